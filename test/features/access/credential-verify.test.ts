import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationArgs, Tenantry } from '../../../sdk/src/index.ts';
import { createToken, type TokenKind } from '../../../server/auth/authentication/token-format.ts';
import { createKey, createMemberWithPermissions, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  createTeam,
  createUser,
  PASSWORD,
  type TestTeam,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let outsider: TestUser;
let owner: Tenantry;
let workspace: string;
/** Of the application, for all tenants. */
let gateway: Tenantry;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTeam(server);
  outsider = await createUser(server, 'Outsider');
  owner = acme.people.owner.api;
  workspace = acme.workspace;
  const key = { name: 'gateway', permissions: ['credentials:verify' as const] };
  gateway = server.client((await server.operator.applicationKeys.create(key)).secret);
}, 60_000);
afterAll(() => server.stop());

type Asked = Omit<OperationArgs<'credentials.verify'>, 'credential'>;
const verify = (credential: string, asked: Asked = {}, api = gateway) =>
  api.credentials.verify({ credential, ...asked });

const UNKNOWN = {
  valid: false,
  code: 'invalid_credentials',
  principal: null,
  workspace: null,
  project: null,
  role: null,
  expires_at: null,
  plan: null,
  permissions: null,
  decision: null,
  decision_id: null,
  rate_limit: null,
};

describe('the answer about a credential', () => {
  it('says of a service key what an application needs to know, in one call', async () => {
    const rate_limit = { requests: 10, per_seconds: 60 };
    const key = await createKey(server, owner, { workspace, scope: 'read-only', rate_limit });
    const { project } = acme;
    const include = ['permissions', 'plan'] as const;
    const answer = await verify(key.secret, { project: project.slug, include: [...include] });
    expect(answer).toMatchObject({
      valid: true,
      code: null,
      principal: { type: 'service_key', id: key.id, user_id: null, name: key.name, email: null },
      workspace: { id: acme.workspaceId, slug: workspace },
      project: { id: project.id, slug: project.slug },
      role: null,
      expires_at: null,
      plan: { name: 'enterprise', limits: { members: null, audit_retention_days: 365 } },
      decision: { allowed: true },
      rate_limit: { limit: 10, remaining: 9 },
    });
    expect(answer.permissions).toContain('projects:read');
    expect(answer.permissions).not.toContain('projects:update');
    expect(await verify(key.secret)).toMatchObject({ plan: null, permissions: null, project: null });
  });

  it('names the user of a user key, and the role there', async () => {
    const { member } = acme.people;
    const key = await createKey(server, member.api, { workspace, kind: 'user', scope: 'read-write' });
    const { id: project } = acme.project;
    const answer = await verify(key.secret, { project, include: ['permissions'] });
    expect(answer).toMatchObject({
      principal: { type: 'user_key', id: key.id, user_id: member.id, name: 'member', email: member.email },
      role: 'member',
    });
    await owner.projectMembers.set({ workspace, project, user_id: member.id, role: 'viewer' });
    const narrowed = await verify(key.secret, { project, include: ['permissions'] });
    expect(narrowed.role).toBe('viewer');
    expect(narrowed.permissions?.length).toBeLessThan(answer.permissions?.length ?? 0);
    await owner.projectMembers.set({ workspace, project, user_id: member.id, role: null });
  });

  it('decides several permissions, all of them or any', async () => {
    const { secret } = await createKey(server, owner, {
      workspace,
      scope: 'custom',
      permissions: ['projects:read', 'projects:update'],
    });
    const held = ['projects:read', 'projects:update'] as const;
    const mixed = ['roles:manage', 'projects:read'] as const;
    const missing = ['roles:manage', 'webhooks:manage'] as const;
    expect(await verify(secret, { permissions: [...held] })).toMatchObject({ valid: true });
    expect(await verify(secret, { permissions: [...mixed] })).toMatchObject({
      valid: false,
      code: 'insufficient_scope',
    });
    expect(await verify(secret, { permissions: [...mixed].reverse() })).toMatchObject({ valid: false });
    expect(await verify(secret, { permissions: [...mixed], match: 'any' })).toMatchObject({ valid: true });
    expect(await verify(secret, { permissions: [...missing], match: 'any' })).toMatchObject({ valid: false });
    expect(
      await gateway.apiKeys.verify({
        key: secret,
        permission: 'projects:read',
        permissions: ['roles:manage'],
      }),
    ).toMatchObject({ valid: false, code: 'insufficient_scope' });
    // The type of the client knows only the names that exist.
    const misspelt = 'project:read' as 'projects:read';
    await expect(verify(secret, { permissions: [misspelt] })).rejects.toMatchObject({
      errors: [{ path: 'permissions/0', message: expect.stringContaining('projects:read') }],
    });
  });

  it('shows nothing of a workspace or project that the credential does not reach', async () => {
    const key = await createKey(server, owner, { workspace });
    const theirs = await server.operator.workspaces.get({ workspace: outsider.workspace });
    const include: Asked['include'] = ['permissions', 'plan'];
    for (const asked of [
      { workspace: theirs.slug },
      { workspace: theirs.id, ip_address: '203.0.113.1' },
      { project: 'no-such' },
      { workspace: theirs.id, project: 'no-such' },
    ]) {
      const answer = await verify(key.secret, { ...asked, include });
      expect(answer).toMatchObject({ valid: false, code: 'not_found', workspace: null, project: null });
      expect(answer).toMatchObject({ role: null, plan: null, permissions: null });
      expect(JSON.stringify(answer)).not.toMatch(new RegExp(`${theirs.id}|${theirs.slug}`));
    }
  });

  it('ends with the key, and says why', async () => {
    const key = await createKey(server, owner, { workspace });
    expect((await verify(key.secret)).valid).toBe(true);
    await owner.apiKeys.revoke({ workspace, key_id: key.id });
    expect(await verify(key.secret, { include: ['plan'] })).toMatchObject({
      valid: false,
      code: 'credential_revoked',
      principal: { id: key.id },
      workspace: null,
      plan: null,
    });
  });
});

describe('a session', () => {
  it('is verified for a workspace, which has to be named', async () => {
    const { viewer } = acme.people;
    expect(await verify(viewer.token)).toEqual({ ...UNKNOWN, code: 'workspace_required' });
    expect(await verify(viewer.token, { workspace, permissions: ['workspace:read'] })).toMatchObject({
      valid: true,
      principal: { type: 'session', user_id: viewer.id, name: 'viewer', email: viewer.email },
      workspace: { slug: workspace },
      role: 'viewer',
      expires_at: expect.any(String),
    });
    expect(await verify(viewer.token, { workspace, permissions: ['roles:manage'] })).toMatchObject({
      valid: false,
      code: 'insufficient_role',
    });
  });

  it('is unknown in a workspace that its user does not belong to', async () => {
    for (const asked of [{ workspace: outsider.workspace }, { workspace: 'no-such-workspace' }])
      expect(await verify(acme.people.viewer.token, asked)).toEqual(UNKNOWN);
  });

  it('follows the idle time and the allowlist of the workspace', async () => {
    const user = await createUser(server, 'Idle');
    const { api, workspace: own, token } = user;
    await api.settings.update({ workspace: own, ip_allowlist: ['127.0.0.1', '::1'] });
    expect(await verify(token, { workspace: own })).toMatchObject({ valid: false, code: 'ip_not_allowed' });
    expect(await verify(token, { workspace: own, ip_address: '127.0.0.1' })).toMatchObject({ valid: true });
    await api.settings.update({ workspace: own, ip_allowlist: [], session_idle_minutes: 60 });
    await server.knex('sessions').where({ user_id: user.id }).update({ longest_pause_seconds: 3601 });
    // This publishes the change, which the server knows a moment later.
    await server.knex('sessions').where({ user_id: user.id }).update({ reauthenticated_at: null });
    await expect
      .poll(() => verify(token, { workspace: own }))
      .toMatchObject({
        valid: false,
        code: 'reauthentication_required',
        principal: { user_id: user.id },
      });
  });

  it('ends with the membership and with the sign-out', async () => {
    const leaver = await createUser(server, 'Leaver');
    await server.operator.members.add({ workspace, user_id: leaver.id, role: 'member' });
    expect((await verify(leaver.token, { workspace })).valid).toBe(true);
    await owner.members.deactivate({ workspace, user_id: leaver.id });
    expect(await verify(leaver.token, { workspace })).toMatchObject({ code: 'member_deactivated' });
    await owner.members.remove({ workspace, user_id: leaver.id });
    expect(await verify(leaver.token, { workspace })).toEqual(UNKNOWN);
    const { viewer } = acme.people;
    const { token } = await server.client().sessions.create({ email: viewer.email, password: PASSWORD });
    expect((await verify(token, { workspace })).valid).toBe(true);
    await server.client(token).sessions.revoke({ session_id: 'current' });
    expect(await verify(token, { workspace })).toEqual(UNKNOWN);
  });
});

describe('who may verify', () => {
  it('is a caller who has the permission, where the caller has it', async () => {
    const { people } = acme;
    const key = await createKey(server, owner, { workspace, scope: 'read-only' });
    const narrow = await createMemberWithPermissions(server, acme, ['credentials:verify', 'workspace:read']);
    const admin = await createKey(server, owner, { workspace });
    const custom = await createKey(server, owner, {
      workspace,
      scope: 'custom',
      permissions: ['credentials:verify'],
    });
    for (const api of [
      people.owner.api,
      people.admin.api,
      narrow.api,
      admin.api,
      custom.api,
      server.operator,
    ])
      expect(await verify(key.secret, {}, api)).toMatchObject({ valid: true, principal: { id: key.id } });
    const written = await createKey(server, owner, { workspace, scope: 'read-write' });
    const own = await createKey(server, people.admin.api, { workspace, kind: 'user' });
    await owner.members.update({ workspace, user_id: people.admin.id, role: 'member' });
    for (const [api, code] of [
      [key.api, 'insufficient_scope'],
      [written.api, 'insufficient_scope'],
      [own.api, 'insufficient_role'],
    ] as const) {
      for (const credential of [key.secret, createToken('service'), 'junk', ''])
        expect(await statusOrCode(verify(credential, {}, api))).toBe(code);
    }
    await owner.members.update({ workspace, user_id: people.admin.id, role: 'admin' });
  });

  it('is refused to a person who has the permission nowhere, whatever is presented', async () => {
    const { viewer } = acme.people;
    await server
      .knex('members')
      .where({ user_id: viewer.id })
      .whereNot({ tenant_id: acme.workspaceId })
      .delete();
    const key = await createKey(server, owner, { workspace });
    for (const credential of [key.secret, createToken('service'), 'junk', viewer.token, server.operatorKey])
      expect(await statusOrCode(verify(credential, { workspace }, viewer.api))).toBe('insufficient_role');
  });

  it('answers like for an unknown credential outside of what the caller reaches', async () => {
    const key = await createKey(server, owner, { workspace });
    const session = acme.people.viewer.token;
    const theirs = await createKey(server, outsider.api, { workspace: outsider.workspace });
    for (const api of [outsider.api, theirs.api]) {
      expect(await verify(key.secret, {}, api)).toEqual(UNKNOWN);
      expect(await verify(key.secret, { workspace: outsider.workspace }, api)).toEqual(UNKNOWN);
      expect(await verify(session, { workspace }, api)).toEqual(UNKNOWN);
      expect(await verify(session, { workspace: outsider.workspace }, api)).toEqual(UNKNOWN);
    }
    await owner.apiKeys.revoke({ workspace, key_id: key.id });
    for (const api of [outsider.api, theirs.api]) expect(await verify(key.secret, {}, api)).toEqual(UNKNOWN);
  });

  it('is an organization key for the workspaces that its organization owns, and for no others', async () => {
    const { api } = await createUser(server, 'Group');
    const { id: organization } = await api.organizations.create({ name: 'Group' });
    const owned = await api.workspaces.create({ name: 'Owned', organization });
    const inside = await createKey(server, api, { workspace: owned.slug });
    const group = await api.organizationKeys.create({ organization, name: unique('key'), scope: 'admin' });
    const caller = server.client(group.secret);
    expect(await verify(inside.secret, {}, caller)).toMatchObject({ valid: true });
    expect(await caller.apiKeys.verify({ key: inside.secret })).toMatchObject({ valid: true });
    expect(await verify(group.secret, {}, caller)).toMatchObject({ valid: true, workspace: null });
    expect(await verify(group.secret, { workspace: owned.slug }, caller)).toMatchObject({
      valid: true,
      workspace: { id: owned.id },
    });
    // A key of the workspace does not reach upwards.
    expect(await verify(group.secret, { workspace: owned.slug }, inside.api)).toEqual(UNKNOWN);
    const managed = await createKey(server, owner, { workspace });
    await owner.managers.grant({ workspace, organization });
    expect(await verify(managed.secret, {}, caller)).toEqual(UNKNOWN);
    const ofPerson = await server.client().sessions.create({
      email: acme.people.owner.email,
      password: PASSWORD,
    });
    expect(await verify(ofPerson.token, { workspace: owned.slug }, caller)).toEqual(UNKNOWN);
  });

  it('is an application key for its tenants, and for no others', async () => {
    const key = await createKey(server, owner, { workspace });
    const theirs = await createKey(server, outsider.api, { workspace: outsider.workspace });
    const { secret } = await server.operator.applicationKeys.create({
      name: 'one tenant',
      permissions: ['credentials:verify'],
      tenants: [acme.workspaceId],
    });
    const api = server.client(secret);
    expect(await verify(key.secret, {}, api)).toMatchObject({ valid: true });
    expect(await verify(acme.people.member.token, { workspace }, api)).toMatchObject({ valid: true });
    expect(await verify(theirs.secret, {}, api)).toEqual(UNKNOWN);
    expect(await verify(outsider.token, { workspace: outsider.workspace }, api)).toEqual(UNKNOWN);
  });
});

describe('any string', () => {
  const kinds: TokenKind[] = ['operator', 'application', 'verification', 'reset', 'invitation'];

  it('is unsupported when it is another kind of token, for every caller', async () => {
    for (const credential of [server.operatorKey, ...kinds.map(createToken)])
      for (const api of [gateway, server.operator, owner])
        expect(await verify(credential, { workspace }, api)).toEqual({
          ...UNKNOWN,
          code: 'unsupported_credential',
        });
  });

  it('is answered with 200 and invalid, wherever the caller of an API may write it', async () => {
    const key = await createKey(server, owner, { workspace });
    const texts = ['', ' ', '\0', 'x'.repeat(10_240), '\ud800', 'tn_svc_', `${key.secret}\0`, '😀', '../..'];
    for (const text of texts) {
      expect(await post({ credential: text })).toEqual([200, UNKNOWN]);
      const there = { code: 'not_found', valid: false };
      expect((await post({ credential: key.secret, workspace: text }))[1]).toMatchObject(there);
      expect((await post({ credential: key.secret, project: text }))[1]).toMatchObject(there);
      expect((await post({ key: text }, '/v1/api-keys/verify'))[0]).toBe(200);
    }
  });

  async function post(body: object, path = '/v1/credentials/verify') {
    const response = await fetch(server.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.operatorKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [response.status, await response.json()];
  }
});
