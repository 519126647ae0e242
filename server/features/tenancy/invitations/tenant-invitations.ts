import { isEmail } from '../../../api/normalize.ts';
import { invalidField } from '../../../api/problem.ts';
import type { ErrorCode, Schemas } from '../../../api/types.ts';
import { createToken } from '../../../auth/authentication/token-format.ts';
import type { InvitationRow } from '../../../database/schema/invitation-tables.ts';
import {
  assertFound,
  type HandlerContext,
  type Reauthorized,
  type ReauthorizedContext,
} from '../../../operations/handler-context.ts';
import { joinedColumns } from '../external-ids/service.ts';
import { lockAuthority } from '../members/service.ts';
import { assertMayAssignRole, assertOutranksRole } from '../roles/policies.ts';
import {
  createInvitations,
  expiryFrom,
  loadSender,
  mailInvitation,
  requiredGrantForRole,
} from './create-invitations.ts';
import { type MailRefusal, openMailAllowance, problemOf } from './mail-budget.ts';
import { statusOf, toInvitation } from './serializers.ts';
import { assertAcceptable, type DoneCode, type OverCode, requireNotDone } from './service.ts';

/** Operations on invitations that workspaces and organizations share. */

/** Error codes of sending an invitation. */
type SendCode = MailRefusal['outcome'] | 'email_not_verified';
type ResendCode = SendCode | DoneCode | 'privilege_escalation' | 'already_exists';

/** Locks an invitation that the caller may manage: it grants no more than the caller has. */
async function lockManageable<Code extends ErrorCode>(
  context: HandlerContext<Code | DoneCode | 'privilege_escalation'>,
  id: string,
): Promise<Reauthorized<InvitationRow, Code | DoneCode | 'privilege_escalation'>> {
  const { fresh } = await lockAuthority(context);
  const invitation = assertFound(await context.tenant.invitations.lock(id), 'invitation');
  requireNotDone(context, invitation);
  await assertOutranksRole(fresh, invitation.role);
  return { locked: invitation, fresh };
}

interface InvitedEmails {
  emails: readonly string[];
  role: string;
  projectIds: readonly string[];
  external_id?: string | null;
  metadata?: Record<string, string>;
}

/**
 * Invites each address; a refused address does not stop the others. The caller was found to have the role.
 * @throws rate_limited or limit_reached when that is the result of every address
 */
export async function inviteEmails(
  context: ReauthorizedContext<SendCode | 'external_id_forbidden'>,
  { emails, role, projectIds, ...joins }: InvitedEmails,
): Promise<Schemas['InvitationResults']> {
  if (typeof joins.external_id === 'string' && emails.length > 1)
    throw invalidField(
      'external_id',
      'forbidden',
      'Invite one address: an external id is that of one person.',
    );
  const joined = joinedColumns(context, joins);
  const drafts = emails
    .map((email) => email.trim())
    .map((email) => ({ email, role, projectIds, firstName: null, lastName: null, joined }));
  const valid = drafts.filter(({ email }) => isEmail(email));
  const results = await createInvitations(context, await loadSender(context), valid);
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

/** Returns the seconds after which a retry can succeed. */
const retryOf = (refusal: MailRefusal): number =>
  refusal.outcome === 'rate_limited' ? refusal.retryAfter : Number.POSITIVE_INFINITY;

/** Counts a mail that repeats an invitation. @throws rate_limited or limit_reached */
async function consumeMailOf(
  context: HandlerContext<ResendCode>,
  invitation: InvitationRow,
  senderId: string | null,
): Promise<void> {
  const { email_key } = invitation;
  const refusal = (await (await openMailAllowance(context, senderId)).consume([email_key])).get(email_key);
  // A pending invitation already counts against the quota.
  const isCounted = refusal?.outcome === 'limit_reached' && statusOf(invitation, context.now) === 'pending';
  if (refusal !== undefined && !isCounted) throw problemOf(context, refusal);
}

/**
 * Sends an invitation again.
 * @param assertMayAdd asserts that the caller may add people to a project with a role
 */
export async function resendInvitation(
  context: HandlerContext<ResendCode>,
  id: string,
  assertMayAdd: (project: string, role: string) => Promise<unknown>,
): Promise<Schemas['Invitation']> {
  const { tenant, secrets, now } = context;
  const { locked: invitation, fresh } = await lockManageable(context, id);
  await assertMayAssignRole(fresh, invitation.role);
  const projectIds = await tenant.projects.filterExisting(invitation.project_ids);
  for (const id of projectIds) await assertMayAdd(id, invitation.role);
  const [status] = await tenant.invitations.statusesOf([invitation.email_key]);
  if (status?.member) {
    throw context.refuse('already_exists', 'A member with this address already exists.');
  }
  const sender = await loadSender(context);
  await consumeMailOf(context, invitation, sender.id);
  await tenant.invitations.cancelMails([invitation.id]);
  const token = createToken('invitation');
  await tenant.invitations.replaceToken(invitation.id, secrets.digest('invitation', token));
  const grant_id = await requiredGrantForRole(fresh, invitation.role, projectIds);
  const changes = {
    expires_at: expiryFrom(now),
    invited_by: sender.id,
    created_with: sender.credentialId,
    grant_id,
    sends: invitation.sends + 1,
  };
  const resent = assertFound(
    await tenant.invitations.update(invitation.id, { ...changes, status: 'pending' }),
    'invitation',
  );
  mailInvitation(context, sender, resent, { token, language: status?.language });
  return toInvitation(resent, now);
}

export async function cancelInvitation(
  context: HandlerContext<OverCode | 'privilege_escalation'>,
  id: string,
): Promise<Schemas['Invitation']> {
  const { tenant, now } = context;
  const { locked: invitation } = await lockManageable(context, id);
  assertAcceptable(context, invitation);
  const [cancelled] = await tenant.invitations.cancel({ id: invitation.id }, now);
  return toInvitation(assertFound(cancelled, 'invitation'), now);
}
