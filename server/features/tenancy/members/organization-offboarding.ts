import type { Schemas } from '../../../api/types.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { toApiKey } from '../../access/api-keys/serializers.ts';
import { emitLossOfLeaver, type LossInWorkspace, toLostApprovals } from '../../payments/approvals/service.ts';
import { toInvitation } from '../invitations/serializers.ts';
import type { MemberWithUser } from './repository.ts';
import { toKeySummary, toMember } from './serializers.ts';

type Receipt = Pick<Schemas['OrganizationOffboarding'], 'ends' | 'leaves'>;

/**
 * Returns what can no longer be approved in the workspaces of an organization, as far as the caller can read it: by a role or key
 * of the organization, in all of them.
 */
function lossesInReceipt(
  { access }: HandlerContext,
  losses: readonly LossInWorkspace[],
): Pick<Receipt['leaves'], 'approval_rules' | 'approvals'> {
  const all = toLostApprovals(losses);
  return {
    approval_rules: access.permissions.has('payment_controls:read') ? all.approval_rules : [],
    approvals: access.permissions.has('payments:read') ? all.approvals : [],
  };
}

/** Ends memberships with their keys and invitations, and announces it. */
async function end(
  context: HandlerContext,
  userId: string,
  { memberships, keys }: { memberships: readonly MemberWithUser[]; keys: readonly ApiKeyRow[] },
): Promise<void> {
  const { repositories, organizationId, now } = context;
  const offboarding = repositories.offboarding(organizationId, userId);
  await offboarding.end(now);
  for (const invitation of await offboarding.cancelInvitations(now)) {
    context.audit('invitation.cancelled', invitation.id, invitation.tenant_id);
    context.emit('invitation.cancelled', toInvitation(invitation, now), invitation.tenant_id);
  }
  for (const membership of memberships) {
    context.audit('member.removed', userId, membership.tenant_id);
    context.emit('member.removed', toMember(membership), membership.tenant_id);
  }
  for (const { id, tenant_id } of keys) {
    const key = assertFound(await repositories.tenant(tenant_id).apiKeys.find(id), 'key');
    context.audit('api_key.revoked', id, tenant_id);
    context.emit('api_key.revoked', toApiKey(key, context), tenant_id);
  }
}

/**
 * Revokes what a user loses in the workspaces of an organization when leaving it, or only looks it up for a dry run, in
 * a few statements however many workspaces there are. Managed workspaces need nothing: only members of the organization
 * have access to them.
 */
export async function offboardFromOwnedWorkspaces(
  context: HandlerContext,
  { user_id: userId }: Pick<MemberWithUser, 'user_id'>,
  dryRun: boolean,
): Promise<{ receipt: Receipt; losses: LossInWorkspace[] }> {
  const { repositories, organizationId } = context;
  const losses = await emitLossOfLeaver(context, userId, organizationId);
  const offboarding = repositories.offboarding(organizationId, userId);
  const memberships = await offboarding.memberships();
  const keys = await offboarding.keys();
  const invitations = await offboarding.invitations();
  if (!dryRun) await end(context, userId, { memberships, keys });
  const ends = {
    workspaces: memberships.map(({ tenant_id, role }) => ({ workspace_id: tenant_id, role })),
    api_keys: keys.map(toKeySummary),
    invitations: invitations.map(({ id, email }) => ({ id, email })),
  };
  const leaves = {
    ...lossesInReceipt(context, losses),
    organization_keys: (await offboarding.organizationKeys()).map(toKeySummary),
    service_keys: (await offboarding.serviceKeys()).map(toKeySummary),
    created: await repositories.createdInOrganization(organizationId, userId),
  };
  return { receipt: { ends, leaves }, losses };
}

/** The same for a person who removes a member. @returns the receipt */
export const offboardFromOrganization = async (
  ...args: Parameters<typeof offboardFromOwnedWorkspaces>
): Promise<Receipt> => (await offboardFromOwnedWorkspaces(...args)).receipt;
