import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PREFIXES } from '../../../server/auth/authentication/token-format.ts';
import { setupOperations } from '../../support/every-operation/document.ts';
import { send } from '../../support/every-operation/operations.ts';
import { connectionBody } from '../../support/every-operation/sso-calls.ts';
import { createKey } from '../../support/keys.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { newLink, OIDC, type TestLink } from '../../support/sso/setup-links.ts';
import {
  createTeam,
  createUser,
  expectProblem,
  type TestTeam,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let replica: Awaited<ReturnType<TestServer['replica']>>;
let team: TestTeam;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  replica = await server.replica();
  team = await createTeam(server);
  ({ workspace } = team);
}, 60_000);
afterAll(async () => {
  await replica.stop();
  await server.stop();
});

const codeOf = async (call: PromiseLike<unknown>) => (await expectProblem(call)).code;
const owner = () => team.people.owner;
const link = (kind: 'oidc' | 'saml' | 'scim' = 'oidc', maker: TestUser = owner()) =>
  newLink(server, maker.api, workspace, kind);
/** What a link gets on both replicas, as `status code`. */
const answers = ({ made: { token } }: TestLink) =>
  Promise.all(
    [server, replica].map(async (at) => {
      const { status, body } = await send(at, 'GET', '/v1/setup', { token });
      return `${status} ${body.code}`;
    }),
  );
const ENDED = ['401 credential_revoked', '401 credential_revoked'];

async function admin(): Promise<TestUser> {
  const user = await createUser(server, 'Maker');
  await server.operator.members.add({ workspace, user_id: user.id, role: 'admin' });
  return user;
}

describe('a set-up link reaches nothing else', () => {
  it('in its own tenant, not even by the operations on its own connection', async () => {
    const { made, api } = await link();
    await api.setup.update({ oidc: OIDC });
    const other = await owner().api.ssoConnections.create({ workspace, ...connectionBody() });
    for (const connection_id of [made.connection_id ?? '', other.id, 'sso_none']) {
      const path = `/v1/workspaces/${workspace}/sso-connections/${connection_id}`;
      for (const [method, end, body] of [
        ['GET', '', undefined],
        ['PATCH', '', { name: 'x' }],
        ['DELETE', '', undefined],
        ['POST', '/activate', { test_id: 'tst_none' }],
        ['POST', '/test', undefined],
      ] as const) {
        const { status, body: answer } = await send(server, method, path + end, { token: made.token, body });
        expect([status, answer.code], `${method} ${end}`).toEqual([403, 'insufficient_scope']);
      }
    }
    for (const path of ['/v1/me', '/v1/me/workspaces', `/v1/workspaces/${workspace}/members`])
      expect((await send(server, 'GET', path, { token: made.token })).status, path).not.toBe(200);
    const elsewhere = owner().api.workspaces.create({ name: 'Other', slug: unique('other') });
    const path = `/v1/workspaces/${(await elsewhere).slug}/sso-connections`;
    expect((await send(server, 'GET', path, { token: made.token })).status).toBe(404);
    const verdict = await server.operator.credentials.verify({ credential: made.token });
    expect(verdict).toMatchObject({ valid: false, code: 'unsupported_credential' });
  });

  it('and no other credential does what links do', async () => {
    const key = await createKey(server, owner().api, { workspace });
    const directory = await owner().api.directories.create({ workspace, name: unique('dir') });
    const tokens = [owner().token, key.secret, directory.token, server.operatorKey];
    for (const { id, method, path, schema } of setupOperations) {
      const at = path.replace(/\{\w+\}/, 'tst_none');
      const body = schema.requestBody === undefined ? undefined : { oidc: OIDC };
      for (const token of tokens)
        expect((await send(server, method, at, { token, body })).body.code, id).toBe('insufficient_scope');
      expect((await send(server, method, at, { body })).body.code, id).toBe('missing_credentials');
    }
  });

  it('in an organization, whose links work as those of workspaces do', async () => {
    const { id: organization } = await owner().api.organizations.create({ name: 'O', slug: unique('o') });
    const place = { organization };
    const create = (kind: 'oidc' | 'scim') =>
      owner().api.organizationSsoSetupLinks.create({ ...place, new: { kind, name: unique('n') } });
    const [made, ofDirectory] = [await create('oidc'), await create('scim')];
    const api = server.client(made.token);
    expect((await api.setup.update({ oidc: OIDC })).id).toBe(made.connection_id);
    expect(await codeOf(api.setup.rotateToken())).toBe('invalid_state');
    expect((await server.client(ofDirectory.token).setup.rotateToken()).id).toBe(ofDirectory.directory_id);
    expect((await owner().api.organizationSsoConnections.list(place)).data).toHaveLength(1);
    const { status } = await send(server, 'GET', `/v1/organizations/${organization}`, { token: made.token });
    expect(status).toBe(403);
    await owner().api.organizationSsoSetupLinks.revoke({ ...place, setup_link_id: made.id });
    expect(await codeOf(api.setup.get())).toBe('credential_revoked');
  });

  it('nor what a test of another person or link has shown', async () => {
    const [first, second] = [await link(), await link()];
    await first.api.setup.update({ oidc: OIDC });
    const { made } = first;
    const which = { workspace, connection_id: made.connection_id as never };
    const { test_id } = await owner().api.ssoConnections.test(which);
    expect(await codeOf(first.api.setup.getTest({ test_id }))).toBe('not_found');
    const own = await first.api.setup.test();
    expect((await first.api.setup.getTest({ test_id: own.test_id })).status).toBe('pending');
    expect(await codeOf(second.api.setup.getTest({ test_id: own.test_id }))).toBe('not_found');
    expect(await codeOf(second.api.setup.getTest({ test_id: 'tst_none' }))).toBe('not_found');
  });
});

describe('a set-up link ends', () => {
  it('on both replicas when it is revoked, however many requests are under way', async () => {
    for (let round = 0; round < rounds({ sample: 2, full: 20 }); round += 1) {
      const one = await link('scim');
      let isRevoked = false;
      const late: string[] = [];
      const using = [server, replica].flatMap((at) =>
        Array.from({ length: 3 }, async () => {
          for (let count = 0; count < 200; count += 1) {
            const wasRevoked = isRevoked;
            const { status } = await send(at, 'POST', '/v1/setup/directory/token', { token: one.made.token });
            if (wasRevoked && status !== 401) late.push(`${status} after the revocation`);
            if (status === 401) return;
          }
        }),
      );
      await owner().api.ssoSetupLinks.revoke({ workspace, setup_link_id: one.made.id });
      isRevoked = true;
      await Promise.all(using);
      expect(late).toEqual([]);
      expect(await answers(one)).toEqual(ENDED);
      const again = owner().api.ssoSetupLinks.revoke({ workspace, setup_link_id: one.made.id });
      expect(await codeOf(again)).toBe('invalid_state');
    }
  });

  it('when the person who made it loses the permission, is deactivated or leaves', async () => {
    const endings: Record<string, (user_id: TestUser['id']) => Promise<unknown>> = {
      demoted: (user_id) => owner().api.members.update({ workspace, user_id, role: 'member' }),
      deactivated: (user_id) => owner().api.members.deactivate({ workspace, user_id }),
      removed: (user_id) => owner().api.members.remove({ workspace, user_id }),
    };
    for (const [name, end] of Object.entries(endings)) {
      const maker = await admin();
      const [one, unused] = [await link('oidc', maker), await link('scim', maker)];
      expect(await answers(one), name).toEqual(['200 undefined', '200 undefined']);
      await end(maker.id);
      expect(await answers(one), name).toEqual(ENDED);
      expect(await codeOf(one.api.setup.update({ oidc: OIDC })), name).toBe('credential_revoked');
      expect(await codeOf(unused.api.setup.rotateToken()), name).toBe('credential_revoked');
      const shown = await owner().api.ssoSetupLinks.get({ workspace, setup_link_id: one.made.id });
      expect(shown.status, name).toBe('revoked');
    }
  });

  it('for good when the person who made it gets the permission back', async () => {
    const maker = await admin();
    const permissions = ['workspace:read', 'sso:read', 'sso:manage'] as const;
    const custom = await owner().api.roles.create({
      workspace,
      name: unique('R'),
      permissions: [...permissions],
    });
    const give = (role: 'admin' | 'owner' | 'member' | typeof custom.id) =>
      server.operator.members.update({ workspace, user_id: maker.id, role });
    const [one, ofDirectory] = [await link('oidc', maker), await link('scim', maker)];
    await give(custom.id);
    expect(await answers(one)).toEqual(['200 undefined', '200 undefined']);
    expect(await answers(ofDirectory)).toEqual(ENDED);
    await owner().api.roles.update({ workspace, role_id: custom.id, permissions: ['workspace:read'] });
    await owner().api.roles.update({ workspace, role_id: custom.id, permissions: [...permissions] });
    await give('admin');
    for (const { made } of [one, ofDirectory]) {
      expect(await answers({ made } as TestLink)).toEqual(ENDED);
      const shown = await owner().api.ssoSetupLinks.get({ workspace, setup_link_id: made.id });
      expect(shown).toMatchObject({ status: 'revoked', ended_at: expect.any(String) });
    }
  });

  it('for good when the person who made it loses a role in the organization', async () => {
    const { id: organization } = await owner().api.organizations.create({ name: 'O', slug: unique('o') });
    const owned = await owner().api.workspaces.create({ name: 'W', slug: unique('ws'), organization });
    const maker = await createUser(server, 'Maker');
    const place = { organization, user_id: maker.id };
    await server.operator.organizationMembers.add({ ...place, role: 'admin' });
    const create = { organization, new: { kind: 'oidc', name: unique('n') } } as const;
    const ofOrganization = await maker.api.organizationSsoSetupLinks.create(create);
    const ofWorkspace = await newLink(server, maker.api, owned.slug);
    const links = [{ made: ofOrganization }, ofWorkspace] as TestLink[];
    for (const one of links) expect(await answers(one)).toEqual(['200 undefined', '200 undefined']);
    await owner().api.organizationMembers.update({ ...place, role: 'member' });
    await owner().api.organizationMembers.update({ ...place, role: 'admin' });
    for (const one of links) expect(await answers(one)).toEqual(ENDED);
  });

  it('after its time, and with its tenant', async () => {
    const one = await link();
    await server
      .knex('credentials')
      .where({ subject_id: one.made.id })
      .update({ ends_at: new Date(Date.now() - 1000) });
    await server
      .knex('sso_setup_links')
      .where({ id: one.made.id })
      .update({ expires_at: new Date(Date.now() - 1000) });
    expect(await codeOf(one.api.setup.get())).toBe('credential_expired');
    expect((await owner().api.ssoSetupLinks.get({ workspace, setup_link_id: one.made.id })).status).toBe(
      'expired',
    );
    const place = await owner().api.workspaces.create({ name: 'Short', slug: unique('short') });
    const short = await newLink(server, owner().api, place.slug);
    expect(await answers(short)).toEqual(['200 undefined', '200 undefined']);
    await owner().api.workspaces.delete({ workspace: place.slug, confirm: place.slug });
    expect(await answers(short)).toEqual(ENDED);
  });
});

describe('what a set-up link saves', () => {
  it('has its secret read back by no one, and used with no other issuer', async () => {
    const { made, api } = await link();
    const saved = await api.setup.update({ oidc: OIDC });
    const issuer = 'https://evil.example.com';
    expect(await codeOf(api.setup.update({ oidc: { issuer } }))).toBe('secret_required');
    const moved = await api.setup.update({ oidc: { issuer, client_secret: 'another-secret' } });
    const shown = [saved, moved, await api.setup.open(), await api.setup.get()];
    const { rows } = await server.knex.raw(
      `select to_jsonb(a) as row from audit_events a where a.tenant_id = :tenant
       union all select to_jsonb(e) from events e where e.tenant_id = :tenant
       union all select to_jsonb(f) from sso_configurations f where f.connection_id = :id`,
      { tenant: team.workspaceId, id: made.connection_id },
    );
    expect(JSON.stringify([shown, rows, server.logs])).not.toMatch(
      new RegExp(`${OIDC.client_secret}|another-secret|${PREFIXES.setup}[0-9A-Za-z]{38}`),
    );
  });

  it('counts once of two changes of one version', async () => {
    const { api } = await link();
    const change = (client_id: string, etag: string) =>
      api.setup.update({ oidc: { ...OIDC, client_id } }, { ifMatch: `"${etag}"` }).then(
        () => 'saved',
        (error) => error.code,
      );
    const race = async (etag: string) => (await Promise.all([change('a', etag), change('b', etag)])).sort();
    expect(await race('0')).toEqual(['precondition_failed', 'saved']);
    expect(await race('1')).toEqual(['precondition_failed', 'saved']);
    expect((await api.setup.get()).connection?.etag).toBe('2');
  });

  it('leads the server to no address within its own network', async () => {
    const { api } = await link('saml');
    for (const metadata_url of ['https://10.0.0.1/metadata', 'http://169.254.169.254/', 'https://[fd00::1]/'])
      expect(await codeOf(api.setup.update({ saml: { metadata_url } })), metadata_url).toBe(
        'invalid_request',
      );
    const oidc = await link();
    const inside = { ...OIDC, issuer: 'https://192.168.0.1' };
    expect(await codeOf(oidc.api.setup.update({ oidc: inside }))).toBe('invalid_request');
  });

  it('is guessed by no one: wrong tokens are counted by address', async () => {
    const strict = await startTestServer({ env: { BACKGROUND_WORK: 'false', AUTH_FAILURE_LIMIT: '5' } });
    const codes: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      const token = `${PREFIXES.setup}${String(count).padStart(38, '0')}`;
      codes.push((await send(strict, 'GET', '/v1/setup', { token })).body.code);
    }
    expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'invalid_credentials'));
    expect(codes.slice(-1)).toEqual(['rate_limited']);
    await strict.stop();
  });
});
