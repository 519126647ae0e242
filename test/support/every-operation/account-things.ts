import { newId } from '../../../server/api/ids.ts';
import type { OperationId } from '../../../server/api/types.ts';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
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
