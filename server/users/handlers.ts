import { hashPassword, isPassword } from '../access/passwords.ts';
import { isKey, userOf } from '../access/principal.ts';
import { type Context, found } from '../contract/context.ts';
import { newId } from '../contract/ids.ts';
import { invalid, ProblemError } from '../contract/problem.ts';
import type { Handlers, Input, Schemas } from '../contract/types.ts';
import type { InvitationRow } from '../database/invitation-tables.ts';
import type { UserRow, WorkspaceRow } from '../database/tables.ts';
import { join, openInvitation } from '../invitations/rules.ts';
import { toWorkspace } from '../workspaces/api.ts';
import { createWorkspace } from '../workspaces/rules.ts';
import { toUser } from './api.ts';
import { mailLink } from './mailed-links.ts';
import { session } from './rules.ts';

async function toMe({ principal, repositories }: Context, user: UserRow | undefined): Promise<Schemas['Me']> {
  const tenant = isKey(principal) ? await repositories.tenants.find(principal.tenantId) : undefined;
  const place = tenant === undefined ? null : { id: tenant.id, slug: tenant.slug, name: tenant.name };
  const isOfOrganization = principal.type === 'organization_key';
  return {
    principal: { type: principal.type, id: principal.id },
    scope: isKey(principal) ? principal.scope : null,
    user: user === undefined ? null : toUser(user),
    workspace: isOfOrganization ? null : place,
    organization: isOfOrganization ? place : null,
    expires_at: principal.type === 'operator' ? null : (principal.expiresAt?.toISOString() ?? null),
    etag: String(user?.version ?? 1),
  };
}

/**
 * A new password needs the present one, and ends the other sessions, and links in mails that would replace it again:
 * whoever has them may be why it is changed.
 */
async function changePassword(
  context: Context,
  user: UserRow,
  body: Input<'me.update'>['body'],
): Promise<string | undefined> {
  if (body.new_password === undefined) {
    if (body.current_password === undefined) return undefined;
    throw invalid([missing('new_password', 'Give the new password, too, or leave current_password out.')]);
  }
  if (body.current_password === undefined) {
    throw invalid([missing('current_password', 'Give the present password, too.')]);
  }
  if (!(await isPassword(body.current_password, user.password_hash))) {
    throw new ProblemError('invalid_credentials', 'The present password is another one.', {
      userId: user.id,
    });
  }
  const { sessions, credentials, singleUseTokens } = context.repositories;
  await singleUseTokens.useUp(user.id, 'password_reset', context.now);
  const others = (await sessions.unendedOf(user.id)).filter((id) => id !== session(context).id);
  await sessions.end(others, context.now);
  await credentials.end(others, context.now);
  return hashPassword(body.new_password);
}

const missing = (path: string, message: string) => ({
  location: 'body' as const,
  path,
  code: 'required',
  message,
});

/** @throws sign_up_closed unless the installation lets this caller in */
function requireSignUp({ installation, caller }: Context, invited: boolean): void {
  const { signUp } = installation;
  if (signUp === 'open' || (signUp === 'invited' && invited) || caller?.type === 'operator') return;
  throw new ProblemError(
    'sign_up_closed',
    signUp === 'invited'
      ? 'People sign up here by invitation: follow the link in the mail, or ask somebody inside for one.'
      : 'Nobody signs up here by themselves. Ask whoever runs this installation.',
  );
}

type SignUp = Input<'users.signUp'>['body'];

function nameFor({ name }: SignUp, invitation?: InvitationRow): string {
  const invited = [invitation?.first_name, invitation?.last_name].filter((part) => part != null).join(' ');
  const chosen = name ?? invited.slice(0, 100);
  if (chosen === '') throw invalid([missing('name', 'Add property "name": it is required.')]);
  return chosen;
}

const insertUser = async (
  { repositories }: Context,
  { email, password }: SignUp,
  known: Pick<UserRow, 'name'> & Partial<UserRow>,
): Promise<UserRow> =>
  repositories.users.insert({
    id: newId('usr'),
    email,
    password_hash: await hashPassword(password),
    ...known,
  });

/** Somebody new who follows the link of an invitation. The mail has reached them, so the address is theirs. */
async function signUpInvited(
  context: Context,
  body: SignUp,
  token: string,
): Promise<Schemas['SignedUpUser']> {
  if (body.workspace !== undefined) {
    const message = 'Leave this out: the invitation says what you join.';
    throw invalid([{ location: 'body', path: 'workspace', code: 'forbidden', message }]);
  }
  const open = await openInvitation(context, token, body.email);
  const name = nameFor(body, open.invitation);
  const user = await insertUser(context, body, { name, email_verified_at: context.now });
  const { invitation } = await join(context, open, user);
  context.audit('invitation.accepted', invitation.id, open.invitation.workspace_id);
  // Everybody has a workspace: with an invitation to an organization, one of their own besides.
  const workspace = open.workspace === null ? await firstWorkspace(context, body, user) : open.workspace;
  return { ...toUser(user), workspace: toWorkspace(workspace) };
}

async function firstWorkspace(context: Context, body: SignUp, user: UserRow): Promise<WorkspaceRow> {
  const workspace = await createWorkspace(context.repositories, {
    name: body.workspace?.name ?? `${user.name.slice(0, 80)}'s workspace`,
    slug: body.workspace?.slug,
    ownerId: user.id,
  });
  context.emit('workspace.created', toWorkspace(workspace));
  return workspace;
}

async function sendVerification(context: Context, user: UserRow): Promise<void> {
  const { repositories, secrets, now } = context;
  const link = await mailLink(
    { repositories, secrets, now, ...context.installation },
    'email_verification',
    user,
  );
  if (link !== undefined) context.sendMail(link.mail);
}

export const userHandlers = {
  async 'users.signUp'({ body }, context) {
    requireSignUp(context, body.invitation_token !== undefined);
    if (body.invitation_token !== undefined) return signUpInvited(context, body, body.invitation_token);
    const name = nameFor(body);
    const user = await insertUser(context, body, { name });
    const workspace = await firstWorkspace(context, body, user);
    await sendVerification(context, user);
    return { ...toUser(user), workspace: toWorkspace(workspace) };
  },

  async 'me.get'(_input, context) {
    const userId = userOf(context.principal);
    return toMe(context, userId === null ? undefined : await context.repositories.users.find(userId));
  },

  async 'me.update'({ body }, context) {
    const { users } = context.repositories;
    const user = found(await users.lock(session(context).userId), 'user');
    context.ifMatch(String(user.version));
    const passwordHash = await changePassword(context, user, body);
    const updated = await users.update(user.id, {
      ...(body.name !== undefined && { name: body.name }),
      ...(body.language !== undefined && { language: body.language }),
      ...(passwordHash !== undefined && { password_hash: passwordHash }),
    });
    return toMe(context, updated);
  },

  async 'me.listWorkspaces'({ query }, context) {
    const { pager, repositories } = context;
    const request = pager.request(query);
    const rows = await repositories.workspaces.listOf(session(context).userId, query.relation, request);
    return pager.page(
      query,
      rows,
      (row) => ({
        workspace: toWorkspace(row),
        relation: row.relation,
        organization:
          row.through_id === null
            ? null
            : { id: row.through_id, slug: row.through_slug ?? '', name: row.through_name ?? '' },
        role: row.role,
        status: row.status,
      }),
      (row) => [row.id, row.relation, row.through_key],
    );
  },
} satisfies Partial<Handlers>;
