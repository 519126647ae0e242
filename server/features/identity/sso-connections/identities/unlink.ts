import type { IdentityRow } from '../../../../database/schema/sso-tables.ts';
import { assertFound, type HandlerContext } from '../../../../operations/handler-context.ts';
import type { PageRequest } from '../../../../operations/pagination.ts';
import { assertBelow } from '../../../tenancy/roles/policies.ts';
import { requireSession } from '../../users/service.ts';
import { toIdentity } from '../flows/serializers.ts';

const NOT_BELOW = 'You unlink identities of people below you. This person does so with identities.unlink.';

/** Returns the identities of a person at the connections of the tenant. @throws not_found for a stranger */
export async function listOfMember(
  { tenant }: HandlerContext,
  userId: string,
  page: PageRequest,
): Promise<IdentityRow[]> {
  const rows = await tenant.identities.list(userId, page);
  if (rows.length === 0) assertFound(await tenant.members.find(userId), 'member');
  return rows;
}

/**
 * Ends the sessions that rest on an identity alone, and takes from others what it has proved. The tenant is locked, so
 * that no sign-in passes it unseen.
 */
async function endSessionsOfIdentity(
  { repositories, now }: HandlerContext,
  identity: IdentityRow,
): Promise<void> {
  const { ssoConnections, ssoProofs } = repositories.tenant(identity.tenant_id);
  const sessionIds = await ssoProofs.sessionsOfIdentity(identity);
  const ended = await ssoConnections.withdrawProofs(identity.connection_id, now, { sessionIds });
  await repositories.credentials.end(ended, now);
}

/** Ends a locked identity, with the sessions that rest on it. The tenant is locked. */
export async function unlinkIdentity(context: HandlerContext, identity: IdentityRow): Promise<void> {
  const { identities } = context.repositories.tenant(identity.tenant_id);
  await endSessionsOfIdentity(context, identity);
  await identities.remove(identity.id);
  await identities.rememberUnlinked(identity, { isUndone: false });
  context.emit('identity.unlinked', toIdentity(identity), identity.tenant_id);
}

/** Ends an identity of the caller. The tenant of its connection has the audit entry. */
export async function unlinkOwn(context: HandlerContext, id: string): Promise<undefined> {
  const { repositories } = context;
  const { userId } = requireSession(context);
  const found = assertFound(await repositories.ownIdentities.find(userId, id), 'identity');
  await repositories.tenants.lock(found.tenant_id);
  const { identities } = repositories.tenant(found.tenant_id);
  const identity = assertFound(await identities.lockOf(userId, id), 'identity');
  await unlinkIdentity(context, identity);
  context.audit('identity.unlinked', id, identity.tenant_id);
}

/** Unlinks an identity of a person below the caller, or of a removed member, at a connection of the tenant. */
export async function unlinkOfMember(
  context: HandlerContext<'privilege_escalation'>,
  userId: string,
  id: string,
): Promise<undefined> {
  const { repositories, tenant, tenantId } = context;
  const { locked, fresh } = await context.lockForUpdate(async () => {
    await repositories.tenants.lock(tenantId);
    const member = await tenant.members.lock(userId);
    return { member, identity: await tenant.identities.lockOf(userId, id) };
  });
  const identity = assertFound(locked.identity, 'identity');
  if (locked.member !== undefined) await assertBelow(fresh, locked.member.role, NOT_BELOW);
  await unlinkIdentity(context, identity);
}
