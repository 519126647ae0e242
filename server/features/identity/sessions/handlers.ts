import { newId } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import { sessionExpiry } from '../../../auth/authentication/credential-lookup.ts';
import { createToken } from '../../../auth/authentication/token-format.ts';
import { providerNetworkOf } from '../../../auth/network/ip-address.ts';
import type { SessionRow } from '../../../database/schema/credential-tables.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { accountTarget, requirePassword, requireSession, sessionTarget } from '../users/service.ts';

const toSession = (row: SessionRow, currentId: string): Schemas['Session'] => ({
  id: row.id,
  user_id: row.user_id,
  current: row.id === currentId,
  created_at: row.created_at.toISOString(),
  last_used_at: row.last_used_at.toISOString(),
  expires_at: sessionExpiry(row.created_at, row.last_used_at).toISOString(),
  reauthenticated_at: row.reauthenticated_at?.toISOString() ?? null,
  ip_address: row.ip_address,
  user_agent: row.user_agent,
});

async function createSession(context: HandlerContext, userId: string): Promise<Schemas['SessionWithToken']> {
  const { repositories, secrets, now, address, userAgent } = context;
  const id = newId('ses');
  const token = createToken('session');
  await repositories.sessions.insert({
    id,
    user_id: userId,
    ip_address: address,
    user_agent: userAgent,
    reauthenticated_at: now,
  });
  await repositories.credentials.add({
    hash: secrets.digest('credential', token),
    kind: 'session',
    subject_id: id,
    tenant_id: null,
  });
  const row = assertFound(await repositories.sessions.find(id), 'session');
  return { ...toSession(row, id), token };
}

/** Notifies a user of a sign-in from a new network, except for the first sign-in. */
async function notifyNewNetwork(context: HandlerContext, user: UserRow): Promise<void> {
  const { repositories, address, now } = context;
  const knownAddresses = await repositories.sessions.addressesOf(user.id);
  if (
    knownAddresses.length === 0 ||
    knownAddresses.some((other) => providerNetworkOf(other) === providerNetworkOf(address))
  )
    return;
  context.sendMail({
    template: 'sign_in_new_network',
    data: { name: user.name, address, at: now.toISOString() },
    to: user.email,
    language: user.language ?? 'en',
  });
}

const WRONG = 'The e-mail address and password do not belong together.';

/**
 * Locks the user whose password was checked before the transaction.
 * @throws invalid_credentials when it has changed since
 */
async function lockUnchanged(
  context: HandlerContext<'invalid_credentials'>,
  checked: UserRow | undefined,
): Promise<UserRow> {
  const { repositories } = context;
  const user = checked && (await repositories.users.lock(checked.id));
  if (user !== undefined && user.password_hash === checked?.password_hash) return user;
  throw context.refuse('invalid_credentials', WRONG);
}

/**
 * Signs a user in. A password change ends all existing sessions, so a session of the old password must not start after
 * it.
 */
async function signIn(
  context: HandlerContext<'invalid_credentials'>,
  checked: UserRow | undefined,
): Promise<Schemas['SessionWithToken']> {
  const user = await lockUnchanged(context, checked);
  await notifyNewNetwork(context, user);
  return createSession(context, user.id);
}

async function reauthenticate(
  context: HandlerContext<'invalid_credentials'>,
  checked: UserRow,
): Promise<Schemas['Session']> {
  const { sessions } = context.repositories;
  const { id } = requireSession(context);
  await lockUnchanged(context, checked);
  await sessions.confirm(id, context.now);
  return toSession(assertFound(await sessions.find(id), 'session'), id);
}

export const sessionHandlers = {
  'sessions.create': {
    async prepare({ body }, before) {
      const user = await before.repositories.users.findByEmail(body.email);
      await requirePassword(before, accountTarget(body.email, user), body.password, WRONG);
      return (context) => signIn(context, user);
    },
  },

  async 'sessions.list'({ query }, context) {
    const { id, userId } = requireSession(context);
    const rows = await context.repositories.sessions.listLiveOf(userId, context.pager.request(query));
    return context.pager.page(
      query,
      rows,
      (row) => toSession(row, id),
      (row) => [row.id],
    );
  },

  async 'sessions.revoke'({ params }, context) {
    const { sessions, credentials } = context.repositories;
    const { id: current, userId } = requireSession(context);
    const sessionId = params.session_id === 'current' ? current : params.session_id;
    const { id } = assertFound(await sessions.findLiveOf(userId, sessionId), 'session');
    await sessions.end([id], context.now);
    await credentials.end([id], context.now);
    return undefined;
  },

  'sessions.reauthenticate': {
    async prepare({ body }, before) {
      const { id, userId } = requireSession(before);
      const user = assertFound(await before.repositories.users.find(userId), 'user');
      await requirePassword(before, sessionTarget(id, user), body.password, 'The password is incorrect.');
      return (context) => reauthenticate(context, user);
    },
  },
} satisfies Partial<Handlers>;
