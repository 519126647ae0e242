import { newId } from '../../../server/api/ids.ts';
import type { OperationId } from '../../../server/api/types.ts';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import type { TestServer } from '../server.ts';
import { oidcSettings, putConnection } from '../sso/sign-in.ts';
import { secretsOf } from '../tokens.ts';
import { unique } from '../users.ts';
import { freshMember, freshOrganizationMember, type Prepare } from './fresh-things.ts';
import type { IDENTITY_FIELDS } from './identity-calls.ts';

/** Adds an identity of a person at a connection of a tenant. @returns its id */
export async function putIdentity(
  { knex }: Pick<TestServer, 'knex'>,
  tenant_id: string,
  connection_id: string,
  user_id: string,
): Promise<string> {
  const id = newId('idn');
  await knex('identities').insert({
    ...{ tenant_id, connection_id, id, user_id, issuer: 'https://idp.example', subject: unique('subject') },
    confirmed_digest: '',
    confirmed_by: 'domain',
    confirmed_at: new Date(),
  });
  return id;
}

/** Adds an identity at the first connection of a tenant. */
export async function addIdentity(
  { knex }: Pick<TestServer, 'knex'>,
  tenant_id: string,
  user_id: string,
): Promise<string> {
  const connection = await knex('sso_connections').where({ tenant_id }).orderBy('created_at').first();
  return putIdentity({ knex }, tenant_id, connection?.id ?? '', user_id);
}

/** Adds an identity of a person in a workspace, and one in an organization. */
export async function newIdentities(
  server: Pick<TestServer, 'knex'>,
  [workspaceId, organizationId]: readonly [workspaceId: string, organizationId: string],
  userId: string,
): Promise<Record<(typeof IDENTITY_FIELDS)[number], string>> {
  return {
    identity_id: await addIdentity(server, workspaceId, userId),
    organization_identity_id: await addIdentity(server, organizationId, userId),
  };
}

/** Stores what the undo of an automatic link needs. @returns the token of the mail */
export async function undoableLink(server: TestServer, identity_id: string): Promise<string> {
  const identity = await server.knex('identities').where({ id: identity_id }).first();
  if (identity === undefined) throw new Error('There is no such identity.');
  const { tenant_id, connection_id, user_id } = identity;
  const token = createToken('undo');
  await server.knex('identity_undos').insert({
    ...{ tenant_id, connection_id, user_id, identity_id },
    hash: secretsOf(server).digest('identity-undo', token),
    expires_at: new Date(Date.now() + 60_000),
  });
  return token;
}

/** Gives a person a session that rests on an identity, which its unlinking ends. @returns the id of the identity */
async function withSession({ knex }: Pick<TestServer, 'knex'>, identity_id: string): Promise<string> {
  const identity = await knex('identities').where({ id: identity_id }).first();
  if (identity === undefined) throw new Error('There is no such identity.');
  const { tenant_id, connection_id, user_id, subject } = identity;
  const session_id = newId('ses');
  const proof = { method: 'sso', connection_id, tenant_id, strength: 1, at: new Date().toISOString() };
  await knex('sessions').insert({
    id: session_id,
    user_id,
    ip_address: '203.0.113.7',
    proofs: JSON.stringify([proof]) as never,
  });
  await knex('sso_proofs').insert({ tenant_id, connection_id, session_id, identity_id, subject, sid: null });
  return identity_id;
}

/** What these requests use up. */
export const prepareIdentities: Readonly<Partial<Record<OperationId, Prepare>>> = {
  'identities.unlink': async ({ server, place: { workspaceId }, caller }) => ({
    identity_id: await withSession(server, await addIdentity(server, workspaceId, caller.id)),
  }),
  'identities.undoLink': async ({ server, place: { workspaceId }, caller }) => {
    // There may be ten.
    await server.knex('sso_connections').where('name', 'like', 'walk-%').delete();
    const connection = await putConnection(server, workspaceId, oidcSettings('https://login.example.com'), {
      name: unique('walk'),
    });
    const identity = await withSession(server, await putIdentity(server, workspaceId, connection, caller.id));
    return { undoToken: await undoableLink(server, identity) };
  },
  'memberIdentities.unlink': async (scene) => {
    const fresh = await freshMember(scene);
    const { workspaceId } = scene.place;
    const identity_id = await addIdentity(scene.server, workspaceId, fresh.userId ?? '');
    return { ...fresh, identity_id: await withSession(scene.server, identity_id) };
  },
  'organizationMemberIdentities.unlink': async (scene) => {
    const fresh = await freshOrganizationMember(scene);
    const { organizationId } = scene.place.ids;
    const userId = fresh.organizationUserId ?? '';
    const identity = await addIdentity(scene.server, organizationId, userId);
    return { ...fresh, organization_identity_id: await withSession(scene.server, identity) };
  },
};
