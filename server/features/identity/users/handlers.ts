import { headOf } from '../../../api/cut-text.ts';
import { newId } from '../../../api/ids.ts';
import { invalidField, ProblemError } from '../../../api/problem.ts';
import { HOUR_SECONDS } from '../../../api/times.ts';
import type { OperationInput, Schemas } from '../../../api/types.ts';
import { rateLimited } from '../../../auth/authentication/authenticator.ts';
import { hashPassword } from '../../../auth/authentication/passwords.ts';
import { isKey, type Principal, userOf } from '../../../auth/authentication/principal.ts';
import { haveOwnProof, tenantsReachedBy } from '../../../auth/authentication/proofs.ts';
import { rateLimitBucketOf } from '../../../auth/network/ip-address.ts';
import type { InvitationRow } from '../../../database/schema/invitation-tables.ts';
import type { UserRow, WorkspaceRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { joinedColumns, mergeMetadata, partyOutside } from '../../tenancy/external-ids/service.ts';
import type { JoinCode, OverCode } from '../../tenancy/invitations/service.ts';
import { acceptAsMember, lockByToken, openTo } from '../../tenancy/invitations/service.ts';
import { toWorkspace } from '../../tenancy/workspaces/serializers.ts';
import { createWorkspace } from '../../tenancy/workspaces/service.ts';
import { sendSingleUseLink } from './mailed-links.ts';
import { assertStrongPassword } from './password-policy.ts';
import { toUser } from './serializers.ts';
import { requirePassword, requireSession, sessionTarget } from './service.ts';
import { endSessions } from './take-over/service.ts';

/** What the application keeps about a user belongs to the account, which an identity provider does not reach. */
const shownTo = (principal: Principal, user: UserRow): Schemas['User'] =>
  principal.type === 'session' && !haveOwnProof(principal.proofs)
    ? { ...toUser(user), external_id: null, metadata: {} }
    : toUser(user);

async function toMe(
  { principal, repositories }: HandlerContext,
  user: UserRow | undefined,
): Promise<Schemas['Me']> {
  const tenant = isKey(principal) ? await repositories.tenants.find(principal.tenantId) : undefined;
  const tenantReference =
    tenant === undefined ? null : { id: tenant.id, slug: tenant.slug, name: tenant.name };
  if (principal.type === 'directory' || principal.type === 'setup_link')
    throw new Error('A directory or set-up link has no account.');
  return {
    principal: { type: principal.type, id: principal.id },
    scope: isKey(principal) ? (principal.accessToken?.scope ?? principal.scope) : null,
    user: user === undefined ? null : shownTo(principal, user),
    workspace: principal.type === 'organization_key' ? null : tenantReference,
    organization: principal.type === 'organization_key' ? tenantReference : null,
    expires_at: principal.type === 'operator' ? null : (principal.expiresAt?.toISOString() ?? null),
    etag: String(user?.version ?? 1),
  };
}

type Changes = OperationInput<'me.update'>['body'];

/** A new password, and the stored hash that the given current password matched. */
interface NewPassword {
  currentHash: string | null;
  hash: string;
}

/** Checks the current password and hashes the new one. @throws invalid_request or invalid_credentials */
async function prepareNewPassword(
  context: HandlerContext<'invalid_credentials'>,
  body: Changes,
): Promise<NewPassword | undefined> {
  const { new_password, current_password } = body;
  if (new_password === undefined) {
    if (current_password === undefined) return undefined;
    throw invalidField(
      'new_password',
      'required',
      'Give the new password, too, or leave current_password out.',
    );
  }
  if (current_password === undefined) {
    throw invalidField('current_password', 'required', 'Give the current password as well.');
  }
  const { id, userId } = requireSession(context);
  const user = assertFound(await context.repositories.users.find(userId), 'user');
  context.assertIfMatch(String(user.version));
  assertStrongPassword('new_password', new_password, user);
  await requirePassword(context, sessionTarget(id, user), current_password, WRONG_CURRENT_PASSWORD);
  return { currentHash: user.password_hash, hash: await hashPassword(new_password, context.address) };
}

const WRONG_CURRENT_PASSWORD = 'The current password is incorrect.';

/**
 * Replaces the password, and ends other sessions and password-reset links: an intruder who has them may be the reason
 * for the change.
 */
async function replacePassword(
  context: HandlerContext<'invalid_credentials'>,
  user: UserRow,
  { currentHash }: NewPassword,
): Promise<void> {
  if (user.password_hash !== currentHash) throw context.refuse('invalid_credentials', WRONG_CURRENT_PASSWORD);
  await context.repositories.singleUseTokens.consume(user.id, 'password_reset', context.now);
  await endSessions(context, user.id, requireSession(context).id);
}

async function updateMe(
  context: HandlerContext<'invalid_credentials'>,
  body: Changes,
  password: NewPassword | undefined,
) {
  const { users } = context.repositories;
  const user = await lockCurrent(context, users, requireSession(context).userId, 'user');
  if (password !== undefined) await replacePassword(context, user, password);
  const updated = await users.update(user.id, {
    ...(body.name !== undefined && { name: body.name }),
    ...(body.language !== undefined && { language: body.language }),
    ...(body.metadata !== undefined && { metadata: mergeMetadata(user.metadata, body.metadata) }),
    ...(password !== undefined && { password_hash: password.hash }),
  });
  return toMe(context, updated);
}

/**
 * Checks that this caller may sign up.
 * @throws sign_up_closed
 */
function requireSignUp(context: HandlerContext<'sign_up_closed'>, invited: boolean): void {
  const { installation, optionalPrincipal } = context;
  const { signUp } = installation;
  if (signUp === 'open' || (signUp === 'invited' && invited) || optionalPrincipal?.type === 'operator')
    return;
  throw context.refuse(
    'sign_up_closed',
    signUp === 'invited'
      ? 'People sign up here by invitation: follow the link in the mail, or ask a member for one.'
      : 'Sign-up is closed. Ask the operator of this installation for an account.',
  );
}

type SignUp = OperationInput<'users.signUp'>['body'];

function nameFor({ name }: SignUp, invitation?: InvitationRow): string {
  const invited = [invitation?.first_name, invitation?.last_name].filter((part) => part != null).join(' ');
  const chosen = name ?? headOf(invited, 100);
  if (chosen === '') throw invalidField('name', 'required', 'Add property "name": it is required.');
  return chosen;
}

function insertUser(
  context: HandlerContext<'external_id_forbidden'>,
  body: SignUp,
  known: Pick<UserRow, 'name' | 'password_hash'> & Partial<UserRow>,
): Promise<UserRow> {
  const { repositories, optionalPrincipal: principal } = context;
  const joined = joinedColumns(context, body, { party: principal && partyOutside({ principal }) });
  return repositories.users.insert({ id: newId('usr'), email: body.email, ...known, ...joined });
}

/** Counts a sign-up against the limit of its address, whether it succeeds or not. @throws rate_limited */
async function spendSignUp({
  rateLimits,
  installation,
  optionalPrincipal,
  address,
}: HandlerContext): Promise<void> {
  const requests = installation.signUpLimit;
  if (requests === 0 || optionalPrincipal?.type === 'operator') return;
  const allowance = { requests, seconds: HOUR_SECONDS };
  const budget = await rateLimits.consume(`sign-ups:${rateLimitBucketOf(address)}`, allowance, 'sign_up');
  if (budget.exceeded) throw rateLimited(budget);
}

/**
 * Checks before hashing the password whether a sign-up can succeed. Invited users are not counted, because many of one
 * company may share an address; an invalid invitation is.
 * @returns the name of the new user
 * @throws rate_limited, or the reason why it cannot succeed
 */
async function admitSignUp(
  context: HandlerContext<'invitation_wrong_address' | OverCode>,
  body: SignUp,
): Promise<string> {
  const { invitation_token: token } = body;
  const open = token === undefined ? undefined : await openTo(context, token, body.email).catch(rethrow);
  if (open === undefined || open instanceof ProblemError) await spendSignUp(context);
  if (open instanceof ProblemError) throw open;
  return nameFor(body, open?.invitation);
}

/** Returns a problem as a value, and rethrows any other error. */
function rethrow(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  throw error;
}

async function signUp(
  context: HandlerContext<'external_id_forbidden'>,
  body: SignUp,
  password_hash: string,
): Promise<Schemas['SignedUpUser']> {
  const user = await insertUser(context, body, { name: nameFor(body), password_hash });
  const workspace = await createFirstWorkspace(context, body, user);
  await sendVerification(context, user);
  return { ...toUser(user), workspace: toWorkspace(workspace) };
}

/** The invitation determines what the new user joins. @throws invalid_request */
function requireNoWorkspace({ invitation_token: token, workspace }: SignUp): void {
  if (token === undefined || workspace === undefined) return;
  const message = 'Omit this field: the invitation determines what you join.';
  throw invalidField('workspace', 'forbidden', message);
}

/** Signs up a user with the token of an invitation. The mail has reached the user, so the address is verified. */
async function signUpInvited(
  context: HandlerContext<OverCode | JoinCode | 'external_id_forbidden' | 'invitation_wrong_address'>,
  body: SignUp,
  token: string,
  password_hash: string,
): Promise<Schemas['SignedUpUser']> {
  const open = await lockByToken(context, token, body.email);
  const name = nameFor(body, open.invitation);
  const user = await insertUser(context, body, { name, password_hash, email_verified_at: context.now });
  const { invitation } = await acceptAsMember(context, open, user);
  context.audit('invitation.accepted', invitation.id, open.invitation.tenant_id);
  // Every user has a workspace: an invitation to an organization comes with a workspace of their own.
  const workspace =
    open.workspace === null ? await createFirstWorkspace(context, body, user) : open.workspace;
  return { ...toUser(user), workspace: toWorkspace(workspace) };
}

async function createFirstWorkspace(
  context: HandlerContext,
  body: SignUp,
  user: UserRow,
): Promise<WorkspaceRow> {
  const workspace = await createWorkspace(context, {
    name: body.workspace?.name ?? `${headOf(user.name, 80)}'s workspace`,
    slug: body.workspace?.slug,
    ownerId: user.id,
  });
  context.emit('workspace.created', toWorkspace(workspace));
  return workspace;
}

async function sendVerification(context: HandlerContext, user: UserRow): Promise<void> {
  const { repositories, secrets, now } = context;
  const link = await sendSingleUseLink(
    { repositories, secrets, now, ...context.installation },
    'email_verification',
    user,
  );
  if (link !== undefined) context.sendMail(link.mail);
}

export const userHandlers = {
  'users.signUp': {
    async prepare({ body }, before) {
      const { invitation_token: token } = body;
      requireSignUp(before, token !== undefined);
      requireNoWorkspace(body);
      const name = await admitSignUp(before, body);
      assertStrongPassword('password', body.password, { email: body.email, name });
      const hash = await hashPassword(body.password, before.address);
      return (context) =>
        token === undefined ? signUp(context, body, hash) : signUpInvited(context, body, token, hash);
    },
  },

  async 'me.get'(_input, context) {
    const userId = userOf(context.principal);
    return toMe(context, userId === null ? undefined : await context.repositories.users.find(userId));
  },

  'me.update': {
    async prepare({ body }, before) {
      const password = await prepareNewPassword(before, body);
      return (context) => updateMe(context, body, password);
    },
  },

  async 'me.listWorkspaces'({ query }, context) {
    const { pager, repositories } = context;
    const request = pager.request(query);
    const { userId, proofs } = requireSession(context);
    const reached = { relation: query.relation, tenants: tenantsReachedBy(proofs) };
    const rows = await repositories.workspaces.listOf(userId, reached, request);
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
