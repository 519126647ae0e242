import { normalizeEmail } from '../../../api/normalize.ts';
import { notFound } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { InvitationRow } from '../../../database/schema/invitation-tables.ts';
import type { OrganizationRow } from '../../../database/schema/organization-tables.ts';
import type { UserRow, WorkspaceRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { assertQuota } from '../../../operations/plan-quotas.ts';
import { toMember } from '../members/serializers.ts';
import { assertBelongsToOrganization } from '../organizations/policies.ts';
import { assertSenderEntitled } from './sender.ts';
import { statusOf, toInvitation } from './serializers.ts';

/** How an invitation that is over is refused. */
export type OverCode = DoneCode | 'invitation_expired';
/** How an invitation is refused that cannot be sent again either. */
export type DoneCode = 'invitation_already_accepted' | 'invitation_cancelled';

/** An invitation, and what it invites into: one of the two. */
export interface AcceptableInvitation {
  invitation: InvitationRow;
  workspace: WorkspaceRow | null;
  organization: OrganizationRow | null;
}

/** @throws when it was accepted or cancelled; one that has expired can be sent again */
export function requireNotDone(context: HandlerContext<DoneCode>, invitation: InvitationRow): void {
  const status = statusOf(invitation, context.now);
  if (status === 'accepted') {
    throw context.refuse('invitation_already_accepted', 'This invitation was accepted already.');
  }
  if (status === 'cancelled') throw context.refuse('invitation_cancelled', 'This invitation was cancelled.');
}

/** @throws a problem with a code of its own for each reason why it cannot be accepted */
export function assertAcceptable(context: HandlerContext<OverCode>, invitation: InvitationRow): void {
  requireNotDone(context, invitation);
  if (statusOf(invitation, context.now) === 'expired') {
    throw context.refuse(
      'invitation_expired',
      'This invitation was valid for 72 hours, which are over. Ask for it to be sent again.',
    );
  }
}

/**
 * The invitation that a token opens, for looking at it.
 * @throws not_found, or why it is not open
 */
export async function findByToken(
  context: HandlerContext<OverCode>,
  token: string,
): Promise<AcceptableInvitation> {
  const { repositories, secrets } = context;
  const hash = secrets.digest('invitation', token);
  const place = assertFound(await repositories.invitationTokens.find(hash), 'invitation');
  const { workspaces, organizations } = repositories;
  const workspace = (await workspaces.find(place.tenant_id)) ?? null;
  const organization = workspace === null ? ((await organizations.find(place.tenant_id)) ?? null) : null;
  if ((workspace ?? organization)?.archived_at !== null) throw notFound('invitation');
  const { invitations } = repositories.tenant(place.tenant_id);
  const invitation = assertFound(await invitations.find(place.invitation_id), 'invitation');
  assertAcceptable(context, invitation);
  return { invitation, workspace, organization };
}

/** The same, when it was sent to this address. @throws invitation_wrong_address */
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

/** The same, for accepting it with an address: no other request changes it until the transaction ends. */
export async function lockByToken(
  context: HandlerContext<OverCode | 'invitation_wrong_address'>,
  token: string,
  email: string,
): Promise<AcceptableInvitation> {
  const { repositories, secrets } = context;
  const hash = secrets.digest('invitation', token);
  const place = assertFound(await repositories.invitationTokens.find(hash), 'invitation');
  await repositories.tenant(place.tenant_id).invitations.lock(place.invitation_id);
  // Sending it again replaces the token, and may just have done so.
  return openTo(context, token, email);
}

/** How an invitation that is open is refused all the same. */
export type JoinCode = 'organization_membership_required' | 'invalid_state' | 'limit_reached';

/** Makes the person a member as the invitation says, and emits the events for it. */
export async function acceptAsMember(
  context: HandlerContext<JoinCode>,
  { invitation, workspace }: AcceptableInvitation,
  user: UserRow,
): Promise<{ invitation: Schemas['Invitation']; member: Schemas['Member'] }> {
  const { repositories, now } = context;
  const tenant = repositories.tenant(invitation.tenant_id);
  await assertSenderEntitled(context, invitation);
  if (workspace !== null) await assertQuota(context, repositories, workspace, 'members');
  // It does not come into an organization meanwhile, nor leave one.
  await repositories.tenants.lockShared(invitation.tenant_id);
  const present = workspace && (await repositories.workspaces.find(workspace.id));
  await assertBelongsToOrganization(context, present?.organization_id ?? null, user.id);
  const { invited_by: created_by, created_with, grant_id } = invitation;
  const made = { created_by, created_with, grant_id };
  await tenant.members.add(user.id, invitation.role, made);
  await tenant.members.forgetDeparture(user.id);
  // A project may have been purged since; one that is archived is joined, for it can be restored.
  for (const id of await tenant.projects.filterExisting(invitation.project_ids)) {
    await tenant.projectMembers.set(id, user.id, null, made);
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
