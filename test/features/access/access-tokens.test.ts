import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationArgs, Tenantry } from '../../../sdk/src/index.ts';
import { purgeExpiredTokens } from '../../../server/features/access/access-tokens/repository.ts';
import {
  allOperations,
  callOf,
  createTenantWithEverything,
  isPublic,
  request,
  type TestTenant,
} from '../../support/every-operation/operations.ts';
import { type CreatedKey, createKey, sleepUntil, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, PASSWORD, type TestUser } from '../../support/users.ts';

const AUDIENCE = 'https://api.example.com';

let server: TestServer;
let acme: TestTenant;
let owner: Tenantry;
let workspace: string;
let gateway: Tenantry;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTenantWithEverything(server);
  owner = acme.people.owner.api;
  workspace = acme.workspace;
  const key = { name: 'gateway', permissions: ['credentials:verify' as const] };
  gateway = server.client((await server.operator.applicationKeys.create(key)).secret);
}, 60_000);
afterAll(() => server.stop());

type Asked = Omit<OperationArgs<'credentials.verify'>, 'credential'>;
const verify = (credential: string, asked: Asked = {}) =>
  gateway.credentials.verify({ credential, audience: AUDIENCE, ...asked });
const ofSession = (user: Pick<TestUser, 'api'>, at = workspace) =>
  user.api.accessTokens.create({ workspace: at, audience: AUDIENCE });

/** A member of the workspace who can be sent away. */
async function createMember(): Promise<TestUser> {
  const user = await createUser(server, 'Temporary');
  await server.operator.members.add({ workspace, user_id: user.id, role: 'member' });
  return user;
}

async function expectEnded(token: string): Promise<void> {
  expect((await verify(token)).valid).toBe(false);
  expect(await statusOrCode(server.client(token).me.get())).not.toBe('served');
}

describe('an access token made from a session', () => {
  it('is verified for its workspace and audience, as the person', async () => {
    const { viewer } = acme.people;
    const { token, expires_at, ...made } = await ofSession(viewer);
    expect(token).toMatch(/^tn_at_[0-9A-Za-z]{38}$/);
    expect(made).toMatchObject({ workspace_id: acme.workspaceId, audience: AUDIENCE, scope: null });
    const minutes = (Date.parse(expires_at) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThanOrEqual(15);
    for (const asked of [{}, { workspace }, { workspace: acme.workspaceId }])
      expect(await verify(token, { ...asked, permissions: ['workspace:read'] })).toMatchObject({
        valid: true,
        principal: { user_id: viewer.id, email: viewer.email },
        workspace: { slug: workspace },
        role: 'viewer',
        expires_at,
      });
    expect(await verify(token, { permissions: ['roles:manage'] })).toMatchObject({
      code: 'insufficient_role',
    });
    for (const audience of ['https://other.example.com', undefined, '', '\0'])
      expect(await verify(token, { audience })).toMatchObject({
        valid: false,
        code: 'wrong_audience',
        principal: null,
      });
    // In no other workspace, although the person belongs there.
    expect(await verify(token, { workspace: viewer.workspace })).toMatchObject({
      code: 'invalid_credentials',
    });
  });

  it('may do nothing but ask who it is, over all operations', async () => {
    const { token } = await ofSession(acme.people.owner);
    const closed = allOperations.filter((operation) => !isPublic(operation) && operation.id !== 'me.get');
    for (const { id, path } of closed) {
      const { status } = await request(server, id, callOf(id, acme.ids), { token });
      // Its organization does not exist for it.
      expect([id, status]).toEqual([id, path.includes('{organization}') ? 404 : 403]);
    }
    expect((await server.client(token).me.get()).principal.type).toBe('session');
    const other = { workspace: acme.people.owner.workspace };
    expect(await statusOrCode(server.client(token).workspaces.get(other))).toBe('insufficient_scope');
    const { slug: second } = await owner.workspaces.create({ name: 'Second' });
    expect(await statusOrCode(server.client(token).workspaces.get({ workspace: second }))).toBe('not_found');
  });

  it('is made only for a workspace to which the person has access', async () => {
    const outsider = await createUser(server, 'Outsider');
    expect(await statusOrCode(ofSession(outsider))).toBe('not_found');
    const member = await createMember();
    await owner.members.deactivate({ workspace, user_id: member.id });
    expect(await statusOrCode(ofSession(member))).toBe('member_deactivated');
    for (const body of [
      { workspace },
      { audience: AUDIENCE },
      {},
      { workspace, audience: AUDIENCE, scope: 'admin' },
    ])
      expect((await expectProblem(owner.accessTokens.create(body as { workspace: string }))).status).toBe(
        400,
      );
  });

  it.each<[string, (user: TestUser) => Promise<unknown>]>([
    ['sign-out', (user) => user.api.sessions.revoke({ session_id: 'current' })],
    [
      'revocation of the session elsewhere',
      async (user) => {
        const { data } = await user.api.sessions.list();
        const other = server.client(
          (await server.client().sessions.create({ email: user.email, password: PASSWORD })).token,
        );
        await other.sessions.revoke({ session_id: data.find(({ current }) => current)?.id ?? '' });
      },
    ],
    [
      'a new password from another session',
      async (user) => {
        const { token } = await server.client().sessions.create({ email: user.email, password: PASSWORD });
        const change = { current_password: PASSWORD, new_password: 'another good password' };
        await server.client(token).me.update(change);
      },
    ],
  ])('ends with %s', async (_name, end) => {
    const user = await createMember();
    const { token } = await ofSession(user);
    expect((await verify(token)).valid).toBe(true);
    expect((await server.client(token).me.get()).user?.id).toBe(user.id);
    await end(user);
    await expectEnded(token);
  });

  it.each<[string, (user_id: TestUser['id']) => Promise<unknown>]>([
    ['removal from the workspace', (user_id) => owner.members.remove({ workspace, user_id })],
    ['deactivation', (user_id) => owner.members.deactivate({ workspace, user_id })],
  ])('is valid no more after %s', async (_name, end) => {
    const user = await createMember();
    const { token } = await ofSession(user);
    expect((await verify(token)).valid).toBe(true);
    await end(user.id);
    expect((await verify(token)).valid).toBe(false);
  });

  it('ends with the deletion of the workspace, and at its time', async () => {
    const user = await createUser(server, 'Founder');
    const { token } = await ofSession(user, user.workspace);
    expect((await verify(token)).valid).toBe(true);
    await user.api.workspaces.delete({ workspace: user.workspace, confirm: user.workspace });
    await expectEnded(token);
    const timed = await ofSession(acme.people.owner);
    await server
      .knex('credentials')
      .where({ subject_id: timed.id })
      .update({ ends_at: new Date(Date.now() - 1) });
    await expectEnded(timed.token);
  });
});

describe('an access token made from a key', () => {
  it('has a scope within that of the key, its projects and its allowlist', async () => {
    const key = await createKey(server, owner, {
      workspace,
      scope: 'read-write',
      project_ids: [acme.project.id],
      ip_allowlist: ['127.0.0.1', '::1', '203.0.113.0/24'],
    });
    const { token, scope } = await key.api.accessTokens.create({ scope: 'read-only' });
    expect(scope).toBe('read-only');
    const api = server.client(token);
    expect((await api.me.get()).principal).toEqual({ type: 'service_key', id: key.id });
    const at = { workspace, project: acme.project.id };
    await api.projects.get(at);
    expect(await statusOrCode(api.projects.update({ ...at, name: 'No' }))).toBe('insufficient_scope');
    await key.api.projects.update({ ...at, name: 'Yes' });
    expect(await verify(token, { project: at.project, ip_address: '203.0.113.1' })).toMatchObject({
      valid: true,
      principal: { id: key.id },
    });
    for (const ip_address of ['198.51.100.1', undefined])
      expect(await verify(token, { ip_address })).toMatchObject({ code: 'ip_not_allowed' });
    expect(
      await verify(token, {
        ip_address: '203.0.113.1',
        permissions: ['projects:update'],
        project: at.project,
      }),
    ).toMatchObject({ code: 'insufficient_scope' });
    const narrow = await createKey(server, owner, { workspace, scope: 'read-only' });
    const wider: Array<OperationArgs<'accessTokens.create'>> = [
      { scope: 'admin' },
      { scope: 'custom', permissions: ['projects:update'] },
    ];
    for (const body of wider)
      expect(await statusOrCode(narrow.api.accessTokens.create(body))).toBe('privilege_escalation');
  });

  it('is narrowed with its key', async () => {
    const key = await createKey(server, owner, { workspace, scope: 'read-write' });
    const { token } = await key.api.accessTokens.create({});
    expect((await verify(token, { permissions: ['projects:create'] })).valid).toBe(true);
    await owner.apiKeys.update({ workspace, key_id: key.id, scope: 'read-only' });
    expect(await verify(token, { permissions: ['projects:create'] })).toMatchObject({
      code: 'insufficient_scope',
    });
  });

  it('shares the rate limit of its key', async () => {
    const rate_limit = { requests: 4, per_seconds: 60 };
    const key = await createKey(server, owner, { workspace, rate_limit });
    const { token } = await key.api.accessTokens.create({});
    await server.client(token).me.get();
    expect(await verify(token)).toMatchObject({ valid: true, rate_limit: { limit: 4, remaining: 1 } });
    await key.api.me.get();
    for (const api of [key.api, server.client(token)])
      expect(await statusOrCode(api.me.get())).toBe('rate_limited');
  });

  it('creates no keys, tokens or rotations', async () => {
    const key = await createKey(server, owner, { workspace, scope: 'admin' });
    const { token } = await key.api.accessTokens.create({});
    const api = server.client(token);
    const at = { workspace, key_id: key.id };
    for (const call of [
      () => api.apiKeys.create({ workspace, name: 'more', kind: 'service', scope: 'read-only' }),
      () => api.apiKeys.update({ ...at, name: 'other' }),
      () => api.apiKeys.rotate(at),
      () => api.apiKeys.finishRotation(at),
      () => api.apiKeys.collectSecret(at),
      () => api.accessTokens.create({}),
    ])
      expect(await statusOrCode(call())).toBe('insufficient_scope');
    expect((await api.apiKeys.get(at)).id).toBe(key.id);
  });

  it.each<[string, (key_id: CreatedKey['id']) => Promise<unknown>]>([
    ['its revocation', (key_id) => owner.apiKeys.revoke({ workspace, key_id })],
    [
      'a rotation without transition',
      (key_id) => owner.apiKeys.rotate({ workspace, key_id, transition_seconds: 0 }),
    ],
    [
      'the end of a rotation',
      async (key_id) => {
        await owner.apiKeys.rotate({ workspace, key_id });
        await owner.apiKeys.finishRotation({ workspace, key_id });
      },
    ],
    [
      'its expiry',
      async (key_id) => {
        const expires_at = new Date(Date.now() + 500).toISOString();
        await owner.apiKeys.update({ workspace, key_id, expires_at });
        await sleepUntil(expires_at);
      },
    ],
  ])('ends with %s', async (_name, end) => {
    const key = await createKey(server, owner, { workspace });
    const { token } = await key.api.accessTokens.create({});
    expect((await verify(token)).valid).toBe(true);
    await end(key.id);
    await expectEnded(token);
  });

  it('ends with the person of a user key', async () => {
    const user = await createMember();
    const key = await createKey(server, user.api, { workspace, kind: 'user', scope: 'read-write' });
    const { token } = await key.api.accessTokens.create({ expires_in_seconds: 60 });
    expect((await verify(token)).valid).toBe(true);
    await owner.members.remove({ workspace, user_id: user.id });
    await expectEnded(token);
  });

  it('is made from no other credential', async () => {
    const { ids, people } = acme;
    const { secret } = await people.owner.api.organizationKeys.create({
      organization: ids.organizationId,
      name: 'organization',
      scope: 'admin',
    });
    for (const api of [server.client(secret), server.operator, gateway])
      expect(await statusOrCode(api.accessTokens.create({}))).toBe('insufficient_scope');
  });
});

describe('expired access tokens', () => {
  it('are deleted an hour later, with their secrets, and no others', async () => {
    const [old, fresh] = [await ofSession(acme.people.owner), await ofSession(acme.people.owner)];
    const past = new Date(Date.now() - 3_700_000);
    await server.knex('access_tokens').where({ id: old.id }).update({ expires_at: past });
    await purgeExpiredTokens(server.knex);
    const kept = async (id: string) => [
      (await server.knex('access_tokens').where({ id })).length,
      (await server.knex('credentials').where({ subject_id: id })).length,
    ];
    expect(await kept(old.id)).toEqual([0, 0]);
    expect(await kept(fresh.id)).toEqual([1, 1]);
    expect((await verify(fresh.token)).valid).toBe(true);
  });
});
