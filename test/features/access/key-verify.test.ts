import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationArgs, Tenantry } from '../../../sdk/src/index.ts';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import { type CreatedKey, createKey, createProject, sleepUntil, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, createUser, type TestTeam, type TestUser } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let outsider: TestUser;
let owner: Tenantry;
let workspace: string;
let key: CreatedKey;
beforeAll(async () => {
  server = await startTestServer();
  acme = await createTeam(server);
  outsider = await createUser(server, 'Outsider');
  owner = acme.people.owner.api;
  workspace = acme.workspace;
  key = await createKey(server, owner, { workspace, scope: 'read-write' });
});
afterAll(() => server.stop());

const UNKNOWN = {
  valid: false,
  code: 'invalid_credentials',
  key: null,
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
const UNSUPPORTED = { ...UNKNOWN, code: 'unsupported_credential' };
const verify = ({ secret }: { secret: string }, asked: Omit<OperationArgs<'apiKeys.verify'>, 'key'> = {}) =>
  owner.apiKeys.verify({ key: secret, ...asked });

describe('verifying an API key', () => {
  it('returns whether the key is valid, its public part, and how that was decided', async () => {
    const answer = await verify(key);
    expect(answer).toMatchObject({ valid: true, code: null, decision: { allowed: true, code: null } });
    expect(answer.key).toEqual({
      id: key.id,
      workspace_id: acme.workspaceId,
      organization_id: null,
      kind: 'service',
      name: key.name,
      scope: 'read-write',
      permissions: null,
      user_id: null,
      project_ids: null,
      status: 'active',
      expires_at: null,
    });
  });

  it('decides a permission by scope', async () => {
    expect(await verify(key, { permission: 'projects:create' })).toMatchObject({
      valid: true,
      decision: { decided_by: 'scope' },
    });
    expect(await verify(key, { permission: 'roles:manage' })).toMatchObject({
      valid: false,
      code: 'insufficient_scope',
      key: { id: key.id },
      decision: { decided_by: 'scope', would_suffice: { scope: 'admin', role: null } },
    });
  });

  it('decides a user key by its scope and the present role', async () => {
    const own = await createKey(server, acme.people.member.api, {
      workspace,
      kind: 'user',
      scope: 'read-write',
    });
    const project = acme.project.id;
    expect(await verify(own, { permission: 'projects:update', project })).toMatchObject({ valid: true });
    await owner.projectMembers.set({ workspace, project, user_id: acme.people.member.id, role: 'viewer' });
    expect(await verify(own, { permission: 'projects:update', project })).toMatchObject({
      valid: false,
      code: 'insufficient_role',
      decision: { decided_by: 'role', would_suffice: { role: 'member' } },
    });
    await owner.projectMembers.set({ workspace, project, user_id: acme.people.member.id, role: null });
    expect((await verify(own, { permission: 'projects:update', project })).valid).toBe(true);
  });

  it('decides whether the key reaches a project and a workspace, by slug or id', async () => {
    const { project } = acme;
    const { id: other } = await createProject(acme);
    const narrow = await createKey(server, owner, { workspace, project_ids: [project.id] });
    for (const reached of [project.id, project.slug]) {
      expect(await verify(narrow, { project: reached })).toMatchObject({ valid: true, code: null });
    }
    for (const asked of [
      { project: other },
      { project: 'no-such' },
      { workspace: outsider.workspace },
      { workspace: 'no-such-workspace' },
      { workspace: outsider.workspace, project: project.slug },
    ]) {
      expect(await verify(narrow, asked)).toMatchObject({
        valid: false,
        code: 'not_found',
        key: { id: narrow.id },
        decision: { decided_by: 'reach' },
      });
    }
    expect((await verify(narrow, { workspace })).valid).toBe(true);
    expect((await verify(narrow, { workspace: acme.workspaceId, project: project.slug })).valid).toBe(true);
    expect(await verify(narrow, { permission: 'projects:create' })).toMatchObject({
      valid: false,
      code: 'insufficient_scope',
    });
  });

  it('returns the same for every token that is not a key of the installation', async () => {
    const { people } = acme;
    const tokens = {
      unknown: createToken('service'),
      'unknown user key': createToken('user'),
      'wrong checksum': `${key.secret.slice(0, -1)}${key.secret.endsWith('a') ? 'b' : 'a'}`,
      'cut off': key.secret.slice(0, -1),
      'with a blank': `${key.secret} `,
      junk: 'junk',
      'another workspace’s': (await createKey(server, outsider.api, { workspace: outsider.workspace }))
        .secret,
    };
    for (const [name, secret] of Object.entries(tokens)) {
      expect([name, await verify({ secret })]).toEqual([name, UNKNOWN]);
    }
    for (const secret of [people.owner.token, server.operatorKey, createToken('invitation')])
      expect(await verify({ secret })).toEqual(UNSUPPORTED);
  });

  it('returns why a key has ended', async () => {
    const expiring = await createKey(server, owner, {
      workspace,
      expires_at: new Date(Date.now() + 800).toISOString(),
    });
    const revoked = await createKey(server, owner, { workspace });
    await owner.apiKeys.revoke({ workspace, key_id: revoked.id });
    expect(await verify(revoked)).toMatchObject({
      valid: false,
      code: 'credential_revoked',
      key: { id: revoked.id, status: 'revoked' },
      decision: { allowed: false, decided_by: 'credential' },
    });
    await sleepUntil(expiring.expires_at);
    expect(await verify(expiring)).toMatchObject({
      valid: false,
      code: 'credential_expired',
      key: { id: expiring.id, status: 'expired' },
    });
  });

  it('accepts both secrets of a rotating key, and counts the use of the old one', async () => {
    const rotating = await createKey(server, owner, { workspace });
    const where = { workspace, key_id: rotating.id };
    const { secret } = await owner.apiKeys.rotate(where);
    expect(await verify(rotating, { ip_address: '203.0.113.9' })).toMatchObject({
      valid: true,
      key: { status: 'rotating' },
    });
    expect(await verify({ secret })).toMatchObject({ valid: true });
    expect((await owner.apiKeys.get(where)).rotation).toMatchObject({
      previous_uses: 1,
      previous_sources: [{ ip_address: '203.0.113.9', uses: 1 }],
    });
    await owner.apiKeys.finishRotation(where);
    expect(await verify(rotating)).toMatchObject({ valid: false, code: 'credential_revoked' });
    expect(await verify({ secret })).toMatchObject({ valid: true });
  });

  it("checks the address of the platform's caller against the allowlists", async () => {
    const limited = await createKey(server, owner, { workspace, ip_allowlist: ['203.0.113.0/24'] });
    expect(await verify(limited, { ip_address: '203.0.113.9' })).toMatchObject({ valid: true });
    for (const asked of [{ ip_address: '198.51.100.1' }, {}]) {
      expect(await verify(limited, asked)).toMatchObject({
        valid: false,
        code: 'ip_not_allowed',
        decision: { decided_by: 'network' },
      });
    }
    const { api, workspace: own } = outsider;
    const theirs = await createKey(server, api, { workspace: own });
    await api.settings.update({ workspace: own, ip_allowlist: ['127.0.0.1', '::1', '203.0.113.0/24'] });
    const verdict = (ip_address?: string) => api.apiKeys.verify({ key: theirs.secret, ip_address });
    expect((await verdict('203.0.113.9')).valid).toBe(true);
    expect(await verdict('198.51.100.1')).toMatchObject({ valid: false, code: 'ip_not_allowed' });
    expect(await verdict()).toMatchObject({ valid: false, code: 'ip_not_allowed' });
    await api.settings.update({ workspace: own, ip_allowlist: [] });
    for (const ip_address of ['127.1', '010.0.0.1', 'example.com', '203.0.113.0/24']) {
      await expect(verdict(ip_address)).rejects.toMatchObject({
        status: 400,
        errors: [{ location: 'body', path: 'ip_address' }],
      });
    }
  });

  it('counts as a use of the key, in its budget and its last use', async () => {
    const limited = await createKey(server, owner, {
      workspace,
      rate_limit: { requests: 2, per_seconds: 60 },
    });
    expect(await verify(limited)).toMatchObject({ valid: true });
    expect((await limited.api.me.get()).principal.id).toBe(limited.id);
    expect(await verify(limited)).toMatchObject({
      valid: false,
      code: 'rate_limited',
      decision: { decided_by: 'rate_limit' },
    });
    expect(await statusOrCode(limited.api.me.get())).toBe('rate_limited');
    expect(await verify(key)).toMatchObject({ valid: true });
    const used = await createKey(server, owner, { workspace });
    await verify(used);
    const shown = await owner.apiKeys.get({ workspace, key_id: used.id });
    expect(shown.last_used_at).not.toBeNull();
  });

  it('reports keys of deactivated users and deleted workspaces as revoked', async () => {
    const { api, workspace: own, id } = await createUser(server);
    const member = await createUser(server);
    await server.operator.members.add({ workspace: own, user_id: member.id, role: 'member' });
    const theirs = await createKey(server, member.api, { workspace: own, kind: 'user', scope: 'read-only' });
    await api.members.deactivate({ workspace: own, user_id: member.id });
    expect(await api.apiKeys.verify({ key: theirs.secret })).toMatchObject({ code: 'credential_revoked' });
    const own_key = await createKey(server, api, { workspace: own, kind: 'user', user_id: id });
    await api.workspaces.delete({ workspace: own, confirm: own });
    expect(await server.operator.apiKeys.verify({ key: own_key.secret })).toMatchObject({
      valid: false,
      code: 'credential_revoked',
    });
  });
});

describe('verification', () => {
  it('is allowed to the operator for any key, to users and keys for their workspaces, and to no other caller', async () => {
    const { people } = acme;
    const theirs = await createKey(server, outsider.api, { workspace: outsider.workspace });
    const platform = await createKey(server, owner, {
      workspace,
      scope: 'custom',
      permissions: ['credentials:verify'],
    });
    const own = await createKey(server, people.admin.api, { workspace, kind: 'user' });
    const admin = await createKey(server, owner, { workspace });
    const ask = (api: Tenantry, { secret }: CreatedKey) => api.apiKeys.verify({ key: secret });
    for (const api of [
      server.operator,
      people.owner.api,
      people.admin.api,
      platform.api,
      own.api,
      admin.api,
    ]) {
      expect(await ask(api, key)).toMatchObject({ valid: true, key: { id: key.id } });
    }
    expect(await ask(server.operator, theirs)).toMatchObject({ valid: true });
    for (const api of [outsider.api, theirs.api, people.viewer.api])
      expect(await ask(api, key)).toEqual(UNKNOWN);
    // A key that may only read must not be an oracle for names and addresses.
    expect(await statusOrCode(ask(key.api, key))).toBe('insufficient_scope');
    expect(await statusOrCode(server.client().apiKeys.verify({ key: key.secret }))).toBe(
      'missing_credentials',
    );
  });

  it('is refused to a deactivated member', async () => {
    const member = await createUser(server);
    await server.operator.members.add({ workspace, user_id: member.id, role: 'admin' });
    expect((await member.api.apiKeys.verify({ key: key.secret })).valid).toBe(true);
    await owner.members.deactivate({ workspace, user_id: member.id });
    expect(await member.api.apiKeys.verify({ key: key.secret })).toEqual(UNKNOWN);
  });
});
