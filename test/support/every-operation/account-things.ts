import { newId } from '../../../server/api/ids.ts';
import type { OperationId } from '../../../server/api/types.ts';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import { asJson } from '../../../server/database/as-json.ts';
import type { SessionRow } from '../../../server/database/schema/credential-tables.ts';
import { pollUntil } from '../poll.ts';
import type { TestServer } from '../server.ts';
import { secretsOf } from '../tokens.ts';
import { createUser, type TestUser } from '../users.ts';
import { CODE } from './account-calls.ts';
import { withoutFactors } from './factor-things.ts';
import { freshMember, freshOrganizationMember, type Prepare } from './fresh-things.ts';

/** Stores a change that waits for a code, as after a request for a mail. */
async function waitingChange(server: TestServer, { id: user_id, email }: TestUser): Promise<void> {
  const id = newId('emc');
  await server.knex('email_changes').insert({
    ...{ user_id, id, email, email_key: email },
    code_hash: secretsOf(server).digest('email-change', `${id}\0${CODE}`),
    expires_at: new Date(Date.now() + 60_000),
  });
}

/** Stores a change that the owner of the old address can undo. @returns the token of the mail */
async function undoableChange(server: TestServer, { id: user_id, email }: TestUser): Promise<string> {
  const token = createToken('undo');
  const now = new Date();
  await server.knex('email_changes').insert({
    ...{ user_id, id: newId('emc'), email, email_key: email, expires_at: now, used_at: now },
    ...{ old_email: email, old_email_key: email },
    undo_hash: secretsOf(server).digest('email-change', token),
    undo_until: new Date(Date.now() + 60_000),
  });
  return token;
}

/** Makes a person one whom a directory of a tenant manages, and who belongs to no other tenant. */
export async function manageBy(
  { knex }: Pick<TestServer, 'knex'>,
  tenant_id: string,
  user_id: string,
): Promise<void> {
  const directory = await knex('directories').where({ tenant_id }).first();
  await knex('members').where({ user_id }).whereNot({ tenant_id }).delete();
  await knex('members')
    .where({ tenant_id, user_id })
    .update({ managed_by: directory?.id ?? null });
}

const ownAccount: Prepare = async ({ server, caller }) => {
  await withoutFactors(server);
  await server.knex('email_changes').where({ user_id: caller.id }).delete();
  return {};
};

/** Sessions that callers have lent to accounts that are deleted. */
const lent = new Map<string, SessionRow>();

/** Waits until the server knows whose a session is. */
const untilItIs = ({ api }: TestUser, id: string) =>
  pollUntil(
    () => api.me.get().catch(() => undefined),
    (me) => me?.user?.id === id,
    { what: 'the session of another account', interval: 5 },
  );

/** Lets the session of the caller be that of another account, which belongs to no tenant and is about to be deleted. */
const lendSession: Prepare = async ({ server, caller }) => {
  const { knex } = server;
  const hash = secretsOf(server).digest('credential', caller.token);
  const { subject_id: id } = (await knex('credentials').where({ hash }).first()) ?? { subject_id: '' };
  const session = await knex('sessions').where({ id }).first();
  const { id: user_id } = await createUser(server, 'Leaving');
  await knex('members').where({ user_id }).delete();
  await knex('sessions').where({ id }).update({ user_id });
  await knex('credentials').where({ hash }).update({ ended_at: null });
  if (session !== undefined) lent.set(caller.token, session);
  await untilItIs(caller, user_id);
  return {};
};

/** Gives the callers their sessions back. */
export async function returnSessions(server: TestServer): Promise<void> {
  const { knex } = server;
  for (const [token, session] of lent) {
    const row = { ...session, proofs: asJson(session.proofs) };
    await knex('sessions').insert(row).onConflict('id').merge(['user_id', 'ended_at']);
    await knex('credentials').where({ subject_id: session.id }).update({ ended_at: null });
    await untilItIs({ api: server.client(token) } as TestUser, session.user_id);
  }
  lent.clear();
}

/** What these requests need. */
export const prepareAccounts: Readonly<Partial<Record<OperationId, Prepare>>> = {
  'members.resetMfa': async (scene) => {
    const fresh = await freshMember(scene);
    await manageBy(scene.server, scene.place.workspaceId, fresh.userId ?? '');
    return fresh;
  },
  'organizationMembers.resetMfa': async (scene) => {
    const fresh = await freshOrganizationMember(scene);
    await manageBy(scene.server, scene.place.ids.organizationId, fresh.organizationUserId ?? '');
    return fresh;
  },
  'me.delete': lendSession,
  'me.changeEmail': ownAccount,
  'me.confirmEmail': async (scene) => {
    await ownAccount(scene);
    await waitingChange(scene.server, scene.caller);
    return {};
  },
  'me.undoEmail': async ({ server }) => ({
    undoToken: await undoableChange(server, await createUser(server, 'Undoing')),
  }),
};
