import { normalizeEmail } from '../../../api/normalize.ts';
import { notFound } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { InvitationRow } from '../../../database/schema/invitation-tables.ts';
import type { OrganizationRow } from '../../../database/schema/organization-tables.ts';
import type { UserRow, WorkspaceRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { assertQuota } from '../../../operations/plan-quotas.ts';
import { carriedColumns } from '../external-ids/service.ts';
import { toMember } from '../members/serializers.ts';
import { assertBelongsToOrganization } from '../organizations/policies.ts';
import { assertSenderEntitled } from './sender.ts';
import { statusOf, toInvitation } from './serializers.ts';

/** Mails to people who may not know the sender have the same budgets, whatever they are about. */
export { assertSenderConfirmed, openMailAllowance, problemOf } from './mail-budget.ts';

/** Error codes of an invitation that is no longer pending. */
export type OverCode = DoneCode | 'invitation_expired';
/** Error codes of an invitation that cannot be sent again. */
export type DoneCode = 'invitation_already_accepted' | 'invitation_cancelled';

/** An invitation, with its workspace or organization. */
export interface AcceptableInvitation {
  invitation: InvitationRow;
  workspace: WorkspaceRow | null;
  organization: OrganizationRow | null;
}

/**
 * Asserts that an invitation can be sent again.
 * @throws when it was accepted or cancelled
 */
export function requireNotDone(context: HandlerContext<DoneCode>, invitation: InvitationRow): void {
  const status = statusOf(invitation, context.now);
  if (status === 'accepted') {
    throw context.refuse('invitation_already_accepted', 'This invitation has already been accepted.');
  }
  if (status === 'cancelled') throw context.refuse('invitation_cancelled', 'This invitation was cancelled.');
}

/**
 * Asserts that an invitation can be accepted.
 * @throws a problem with a specific code for each reason
 */
export function assertAcceptable(context: HandlerContext<OverCode>, invitation: InvitationRow): void {
  requireNotDone(context, invitation);
  if (statusOf(invitation, context.now) === 'expired') {
    throw context.refuse(
      'invitation_expired',
      'This invitation has expired after 72 hours. Ask the sender to send it again.',
    );
  }
}

/**
 * Finds an invitation by its token, for a preview.
 * @throws not_found, or the reason why it is not pending
 */
export async function findByToken(
  context: HandlerContext<OverCode>,
  token: string,
): Promise<AcceptableInvitation> {
  const { repositories, secrets } = context;
  const hash = secrets.digest('invitation', token);
  const reference = assertFound(await repositories.invitationTokens.find(hash), 'invitation');
  const { workspaces, organizations } = repositories;
  const workspace = (await workspaces.find(reference.tenant_id)) ?? null;
  const organization = workspace === null ? ((await organizations.find(reference.tenant_id)) ?? null) : null;
  if ((workspace ?? organization)?.archived_at !== null) throw notFound('invitation');
  const { invitations } = repositories.tenant(reference.tenant_id);
  const invitation = assertFound(await invitations.find(reference.invitation_id), 'invitation');
  assertAcceptable(context, invitation);
  return { invitation, workspace, organization };
}

/** Finds an invitation that was sent to this address. @throws invitation_wrong_address */
export async function openTo(
  context: HandlerContext<OverCode | 'invitation_wrong_address'>,
  token: string,
  email: string,
): Promise<AcceptableInvitation> {
  const open = await findByToken(context, token);
  if (open.invitation.email_key !== normalizeEmail(email)) {
    throw context.refuse(
      'invitation_wrong_address',
      'This invitation was sent to another address. Use the address that received it, or ask for an invitation to yours.',
    );
  }
  return open;
}

/** Locks an invitation for acceptance by this address, until the transaction ends. */
export async function lockByToken(
  context: HandlerContext<OverCode | 'invitation_wrong_address'>,
  token: string,
  email: string,
): Promise<AcceptableInvitation> {
  const { repositories, secrets } = context;
  const hash = secrets.digest('invitation', token);
  const reference = assertFound(await repositories.invitationTokens.find(hash), 'invitation');
  await repositories.tenant(reference.tenant_id).invitations.lock(reference.invitation_id);
  // Resending replaces the token, and may just have happened.
  return openTo(context, token, email);
}

/** Error codes of accepting a pending invitation. */
export type JoinCode = 'organization_membership_required' | 'invalid_state' | 'limit_reached';

/** Makes the user a member as the invitation specifies, and emits the events. */
export async function acceptAsMember(
  context: HandlerContext<JoinCode>,
  { invitation, workspace }: AcceptableInvitation,
  user: UserRow,
): Promise<{ invitation: Schemas['Invitation']; member: Schemas['Member'] }> {
  const { repositories, now } = context;
  const tenant = repositories.tenant(invitation.tenant_id);
  await assertSenderEntitled(context, invitation);
  if (workspace !== null) await assertQuota(context, repositories, workspace, 'members');
  // The workspace must neither join nor leave an organization in the meantime.
  await repositories.tenants.lockShared(invitation.tenant_id);
  const current = workspace && (await repositories.workspaces.find(workspace.id));
  await assertBelongsToOrganization(context, current?.organization_id ?? null, user.id);
  const { invited_by: created_by, created_with, grant_id } = invitation;
  const provenance = { created_by, created_with, grant_id };
  const carried = carriedColumns(invitation, await tenant.members.hasExternalId(invitation));
  await tenant.members.add(user.id, invitation.role, { ...provenance, ...carried });
  await tenant.members.forgetDeparture(user.id);
  // A project may have been purged since. Members also join archived projects, which can be restored.
  for (const id of await tenant.projects.filterExisting(invitation.project_ids)) {
    await tenant.projectMembers.set(id, user.id, null, provenance);
  }
  const changes = { status: 'accepted', accepted_at: now, accepted_by: user.id } as const;
  const accepted = toInvitation(
    assertFound(await tenant.invitations.update(invitation.id, changes), 'invitation'),
    now,
  );
  const member = toMember(assertFound(await tenant.members.find(user.id), 'member'));
  context.emit('invitation.accepted', accepted, invitation.tenant_id);
  context.emit('member.added', member, invitation.tenant_id);
  return { invitation: accepted, member };
}
