import { typeidUnboxed } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { oidcSettings, putConnection } from '../../support/sso/sign-in.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

const ALL = ['password', 'email_code', 'passkey'];
const domain = `${unique('acme')}.example`;
let server: TestServer;
let owner: TestUser;
let connection_id: string;
beforeAll(async () => {
  server = await startTestServer();
  owner = await createUser(server, 'Owner');
  const { id: tenant_id } = await owner.api.workspaces.get({ workspace: owner.workspace });
  await server.knex('domains').insert({
    ...{ tenant_id, id: typeidUnboxed('dom'), domain },
    ...{ status: 'verified', verified_by: 'dns', verified_at: new Date() },
  });
  const settings = oidcSettings('https://login.example.com');
  connection_id = await putConnection(server, tenant_id, settings, { name: 'Acme', domains: [domain] });
});
afterAll(() => server.stop());

const optionsOf = (email: string) => server.client().signIn.options({ email });
const setPolicy = (
  changes: Parameters<TestUser['api']['signInPolicy']['update']>[0] extends infer Input
    ? Omit<Input, 'workspace'>
    : never,
) => owner.api.signInPolicy.update({ workspace: owner.workspace, ...changes });

describe('the ways to sign in', () => {
  it('the ways to sign in are the same for an address with an account and without', async () => {
    expect(await optionsOf(owner.email)).toEqual({ sso: null, methods: ALL });
    expect(await optionsOf(`${unique('stranger')}@example.com`)).toEqual({ sso: null, methods: ALL });
  });

  it.each([`ada@${domain}`, `Ada.Lovelace@${domain.toUpperCase()}`])(
    'lead an address of a verified domain to the connection of its company: %s',
    async (email) => {
      expect(await optionsOf(email)).toEqual({ sso: { connection_id, name: 'Acme' }, methods: ALL });
    },
  );

  it.each([`ada@mail.${domain}`, `ada@x${domain}`, `"ada@${domain}"@example.com`])(
    'lead no other domain there: %s',
    async (email) => {
      const options = await optionsOf(email).catch(({ code }) => ({ sso: null, code }));
      expect(options.sso).toBeNull();
    },
  );

  it('the ways to sign in follow the policy of the company once it is in effect', async () => {
    await setPolicy({ methods: ['passkey'], effective_at: new Date(Date.now() + 60_000).toISOString() });
    expect((await optionsOf(`ada@${domain}`)).methods).toEqual(ALL);
    await setPolicy({ effective_at: null });
    expect((await optionsOf(`ada@${domain}`)).methods).toEqual(['passkey']);
    await server.knex('sign_in_policies').update({ sso: 'off' });
    expect(await optionsOf(`ada@${domain}`)).toEqual({ sso: null, methods: ['passkey'] });
  });
});
