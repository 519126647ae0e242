import { networkOf } from '../access/network.ts';
import { isPassword } from '../access/passwords.ts';
import { sessionExpiry } from '../access/resolve-token.ts';
import { createToken } from '../access/token.ts';
import { type Context, found } from '../contract/context.ts';
import { newId } from '../contract/ids.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Handlers, Schemas } from '../contract/types.ts';
import type { SessionRow } from '../database/credential-tables.ts';
import type { UserRow } from '../database/tables.ts';
import { session } from '../users/rules.ts';

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

async function begin(context: Context, userId: string): Promise<Schemas['SessionWithToken']> {
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
    workspace_id: null,
  });
  const row = found(await repositories.sessions.find(id), 'session');
  return { ...toSession(row, id), token };
}

/** Tells somebody of a sign-in from where they have not signed in before; not of their first one. */
async function warnOfNewNetwork(context: Context, user: UserRow): Promise<void> {
  const { repositories, address, now } = context;
  const known = await repositories.sessions.addressesOf(user.id);
  if (known.length === 0 || known.some((other) => networkOf(other) === networkOf(address))) return;
  context.sendMail({
    template: 'sign_in_new_network',
    data: { name: user.name, address, at: now.toISOString() },
    to: user.email,
    language: user.language ?? 'en',
  });
}

export const sessionHandlers = {
  async 'sessions.create'({ body }, context) {
    const { users } = context.repositories;
    const user = await users.findByEmail(body.email);
    const matches = await isPassword(body.password, user?.password_hash);
    // A change of the password ends the sessions that there are, so one that was checked before it must not begin now.
    const present = user !== undefined && matches ? await users.lock(user.id) : undefined;
    if (present === undefined || present.password_hash !== user?.password_hash) {
      throw new ProblemError(
        'invalid_credentials',
        'The e-mail address and password do not belong together.',
        user === undefined ? {} : { userId: user.id },
      );
    }
    await warnOfNewNetwork(context, present);
    return begin(context, present.id);
  },

  async 'sessions.list'({ query }, context) {
    const { id, userId } = session(context);
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
    const { id: current, userId } = session(context);
    const wanted = params.session_id === 'current' ? current : params.session_id;
    const { id } = found(await sessions.findLiveOf(userId, wanted), 'session');
    await sessions.end([id], context.now);
    await credentials.end([id], context.now);
    return undefined;
  },

  async 'sessions.reauthenticate'({ body }, context) {
    const { users, sessions } = context.repositories;
    const { id, userId } = session(context);
    const user = found(await users.find(userId), 'user');
    if (!(await isPassword(body.password, user.password_hash))) {
      throw new ProblemError('invalid_credentials', 'This is not your password.', { userId });
    }
    await sessions.confirm(id, context.now);
    return toSession(found(await sessions.find(id), 'session'), id);
  },
} satisfies Partial<Handlers>;
