import type { Schemas } from '../../../api/types.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { emitLossOfLeaver } from '../../payments/approvals/service.ts';
import { toMember } from '../../tenancy/members/serializers.ts';
import { toKeySummary } from '../../tenancy/members/service.ts';
import { revocationScopeOf } from '../../tenancy/provenance/revocation-scope.ts';
import { cancelInvitations, revokeKeysWithInvitations } from '../../tenancy/provenance/revoke-keys.ts';
import { requireFreshProof } from '../factors/policies.ts';
import { lockPerson, requireSession } from '../users/service.ts';
import { endSessions } from '../users/take-over/service.ts';

type DeletionCode = 'reauthentication_required' | 'last_owner' | 'managed_by_directory';

/** Locks the tenants of a person, sorted by id, and then the memberships, which requests of the person hold. */
async function lockTenants({ repositories }: HandlerContext, userId: string): Promise<void> {
  const ids = await repositories.accountDeletion.tenantsOf(userId);
  for (const id of ids) await repositories.tenants.lock(id);
  for (const id of ids) await repositories.tenant(id).members.lockRow(userId);
}

/**
 * Locks the tenants of a person and then the account. A request that adds the person to another tenant has either committed
 * before, so that its tenant is locked as well, or waits and finds no account.
 */
async function lockEverywhere(context: HandlerContext, userId: string): Promise<UserRow> {
  await lockTenants(context, userId);
  const user = await lockPerson(context, userId);
  await lockTenants(context, userId);
  return user;
}

/** Withdraws the mails that wait for a person, and notifies the address if it was confirmed to be theirs. */
async function notifyOfEnd(context: HandlerContext, user: UserRow): Promise<void> {
  const { repositories, now, address } = context;
  await repositories.accountDeletion.cancelMails(user.email_key);
  if (user.email_verified_at === null) return;
  context.sendMail({
    template: 'account_deleted',
    data: { address, at: now.toISOString() },
    to: user.email,
    language: user.language ?? 'en',
  });
}

/** Asserts that each tenant can do without the person. @throws managed_by_directory or last_owner */
async function assertNotNeeded(
  context: HandlerContext<'last_owner' | 'managed_by_directory'>,
  userId: string,
): Promise<void> {
  const { accountDeletion } = context.repositories;
  const managed = await accountDeletion.managedIn(userId);
  if (managed.length > 0)
    throw context.refuse(
      'managed_by_directory',
      'A directory decides about a membership of yours. Ask its administrator to remove you there first.',
      { tenants: managed },
    );
  const owned = await accountDeletion.lastOwnerIn(userId);
  if (owned.length > 0)
    throw context.refuse(
      'last_owner',
      'You are the last owner of what "tenants" lists. Make another member an owner there first, or delete it.',
      { tenants: owned },
    );
}

type Ended = Schemas['AccountDeletion']['tenants'][number];

/** Ends what a person has in a tenant, apart from the membership, and returns it with what remains. */
async function endIn(context: HandlerContext, userId: string, tenantId: string): Promise<Ended> {
  const scope = revocationScopeOf(context, tenantId);
  const { tenant } = scope;
  const member = await tenant.members.find(userId);
  const keys = await tenant.apiKeys.unrevokedOf(userId);
  const service_keys = await tenant.apiKeys.liveServiceKeysBy(userId);
  const invitations = [
    ...(await revokeKeysWithInvitations(scope, keys)),
    ...(await cancelInvitations(scope, { invited_by: userId })),
  ];
  if (member !== undefined) {
    scope.audit('member.removed', userId);
    scope.emit('member.removed', toMember(member));
  }
  scope.audit('user.deleted', userId);
  return {
    tenant_id: tenantId,
    role: member?.role ?? null,
    api_keys: keys.map(toKeySummary),
    invitations: invitations.map(({ id, email }) => ({ id, email })),
    service_keys: service_keys.map(toKeySummary),
  };
}

/** Deletes the account of the caller, with its access in every tenant. */
export async function deleteAccount(
  context: HandlerContext<DeletionCode>,
): Promise<Schemas['AccountDeletion']> {
  const { repositories, now } = context;
  const user = await lockEverywhere(context, requireSession(context).userId);
  requireFreshProof(context, user);
  await assertNotNeeded(context, user.id);
  await emitLossOfLeaver(context, user.id, null);
  const tenants: Ended[] = [];
  for (const id of await repositories.accountDeletion.tenantsOf(user.id))
    tenants.push(await endIn(context, user.id, id));
  const sessions = await repositories.sessions.countLiveOf(user.id);
  await endSessions(context, user.id);
  await notifyOfEnd(context, user);
  await repositories.accountDeletion.delete(user.id);
  return { user_id: user.id, deleted_at: now.toISOString(), sessions, tenants };
}
