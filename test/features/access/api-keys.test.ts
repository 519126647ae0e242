import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiKey, Permission, ProjectId, Tenantry } from '../../../sdk/src/index.ts';
import {
  createKey,
  createMemberWithPermissions,
  createProject,
  idsOf,
  sleepUntil,
  statusesOrCodes,
  statusOrCode,
} from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, createUser, expectProblem, type TestTeam, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let owner: Tenantry;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer({ env: { TRUST_PROXY: '1' } });
  acme = await createTeam(server);
  owner = acme.people.owner.api;
  workspace = acme.workspace;
});
afterAll(() => server.stop());

type KeyScope = ApiKey['scope'];

const service = (scope: KeyScope = 'read-only') => ({
  workspace,
  name: unique('key'),
  kind: 'service' as const,
  scope,
});
const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });
const soon = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

/** One operation of each class of permission, in the order of the classes. */
const attempts = (api: Tenantry) => [
  api.projects.list({ workspace }),
  api.projects.create({ workspace, name: 'P', slug: unique('prj'), environment: 'sandbox' }),
  api.roles.create({ workspace, name: unique('role'), permissions: ['workspace:read'] }),
  api.workspaces.delete({ workspace, confirm: 'not-its-slug' }),
];

describe('creating an API key', () => {
  it('returns the whole key, with its secret', async () => {
    const expires_at = soon(3_600_000);
    const key = await owner.apiKeys.create({
      ...service('admin'),
      name: 'production-erp',
      description: 'Of the ERP',
      project_ids: [acme.project.id],
      ip_allowlist: ['203.0.113.0/24', '2001:db8::1'],
      rate_limit: { requests: 10, per_seconds: 60 },
      expires_at,
    });
    expect(key.secret).toMatch(/^tn_svc_[0-9A-Za-z]{38}$/);
    expect(key).toMatchObject({
      workspace_id: acme.workspaceId,
      kind: 'service',
      name: 'production-erp',
      description: 'Of the ERP',
      scope: 'admin',
      permissions: null,
      user_id: null,
      project_ids: [acme.project.id],
      ip_allowlist: ['203.0.113.0/24', '2001:db8::1'],
      rate_limit: { requests: 10, per_seconds: 60 },
      status: 'active',
      masked: `tn_svc_…${key.secret.slice(-4)}`,
      created_by: acme.people.owner.id,
      expires_at,
      revoked_at: null,
      last_used_at: null,
      rotation: null,
    });
    const { secret: _secret, ...shown } = key;
    expect(await owner.apiKeys.get({ workspace, key_id: key.id })).toEqual(shown);
  });

  it('makes user keys for the caller, or, with api_keys:manage, for others', async () => {
    const { member, manager } = acme.people;
    const draft = { workspace, name: 'Mine', kind: 'user', scope: 'read-write' } as const;
    const own = await member.api.apiKeys.create(draft);
    expect(own.secret).toMatch(/^tn_usr_/);
    expect(own).toMatchObject({ user_id: member.id, created_by: member.id });
    const theirs = await manager.api.apiKeys.create({ ...draft, user_id: member.id });
    expect(theirs).toMatchObject({ user_id: member.id, created_by: manager.id });
    const me = await server.client(theirs.secret).me.get();
    expect(me).toMatchObject({
      principal: { type: 'user_key', id: theirs.id },
      scope: 'read-write',
      user: { id: member.id },
      workspace: { id: acme.workspaceId },
    });
    expect(await expectProblem(member.api.apiKeys.create({ ...draft, user_id: manager.id }))).toMatchObject({
      status: 403,
      code: 'insufficient_role',
      required_permission: 'api_keys:manage',
    });
    // Although a manager has not every permission of class read.
    expect(await manager.api.apiKeys.create(service())).toMatchObject({ scope: 'read-only' });
    expect(await statusOrCode(member.api.apiKeys.create(service()))).toBe('insufficient_role');
    expect(await statusOrCode(acme.people.viewer.api.apiKeys.create(draft))).toBe('insufficient_role');
  });

  it.each([
    ['permissions', 'required', { scope: 'custom' }],
    ['permissions', 'forbidden', { scope: 'admin', permissions: ['projects:read'] }],
    ['permissions', 'min_items', { scope: 'custom', permissions: [] }],
    ['permissions', 'unique_items', { scope: 'custom', permissions: ['projects:read', 'projects:read'] }],
    ['permissions/0', 'unknown', { scope: 'custom', permissions: ['projects:fly'] }],
    ['scope', 'enum', { scope: 'everything' }],
    ['kind', 'enum', { kind: 'robot' }],
    ['user_id', 'forbidden', { user_id: 'usr_01kah4x8v5ezf9w2m4n65tf4se' }],
    ['expires_at', 'minimum', { expires_at: '2020-01-01T00:00:00Z' }],
    ['expires_at', 'format', { expires_at: 'tomorrow' }],
    ['project_ids', 'min_items', { project_ids: [] }],
    ['project_ids/0', 'min_length', { project_ids: [''] }],
    ['ip_allowlist/0', 'format', { ip_allowlist: ['127.1'] }],
    ['ip_allowlist/1', 'format', { ip_allowlist: ['10.0.0.0/8', '010.0.0.1'] }],
    ['ip_allowlist/0', 'format', { ip_allowlist: ['10.0.0.0/33'] }],
    ['ip_allowlist/0', 'format', { ip_allowlist: ['example.com'] }],
    ['rate_limit/requests', 'minimum', { rate_limit: { requests: 0, per_seconds: 1 } }],
    ['rate_limit/per_seconds', 'required', { rate_limit: { requests: 1 } }],
    ['name', 'pattern', { name: ' ' }],
  ])('refuses %s: %s', async (path, code, change) => {
    // Most of these break the types on purpose.
    const call = owner.apiKeys.create({ ...service(), ...(change as object) });
    await expect(call).rejects.toMatchObject({
      status: 400,
      code: 'invalid_request',
      errors: [{ location: 'body', path, code }],
    });
  });

  it('reports everything that is wrong at once', async () => {
    const call = owner.apiKeys.create({
      ...service('custom'),
      expires_at: '2020-01-01T00:00:00Z',
      ip_allowlist: ['127.1'],
      user_id: acme.people.member.id,
    });
    const error = await call.catch((caught: { errors: Array<{ path: string }> }) => caught);
    // The call was refused, so this is its error.
    const { errors } = error as { errors: Array<{ path: string }> };
    expect(errors.map(({ path }) => path).sort()).toEqual([
      'expires_at',
      'ip_allowlist/0',
      'permissions',
      'user_id',
    ]);
  });

  it('returns 404 for a project or a user that the workspace does not have', async () => {
    const outsider = await createUser(server);
    const foreign = await outsider.api.projects.create({
      workspace: outsider.workspace,
      name: 'F',
      slug: unique('prj'),
      environment: 'sandbox',
    });
    const nowhere = 'prj_01kah4x8v5ezf9w2m4n6rd2qc1';
    const none = 'usr_01kah4x8v5ezf9w2m4n65tf4se';
    const user = { ...service(), kind: 'user' as const };
    for (const api of [owner, server.operator]) {
      expect(
        await statusesOrCodes(
          api.apiKeys.create({ ...service(), project_ids: [foreign.id] }),
          api.apiKeys.create({ ...service(), project_ids: [acme.project.id, nowhere] }),
          api.apiKeys.create({ ...user, user_id: outsider.id }),
          api.apiKeys.create({ ...user, user_id: none }),
        ),
      ).toEqual(['not_found']);
    }
  });

  it('refuses a key for a deactivated member', async () => {
    const member = await createUser(server);
    await server.operator.members.add({ workspace, user_id: member.id, role: 'member' });
    await owner.members.deactivate({ workspace, user_id: member.id });
    for (const api of [owner, server.operator]) {
      const call = api.apiKeys.create({ ...service(), kind: 'user', user_id: member.id });
      expect(await statusOrCode(call)).toBe('invalid_state');
    }
  });

  it('shows the secret in the response and nowhere else, not even in the logs', async () => {
    const key = await createKey(server, owner, { workspace });
    const where = { workspace, key_id: key.id };
    await key.api.projects.list({ workspace });
    const answers = [
      await owner.apiKeys.get(where),
      await owner.apiKeys.list({ workspace, limit: 100 }),
      await owner.apiKeys.update({ ...where, name: 'Renamed' }),
      await key.api.me.get(),
      await owner.apiKeys.verify({ key: key.secret }),
      await owner.access.check({ workspace, checks: [{ permission: 'projects:read', principal: key.id }] }),
      await owner.apiKeys.revoke(where),
      await expectProblem(key.api.me.get()),
    ];
    expect(JSON.stringify(answers)).not.toContain(key.secret);
    expect(server.logs.join('\n')).not.toContain(key.secret);
    // Enough of it to be a secret of its own.
    expect(JSON.stringify(answers)).not.toContain(key.secret.slice(7, 23));
  });
});

describe('what a key may do', () => {
  it.each<[Exclude<KeyScope, 'custom'>, number]>([
    ['read-only', 1],
    ['read-write', 2],
    ['admin', 3],
  ])(
    'is limited by the scope %s to the first %i of the classes read, write, admin, and never includes owner',
    async (scope, count) => {
      const { api } = await createKey(server, owner, { workspace, scope });
      const results = await Promise.all(attempts(api).map(statusOrCode));
      expect(results).toEqual(
        ['served', 'served', 'served', 'served'].map((served, index) =>
          index < count ? served : 'insufficient_scope',
        ),
      );
    },
  );

  it('is limited to its permissions by the scope custom', async () => {
    const permissions: [Permission, Permission] = ['workspace:read', 'roles:manage'];
    const key = await createKey(server, owner, { workspace, scope: 'custom', permissions });
    expect(key.permissions).toEqual(permissions);
    expect(await Promise.all(attempts(key.api).map(statusOrCode))).toEqual([
      'insufficient_scope',
      'insufficient_scope',
      'served',
      'insufficient_scope',
    ]);
    expect(await expectProblem(key.api.projects.list({ workspace }))).toMatchObject({
      status: 403,
      required_permission: 'projects:read',
    });
  });

  it('never includes class owner, not even for a key of an owner', async () => {
    const { people } = acme;
    const own = await createKey(server, owner, { workspace, kind: 'user', scope: 'admin' });
    const key = await createKey(server, owner, { workspace });
    for (const { api } of [own, key]) {
      expect(
        await statusesOrCodes(
          api.workspaces.delete({ workspace, confirm: workspace }),
          api.workspaces.restore({ workspace }),
          api.workspaces.transferOwnership({ workspace, user_id: people.admin.id }),
        ),
      ).toEqual(['insufficient_scope']);
    }
    for (const permission of ['workspace:delete', 'workspace:transfer', 'managers:manage'] as const) {
      const call = owner.apiKeys.create({ ...service('custom'), permissions: [permission] });
      expect(await statusOrCode(call)).toBe('privilege_escalation');
    }
  });

  it('never includes operations of signed-in users, for any kind of key', async () => {
    const own = await createKey(server, owner, { workspace, kind: 'user', scope: 'admin' });
    const key = await createKey(server, owner, { workspace });
    for (const { api } of [own, key]) {
      expect(
        await statusesOrCodes(
          api.workspaces.create({ name: 'New' }),
          api.me.update({ name: 'X' }),
          api.me.listWorkspaces(),
          api.sessions.list(),
          api.sessions.revoke({ session_id: 'current' }),
          api.sessions.reauthenticate({ password: 'x' }),
        ),
      ).toEqual(['insufficient_scope']);
    }
  });

  it('is the scope of a user key combined with the present role of its user', async () => {
    const member = await createUser(server);
    await server.operator.members.add({ workspace, user_id: member.id, role: 'member' });
    const { api } = await createKey(server, member.api, { workspace, kind: 'user', scope: 'read-write' });
    const create = () =>
      api.projects.create({ workspace, name: 'P', slug: unique('prj'), environment: 'sandbox' });
    expect(await statusOrCode(create())).toBe('served');
    await owner.members.update({ workspace, user_id: member.id, role: 'viewer' });
    expect(await expectProblem(create())).toMatchObject({
      code: 'insufficient_role',
      required_permission: 'projects:create',
    });
    await owner.members.update({ workspace, user_id: member.id, role: 'admin' });
    expect(await statusOrCode(create())).toBe('served');
    // The role is above the scope now.
    const role = api.roles.create({ workspace, name: unique('role'), permissions: ['workspace:read'] });
    expect(await statusOrCode(role)).toBe('insufficient_scope');
  });

  it('is refused with the scope or the role, whichever a handler found missing', async () => {
    const { manager, member } = acme.people;
    const others = await createKey(server, owner, { workspace, scope: 'read-only' });
    const get = (api: Tenantry) => statusOrCode(api.apiKeys.get({ workspace, key_id: others.id }));
    const narrow = await createKey(server, manager.api, { workspace, kind: 'user', scope: 'read-write' });
    expect(await get(narrow.api)).toBe('insufficient_scope');
    const broad = await createKey(server, owner, {
      workspace,
      kind: 'user',
      scope: 'admin',
      user_id: member.id,
    });
    expect(await get(broad.api)).toBe('insufficient_role');
  });

  it('is limited to its projects, and to reading in the rest of the workspace', async () => {
    const { id: other } = await createProject(acme);
    const project = acme.project.id;
    const { api } = await createKey(server, owner, { workspace, project_ids: [project] });
    expect(await statusOrCode(api.projects.update({ workspace, project, name: 'Billing' }))).toBe('served');
    expect(
      await statusesOrCodes(
        api.projects.get({ workspace, project: other }),
        api.projects.update({ workspace, project: other, name: 'X' }),
        api.projectMembers.list({ workspace, project: other }),
      ),
    ).toEqual(['not_found']);
    expect(await statusesOrCodes(api.members.list({ workspace }), api.workspaces.get({ workspace }))).toEqual(
      ['served'],
    );
    expect(
      await statusesOrCodes(
        api.projects.create({ workspace, name: 'P', slug: unique('prj'), environment: 'sandbox' }),
        api.members.add({ workspace, user_id: acme.people.viewer.id, role: 'viewer' }),
        api.apiKeys.list({ workspace }),
        api.settings.update({ workspace, language: 'en' }),
      ),
    ).toEqual(['insufficient_scope']);
  });

  it('is a 404 in another workspace, as for a workspace that does not exist', async () => {
    const outsider = await createUser(server);
    const own = await createKey(server, outsider.api, { workspace: outsider.workspace, kind: 'user' });
    const key = await createKey(server, outsider.api, { workspace: outsider.workspace });
    for (const { api } of [own, key]) {
      const answer = async (name: string) => {
        const error = await expectProblem(api.projects.get({ workspace: name, project: acme.project.slug }));
        // The problem of the client's error, without what names the request.
        const { request_id, instance, ...rest } = (error as unknown as { problem: Record<string, string> })
          .problem;
        expect([typeof request_id, instance]).toEqual([
          'string',
          `/v1/workspaces/${name}/projects/${acme.project.slug}`,
        ]);
        return rest;
      };
      const nowhere = await answer('no-such-workspace');
      expect(nowhere).toMatchObject({ status: 404, code: 'not_found' });
      expect(await answer(workspace)).toEqual(nowhere);
      expect(await answer(acme.workspaceId)).toEqual(nowhere);
    }
    const elsewhere = outsider.api.apiKeys.get({ workspace: outsider.workspace, key_id: key.id });
    expect((await elsewhere).id).toBe(key.id);
    expect(await statusOrCode(owner.apiKeys.get({ workspace, key_id: key.id }))).toBe('not_found');
    expect(await statusOrCode(owner.apiKeys.revoke({ workspace, key_id: key.id }))).toBe('not_found');
  });
});

describe('a key', () => {
  it('is accepted until it expires, and the refusal says why', async () => {
    const key = await createKey(server, owner, { workspace, expires_at: soon(2500) });
    expect((await key.api.me.get()).expires_at).toBe(key.expires_at);
    await sleepUntil(key.expires_at);
    expect(await expectProblem(key.api.me.get())).toMatchObject({ status: 401, code: 'credential_expired' });
    const where = { workspace, key_id: key.id };
    expect((await owner.apiKeys.get(where)).status).toBe('expired');
    expect(idsOf(await owner.apiKeys.list({ workspace, status: 'expired' }))).toContain(key.id);
    expect(
      await statusesOrCodes(
        owner.apiKeys.update({ ...where, expires_at: null }),
        owner.apiKeys.rotate(where),
      ),
    ).toEqual(['invalid_state']);
  });

  it('is accepted from the addresses of its allowlist', async () => {
    const { api } = await createKey(server, owner, {
      workspace,
      ip_allowlist: ['203.0.113.0/24', '2001:db8::/32'],
    });
    const list = (address: string) => statusOrCode(api.projects.list({ workspace }, from(address)));
    expect(await list('203.0.113.7')).toBe('served');
    expect(await list('::ffff:203.0.113.7')).toBe('served');
    expect(await list('2001:db8::5')).toBe('served');
    expect(await list('203.0.114.7')).toBe('ip_not_allowed');
    expect(await list('2001:db9::5')).toBe('ip_not_allowed');
    expect(await expectProblem(api.me.get())).toMatchObject({ status: 403, code: 'ip_not_allowed' });
    // Only what the nearest proxy says counts: the client itself may have written the rest.
    expect(await list('203.0.113.7, 198.51.100.1')).toBe('ip_not_allowed');
  });

  it('is accepted within its own budget, which no other key shares', async () => {
    const rate_limit = { requests: 3, per_seconds: 60 };
    const key = await createKey(server, owner, { workspace, rate_limit });
    const twin = await createKey(server, owner, { workspace, rate_limit });
    for (const remaining of [2, 1, 0]) {
      const { response } = await key.api.me.get().withResponse();
      expect(response.headers.get('ratelimit-policy')).toBe('"default";q=3;w=60');
      expect(response.headers.get('ratelimit')).toMatch(new RegExp(`^"default";r=${remaining};t=\\d+$`));
    }
    const refused = expect.objectContaining({ status: 429, code: 'rate_limited' });
    await expect(key.api.me.get()).rejects.toEqual(refused);
    const error = await key.api.projects.list({ workspace }).catch((caught) => caught);
    expect(error.retryAfter).toBeGreaterThanOrEqual(1);
    expect(error.retryAfter).toBeLessThanOrEqual(60);
    expect(error.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(error.headers.get('ratelimit')).toMatch(/^"default";r=0;t=\d+$/);
    expect(await statusesOrCodes(twin.api.me.get(), owner.me.get())).toEqual(['served']);
    await owner.apiKeys.update({ workspace, key_id: key.id, rate_limit: null });
    expect(await statusOrCode(key.api.me.get())).toBe('served');
  });

  it('is accepted again when its window is over', async () => {
    const rate_limit = { requests: 1, per_seconds: 2 };
    const { api } = await createKey(server, owner, { workspace, rate_limit });
    expect(await statusOrCode(api.me.get())).toBe('served');
    const { code, retryAfter = 0 } = await expectProblem(api.me.get());
    expect([code, retryAfter > 0 && retryAfter <= 2]).toEqual(['rate_limited', true]);
    await sleepUntil(soon(retryAfter * 1000));
    expect(await statusOrCode(api.me.get())).toBe('served');
  });

  it('is accepted exactly as often as its budget allows, however many requests arrive at once', async () => {
    const { api } = await createKey(server, owner, {
      workspace,
      rate_limit: { requests: 5, per_seconds: 60 },
    });
    const results = await Promise.all(Array.from({ length: 20 }, () => statusOrCode(api.me.get())));
    expect(results.filter((result) => result === 'served')).toHaveLength(5);
    expect(results.filter((result) => result === 'rate_limited')).toHaveLength(15);
  });

  it('is refused while its workspace is deleted, and accepted again after a restore', async () => {
    const { api, workspace: own } = await createUser(server);
    const key = await createKey(server, api, { workspace: own });
    await api.workspaces.delete({ workspace: own, confirm: own });
    expect(await expectProblem(key.api.me.get())).toMatchObject({ status: 401, code: 'credential_revoked' });
    await api.workspaces.restore({ workspace: own });
    expect(await statusOrCode(key.api.me.get())).toBe('served');
  });

  it('is refused after its user was deactivated or removed, even after a return', async () => {
    const [leaver, sleeper] = [await createUser(server), await createUser(server)];
    const key = async ({ id, api }: typeof leaver) => {
      await server.operator.members.add({ workspace, user_id: id, role: 'member' });
      const elsewhere = await createKey(server, api, {
        workspace: (await api.workspaces.list()).data[0]?.slug ?? '',
      });
      return [
        await createKey(server, api, { workspace, kind: 'user', scope: 'read-only' }),
        elsewhere,
      ] as const;
    };
    const [[left, other], [asleep]] = [await key(leaver), await key(sleeper)];
    await owner.members.remove({ workspace, user_id: leaver.id });
    await owner.members.deactivate({ workspace, user_id: sleeper.id });
    const gone = () => statusesOrCodes(left.api.me.get(), asleep.api.me.get());
    expect(await gone()).toEqual(['credential_revoked']);
    await server.operator.members.add({ workspace, user_id: leaver.id, role: 'admin' });
    await owner.members.reactivate({ workspace, user_id: sleeper.id });
    expect(await gone()).toEqual(['credential_revoked']);
    expect((await owner.apiKeys.get({ workspace, key_id: left.id })).status).toBe('revoked');
    expect(await statusOrCode(other.api.me.get())).toBe('served');
  });

  it('shows its last use', async () => {
    const key = await createKey(server, owner, { workspace });
    const get = () => owner.apiKeys.get({ workspace, key_id: key.id });
    expect((await get()).last_used_at).toBeNull();
    const before = Date.now();
    await key.api.me.get();
    const { last_used_at } = await get();
    expect(Date.parse(last_used_at ?? '')).toBeGreaterThanOrEqual(before - 1);
    const listed = async () =>
      (await owner.apiKeys.list({ workspace, limit: 100 })).data.find(({ id }) => id === key.id)
        ?.last_used_at;
    await expect.poll(listed, { timeout: 15_000 }).toBe(last_used_at);
  });
});

describe('updating an API key', () => {
  it('changes the given fields, keeps the rest, clears null, and keeps the secret', async () => {
    const { id: other } = await createProject(acme);
    const key = await createKey(server, owner, {
      workspace,
      scope: 'read-write',
      description: 'About',
      expires_at: soon(3_600_000),
      project_ids: [acme.project.id],
      rate_limit: { requests: 100, per_seconds: 60 },
      ip_allowlist: ['127.0.0.1', '::1'],
    });
    const where = { workspace, key_id: key.id };
    const { secret: _secret, api, ...before } = key;
    const renamed = await owner.apiKeys.update({ ...where, name: 'Renamed' });
    expect(renamed).toEqual({
      ...before,
      name: 'Renamed',
      etag: renamed.etag,
      updated_at: renamed.updated_at,
    });
    const project_ids = [other];
    expect((await owner.apiKeys.update({ ...where, project_ids })).project_ids).toEqual(project_ids);
    expect(await statusOrCode(api.projects.get({ workspace, project: acme.project.id }))).toBe('not_found');
    const cleared = await owner.apiKeys.update({
      ...where,
      description: null,
      expires_at: null,
      project_ids: null,
      rate_limit: null,
      ip_allowlist: [],
    });
    expect(cleared).toMatchObject({
      description: null,
      expires_at: null,
      project_ids: null,
      rate_limit: null,
      ip_allowlist: [],
    });
    expect(await statusOrCode(api.projects.get({ workspace, project: acme.project.id }))).toBe('served');
  });

  it('changes the scope from the next request on, and the permissions only together with it', async () => {
    const key = await createKey(server, owner, { workspace, scope: 'admin' });
    const update = (change: { scope?: KeyScope; permissions?: [Permission] }) =>
      owner.apiKeys.update({ workspace, key_id: key.id, ...change });
    expect(await statusOrCode(key.api.apiKeys.list({ workspace }))).toBe('served');
    expect(await update({ scope: 'read-only' })).toMatchObject({ scope: 'read-only', permissions: null });
    expect(await statusOrCode(key.api.apiKeys.list({ workspace }))).toBe('insufficient_scope');
    expect(
      await statusesOrCodes(update({ scope: 'custom' }), update({ permissions: ['projects:read'] })),
    ).toEqual(['invalid_request']);
    const custom = await update({ scope: 'custom', permissions: ['api_keys:read'] });
    expect(custom).toMatchObject({ scope: 'custom', permissions: ['api_keys:read'] });
    expect(await statusOrCode(key.api.apiKeys.list({ workspace }))).toBe('served');
    expect((await update({ permissions: ['roles:read'] })).permissions).toEqual(['roles:read']);
    expect(await statusOrCode(key.api.apiKeys.list({ workspace }))).toBe('insufficient_scope');
    expect(await update({ scope: 'read-write' })).toMatchObject({ permissions: null });
  });

  it('refuses an expiry in the past, an unknown project, a stale version and an ended key', async () => {
    const key = await createKey(server, owner, { workspace });
    const where = { workspace, key_id: key.id };
    expect(await statusOrCode(owner.apiKeys.update({ ...where, expires_at: '2020-01-01T00:00:00Z' }))).toBe(
      'invalid_request',
    );
    const project_ids: [ProjectId] = ['prj_01kah4x8v5ezf9w2m4n6rd2qc1'];
    expect(await statusOrCode(owner.apiKeys.update({ ...where, project_ids }))).toBe('not_found');
    await owner.apiKeys.update({ ...where, name: 'Newer' });
    const stale = { ifMatch: key.etag };
    expect(
      await statusesOrCodes(
        owner.apiKeys.update({ ...where, name: 'X' }, stale),
        owner.apiKeys.revoke(where, stale),
      ),
    ).toEqual(['precondition_failed']);
    expect(await statusOrCode(key.api.me.get())).toBe('served');
    await owner.apiKeys.revoke(where);
    expect(await statusOrCode(owner.apiKeys.update({ ...where, name: 'X' }))).toBe('invalid_state');
  });
});

describe('the list of keys', () => {
  it('shows members their own keys, managers and above all keys, and viewers none', async () => {
    const { people } = acme;
    const mine = await createKey(server, people.member.api, { workspace, kind: 'user', scope: 'read-only' });
    const theirs = await createKey(server, owner, { workspace, kind: 'user', scope: 'read-only' });
    const services = await createKey(server, owner, { workspace, scope: 'read-only' });
    for (const role of ['owner', 'admin', 'manager'] as const) {
      const { api } = people[role];
      const listed = idsOf(await api.apiKeys.list({ workspace, limit: 100 }));
      expect(listed).toEqual(expect.arrayContaining([mine.id, theirs.id, services.id]));
      expect((await api.apiKeys.get({ workspace, key_id: services.id })).id).toBe(services.id);
    }
    const { api } = people.member;
    const { data } = await api.apiKeys.list({ workspace, limit: 100 });
    expect(data.map(({ id }) => id)).toContain(mine.id);
    expect(new Set(data.map(({ user_id }) => user_id))).toEqual(new Set([people.member.id]));
    expect(await statusOrCode(api.apiKeys.get({ workspace, key_id: mine.id }))).toBe('served');
    for (const key_id of [theirs.id, services.id]) {
      expect(
        await statusesOrCodes(
          api.apiKeys.get({ workspace, key_id }),
          api.apiKeys.update({ workspace, key_id, name: 'X' }),
          api.apiKeys.rotate({ workspace, key_id }),
          api.apiKeys.finishRotation({ workspace, key_id }),
          api.apiKeys.revoke({ workspace, key_id }),
        ),
      ).toEqual(['insufficient_role']);
    }
    expect(await statusOrCode(api.apiKeys.list({ workspace, user_id: people.owner.id }))).toBe(
      'insufficient_role',
    );
    const viewer = people.viewer.api.apiKeys;
    expect(
      await statusesOrCodes(viewer.list({ workspace }), viewer.get({ workspace, key_id: mine.id })),
    ).toEqual(['insufficient_role']);
    expect(await statusOrCode(theirs.api.me.get())).toBe('served');
  });

  it('lets members manage their own keys', async () => {
    const { api } = acme.people.member;
    const key = await createKey(server, api, { workspace, kind: 'user', scope: 'read-only' });
    const where = { workspace, key_id: key.id };
    expect((await api.apiKeys.update({ ...where, name: 'Mine' })).name).toBe('Mine');
    expect((await api.apiKeys.rotate(where)).secret).toMatch(/^tn_usr_/);
    expect((await api.apiKeys.finishRotation(where)).status).toBe('active');
    expect((await api.apiKeys.revoke(where)).status).toBe('revoked');
  });

  it('shows all keys to a role with api_keys:read, which cannot change any', async () => {
    const auditor = await createMemberWithPermissions(server, acme, ['workspace:read', 'api_keys:read']);
    const key = await createKey(server, owner, { workspace, scope: 'read-only' });
    const where = { workspace, key_id: key.id };
    expect(idsOf(await auditor.api.apiKeys.list({ workspace, limit: 100 }))).toContain(key.id);
    expect((await auditor.api.apiKeys.get(where)).id).toBe(key.id);
    expect(await statusOrCode(auditor.api.apiKeys.revoke(where))).toBe('insufficient_role');
  });

  it('shows all keys to a service key with api_keys:manage, which creates keys as itself', async () => {
    const maker = await createKey(server, owner, { workspace });
    const made = await maker.api.apiKeys.create(service());
    expect(made.created_by).toBe(maker.id);
    expect(idsOf(await maker.api.apiKeys.list({ workspace, limit: 100 }))).toContain(made.id);
    const call = maker.api.apiKeys.create({ ...service(), kind: 'user' });
    await expect(call).rejects.toMatchObject({
      status: 400,
      errors: [{ path: 'user_id', code: 'required' }],
    });
  });

  it('filters by kind, status and user, page by page, newest first', async () => {
    const { api, workspace: own, id: user_id } = await createUser(server);
    const where = { workspace: own };
    const active = await createKey(server, api, where);
    const mine = await createKey(server, api, { ...where, kind: 'user' });
    const revoked = await createKey(server, api, where);
    await api.apiKeys.revoke({ ...where, key_id: revoked.id });
    const rotating = await createKey(server, api, where);
    await api.apiKeys.rotate({ ...where, key_id: rotating.id });
    const list = async (filters: Omit<Parameters<typeof api.apiKeys.list>[0], 'workspace'>) => {
      const seen: string[] = [];
      for await (const { id } of api.apiKeys.list({ ...where, ...filters, limit: 1 })) seen.push(id);
      return seen;
    };
    expect(await list({})).toEqual([rotating.id, revoked.id, mine.id, active.id]);
    expect(await list({ kind: 'user' })).toEqual([mine.id]);
    expect(await list({ kind: 'service' })).toEqual([rotating.id, revoked.id, active.id]);
    expect(await list({ status: 'active' })).toEqual([mine.id, active.id]);
    expect(await list({ status: 'rotating' })).toEqual([rotating.id]);
    expect(await list({ status: 'revoked' })).toEqual([revoked.id]);
    expect(await list({ status: 'revoked', kind: 'user' })).toEqual([]);
    expect(await list({ user_id })).toEqual([mine.id]);
    expect(await list({ user_id: acme.people.owner.id })).toEqual([]);
  });
});

describe('revoking an API key', () => {
  it('returns the receipt, and the same receipt again', async () => {
    const key = await createKey(server, owner, { workspace });
    const where = { workspace, key_id: key.id };
    const first = await owner.apiKeys.revoke(where);
    expect(first).toMatchObject({ id: key.id, status: 'revoked', rotation: null });
    expect(first.revocation).toEqual({
      revoked_at: first.revoked_at,
      secrets_ended: 1,
      acknowledged_ms: expect.any(Number),
      invitations: [],
      leaves: [],
    });
    const second = await owner.apiKeys.revoke(where);
    expect(second).toEqual({
      ...first,
      revocation: { ...first.revocation, secrets_ended: 0, acknowledged_ms: expect.any(Number) },
    });
  });

  it('emits one event, however often it is repeated', async () => {
    const key = await createKey(server, owner, { workspace });
    for (let time = 0; time < 2; time += 1) await owner.apiKeys.revoke({ workspace, key_id: key.id });
    const told = await server.knex('events').where({ type: 'api_key.revoked' });
    expect(told.filter(({ data }) => (data as { id: string }).id === key.id)).toHaveLength(1);
    const trail = await server.knex('audit_events').where({ target_id: key.id }).orderBy('id');
    expect(trail.map(({ action }) => action)).toEqual(['api_key.created', 'api_key.revoked']);
  });

  it('counts from the response on, for every request, and for no other key', async () => {
    const [key, other] = [
      await createKey(server, owner, { workspace }),
      await createKey(server, owner, { workspace }),
    ];
    // Busy until the very moment.
    const before = Array.from({ length: 5 }, () => statusOrCode(key.api.projects.list({ workspace })));
    await owner.apiKeys.revoke({ workspace, key_id: key.id });
    const after = Array.from({ length: 20 }, () => statusOrCode(key.api.projects.list({ workspace })));
    expect([...new Set(await Promise.all(after))]).toEqual(['credential_revoked']);
    await Promise.all(before);
    expect(await statusOrCode(other.api.projects.list({ workspace }))).toBe('served');
  });

  it('counts the secret once when several revoke it at once', async () => {
    const key = await createKey(server, owner, { workspace });
    const race = [1, 2, 3].map(() => owner.apiKeys.revoke({ workspace, key_id: key.id }));
    const ended = (await Promise.all(race)).map(({ revocation }) => revocation.secrets_ended);
    expect(ended.sort()).toEqual([0, 0, 1]);
  });
});
