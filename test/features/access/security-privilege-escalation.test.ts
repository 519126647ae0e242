import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  BuiltinRole,
  OperationArgs,
  Permission,
  ProjectId,
  RoleId,
  Tenantry,
  UserId,
} from '../../../sdk/src/index.ts';
import {
  type CreatedKey,
  createKey,
  createMemberWithPermissions,
  createProject,
  statusesOrCodes,
  statusOrCode,
} from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  createTeam,
  createUser,
  expectProblem,
  type TestTeam,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let owner: Tenantry;
let workspace: string;
/** Holds api_keys:manage and little else, and belongs to the team's project. */
let keeper: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  acme = await createTeam(server);
  owner = acme.people.owner.api;
  workspace = acme.workspace;
  keeper = await createMemberWithPermissions(server, acme, [
    'workspace:read',
    'projects:read',
    'projects:update',
    'api_keys:manage',
  ]);
  const project = acme.project.id;
  await owner.projectMembers.set({ workspace, project, user_id: keeper.id, role: null });
});
afterAll(() => server.stop());

type Draft = Partial<OperationArgs<'apiKeys.create'>>;
const create = (api: Tenantry, draft: Draft) =>
  statusOrCode(api.apiKeys.create({ workspace, name: 'K', kind: 'service', scope: 'read-only', ...draft }));
const custom = (...permissions: [Permission, ...Permission[]]): Draft => ({ scope: 'custom', permissions });
const everyKey = async () => {
  const keys: string[] = [];
  for await (const { id, etag } of owner.apiKeys.list({ workspace })) keys.push(`${id} ${etag}`);
  return keys;
};

async function newcomer(role: BuiltinRole | RoleId): Promise<TestUser> {
  const user = await createUser(server);
  await server.operator.members.add({ workspace, user_id: user.id, role });
  return user;
}

describe('API keys', () => {
  it('have no more permissions than their creator: managers give what they hold, admins all but what is reserved for owners', async () => {
    const { manager, admin } = acme.people;
    expect(await create(manager.api, { scope: 'read-only' })).toBe('served');
    expect(await create(manager.api, { scope: 'read-write' })).toBe('served');
    expect(await create(manager.api, custom('members:manage', 'projects:delete'))).toBe('served');
    expect(await create(admin.api, { scope: 'admin' })).toBe('served');
    const before = await everyKey();
    expect(await create(manager.api, { scope: 'admin' })).toBe('privilege_escalation');
    expect(await create(manager.api, custom('projects:read', 'roles:manage'))).toBe('privilege_escalation');
    expect(await create(manager.api, custom('access:explain'))).toBe('privilege_escalation');
    expect(await everyKey()).toEqual(before);
    const call = manager.api.apiKeys.create({
      workspace,
      name: 'K',
      kind: 'service',
      scope: 'custom',
      permissions: ['projects:read', 'audit:export'],
    });
    expect(await expectProblem(call)).toMatchObject({ status: 403, required_permission: 'audit:export' });
  });

  it('have no class of permissions that the creator of a user key holds nothing of', async () => {
    const { member } = acme.people;
    const user = { kind: 'user' } as const;
    expect(await create(member.api, { ...user, scope: 'read-write' })).toBe('served');
    expect(await create(member.api, { ...user, ...custom('projects:create') })).toBe('served');
    expect(await create(member.api, { ...user, scope: 'admin' })).toBe('privilege_escalation');
    expect(await create(member.api, { ...user, ...custom('members:manage') })).toBe('privilege_escalation');
    // Admin of a project: the key reaches as far there, and nowhere else.
    const raised = await newcomer('member');
    const project = acme.project.id;
    await owner.projectMembers.set({ workspace, project, user_id: raised.id, role: 'admin' });
    const key = await createKey(server, raised.api, { workspace, ...user, scope: 'admin' });
    const { id: other } = await createProject(acme);
    await owner.projectMembers.set({ workspace, project: other, user_id: raised.id, role: null });
    expect(await statusOrCode(key.api.projects.delete({ workspace, project: other }))).toBe(
      'insufficient_role',
    );
    expect(await statusOrCode(key.api.members.remove({ workspace, user_id: keeper.id }))).toBe(
      'insufficient_role',
    );
  });

  it('never have class owner', async () => {
    const permissions = ['workspace:delete', 'workspace:transfer', 'managers:manage'] as const;
    for (const permission of permissions) {
      for (const api of [owner, server.operator]) {
        expect(await create(api, custom('projects:read', permission))).toBe('privilege_escalation');
        expect(
          await create(api, { kind: 'user', user_id: acme.people.owner.id, ...custom(permission) }),
        ).toBe('privilege_escalation');
      }
    }
  });

  it('act for another user only if that user holds no more, as far as the scope allows', async () => {
    const { people } = acme;
    const of = (user: TestUser, draft: Draft) => ({
      kind: 'user' as const,
      user_id: user.id,
      ...draft,
    });
    const [up, down] = [people.manager.api, people.admin.api];
    expect(await create(up, of(people.member, { scope: 'read-write' }))).toBe('served');
    expect(await create(up, of(people.viewer, { scope: 'read-only' }))).toBe('served');
    expect(await create(up, of(people.admin, custom('projects:read')))).toBe('served');
    // It would be one in waiting for the higher role of its person.
    expect(await create(up, of(people.viewer, { scope: 'admin' }))).toBe('privilege_escalation');
    expect(await create(up, of(people.admin, { scope: 'admin' }))).toBe('privilege_escalation');
    expect(await create(up, of(people.admin, custom('audit:read')))).toBe('privilege_escalation');
    expect(await create(up, of(people.owner, { scope: 'admin' }))).toBe('privilege_escalation');
    expect(await create(down, of(people.owner, { scope: 'admin' }))).toBe('served');
    // What a user may do in one project only counts, too.
    const raised = await newcomer('viewer');
    const project = acme.project.id;
    await owner.projectMembers.set({ workspace, project, user_id: raised.id, role: 'admin' });
    expect(await create(up, of(raised, { scope: 'admin' }))).toBe('privilege_escalation');
    expect(await create(up, of(raised, custom('projects:update')))).toBe('served');
  });

  it('cannot be updated by a caller with fewer permissions than before or after the update', async () => {
    const { manager, member } = acme.people;
    const [strong, weak] = [
      await createKey(server, owner, { workspace, scope: 'admin' }),
      await createKey(server, manager.api, { workspace, scope: 'read-only' }),
    ];
    const own = await createKey(server, member.api, { workspace, kind: 'user', scope: 'read-only' });
    const before = await everyKey();
    const update = (
      api: Tenantry,
      { id }: CreatedKey,
      change: Omit<OperationArgs<'apiKeys.update'>, 'workspace' | 'key_id'>,
    ) => statusOrCode(api.apiKeys.update({ workspace, key_id: id, ...change }));
    expect(await update(manager.api, weak, { scope: 'admin' })).toBe('privilege_escalation');
    expect(await update(manager.api, weak, { scope: 'custom', permissions: ['billing:read'] })).toBe(
      'privilege_escalation',
    );
    expect(await update(manager.api, strong, { ip_allowlist: [] })).toBe('privilege_escalation');
    expect(await update(manager.api, strong, { scope: 'read-only' })).toBe('privilege_escalation');
    expect(await update(member.api, own, { scope: 'admin' })).toBe('privilege_escalation');
    expect(await update(owner, strong, { scope: 'custom', permissions: ['workspace:delete'] })).toBe(
      'privilege_escalation',
    );
    expect(await everyKey()).toEqual(before);
    expect(await update(manager.api, weak, { scope: 'read-write' })).toBe('served');
  });

  it('cannot be rotated by a caller with fewer permissions, but can be revoked', async () => {
    const { manager } = acme.people;
    const strong = await createKey(server, owner, { workspace, scope: 'admin' });
    const owners = await createKey(server, owner, { workspace, kind: 'user', scope: 'admin' });
    for (const key of [strong, owners]) {
      const where = { workspace, key_id: key.id };
      expect(await statusOrCode(manager.api.apiKeys.rotate(where))).toBe('privilege_escalation');
      expect((await owner.apiKeys.get(where)).status).toBe('active');
      expect(await statusOrCode(manager.api.apiKeys.revoke(where))).toBe('served');
      expect(await statusOrCode(key.api.me.get())).toBe('credential_revoked');
    }
  });

  it('from before a demotion can only be revoked by their user', async () => {
    const fallen = await newcomer('admin');
    const key = await createKey(server, fallen.api, { workspace, kind: 'user', scope: 'admin' });
    await owner.members.update({ workspace, user_id: fallen.id, role: 'member' });
    const where = { workspace, key_id: key.id };
    expect(
      await statusesOrCodes(
        fallen.api.apiKeys.rotate(where),
        fallen.api.apiKeys.update({ ...where, name: 'X' }),
      ),
    ).toEqual(['privilege_escalation']);
    expect(await statusOrCode(fallen.api.apiKeys.revoke(where))).toBe('served');
  });
});

describe('keys and projects', () => {
  it('a user who is narrowed in a project creates only keys that are narrowed, too', async () => {
    const narrowed = await newcomer('admin');
    const { id: inside } = await createProject(acme);
    const { id: outside } = await createProject(acme);
    await owner.projectMembers.set({ workspace, project: inside, user_id: narrowed.id, role: 'viewer' });
    const { api } = narrowed;
    const owners = { kind: 'user', user_id: acme.people.owner.id } as const;
    const everywhere = await createKey(server, owner, { workspace, scope: 'admin' });
    const before = await everyKey();
    for (const draft of [
      { scope: 'admin' },
      { scope: 'read-write' },
      // Viewers do not read the ledger.
      { scope: 'read-only' },
      { scope: 'admin', project_ids: [inside] },
      { scope: 'admin', project_ids: [outside, inside] },
      custom('projects:update'),
      { ...owners, scope: 'admin' },
      { ...owners, scope: 'read-write', project_ids: [inside] },
      { kind: 'user', user_id: acme.people.manager.id, ...custom('projects:update') },
    ] satisfies Draft[]) {
      expect([draft, await create(api, draft)]).toEqual([draft, 'privilege_escalation']);
    }
    const where = { workspace, key_id: everywhere.id };
    expect(
      await statusesOrCodes(api.apiKeys.rotate(where), api.apiKeys.update({ ...where, name: 'X' })),
    ).toEqual(['privilege_escalation']);
    expect(await everyKey()).toEqual(before);
    const made = await createKey(server, api, { workspace, scope: 'admin', project_ids: [outside] });
    expect(await create(api, custom('projects:read'))).toBe('served');
    expect(await create(api, { ...owners, scope: 'admin', project_ids: [outside] })).toBe('served');
    const lift = api.apiKeys.update({ workspace, key_id: made.id, project_ids: null });
    expect(await statusOrCode(lift)).toBe('privilege_escalation');
    // Their own user key is as narrow as they are.
    const own = await createKey(server, api, { workspace, kind: 'user', scope: 'admin' });
    expect(await statusOrCode(own.api.projects.update({ workspace, project: inside, name: 'X' }))).toBe(
      'insufficient_role',
    );
  });

  it('a user who belongs to some projects creates keys for those only', async () => {
    const { id: other } = await createProject(acme);
    const project = acme.project.id;
    const permissions = custom('projects:read', 'projects:update');
    const viewers = { kind: 'user', user_id: acme.people.viewer.id, ...custom('projects:read') } as const;
    for (const draft of [
      permissions,
      { ...permissions, project_ids: [other] },
      { ...permissions, project_ids: [project, other] },
      viewers,
      { ...viewers, project_ids: [other] },
    ] satisfies Draft[]) {
      expect([draft, await create(keeper.api, draft)]).toEqual([draft, 'privilege_escalation']);
    }
    expect(await create(keeper.api, { ...permissions, project_ids: [project] })).toBe('served');
    expect(await create(keeper.api, { ...viewers, project_ids: [project] })).toBe('served');
  });

  it('a user with api_keys:manage by a custom role creates keys with the permissions of that role, reading included', async () => {
    const project_ids: [ProjectId] = [acme.project.id];
    expect(await create(keeper.api, { ...custom('api_keys:manage'), project_ids })).toBe('served');
    for (const draft of [
      { scope: 'read-only' },
      { scope: 'read-write' },
      { scope: 'admin' },
      custom('members:read'),
      custom('projects:delete'),
      custom('api_keys:read'),
      { kind: 'user', user_id: acme.people.member.id, scope: 'read-write' },
      { kind: 'user', user_id: acme.people.owner.id, scope: 'read-only' },
    ] satisfies Draft[]) {
      expect([draft, await create(keeper.api, { ...draft, project_ids })]).toEqual([
        { ...draft },
        'privilege_escalation',
      ]);
    }
  });
});

describe('a key that creates keys', () => {
  it('creates service keys with no more permissions than its own', async () => {
    const maker = await createKey(server, owner, {
      workspace,
      ...custom('workspace:read', 'api_keys:manage'),
    });
    const owners = await createKey(server, owner, { workspace, kind: 'user', scope: 'read-only' });
    expect(await create(maker.api, custom('workspace:read'))).toBe('served');
    for (const draft of [
      { scope: 'read-only' },
      { scope: 'read-write' },
      { scope: 'admin' },
      custom('projects:read'),
      { kind: 'user', user_id: acme.people.owner.id, scope: 'read-only' },
    ] satisfies Draft[]) {
      expect([draft, await create(maker.api, draft)]).toEqual([draft, 'privilege_escalation']);
    }
    expect(
      await statusesOrCodes(
        maker.api.apiKeys.update({ workspace, key_id: maker.id, scope: 'admin' }),
        maker.api.apiKeys.rotate({ workspace, key_id: owners.id }),
      ),
    ).toEqual(['privilege_escalation']);
    const admin = await createKey(server, owner, { workspace, scope: 'admin' });
    expect(await create(admin.api, { scope: 'admin' })).toBe('served');
  });

  it('creates keys that can send at most as many requests at once, and over time, as itself', async () => {
    const rate_limit = { requests: 10, per_seconds: 10 };
    const { api } = await createKey(server, owner, { workspace, scope: 'admin', rate_limit });
    for (const [requests, per_seconds, answer] of [
      [10, 10, 'served'],
      [5, 5, 'served'],
      [10, 60, 'served'],
      // As many over time, but more at once.
      [11, 11, 'privilege_escalation'],
      [20, 60, 'privilege_escalation'],
      // No more at once, but more over time.
      [10, 9, 'privilege_escalation'],
    ] as const) {
      const given = { requests, per_seconds };
      expect([given, await create(api, { scope: 'read-only', rate_limit: given })]).toEqual([given, answer]);
    }
    expect(await create(api, { scope: 'read-only' })).toBe('privilege_escalation');
  });

  it('creates no user keys, not even for its own user', async () => {
    const narrow = await createKey(server, acme.people.member.api, {
      workspace,
      kind: 'user',
      ...custom('own_keys:manage', 'workspace:read'),
    });
    const user = { kind: 'user' } as const;
    const before = await everyKey();
    for (const draft of [
      { ...user, scope: 'read-only' },
      { ...user, scope: 'read-write' },
      { ...user, ...custom('projects:create') },
    ] satisfies Draft[]) {
      expect([draft, await create(narrow.api, draft)]).toEqual([draft, 'privilege_escalation']);
    }
    expect(
      await statusesOrCodes(
        narrow.api.apiKeys.update({ workspace, key_id: narrow.id, scope: 'read-write' }),
        narrow.api.apiKeys.update({ workspace, key_id: narrow.id, permissions: ['projects:create'] }),
      ),
    ).toEqual(['privilege_escalation']);
    expect(await everyKey()).toEqual(before);
    expect(await create(narrow.api, { ...user, ...custom('workspace:read') })).toBe('served');
    const broad = await createKey(server, acme.people.member.api, {
      workspace,
      ...user,
      scope: 'read-write',
    });
    expect(await create(broad.api, { ...user, scope: 'read-write' })).toBe('served');
    expect(await create(broad.api, { ...user, scope: 'admin' })).toBe('privilege_escalation');
    // Nor does it get hold of a stronger key of the same person.
    const rotate = narrow.api.apiKeys.rotate({ workspace, key_id: broad.id });
    expect(await statusOrCode(rotate)).toBe('privilege_escalation');
  });

  it('creates no keys at all when it is limited to projects', async () => {
    const project_ids: [ProjectId] = [acme.project.id];
    const limited = await createKey(server, owner, { workspace, scope: 'admin', project_ids });
    const own = await createKey(server, owner, { workspace, kind: 'user', scope: 'admin', project_ids });
    for (const { api, id: key_id } of [limited, own]) {
      expect(await create(api, { project_ids })).toBe('insufficient_scope');
      expect(await create(api, { kind: 'user', project_ids })).not.toBe('served');
      expect(
        await statusesOrCodes(
          api.apiKeys.update({ workspace, key_id, project_ids: null }),
          api.apiKeys.rotate({ workspace, key_id }),
          api.apiKeys.revoke({ workspace, key_id }),
        ),
      ).toEqual(['insufficient_scope']);
    }
  });
});

describe('a user who changes roles of others', () => {
  it('adds and promotes members, themselves included, up to their own role only', async () => {
    const { people } = acme;
    const [newbie, spare] = [await createUser(server), await newcomer('viewer')];
    const add = (api: Tenantry, role: BuiltinRole | RoleId) =>
      statusOrCode(api.members.add({ workspace, user_id: newbie.id, role }));
    const promote = (api: Tenantry, user_id: UserId, role: BuiltinRole | RoleId) =>
      statusOrCode(api.members.update({ workspace, user_id, role }));
    const { id: strong } = await owner.roles.create({
      workspace,
      name: unique('role'),
      permissions: ['workspace:read', 'audit:read'],
    });
    for (const [api, role] of [
      [people.manager.api, 'admin'],
      [people.manager.api, 'owner'],
      [people.manager.api, strong],
      [people.admin.api, 'owner'],
    ] as const) {
      expect([role, await add(api, role), await promote(api, spare.id, role)]).toEqual([
        role,
        'privilege_escalation',
        'privilege_escalation',
      ]);
    }
    expect(await promote(people.manager.api, people.manager.id, 'admin')).toBe('privilege_escalation');
    expect(await promote(people.admin.api, people.admin.id, 'owner')).toBe('privilege_escalation');
    expect(await statusOrCode(owner.members.get({ workspace, user_id: newbie.id }))).toBe('not_found');
    expect((await owner.members.get({ workspace, user_id: spare.id })).role).toBe('viewer');
    const key = await createKey(server, owner, { workspace, scope: 'admin' });
    expect(await add(key.api, 'owner')).toBe('privilege_escalation');
    expect(await add(key.api, 'admin')).toBe('invitation_required');
    expect(await promote(people.manager.api, spare.id, 'manager')).toBe('served');
  });

  it('demotes, deactivates, reactivates and removes only members who hold no more', async () => {
    const { people } = acme;
    const [victim, asleep] = [await newcomer('admin'), await newcomer('admin')];
    await owner.members.deactivate({ workspace, user_id: asleep.id });
    const { api } = people.manager;
    const where = { workspace, user_id: victim.id };
    expect(
      await statusesOrCodes(
        api.members.update({ ...where, role: 'viewer' }),
        api.members.deactivate(where),
        api.members.deactivate({ ...where, dry_run: true }),
        api.members.remove(where),
        api.members.remove({ ...where, dry_run: true }),
        api.members.reactivate({ workspace, user_id: asleep.id }),
        people.admin.api.members.update({ workspace, user_id: people.owner.id, role: 'viewer' }),
        people.admin.api.members.remove({ workspace, user_id: people.owner.id }),
      ),
    ).toEqual(['privilege_escalation']);
    expect(await owner.members.get(where)).toMatchObject({ role: 'admin', status: 'active' });
    expect(await statusOrCode(victim.api.members.remove(where))).toBe('served');
  });

  it('creates, edits and deletes only roles that hold no more', async () => {
    const editor = await createMemberWithPermissions(server, acme, [
      'workspace:read',
      'roles:read',
      'roles:manage',
    ]);
    const { api } = editor;
    const { id: strong } = await owner.roles.create({
      workspace,
      name: unique('role'),
      permissions: ['workspace:read', 'audit:read'],
    });
    const make = (...permissions: [Permission, ...Permission[]]) =>
      statusOrCode(api.roles.create({ workspace, name: unique('role'), permissions }));
    expect(await make('workspace:read', 'roles:manage')).toBe('served');
    expect(await make('workspace:read', 'projects:read')).toBe('privilege_escalation');
    const edit = (role_id: BuiltinRole | RoleId, ...permissions: [Permission, ...Permission[]]) =>
      statusOrCode(api.roles.update({ workspace, role_id, permissions }));
    expect(await edit(editor.role, 'workspace:read', 'roles:manage', 'members:manage')).toBe(
      'privilege_escalation',
    );
    expect(await edit(strong, 'workspace:read')).toBe('privilege_escalation');
    expect(
      await statusesOrCodes(
        api.roles.update({ workspace, role_id: strong, name: unique('role') }),
        api.roles.delete({ workspace, role_id: strong }),
      ),
    ).toEqual(['privilege_escalation']);
    expect((await owner.roles.get({ workspace, role_id: strong })).permissions).toEqual([
      'workspace:read',
      'audit:read',
    ]);
    expect(await edit(editor.role, 'workspace:read', 'roles:manage')).toBe('served');
    const manager = acme.people.manager.api.roles;
    expect(
      await statusesOrCodes(
        manager.create({ workspace, name: unique('role'), permissions: ['workspace:read'] }),
        manager.update({ workspace, role_id: strong, permissions: ['workspace:read'] }),
      ),
    ).toEqual(['insufficient_role']);
    for (const permission of ['workspace:delete', 'workspace:transfer', 'managers:manage'] as const) {
      for (const all of [owner, server.operator]) {
        const call = all.roles.create({ workspace, name: unique('role'), permissions: [permission] });
        expect(await statusOrCode(call)).toBe('privilege_escalation');
      }
    }
  });

  it('may do so with members:manage by a custom role, for members who hold no more', async () => {
    const clerk = await createMemberWithPermissions(server, acme, [
      'workspace:read',
      'members:invite',
      'members:manage',
    ]);
    const { id: weak } = await owner.roles.create({
      workspace,
      name: unique('role'),
      permissions: ['workspace:read'],
    });
    const user = await newcomer(weak);
    const { api } = clerk;
    const where = { workspace, user_id: user.id };
    expect(
      await statusesOrCodes(
        api.members.update({ ...where, role: 'viewer' }),
        api.members.remove({ workspace, user_id: acme.people.viewer.id }),
      ),
    ).toEqual(['privilege_escalation']);
    expect(await statusOrCode(api.members.update({ ...where, role: clerk.role }))).toBe('served');
    expect(await statusOrCode(api.members.remove(where))).toBe('served');
  });

  it('is refused while their own role is being taken away', async () => {
    for (let round = 0; round < 3; round += 1) {
      const falling = await newcomer('admin');
      const where = { workspace, user_id: falling.id };
      const raise = () => statusOrCode(falling.api.members.update({ ...where, role: 'admin' }));
      const race = [raise(), raise(), owner.members.update({ ...where, role: 'viewer' }), raise(), raise()];
      await Promise.all(race);
      expect((await owner.members.get(where)).role).toBe('viewer');
    }
  });
});
