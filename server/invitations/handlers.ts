import { createToken } from '../access/token.ts';
import { type Context, found } from '../contract/context.ts';
import { isEmail } from '../contract/email-address.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Handlers } from '../contract/types.ts';
import type { InvitationRow } from '../database/invitation-tables.ts';
import { holdStanding } from '../members/rules.ts';
import { requireToHoldRole } from '../roles/rules.ts';
import { session } from '../users/rules.ts';
import { toWorkspace } from '../workspaces/api.ts';
import { statusOf, toInvitation } from './api.ts';
import { expiryFrom, invite, mailInvitation, requireToAddTo, senderOf, spendMail } from './invite.ts';
import { join, openInvitation, previewInvitation, requireOpen } from './rules.ts';

/** An invitation that the caller may act on: it gives no more than they hold. */
async function lockBelow(context: Context, id: string): Promise<InvitationRow> {
  await holdStanding(context);
  const invitation = found(await context.tenant.invitations.lock(id), 'invitation');
  if (statusOf(invitation, context.now) !== 'expired') requireOpen(invitation, context.now);
  await requireToHoldRole(context, invitation.role);
  return invitation;
}

export const invitationHandlers = {
  async 'invitations.create'({ body }, context) {
    const { emails, role, projects = [] } = body;
    await holdStanding(context);
    await requireToHoldRole(context, role);
    const projectIds: string[] = [];
    for (const project of projects) projectIds.push(await requireToAddTo(context, project, role));
    const drafts = emails
      .map((email) => email.trim())
      .map((email) => ({ email, role, projectIds, firstName: null, lastName: null }));
    const valid = drafts.filter(({ email }) => isEmail(email));
    const results = await invite(context, await senderOf(context), valid);
    const outcomes = new Map(valid.map((draft, index) => [draft, results[index]]));
    const data = drafts.map((draft) => {
      const result = outcomes.get(draft);
      const invitation = result?.invitation ? toInvitation(result.invitation, context.now) : null;
      if (invitation !== null) context.emit('invitation.created', invitation);
      return { email: draft.email, outcome: result?.outcome ?? ('invalid' as const), invitation };
    });
    return { data };
  },

  async 'invitations.list'({ query }, { tenant, pager, now }) {
    const filters = { status: query.status, importId: query.import_id };
    const rows = await tenant.invitations.list(filters, pager.request(query));
    return pager.page(
      query,
      rows,
      (row) => toInvitation(row, now),
      (row) => [row.id],
    );
  },

  async 'invitations.get'({ params }, { tenant, now }) {
    return toInvitation(found(await tenant.invitations.find(params.invitation_id), 'invitation'), now);
  },

  async 'invitations.resend'({ params }, context) {
    const { tenant, secrets, now } = context;
    const invitation = await lockBelow(context, params.invitation_id);
    for (const id of await tenant.projects.existing(invitation.project_ids)) {
      await requireToAddTo(context, id, invitation.role);
    }
    const [standing] = await tenant.invitations.standing([invitation.email_key]);
    if (standing?.member) {
      throw new ProblemError('already_exists', 'Somebody with this address is a member by now.');
    }
    const budget = await spendMail(context, invitation);
    if (budget.exceeded) {
      throw new ProblemError(
        'rate_limited',
        `This address was sent ${budget.limit} invitations to this workspace within an hour.`,
        { retryAfter: budget.resetSeconds },
      );
    }
    const sender = await senderOf(context);
    await tenant.invitations.withdrawMails([invitation.id]);
    const token = createToken('invitation');
    await tenant.invitations.replaceToken(invitation.id, secrets.digest('invitation', token));
    const changes = { expires_at: expiryFrom(now), invited_by: sender.id, sends: invitation.sends + 1 };
    const resent = found(
      await tenant.invitations.update(invitation.id, { ...changes, status: 'pending' }),
      'invitation',
    );
    mailInvitation(context, sender, resent, token, standing?.language ?? sender.language);
    return toInvitation(resent, now);
  },

  async 'invitations.cancel'({ params }, context) {
    const { tenant, now } = context;
    const invitation = await lockBelow(context, params.invitation_id);
    requireOpen(invitation, now);
    const [cancelled] = await tenant.invitations.cancel({ id: invitation.id }, now);
    return toInvitation(found(cancelled, 'invitation'), now);
  },

  async 'invitations.preview'({ params }, context) {
    const { workspace, invitation } = await previewInvitation(context, params.token);
    const inviter =
      invitation.invited_by === null
        ? undefined
        : await context.repositories.users.find(invitation.invited_by);
    return {
      workspace: { name: workspace.name },
      invited_by: inviter === undefined ? null : { name: inviter.name },
    };
  },

  async 'invitations.accept'({ body }, context) {
    const { users } = context.repositories;
    const user = found(await users.find(session(context).userId), 'user');
    const open = await openInvitation(context, body.token, user.email);
    const { invitation, member } = await join(context, open, user);
    // The mail has reached them.
    if (user.email_verified_at === null) await users.update(user.id, { email_verified_at: context.now });
    return { invitation, workspace: toWorkspace(open.workspace), member };
  },
} satisfies Partial<Handlers>;
