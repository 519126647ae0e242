import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SigningCertificate } from '../../../server/features/identity/sso-connections/saml/certificates.ts';
import { manageBy } from '../../support/every-operation/account-things.ts';
import { createKey, statusOrCode } from '../../support/keys.ts';
import { createSigner } from '../../support/saml/signer.ts';
import { rounds } from '../../support/scale.ts';
import { activeDirectory, deactivation, verifiedDomain } from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  codeBySaml,
  exchange,
  putConnection,
  REDIRECT_URI,
  samlSettings,
} from '../../support/sso/sign-in.ts';
import { invitationTo } from '../../support/tokens.ts';
import {
  createTeam,
  createUser,
  PASSWORD,
  type TestTeam,
  type TestUser,
  unique,
} from '../../support/users.ts';

const ROUNDS = rounds({ sample: 2, full: 100 });
const SIGN_INS = rounds({ sample: 1, full: 50 });

let server: TestServer;
let signer: SigningCertificate;
let acme: TestTeam;
let workspace: string;
let domain: string;
let connection: string;
beforeAll(async () => {
  server = await startTestServer({
    env: {
      BACKGROUND_WORK: 'false',
      SIGN_IN_REDIRECT_URIS: REDIRECT_URI,
      RATE_LIMIT: '1000000',
      PERSON_RATE_LIMIT: '1000000',
    },
  });
  [acme, signer] = await Promise.all([createTeam(server), createSigner()]);
  ({ workspace } = acme);
  domain = await verifiedDomain(server, acme.workspaceId);
  connection = await putConnection(server, acme.workspaceId, samlSettings(signer.certificate), {
    authority: 'owner',
  });
}, 60_000);
afterAll(() => server.stop());

/** An admin of the team who belongs to nothing else, and can be spared. */
async function colleague(): Promise<TestUser> {
  const user = await createUser(server, 'Leaver');
  const email = `${unique('m')}@${domain}`;
  await server.knex('members').where({ user_id: user.id }).delete();
  await server.knex('users').where({ id: user.id }).update({ email, email_key: email });
  await server.operator.members.add({ workspace, user_id: user.id, role: 'admin' });
  return { ...user, email };
}

/** The credentials that a person or their keys could still use. */
async function liveCredentials(user: TestUser, keys: readonly string[] = []): Promise<unknown[]> {
  const sessions = await server.knex('sessions').where({ user_id: user.id, ended_at: null });
  const left = await server
    .knex('credentials')
    .whereIn('subject_id', [...keys])
    .whereNull('ended_at');
  return [...sessions, ...left];
}

/** Runs a request of a person beside the deletion of the account. */
async function race<Made>(user: TestUser, other: () => PromiseLike<Made>) {
  let made: Made | undefined;
  const [deleted, code] = await Promise.all([
    user.api.me.delete().then(
      (receipt) => receipt,
      (error: { code?: string }) => error.code,
    ),
    statusOrCode(
      other().then((one) => {
        made = one;
      }),
    ),
  ]);
  expect(['internal_error', 'unavailable']).not.toContain(code);
  return { deleted, code, made };
}
const receiptOf = (deleted: Awaited<ReturnType<typeof race>>['deleted']) => {
  if (typeof deleted !== 'object') throw new Error(`The deletion was refused: ${deleted}`);
  return deleted.tenants.find(({ tenant_id }) => tenant_id === acme.workspaceId);
};
const isServed = (token: string) => statusOrCode(server.client(token).me.get());

describe('a deletion of an account', () => {
  it('two concurrent deletions delete the account once', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const user = await colleague();
      const codes = await Promise.all([0, 1].map(() => statusOrCode(user.api.me.delete())));
      expect(codes.toSorted()).toEqual([
        expect.stringMatching(/^(invalid_|un|credential_revoked)/),
        'served',
      ]);
      const entries = await server.knex('audit_events').where({ action: 'user.deleted', target_id: user.id });
      expect(entries).toHaveLength(1);
    }
  });

  it('a deletion of an account leaves no session of a concurrent sign-in', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const user = await colleague();
      const sign = () => server.client().sessions.create({ email: user.email, password: PASSWORD });
      const { code, made } = await race(user, sign);
      expect(['served', 'invalid_credentials']).toContain(code);
      if (made !== undefined) expect(await isServed(made.token)).not.toBe('served');
      expect(await liveCredentials(user, made && [made.id])).toEqual([]);
    }
  });

  it('a deletion of an account leaves no session of a concurrent single sign-on', async () => {
    for (let round = 0; round < SIGN_INS; round += 1) {
      const user = await colleague();
      const attributes = { email: [user.email] };
      await exchange(server, await codeBySaml(server, signer, connection, user.email, attributes));
      const next = await codeBySaml(server, signer, connection, user.email, attributes);
      const { code, made } = await race(user, () => exchange(server, next));
      expect(['served', 'sso_failed', 'invalid_credentials', 'identity_link_required']).toContain(code);
      // After the deletion, the provider makes another account, which inherits nothing.
      if (made !== undefined && made.user_id === user.id)
        expect(await isServed(made.token)).not.toBe('served');
      expect(await liveCredentials(user)).toEqual([]);
    }
  });

  it('a deletion of an account revokes keys and cancels invitations that are created concurrently', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const user = await colleague();
      const { deleted, made } = await race(user, async () => {
        const [key, invitation] = await Promise.allSettled([
          createKey(server, user.api, { workspace, kind: 'user', scope: 'read-only' }),
          invitationTo(server, workspace, `${unique('invited')}@example.com`, user.api),
        ]);
        return { key, invitation };
      });
      const receipt = receiptOf(deleted);
      if (made?.key.status === 'fulfilled') {
        const { id, secret } = made.key.value;
        expect(receipt?.api_keys.map((one) => one.id)).toEqual([id]);
        expect(await isServed(secret)).not.toBe('served');
        expect(await liveCredentials(user, [id])).toEqual([]);
      }
      const pending = await server.knex('invitations').where({ invited_by: user.id, status: 'pending' });
      expect(pending).toEqual([]);
    }
  });

  it('a deletion of an account leaves no key of a device that is approved concurrently', async () => {
    const device = server.client();
    for (let round = 0; round < ROUNDS; round += 1) {
      const user = await colleague();
      const { device_code, user_code } = await device.deviceAuthorizations.create({ client_name: 'CLI' });
      const { code, made } = await race(user, async () => {
        await user.api.deviceAuthorizations.approve({ workspace, user_code });
        return device.deviceTokens.create({ device_code });
      });
      if (made !== undefined) expect(await isServed(made.secret)).not.toBe('served');
      else expect(code).not.toBe('served');
      expect(await liveCredentials(user, made && [made.key_id])).toEqual([]);
      expect(await statusOrCode(device.deviceTokens.create({ device_code }))).not.toBe('served');
    }
  });

  it('a deletion of an account and a concurrent change of a directory leave one consistent result', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const user = await colleague();
      const scim = await activeDirectory(server, acme.people.owner.api, { workspace });
      const { body } = await scim.send('POST', '/Users', { userName: user.email });
      await manageBy(server, acme.workspaceId, user.id);
      await server.knex('members').where({ user_id: user.id }).update({ managed_by: scim.directoryId });
      const [deleted, patched] = await Promise.all([
        statusOrCode(user.api.me.delete()),
        scim.send('PATCH', `/Users/${body.id}`, deactivation),
      ]);
      expect(patched.status).toBe(200);
      expect(['served', 'managed_by_directory']).toContain(deleted);
      const left = await server.knex('members').where({ user_id: user.id });
      expect(left.map(({ status }) => status)).toEqual(deleted === 'served' ? [] : ['deactivated']);
    }
  });

  it('a deletion of an account leaves an owner when the ownership is transferred concurrently', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const owner = await createUser(server, 'Owner');
      const newOwner = await colleague();
      await server.operator.members.add({ workspace: owner.workspace, user_id: newOwner.id, role: 'member' });
      const { id: tenant_id } = await owner.api.workspaces.get({ workspace: owner.workspace });
      const hand = { workspace: owner.workspace, user_id: newOwner.id, role: 'owner' } as const;
      const { deleted, code } = await race(owner, () => owner.api.members.update(hand));
      const owners = await server.knex('members').where({ tenant_id, role: 'owner', status: 'active' });
      expect(owners.map(({ user_id }) => user_id)).toContain(
        typeof deleted === 'object' ? newOwner.id : owner.id,
      );
      if (typeof deleted !== 'object') expect([deleted, code]).toEqual(['last_owner', 'served']);
    }
  });
});
