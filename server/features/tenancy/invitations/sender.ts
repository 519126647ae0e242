import { type TenantKind, tenantKindOf } from '../../../api/ids.ts';
import { ProblemError } from '../../../api/problem.ts';
import type { OperationId, Permission } from '../../../api/types.ts';
import { type Principal, principalOfUser, userOf } from '../../../auth/authentication/principal.ts';
import { coversTenant } from '../../../auth/authorization/resource-access.ts';
import type { InvitationRow } from '../../../database/schema/invitation-tables.ts';
import { createCallerPermissions } from '../../../operations/caller-permissions.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { assertOutranksRole } from '../roles/policies.ts';

/** The operation and permission for inviting people into each kind of tenant. */
const INVITING: Readonly<Record<TenantKind, { operation: OperationId; permission: Permission }>> = {
  workspace: { operation: 'invitations.create', permission: 'members:invite' },
  organization: { operation: 'organizationInvitations.create', permission: 'organization_members:invite' },
};

/** Loads the current sender of an invitation; `undefined` when the key that sent it has ended. */
async function loadCurrentSender(
  { repositories, now }: HandlerContext,
  { invited_by, created_with }: InvitationRow,
): Promise<Principal | undefined> {
  const key = [created_with, invited_by].find((id) => id?.startsWith('key_') || id?.startsWith('apk_'));
  if (key != null) {
    const resolution = await repositories.credentials.resolve(key, now);
    return resolution.state === 'live' ? resolution.principal : undefined;
  }
  return principalOfUser(invited_by ?? '', now);
}

/**
 * Asserts that the sender could send the invitation now: it ends with the key, grant and role that it was sent with.
 * @throws invalid_state
 */
export async function assertSenderEntitled(
  context: HandlerContext<'invalid_state'>,
  invitation: InvitationRow,
): Promise<void> {
  if (invitation.invited_by === null) return;
  const tenant = context.repositories.tenant(invitation.tenant_id);
  // A concurrent revocation of the grant waits, and then finds the membership.
  if (invitation.grant_id !== null) await tenant.managerGrants.lockRow(invitation.grant_id);
  const sender = await loadCurrentSender(context, invitation);
  if (sender !== undefined && (await canStillInvite(context, sender, invitation))) return;
  throw context.refuse(
    'invalid_state',
    'The sender of this invitation could not send it any more. Ask an owner or admin for another one.',
  );
}

async function canStillInvite(
  context: HandlerContext,
  principal: Principal,
  invitation: InvitationRow,
): Promise<boolean> {
  const { contract, repositories, now, loadFacts } = context;
  const { tenant_id: id, role, grant_id } = invitation;
  const tenant = repositories.tenant(id);
  if (grant_id !== null && !(await tenant.managerGrants.isActive(grant_id))) return false;
  const kind = tenantKindOf(id);
  const userId = userOf(principal);
  const facts = await loadFacts(
    kind === 'workspace' ? { workspace: id, userId } : { organization: id, userId },
  );
  // An application key has no role to compare: it invited the first owner.
  if (principal.type === 'application_key')
    return principal.permissions.includes('workspaces:provision') && coversTenant(principal, facts);
  const access = createCallerPermissions(contract, { principal, now }, facts);
  const operation = contract.operations.get(INVITING[kind].operation);
  if (operation === undefined || !access.permissions.has(INVITING[kind].permission)) return false;
  const owner = kind === 'workspace' ? facts.organization : null;
  try {
    await assertOutranksRole({ access, contract, tenant, operation, owningOrganization: owner }, role);
    return true;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
