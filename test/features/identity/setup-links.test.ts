import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionBody } from '../../support/every-operation/sso-calls.ts';
import { createMemberWithPermissions } from '../../support/keys.ts';
import { queuedMail } from '../../support/queued-mails.ts';
import { sendScim } from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { activate } from '../../support/sso/connections.ts';
import { CLIENT, type TestProvider } from '../../support/sso/oidc-provider.ts';
import { newLink, OIDC, runTest, startProvider } from '../../support/sso/setup-links.ts';
import {
  createTeam,
  createUser,
  expectProblem,
  PASSWORD,
  type TestTeam,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let team: TestTeam;
let provider: TestProvider;
let workspace: string;
const SUBJECT = 'it-admin';

beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  team = await createTeam(server);
  ({ workspace } = team);
  provider = await startProvider(server, {
    subject: SUBJECT,
    claims: { email: 'it@acme.example', name: '<img src=x onerror=alert(1)>' },
  });
}, 60_000);
afterAll(async () => {
  await provider.stop();
  await server.stop();
});

const admin = () => team.people.admin.api;
const link = (kind?: 'oidc' | 'saml' | 'scim') => newLink(server, admin(), workspace, kind);
const codeOf = async (call: PromiseLike<unknown>) => (await expectProblem(call)).code;
const clear = async () => {
  await server.knex('sso_setup_links').where({ tenant_id: team.workspaceId }).delete();
  await server.knex('sso_connections').where({ tenant_id: team.workspaceId }).delete();
};

describe('a set-up link', () => {
  it('has its token in the fragment of an address, shows it once, and keeps a hash of it', async () => {
    const { made } = await link('saml');
    expect(made.token).toMatch(/^tn_set_[0-9A-Za-z]{38}$/);
    expect(new URL(made.url)).toMatchObject({ pathname: '/setup', search: '', hash: `#token=${made.token}` });
    const hours = (Date.parse(made.expires_at) - Date.parse(made.created_at)) / 3_600_000;
    expect(Math.round(hours)).toBe(72);
    const { rows } = await server.knex.raw(
      `select to_jsonb(c) as row from credentials c where c.subject_id = :id
       union all select to_jsonb(l) from sso_setup_links l where l.id = :id
       union all select to_jsonb(a) from audit_events a where a.target_id = :id
       union all select to_jsonb(e) from events e where e.tenant_id = :tenant`,
      { id: made.id, tenant: team.workspaceId },
    );
    const { data } = await admin().ssoSetupLinks.list({ workspace });
    expect(data.find(({ id }) => id === made.id)).toMatchObject({
      status: 'open',
      kind: 'saml',
      opened_at: null,
    });
    expect(JSON.stringify([rows, data, server.logs])).not.toContain(made.token);
  });

  it('is made by a person, for exactly one thing of the tenant, by the permission for that', async () => {
    const { api } = team.people.owner;
    const create = (body: object, by = api) => by.ssoSetupLinks.create({ workspace, ...body });
    const fresh = { new: { kind: 'oidc', name: unique('n') } };
    const stranger = await createUser(server);
    const foreign = await stranger.api.ssoConnections.create({
      workspace: stranger.workspace,
      ...connectionBody(),
    });
    const key = await api.apiKeys.create({ workspace, kind: 'service', name: 'K', scope: 'admin' });
    const ofDirectories = await createMemberWithPermissions(server, team, [
      'directories:manage',
      'members:read',
    ]);
    expect(await codeOf(create(fresh, server.client(key.secret)))).toBe('insufficient_scope');
    expect(await codeOf(create(fresh, server.operator))).toBe('insufficient_scope');
    expect(await codeOf(create(fresh, team.people.manager.api))).toBe('insufficient_role');
    expect(await codeOf(create(fresh, ofDirectories.api))).toBe('insufficient_role');
    expect(await codeOf(create({ connection_id: foreign.id }))).toBe('not_found');
    expect(await codeOf(create({ expires_in_hours: 1 }))).toBe('invalid_request');
    expect(await codeOf(create({ ...fresh, connection_id: foreign.id }))).toBe('invalid_request');
    for (const expires_in_hours of [0, 169])
      expect(await codeOf(create({ ...fresh, expires_in_hours }))).toBe('invalid_request');
    // It would make members with a role that the maker could not give.
    const beyond = { new: { kind: 'scim', name: unique('n') } };
    expect(await codeOf(create(beyond, ofDirectories.api))).toBe('privilege_escalation');
    const { made } = await link();
    expect((await ofDirectories.api.ssoSetupLinks.list({ workspace })).data).toEqual([]);
    const which = { workspace, setup_link_id: made.id };
    expect(await codeOf(ofDirectories.api.ssoSetupLinks.get(which))).toBe('not_found');
    expect(await codeOf(ofDirectories.api.ssoSetupLinks.revoke(which))).toBe('not_found');
    const active = await api.directories.create({ workspace, name: unique('dir') });
    await server.knex('directories').where({ id: active.id }).update({ activated_at: new Date() });
    expect(await codeOf(create({ directory_id: active.id }))).toBe('invalid_state');
    const taken = await api.ssoConnections.create({ workspace, ...connectionBody() });
    expect(await codeOf(create({ new: { kind: 'saml', name: taken.name } }))).toBe('already_exists');
  });

  it('is one of twenty open ones', async () => {
    await clear();
    const links = await Promise.all(Array.from({ length: 20 }, () => link()));
    expect(await codeOf(link())).toBe('limit_reached');
    await admin().ssoSetupLinks.revoke({ workspace, setup_link_id: links[0]?.made.id ?? 'sul_' });
    await link();
    await clear();
  });

  it('is mailed within the budgets of mails to strangers, by a person with a confirmed address', async () => {
    const to = `${unique('it')}@acme.example`;
    const create = (more = {}) =>
      admin().ssoSetupLinks.create({
        workspace,
        new: { kind: 'saml', name: unique('n') },
        email: to,
        ...more,
      });
    const made = await create({ language: 'tr' });
    expect(await queuedMail(server, to, 'sso_setup_link')).toMatchObject({
      url: made.url,
      kind: 'connection',
    });
    await create();
    await create();
    let last: unknown;
    for (let count = 0; count < 5 && last === undefined; count += 1)
      last = await create().then(
        () => undefined,
        (error) => error.code,
      );
    expect(last).toBe('rate_limited');
    const { id } = team.people.admin;
    await server.knex('users').where({ id }).update({ email_verified_at: null });
    expect(await codeOf(create({ email: `${unique('it')}@acme.example` }))).toBe('email_not_verified');
    await server.knex('users').where({ id }).update({ email_verified_at: new Date() });
    await clear();
  });
});

describe('the connection of a link', () => {
  it('is made by its first settings, tested, and activated by a person, which ends the link', async () => {
    const { made, api } = await link();
    expect(await api.setup.open()).toMatchObject({
      kind: 'oidc',
      directory: null,
      connection: { id: made.connection_id, status: 'new', oidc: null, etag: '0' },
    });
    await api.setup.open();
    expect(await codeOf(api.setup.test())).toBe('invalid_state');
    const oidc = { issuer: provider.issuer, client_id: CLIENT.id, scopes: ['email', 'profile'] };
    expect(await codeOf(api.setup.update({ oidc }))).toBe('invalid_request');
    const saved = await api.setup.update({ oidc: { ...oidc, client_secret: CLIENT.secret } });
    expect(saved).toMatchObject({ status: 'draft', name: made.name, etag: '1' });
    const test_id = await runTest(api, provider, SUBJECT);
    const test = await api.setup.getTest({ test_id });
    expect(test).toMatchObject({ status: 'passed', config_digest: saved.config_digest });
    expect(test.attributes).toContainEqual({ name: 'email', values: ['it@acme.example'] });
    expect(test).not.toHaveProperty('would_be');
    expect((await api.setup.get()).connection?.status).toBe('ready');
    expect(await queuedMail(server, team.people.admin.email, 'sso_setup_tested')).toMatchObject({
      connection: made.name,
    });
    await admin().sessions.reauthenticate({ password: PASSWORD });
    const connection_id = made.connection_id as never;
    await admin().ssoConnections.activate({ workspace, connection_id, test_id });
    expect(await codeOf(api.setup.get())).toBe('credential_revoked');
    const shown = await admin().ssoSetupLinks.get({ workspace, setup_link_id: made.id });
    expect(shown).toMatchObject({
      status: 'completed',
      opened_at: expect.any(String),
      tested_at: expect.any(String),
    });
    const { data: entries } = await team.people.owner.api.auditEvents.list({ workspace, actor: made.id });
    const actions = entries.map(({ action }) => action).sort();
    expect(actions).toEqual(
      [
        'sso_connection.created',
        'sso_connection.test_started',
        'sso_connection.updated',
        'sso_setup_link.opened',
        'sso_setup_link.opened',
      ].sort(),
    );
    expect(entries[0]?.actor).toEqual({ type: 'setup_link', id: made.id, name: made.name });
    const { rows } = await server.knex.raw('select type from events where tenant_id = ?', [team.workspaceId]);
    for (const type of ['created', 'opened', 'tested'])
      expect(rows.map((row: { type: string }) => row.type)).toContain(`sso_setup_link.${type}`);
  });

  it('keeps what signs people in while a link changes a draft of it, and shows nothing else', async () => {
    const made = await admin().ssoConnections.create({
      workspace,
      ...connectionBody(),
      jit: { enabled: true, default_role: 'viewer' },
      role_mappings: [{ group: 'secret-group', role: 'member' }],
    });
    await activate(server, admin(), { workspace }, made.id);
    const { token } = await admin().ssoSetupLinks.create({ workspace, connection_id: made.id });
    const api = server.client(token);
    const before = await api.setup.open();
    expect(before.connection).toMatchObject({ status: 'active', oidc: { client_id: 'tenantry' } });
    const changed = await api.setup.update({ oidc: { client_id: 'another' } });
    expect(changed.status).toBe('draft');
    expect(JSON.stringify([before, changed])).not.toMatch(/secret-group|viewer|not-a-secret|usr_/);
    const now = await admin().ssoConnections.get({ workspace, connection_id: made.id });
    expect(now).toMatchObject({
      active: { oidc: { client_id: 'tenantry' } },
      oidc: { client_id: 'another' },
    });
    const beyond = { name: 'x', domains: [], jit: { enabled: false }, role_mappings: [], session_hours: 1 };
    for (const [field, value] of Object.entries({ ...beyond, counts_as_mfa: true, mfa_values: [] }))
      expect(await codeOf(api.setup.update({ [field]: value })), field).toBe('invalid_request');
    expect(await codeOf(api.setup.update({ saml: { unsolicited: true } as never }))).toBe('invalid_request');
    await admin().ssoConnections.delete({ workspace, connection_id: made.id });
    expect(await codeOf(api.setup.get())).toBe('credential_revoked');
  });

  it('takes the name of the link, and says nothing of another connection with that name', async () => {
    await clear();
    const { made, api } = await link('saml');
    await admin().ssoConnections.create({ workspace, ...connectionBody(), name: made.name });
    const xml = { metadata_xml: '<not-metadata/>' };
    expect(await codeOf(api.setup.update({ saml: xml }))).toBe('invalid_request');
    const second = await link();
    const saved = await second.api.setup.update({ oidc: OIDC });
    expect(saved.name).toBe(second.made.name);
    await server.knex('sso_setup_links').where({ id: second.made.id }).update({ name: made.name });
    const third = await link();
    await server.knex('sso_setup_links').where({ id: third.made.id }).update({ name: made.name });
    expect((await third.api.setup.update({ oidc: OIDC })).name).toMatch(new RegExp(`^${made.name} \\w{8}$`));
    for (let count = 0; count < 7; count += 1)
      await admin().ssoConnections.create({ workspace, ...connectionBody() });
    expect(await codeOf((await newOld()).api.setup.update({ oidc: OIDC }))).toBe('limit_reached');
    expect(await codeOf(link())).toBe('limit_reached');
    await clear();
  });

  /** A link that was made before the connections became too many. */
  async function newOld() {
    const [victim] = (await admin().ssoConnections.list({ workspace, limit: 1 })).data;
    await admin().ssoConnections.delete({ workspace, connection_id: victim?.id ?? 'sso_' });
    const old = await link();
    await admin().ssoConnections.create({ workspace, ...connectionBody() });
    return old;
  }
});

describe('the directory of a link', () => {
  it('gets its token from the link, shows what the provider asks, and is activated by a person', async () => {
    const { made, api } = await link('scim');
    const opened = await api.setup.open();
    expect(opened).toMatchObject({ connection: null, directory: { id: made.directory_id, status: 'draft' } });
    const first = await api.setup.rotateToken();
    const { token } = await api.setup.rotateToken();
    const ask = async (with_: string, method = 'GET', body?: object) =>
      (await sendScim(server, with_, [method, '/Users'], body)).status;
    expect(await ask(first.token)).toBe(401);
    expect(await ask(token)).toBe(200);
    expect(await ask(token, 'POST', { userName: 'ada@acme.example' })).toBe(403);
    const { directory } = await api.setup.get();
    expect(directory).toMatchObject({ status: 'ready', last_used_at: expect.any(String) });
    expect(JSON.stringify(directory)).not.toContain('ada@acme.example');
    expect(await codeOf(api.setup.update({ attributes: { email: 'mail' } }))).toBe('invalid_state');
    expect(await codeOf(api.setup.test())).toBe('invalid_state');
    await admin().directories.rotateToken({ workspace, directory_id: made.directory_id as never });
    expect(await codeOf(api.setup.rotateToken())).toBe('rotation_in_progress');
    await admin().sessions.reauthenticate({ password: PASSWORD });
    await admin().directories.activate({ workspace, directory_id: made.directory_id as never });
    expect(await codeOf(api.setup.rotateToken())).toBe('credential_revoked');
    expect((await admin().ssoSetupLinks.get({ workspace, setup_link_id: made.id })).status).toBe('completed');
  });
});
