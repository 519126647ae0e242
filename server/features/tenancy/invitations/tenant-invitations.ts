import { createToken } from '../../../auth/authentication/token-format.ts';
import { type Context, found } from '../../../operations/handler-context.ts';
import { isEmail } from '../../../api/normalize.ts';
import type { Schemas } from '../../../api/types.ts';
import type { InvitationRow } from '../../../database/schema/invitation-tables.ts';
import { holdStanding } from '../members/service.ts';
import { requireToGiveRole, requireToHoldRole } from '../roles/policies.ts';
import { openAllowance, problemOf, type Refusal } from './mail-budget.ts';
import { statusOf, toInvitation } from './serializers.ts';
import { expiryFrom, grantBehindRole, invite, mailInvitation, senderOf } from './create-invitations.ts';
import { type DoneCode, type OverCode, requireNotDone, requireOpen } from './service.ts';

/** What workspaces and organizations do with their invitations alike. */

/** How sending an invitation is refused. */
type SendCode = Refusal['outcome'] | 'email_not_verified';
type ResendCode = SendCode | DoneCode | 'privilege_escalation' | 'already_exists';

/** An invitation that the caller may act on: it gives no more than they hold. */
async function lockBelow(
  context: Context<DoneCode | 'privilege_escalation'>,
  id: string,
): Promise<InvitationRow> {
  await holdStanding(context);
  const invitation = found(await context.tenant.invitations.lock(id), 'invitation');
  requireNotDone(context, invitation);
  await requireToHoldRole(context, invitation.role);
  return invitation;
}

/**
 * Invites each address; one that cannot be does not stop the others. The caller has been found to hold the role.
 * @throws rate_limited or limit_reached when that is the outcome of every address
 */
export async function inviteAll(
  context: Context<SendCode>,
  emails: readonly string[],
  role: string,
  projectIds: readonly string[],
): Promise<Schemas['InvitationResults']> {
  const drafts = emails
    .map((email) => email.trim())
    .map((email) => ({ email, role, projectIds, firstName: null, lastName: null }));
  const valid = drafts.filter(({ email }) => isEmail(email));
  const results = await invite(context, await senderOf(context), valid);
  const refusals = results.flatMap(({ refusal }) => refusal ?? []);
  const [first] = refusals.toSorted((a, b) => retryOf(a) - retryOf(b));
  if (first !== undefined && refusals.length === drafts.length) throw problemOf(context, first);
  const outcomes = new Map(valid.map((draft, index) => [draft, results[index]]));
  const data = drafts.map((draft) => {
    const result = outcomes.get(draft);
    const invitation = result?.invitation ? toInvitation(result.invitation, context.now) : null;
    if (invitation !== null) context.emit('invitation.created', invitation);
    const retry_after = result?.refusal?.outcome === 'rate_limited' ? result.refusal.retryAfter : null;
    return { email: draft.email, outcome: result?.outcome ?? ('invalid' as const), retry_after, invitation };
  });
  return { data };
}

/** Seconds after which it helps to try again. */
const retryOf = (refusal: Refusal): number =>
  refusal.outcome === 'rate_limited' ? refusal.retryAfter : Number.POSITIVE_INFINITY;

type ListQuery = Partial<Record<'status' | 'import_id', string>> & Parameters<Context['pager']['request']>[0];

export async function listInvitations({ tenant, pager, now }: Context, query: ListQuery) {
  const filters = { status: query.status, importId: query.import_id };
  const rows = await tenant.invitations.list(filters, pager.request(query));
  return pager.page(
    query,
    rows,
    (row) => toInvitation(row, now),
    (row) => [row.id],
  );
}

export async function findInvitation({ tenant, now }: Context, id: string): Promise<Schemas['Invitation']> {
  return toInvitation(found(await tenant.invitations.find(id), 'invitation'), now);
}

/** @param requireToAdd whether the caller may add people to a project with a role */
export async function resendInvitation(
  context: Context<ResendCode>,
  id: string,
  requireToAdd: (project: string, role: string) => Promise<unknown>,
): Promise<Schemas['Invitation']> {
  const { tenant, secrets, now } = context;
  const invitation = await lockBelow(context, id);
  await requireToGiveRole(context, invitation.role);
  const projectIds = await tenant.projects.existing(invitation.project_ids);
  for (const id of projectIds) await requireToAdd(id, invitation.role);
  const [standing] = await tenant.invitations.standing([invitation.email_key]);
  if (standing?.member) {
    throw context.refuse('already_exists', 'There is a member with this address already.');
  }
  const sender = await senderOf(context);
  const refusals = await (await openAllowance(context, sender.id)).spend([invitation.email_key]);
  // One that is open takes no further place.
  const refusal = refusals.get(invitation.email_key);
  if (
    refusal !== undefined &&
    !(refusal.outcome === 'limit_reached' && statusOf(invitation, now) === 'pending')
  ) {
    throw problemOf(context, refusal);
  }
  await tenant.invitations.withdrawMails([invitation.id]);
  const token = createToken('invitation');
  await tenant.invitations.replaceToken(invitation.id, secrets.digest('invitation', token));
  const grant_id = await grantBehindRole(context, invitation.role, projectIds);
  const changes = {
    expires_at: expiryFrom(now),
    invited_by: sender.id,
    created_with: sender.credentialId,
    grant_id,
    sends: invitation.sends + 1,
  };
  const resent = found(
    await tenant.invitations.update(invitation.id, { ...changes, status: 'pending' }),
    'invitation',
  );
  mailInvitation(context, sender, resent, token, standing?.language ?? sender.language);
  return toInvitation(resent, now);
}

export async function cancelInvitation(
  context: Context<OverCode | 'privilege_escalation'>,
  id: string,
): Promise<Schemas['Invitation']> {
  const { tenant, now } = context;
  const invitation = await lockBelow(context, id);
  requireOpen(context, invitation);
  const [cancelled] = await tenant.invitations.cancel({ id: invitation.id }, now);
  return toInvitation(found(cancelled, 'invitation'), now);
}
