import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiKeyId, BuiltinRole, OperationArgs, RoleId } from '../../../sdk/src/index.ts';
import { createKey, statusesOrCodes, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, PASSWORD, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let member: TestUser;
let manager: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [owner, member, manager] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Member'),
    createUser(server, 'Manager'),
  ]);
});
afterAll(() => server.stop());

/** An organization with a workspace that has a manager and a member. */
async function place() {
  const { id: organization } = await owner.api.organizations.create({ name: 'Globex', slug: unique('org') });
  const { id: workspace } = await owner.api.workspaces.create({
    name: 'Owned',
    slug: unique('own'),
    organization,
  });
  for (const [who, role] of [
    [manager, 'manager'],
    [member, 'member'],
  ] as const) {
    await server.operator.organizationMembers.add({ organization, user_id: who.id });
    await server.operator.members.add({ workspace, user_id: who.id, role });
  }
  return { organization, workspace };
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

describe('the settings of an organization', () => {
  it('are seen by its members and changed by its owners and admins', async () => {
    const { organization } = await place();
    const before = await member.api.organizationSettings.get({ organization });
    expect(before).toMatchObject({
      keys: { managers_see: true, managers_manage: true, managers_own: true, members_own: true },
      max_key_lifetime_days: null,
      ip_allowlist: [],
    });
    const change = (who: TestUser, ifMatch?: string) =>
      who.api.organizationSettings.update(
        { organization, key_rotation_days: 90 },
        ifMatch ? { ifMatch } : {},
      );
    expect(await statusOrCode(change(member))).toBe('insufficient_role');
    expect(await change(owner, before.etag)).toMatchObject({ key_rotation_days: 90 });
    expect(await statusOrCode(change(owner, before.etag))).toBe('precondition_failed');
    const without = await owner.api.organizationSettings.update({ organization, key_rotation_days: null });
    expect(without).toMatchObject({ key_rotation_days: null });
  });

  it('do not lock out the caller who changes them', async () => {
    const { organization } = await place();
    const update = (ip_allowlist: string[]) =>
      owner.api.organizationSettings.update({ organization, ip_allowlist });
    expect(await statusOrCode(update(['203.0.113.0/24']))).toBe('invalid_state');
    expect(await statusOrCode(update(['not an address']))).toBe('invalid_request');
    expect(await statusOrCode(update(['127.0.0.1', '203.0.113.0/24']))).toBe('served');
  });
});

describe('a setting of an organization, from the next request on in its workspaces,', () => {
  it('limits who sees and manages keys', async () => {
    const { organization, workspace } = await place();
    const create = (who: TestUser) => createKey(server, who.api, { workspace, scope: 'read-only' });
    const own = (who: TestUser) =>
      createKey(server, who.api, { workspace, kind: 'user', scope: 'read-only' });
    const see = (who: TestUser, key_id: ApiKeyId) => who.api.apiKeys.get({ workspace, key_id });
    const key = await create(manager);
    const switchTo = (keys: NonNullable<OperationArgs<'organizationSettings.update'>['keys']>) =>
      owner.api.organizationSettings.update({ organization, keys });
    await switchTo({ managers_manage: false });
    expect(await statusesOrCodes(create(manager))).toEqual(['insufficient_role']);
    expect(await statusesOrCodes(see(manager, key.id), own(manager), own(member), create(owner))).toEqual([
      'served',
    ]);
    await switchTo({ managers_see: false });
    expect(await statusesOrCodes(see(manager, key.id))).toEqual(['insufficient_role']);
    await switchTo({ managers_own: false });
    expect(await statusesOrCodes(own(manager), manager.api.apiKeys.list({ workspace }))).toEqual([
      'insufficient_role',
    ]);
    await switchTo({ members_own: false });
    expect(await statusesOrCodes(own(member))).toEqual(['insufficient_role']);
    expect(await statusesOrCodes(create(owner))).toEqual(['served']);
    await switchTo({ managers_see: true, managers_manage: true, managers_own: true, members_own: true });
    expect(await statusesOrCodes(own(member), own(manager), create(manager))).toEqual(['served']);
  });

  it('limits roles by what they are worth there', async () => {
    const { organization, workspace } = await place();
    await owner.api.organizationSettings.update({ organization, keys: { managers_manage: false } });
    const user = await createUser(server, 'Colleague');
    await server.operator.organizationMembers.add({ organization, user_id: user.id });
    const add = (role: BuiltinRole | RoleId) =>
      manager.api.members.add({ workspace, user_id: user.id, role });
    expect(await statusOrCode(add('admin'))).toBe('privilege_escalation');
    expect(await statusOrCode(add('manager'))).toBe('served');
  });

  it('does not limit roles by who may have keys', async () => {
    const { organization, workspace } = await place();
    await owner.api.organizationSettings.update({
      organization,
      keys: { managers_own: false, members_own: true },
    });
    const add = async (role: BuiltinRole | RoleId) => {
      const { id } = await createUser(server, 'Colleague');
      await server.operator.organizationMembers.add({ organization, user_id: id });
      return statusOrCode(manager.api.members.add({ workspace, user_id: id, role }));
    };
    expect([await add('member'), await add('manager'), await add('admin')]).toEqual([
      'served',
      'served',
      'privilege_escalation',
    ]);
  });

  it('gives a custom role no more with keys than managers', async () => {
    const { organization, workspace } = await place();
    const { id: role } = await owner.api.roles.create({
      workspace,
      name: 'Keys',
      permissions: ['api_keys:read', 'api_keys:manage', 'own_keys:manage'],
    });
    await owner.api.members.update({ workspace, user_id: member.id, role });
    expect(await statusOrCode(member.api.apiKeys.list({ workspace }))).toBe('served');
    await owner.api.organizationSettings.update({
      organization,
      keys: { managers_see: false, managers_manage: false, managers_own: false },
    });
    expect(await statusOrCode(member.api.apiKeys.list({ workspace }))).toBe('insufficient_role');
  });

  it('limits how long a key lives, from the time of the setting for older ones', async () => {
    const { organization, workspace } = await place();
    const old = await createKey(server, owner.api, { workspace });
    await server
      .knex('api_keys')
      .where({ id: old.id })
      .update({ created_at: daysAgo(400) });
    await owner.api.organizationSettings.update({ organization, max_key_lifetime_days: 30 });
    expect(await statusOrCode(old.api.members.list({ workspace }))).toBe('served');
    const key = await createKey(server, owner.api, { workspace });
    expect(Math.round((Date.parse(key.expires_at ?? '') - Date.now()) / 86_400_000)).toBe(30);
    const expires_at = new Date(Date.now() + 40 * 86_400_000).toISOString();
    expect(await statusesOrCodes(createKey(server, owner.api, { workspace, expires_at }))).toEqual([
      'organization_policy',
    ]);
    const move = (at: string | null) =>
      owner.api.apiKeys.update({ workspace, key_id: key.id, expires_at: at });
    expect(await statusOrCode(move(expires_at))).toBe('organization_policy');
    const latest = Date.parse((await move(null)).expires_at ?? '');
    expect(Math.abs(latest - Date.parse(key.expires_at ?? ''))).toBeLessThan(1000);
    await server
      .knex('organization_settings')
      .where({ organization_id: organization })
      .update({ max_key_lifetime_since: daysAgo(31) });
    // The server learns of a change by SQL after a moment.
    await expect.poll(() => statusOrCode(old.api.members.list({ workspace }))).toBe('credential_expired');
    expect(await statusOrCode(key.api.members.list({ workspace }))).toBe('served');
    const { decision } = await owner.api.apiKeys.verify({ key: old.secret });
    expect(decision).toMatchObject({ allowed: false, code: 'credential_expired', decided_by: 'credential' });
  });

  it('limits the age of a secret, and a rotation makes the key valid again', async () => {
    const { organization, workspace } = await place();
    const key = await createKey(server, owner.api, { workspace });
    await owner.api.organizationSettings.update({ organization, key_rotation_days: 7 });
    await server
      .knex('organization_settings')
      .where({ organization_id: organization })
      .update({ key_rotation_since: daysAgo(30) });
    expect(await statusOrCode(key.api.members.list({ workspace }))).toBe('served');
    await server
      .knex('api_keys')
      .where({ id: key.id })
      .update({ created_at: daysAgo(8), name: 'A change that servers learn of' });
    await expect.poll(() => statusOrCode(key.api.members.list({ workspace }))).toBe('rotation_required');
    expect(await statusOrCode(key.api.apiKeys.rotate({ workspace, key_id: key.id }))).toBe(
      'rotation_required',
    );
    const rotated = await owner.api.apiKeys.rotate({ workspace, key_id: key.id, transition_seconds: 60 });
    expect(await statusOrCode(server.client(rotated.secret).members.list({ workspace }))).toBe('served');
  });

  it('revives nothing that an earlier limit had ended', async () => {
    const { organization, workspace } = await place();
    const [ended, due] = [
      await createKey(server, owner.api, { workspace }),
      await createKey(server, owner.api, { workspace }),
    ];
    const young = await createKey(server, owner.api, { workspace });
    const rule = (
      limits: Pick<
        OperationArgs<'organizationSettings.update'>,
        'max_key_lifetime_days' | 'key_rotation_days'
      >,
    ) => owner.api.organizationSettings.update({ organization, ...limits });
    await rule({ max_key_lifetime_days: 60, key_rotation_days: 30 });
    const made = (key: { id: string }, days: number) =>
      server
        .knex('api_keys')
        .where({ id: key.id })
        .update({ created_at: daysAgo(days) });
    await Promise.all([made(ended, 61), made(due, 31)]);
    const past = { max_key_lifetime_since: daysAgo(90), key_rotation_since: daysAgo(90) };
    await server.knex('organization_settings').where({ organization_id: organization }).update(past);
    const list = ({ api }: Pick<TestUser, 'api'>) => statusOrCode(api.members.list({ workspace }));
    const all = () => Promise.all([ended, due, young].map(list));
    const asRuled = ['credential_expired', 'rotation_required', 'served'];
    await expect.poll(all).toEqual(asRuled);
    await rule({ max_key_lifetime_days: 60, key_rotation_days: 30 });
    expect(await all()).toEqual(asRuled);
    const unchanged = await server
      .knex('organization_settings')
      .where({ organization_id: organization })
      .first();
    expect(unchanged).toMatchObject(past);
    await rule({ max_key_lifetime_days: 50, key_rotation_days: 20 });
    expect(await all()).toEqual(asRuled);
    expect(await owner.api.apiKeys.get({ workspace, key_id: ended.id })).toMatchObject({ status: 'expired' });
    await rule({ max_key_lifetime_days: null, key_rotation_days: null });
    expect(await all()).toEqual(['credential_expired', 'served', 'served']);
    await rule({ max_key_lifetime_days: 50, key_rotation_days: 40 });
    expect(await all()).toEqual(asRuled);
    const rotated = await owner.api.apiKeys.rotate({ workspace, key_id: due.id });
    expect(await list({ api: server.client(rotated.secret) })).toBe('served');
  });

  it('limits the age of a key wherever it is used, outside any workspace too', async () => {
    const { organization, workspace } = await place();
    const own = await createKey(server, owner.api, { workspace });
    const made = await owner.api.organizationKeys.create({ organization, name: 'K', scope: 'admin' });
    const central = { ...made, api: server.client(made.secret) };
    await owner.api.organizationSettings.update({ organization, max_key_lifetime_days: 30 });
    await server
      .knex('api_keys')
      .whereIn('id', [own.id, central.id])
      .update({ created_at: daysAgo(40) });
    await server
      .knex('organization_settings')
      .where({ organization_id: organization })
      .update({ max_key_lifetime_since: daysAgo(31) });
    const outside = ({ api }: Pick<TestUser, 'api'>) => [
      api.me.get(),
      api.workspaces.list(),
      api.organizations.list(),
    ];
    await expect
      .poll(() => statusesOrCodes(...outside(own), ...outside(central)))
      .toEqual(['credential_expired']);
    const check = { principal: own.id, permission: 'members:read' } as const;
    const { results } = await owner.api.access.check({ workspace, checks: [check] });
    expect(results).toMatchObject([{ allowed: false, code: 'credential_expired', decided_by: 'credential' }]);
  });

  it('limits the addresses of users and keys alike', async () => {
    const { organization, workspace } = await place();
    const key = await createKey(server, owner.api, { workspace });
    await server
      .knex('organization_settings')
      .where({ organization_id: organization })
      .update({
        ip_allowlist: ['203.0.113.0/24'],
      });
    const list = ({ api }: Pick<TestUser, 'api'>) => api.projects.list({ workspace });
    await expect
      .poll(() => statusesOrCodes(list(owner), list(member), list(key)))
      .toEqual(['ip_not_allowed']);
    expect(await statusesOrCodes(key.api.me.get())).toEqual(['ip_not_allowed']);
    expect(await statusOrCode(member.api.organizations.get({ organization }))).toBe('ip_not_allowed');
    expect(await statusOrCode(list(await createUser(server, 'Outsider')))).toBe('not_found');
  });

  it('does not limit the addresses from which members leave an owned workspace or the organization', async () => {
    const { organization, workspace } = await place();
    await owner.api.members.deactivate({ workspace, user_id: manager.id });
    const ip_allowlist = ['203.0.113.0/24'];
    const where = { organization_id: organization };
    await server.knex('organization_settings').where(where).update({ ip_allowlist });
    await expect.poll(() => statusOrCode(member.api.workspaces.get({ workspace }))).toBe('ip_not_allowed');
    for (const { api, id: user_id } of [member, manager]) {
      expect(await statusOrCode(api.members.remove({ workspace, user_id }))).toBe('served');
      expect(await statusOrCode(api.workspaces.get({ workspace }))).toBe('not_found');
      expect(await statusOrCode(api.organizationMembers.remove({ organization, user_id: owner.id }))).toBe(
        'ip_not_allowed',
      );
      expect(await statusOrCode(api.organizationMembers.remove({ organization, user_id }))).toBe('served');
      expect(await statusOrCode(api.organizations.get({ organization }))).toBe('not_found');
    }
  });

  it('makes users confirm their password before they create keys', async () => {
    const { organization, workspace } = await place();
    await owner.api.organizationSettings.update({ organization, require_reauthentication_for_keys: true });
    await server
      .knex('sessions')
      .where({ user_id: owner.id })
      .update({ reauthenticated_at: daysAgo(1) });
    const create = () => createKey(server, owner.api, { workspace });
    await expect.poll(() => statusesOrCodes(create())).toEqual(['reauthentication_required']);
    const role = { workspace, name: unique('Role'), permissions: ['projects:read'] as ['projects:read'] };
    expect(await statusOrCode(owner.api.roles.create(role))).toBe('served');
    const off = { organization, require_reauthentication_for_keys: false };
    expect(await statusOrCode(owner.api.organizationSettings.update(off))).toBe('reauthentication_required');
    expect(await statusOrCode(owner.api.organizations.update({ organization, name: 'Globex Ltd' }))).toBe(
      'served',
    );
    await owner.api.sessions.reauthenticate({ password: PASSWORD });
    expect(await statusesOrCodes(create())).toEqual(['served']);
    expect(await statusOrCode(owner.api.organizationSettings.update(off))).toBe('served');
  });
});
