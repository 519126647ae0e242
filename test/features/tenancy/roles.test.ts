import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltinRole, Permission, RoleId } from '../../../sdk/src/index.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  createUnconfirmedUser,
  createUser,
  expectProblem,
  expectProblems,
  newWorkspace,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
/** Owns the workspaces of the tests. */
let owner: TestUser;
let colleague: TestUser;
let outsider: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [owner, colleague, outsider] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Colleague'),
    createUser(server, 'Outsider'),
  ]);
});
afterAll(() => server.stop());

const BUILTIN = ['owner', 'admin', 'manager', 'member', 'viewer'] as const;
const escalation = { status: 403, code: 'privilege_escalation' };
const notFound = { status: 404, code: 'not_found' };

const create = (workspace: string, permissions: Permission[], name = unique('role')) =>
  owner.api.roles.create({ workspace, name, permissions });

const idsOf = async <Id extends string>(list: AsyncIterable<{ id: Id }>) => {
  const ids: Id[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
};

/** A workspace with a role of these permissions, which the colleague has. */
async function withRole(permissions: Permission[]) {
  const workspace = await newWorkspace(owner);
  const role = await create(workspace, permissions);
  await server.operator.members.add({ workspace, user_id: colleague.id, role: role.id });
  return { workspace, role, role_id: role.id };
}

describe('built-in roles', () => {
  it('are listed first, from the highest to the lowest, as in the catalogue', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'viewer']]);
    const { data } = await colleague.api.roles.list({ workspace });
    const { data: catalogue } = await colleague.api.permissions.list();
    expect(data.map(({ id }) => id)).toEqual(BUILTIN);
    for (const role of data) {
      const held = catalogue.filter(({ roles }) => roles.some((name) => name === role.id));
      expect([...role.permissions].sort()).toEqual(held.map(({ name }) => name).sort());
      expect(role).toMatchObject({ builtin: true, created_at: null, updated_at: null });
      expect(role.all_projects).toBe(['owner', 'admin', 'manager'].includes(role.id));
      expect(await colleague.api.roles.get({ workspace, role_id: role.id })).toEqual(role);
    }
  });

  it('cannot be changed or deleted', async () => {
    const { workspace } = owner;
    for (const role_id of BUILTIN) {
      for (const refused of await expectProblems([
        owner.api.roles.update({ workspace, role_id, description: 'mine' }),
        owner.api.roles.delete({ workspace, role_id }),
      ])) {
        expect(refused).toMatchObject({ status: 409, code: 'invalid_state' });
      }
    }
  });

  it('share their names with no other role', async () => {
    const workspace = await newWorkspace(owner);
    const taken = { status: 409, code: 'already_exists' };
    expect(await expectProblem(create(workspace, ['workspace:read'], 'OWNER'))).toMatchObject(taken);
    const { id: role_id } = await create(workspace, ['workspace:read']);
    expect(await expectProblem(owner.api.roles.update({ workspace, role_id, name: 'Admin' }))).toMatchObject(
      taken,
    );
  });
});

describe('listing roles', () => {
  it.each([1, 2, 4, 5, 6, 100])('shows each exactly once in pages of %i', async (limit) => {
    const workspace = await newWorkspace(owner);
    const custom: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      custom.unshift((await create(workspace, ['workspace:read'])).id);
    }
    expect(await idsOf(owner.api.roles.list({ workspace, limit }))).toEqual([...BUILTIN, ...custom]);
  });

  it('reports more when the custom ones begin the next page', async () => {
    const workspace = await newWorkspace(owner);
    expect(await owner.api.roles.list({ workspace, limit: 5 })).toMatchObject({
      has_more: false,
      next_cursor: null,
    });
    const { id } = await create(workspace, ['workspace:read']);
    const first = await owner.api.roles.list({ workspace, limit: 5 });
    expect(first.has_more).toBe(true);
    const second = await owner.api.roles.list({ workspace, limit: 5, cursor: first.next_cursor ?? '' });
    expect([second.data.map((role) => role.id), second.has_more]).toEqual([[id], false]);
  });

  it('shows those of the workspace only', async () => {
    const [one, other] = [await newWorkspace(owner), await newWorkspace(owner)];
    await create(one, ['workspace:read']);
    expect(await idsOf(owner.api.roles.list({ workspace: other }))).toEqual(BUILTIN);
  });
});

describe('creating a role', () => {
  it('returns it as it is', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'admin']]);
    const permissions: Permission[] = ['workspace:read', 'audit:read'];
    const fields = { workspace, name: 'Auditor', description: 'Reads the log', permissions };
    const role = await colleague.api.roles.create(fields);
    expect(role).toMatchObject({
      name: 'Auditor',
      description: 'Reads the log',
      builtin: false,
      all_projects: false,
    });
    expect(role.id).toMatch(/^rol_/);
    expect([...role.permissions].sort()).toEqual([...permissions].sort());
    expect(await colleague.api.roles.get({ workspace, role_id: role.id })).toEqual(role);
    expect((await create(workspace, ['workspace:read'])).description).toBeNull();
  });

  it('refuses empty, unknown and repeated permissions', async () => {
    const { workspace } = owner;
    const lists = [[], ['workspace:read', 'workspace:read'], ['everything']] as Permission[][];
    for (const { status, errors } of await expectProblems(lists.map((list) => create(workspace, list)))) {
      expect([status, errors[0]?.path.split('/')[0]]).toEqual([400, 'permissions']);
    }
  });

  it('refuses a name that the workspace has, in another case, too; another workspace may have it', async () => {
    const workspace = await newWorkspace(owner);
    await create(workspace, ['workspace:read'], 'Auditor');
    const taken = { status: 409, code: 'already_exists' };
    expect(await expectProblem(create(workspace, ['workspace:read'], 'AUDITOR'))).toMatchObject(taken);
    const { id: role_id } = await create(workspace, ['workspace:read'], 'Other');
    expect(
      await expectProblem(owner.api.roles.update({ workspace, role_id, name: 'auditor' })),
    ).toMatchObject(taken);
    expect((await owner.api.roles.update({ workspace, role_id, name: 'OTHER' })).name).toBe('OTHER');
    expect((await create(await newWorkspace(owner), ['workspace:read'], 'Auditor')).name).toBe('Auditor');
  });

  it('stops at twenty, however many are created at once', async () => {
    const workspace = await newWorkspace(owner);
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, () => create(workspace, ['workspace:read'])),
    );
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toMatchObject(Array(10).fill({ status: 409, code: 'limit_reached' }));
    const ids = (await idsOf(owner.api.roles.list({ workspace }))).slice(BUILTIN.length);
    expect(ids).toHaveLength(20);
    await owner.api.roles.delete({ workspace, role_id: ids[0] ?? 'viewer' });
    await create(workspace, ['workspace:read']);
  });

  it('is for admins: a manager is refused, and can read them', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'manager']]);
    const { id: role_id } = await create(workspace, ['workspace:read']);
    for (const refused of await expectProblems([
      colleague.api.roles.create({ workspace, name: 'X', permissions: ['workspace:read'] }),
      colleague.api.roles.update({ workspace, role_id, name: 'X' }),
      colleague.api.roles.delete({ workspace, role_id }),
    ])) {
      expect(refused).toMatchObject({
        status: 403,
        code: 'insufficient_role',
        required_permission: 'roles:manage',
      });
    }
    expect((await colleague.api.roles.get({ workspace, role_id })).id).toBe(role_id);
  });
});

describe('a custom role', () => {
  it('applies at once in the workspace, with its permissions and no more', async () => {
    const { workspace } = await withRole(['workspace:read', 'workspace:update']);
    expect((await colleague.api.workspaces.update({ workspace, name: 'By a colleague' })).name).toBe(
      'By a colleague',
    );
    expect(await expectProblem(colleague.api.members.list({ workspace }))).toMatchObject({
      status: 403,
      code: 'insufficient_role',
      required_permission: 'members:read',
    });
  });

  it('applies at once in a project, and there only', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'viewer']]);
    const role = await create(workspace, ['projects:read', 'projects:update']);
    const [inside, outside] = [unique('prj'), unique('prj')];
    for (const slug of [inside, outside]) {
      await owner.api.projects.create({ workspace, name: slug, slug, environment: 'sandbox' });
    }
    const at = (project: string) => ({ workspace, project });
    await owner.api.projectMembers.set({ ...at(inside), user_id: colleague.id, role: role.id });
    await owner.api.projectMembers.set({ ...at(outside), user_id: colleague.id, role: null });
    expect((await colleague.api.projects.update({ ...at(inside), name: 'Mine' })).name).toBe('Mine');
    expect(await expectProblem(colleague.api.projects.update({ ...at(outside), name: 'X' }))).toMatchObject({
      status: 403,
      required_permission: 'projects:update',
    });
    // It replaces the workspace role there: what it leaves out, a viewer may elsewhere and not here.
    expect(await expectProblem(colleague.api.projectMembers.list(at(inside)))).toMatchObject({ status: 403 });
    expect((await colleague.api.projectMembers.list(at(outside))).data).not.toEqual([]);
  });

  it('applies as edited from the next request on, in workspace and project', async () => {
    const { workspace, role_id } = await withRole(['workspace:read', 'projects:read']);
    const slug = unique('prj');
    await owner.api.projects.create({ workspace, name: slug, slug, environment: 'sandbox' });
    await owner.api.projectMembers.set({ workspace, project: slug, user_id: colleague.id, role: role_id });
    const both = () => [
      colleague.api.workspaces.update({ workspace, name: 'By a colleague' }),
      colleague.api.projects.update({ workspace, project: slug, name: 'By a colleague' }),
    ];
    for (const refused of await expectProblems(both())) expect(refused).toMatchObject({ status: 403 });
    await owner.api.roles.update({
      workspace,
      role_id,
      permissions: ['workspace:read', 'workspace:update', 'projects:read', 'projects:update'],
    });
    for (const { name } of await Promise.all(both())) expect(name).toBe('By a colleague');
    await owner.api.roles.update({ workspace, role_id, permissions: ['projects:read'] });
    for (const refused of await expectProblems(both())) expect(refused).toMatchObject({ status: 403 });
  });

  it('changes the given fields; null clears the description', async () => {
    const workspace = await newWorkspace(owner);
    const fields = { name: 'Role', description: 'Something', permissions: ['workspace:read' as const] };
    const { id: role_id } = await owner.api.roles.create({ workspace, ...fields });
    const update = (change: object) => owner.api.roles.update({ workspace, role_id, ...change });
    expect(await update({ name: 'Renamed' })).toMatchObject({ ...fields, name: 'Renamed' });
    expect(await update({ description: null })).toMatchObject({ name: 'Renamed', description: null });
    expect(await expectProblem(update({}))).toMatchObject({ status: 400 });
  });

  it('is changed and deleted only in the version that was read', async () => {
    const workspace = await newWorkspace(owner);
    const { id: role_id, etag: stale } = await create(workspace, ['workspace:read']);
    const at = { workspace, role_id };
    const { etag } = await owner.api.roles.update({ ...at, name: 'Newer' }, { ifMatch: stale });
    for (const refused of await expectProblems([
      owner.api.roles.update({ ...at, name: 'Older' }, { ifMatch: stale }),
      owner.api.roles.delete(at, { ifMatch: stale }),
    ])) {
      expect(refused).toMatchObject({ status: 412, code: 'precondition_failed' });
    }
    expect((await owner.api.roles.get(at)).name).toBe('Newer');
    const unquoted = await owner.api.roles.update(
      { ...at, name: 'Third' },
      { headers: { 'If-Match': etag } },
    );
    await owner.api.roles.delete(at, { headers: { 'If-Match': unquoted.etag } });
    expect(await expectProblem(owner.api.roles.get(at))).toMatchObject(notFound);
  });
});

describe('deleting a role', () => {
  it('is refused while a member has it, and names the member', async () => {
    const { workspace, role_id } = await withRole(['workspace:read']);
    const member = await createUser(server, 'Member');
    await server.operator.members.add({ workspace, user_id: member.id, role: 'member' });
    const slug = unique('prj');
    await owner.api.projects.create({ workspace, name: slug, slug, environment: 'sandbox' });
    const place = { workspace, project: slug, user_id: member.id };
    await owner.api.projectMembers.set({ ...place, role: role_id });
    await owner.api.members.deactivate({ workspace, user_id: colleague.id });

    const remove = () => owner.api.roles.delete({ workspace, role_id });
    const inUse = await expectProblem(remove());
    expect(inUse).toMatchObject({ status: 409, code: 'role_in_use' });
    expect(inUse.problem?.users).toEqual([colleague.id, member.id].sort());
    await owner.api.members.update({ workspace, user_id: colleague.id, role: 'viewer' });
    expect((await expectProblem(remove())).problem?.users).toEqual([member.id]);
    await owner.api.projectMembers.set({ ...place, role: null });
    await remove();
    expect(await expectProblem(owner.api.roles.get({ workspace, role_id }))).toMatchObject(notFound);
    expect(await expectProblem(remove())).toMatchObject(notFound);
  });

  it('leaves no member with a deleted role, however close together both happen', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'viewer']]);
    const user_id = colleague.id;
    for (let round = 0; round < 10; round += 1) {
      const { id: role } = await create(workspace, ['workspace:read']);
      const results = await Promise.allSettled([
        owner.api.roles.delete({ workspace, role_id: role }),
        owner.api.members.update({ workspace, user_id, role }),
      ]);
      const [lost] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(['role_in_use', 'not_found']).toContain(lost.code);
      await owner.api.members.update({ workspace, user_id, role: 'viewer' });
      await owner.api.roles.delete({ workspace, role_id: role }).catch(() => undefined);
    }
  });
});

describe('a role that reaches all projects', () => {
  const spanning: Permission[] = ['projects:read', 'audit:read', 'webhooks:read'];

  it('lets its holders read the audit log, events and every project; without that, none of them', async () => {
    const { workspace, role_id } = await withRole(spanning);
    const slug = unique('prj');
    await owner.api.projects.create({ workspace, name: slug, slug, environment: 'sandbox' });
    const { auditEvents, events, projects } = colleague.api;
    const spanned = () => [auditEvents.list({ workspace }), events.list({ workspace })];
    const shown = async () => (await idsOf(projects.list({ workspace }))).length;
    const expectNone = async () => {
      for (const refused of await expectProblems(spanned())) {
        expect(refused).toMatchObject({ status: 403, code: 'insufficient_role' });
      }
      expect(await shown()).toBe(0);
      expect(await expectProblem(projects.get({ workspace, project: slug }))).toMatchObject(notFound);
    };
    await expectNone();
    const widened = await owner.api.roles.update({ workspace, role_id, all_projects: true });
    expect([widened.all_projects, widened.permissions]).toEqual([true, expect.arrayContaining(spanning)]);
    for (const { data } of await Promise.all(spanned())) expect(data).not.toEqual([]);
    expect(await shown()).toBe(1);
    expect((await projects.get({ workspace, project: slug })).slug).toBe(slug);
    await owner.api.roles.update({ workspace, role_id, all_projects: false });
    await expectNone();
  });

  it('is created, changed, deleted and given only by a user who reaches all projects', async () => {
    const { workspace, role_id } = await withRole(['projects:read', 'roles:manage', 'members:manage']);
    const { id: user_id } = await createUser(server, 'Member');
    await server.operator.members.add({ workspace, user_id, role: role_id });
    const fields = { workspace, permissions: ['projects:read'] as Permission[], all_projects: true };
    const wide = await owner.api.roles.create({ ...fields, name: unique('role') });
    const { roles, members } = colleague.api;
    const at = { workspace, role_id: wide.id };
    for (const refused of await expectProblems([
      roles.create({ ...fields, name: 'Mine' }),
      roles.update({ workspace, role_id, all_projects: true }),
      roles.update({ ...at, all_projects: false }),
      roles.update({ ...at, name: 'Mine' }),
      roles.delete(at),
      members.update({ workspace, user_id, role: wide.id }),
    ])) {
      expect(refused).toMatchObject(escalation);
    }
    await owner.api.roles.update({ workspace, role_id, all_projects: true });
    expect((await members.update({ workspace, user_id, role: wide.id })).role).toBe(wide.id);
  });

  it('is offered to no user whose address is unconfirmed, when their role reaches fewer projects', async () => {
    const workspace = await newWorkspace(owner);
    const permissions: Permission[] = ['projects:read'];
    const narrow = await owner.api.roles.create({ workspace, name: 'Narrow', permissions });
    const wide = await owner.api.roles.create({ workspace, name: 'Wide', permissions, all_projects: true });
    const { id: user_id } = await createUnconfirmedUser(server, 'Unconfirmed');
    await server.operator.members.add({ workspace, user_id, role: narrow.id });
    const raise = owner.api.members.update({ workspace, user_id, role: wide.id });
    expect(await expectProblem(raise)).toMatchObject({ code: 'unconfirmed_address' });
  });
});

describe('the permissions of a role', () => {
  it('are at most those of the caller who creates or edits it', async () => {
    const { workspace, role_id } = await withRole(['workspace:read', 'roles:read', 'roles:manage']);
    const above = { ...escalation, required_permission: 'audit:read' };
    const { roles } = colleague.api;
    const call = roles.create({ workspace, name: 'X', permissions: ['workspace:read', 'audit:read'] });
    expect(await expectProblem(call)).toMatchObject(above);
    const raise = roles.update({ workspace, role_id, permissions: ['roles:manage', 'audit:read'] });
    expect(await expectProblem(raise)).toMatchObject(above);
    const mine = await roles.create({ workspace, name: 'Mine', permissions: ['workspace:read'] });
    const raiseMine = roles.update({ workspace, role_id: mine.id, permissions: ['audit:read'] });
    expect(await expectProblem(raiseMine)).toMatchObject(above);
    expect((await owner.api.roles.get({ workspace, role_id })).permissions).toHaveLength(3);
  });

  it('protect it from callers with fewer: they can neither edit nor delete it', async () => {
    const { workspace } = await withRole(['workspace:read', 'roles:manage']);
    const { id: role_id } = await create(workspace, ['workspace:read', 'audit:read']);
    for (const refused of await expectProblems([
      colleague.api.roles.update({ workspace, role_id, name: 'X' }),
      colleague.api.roles.update({ workspace, role_id, permissions: ['workspace:read'] }),
      colleague.api.roles.delete({ workspace, role_id }),
    ])) {
      expect(refused).toMatchObject({ ...escalation, required_permission: 'audit:read' });
    }
  });

  it('limit who can give it, too', async () => {
    const { workspace } = await withRole(['workspace:read', 'members:invite', 'members:manage']);
    const { id: role } = await create(workspace, ['workspace:read', 'audit:read']);
    const user_id = outsider.id;
    expect(await expectProblem(colleague.api.members.add({ workspace, user_id, role }))).toMatchObject(
      escalation,
    );
    await server.operator.members.add({ workspace, user_id, role });
    expect(await expectProblem(colleague.api.members.remove({ workspace, user_id }))).toMatchObject(
      escalation,
    );
  });

  it('are limited by the scope of a key', async () => {
    const workspace = await newWorkspace(owner);
    const permissions: Permission[] = ['workspace:read', 'roles:manage'];
    const fields = { workspace, name: 'k', kind: 'service', scope: 'custom', permissions } as const;
    const { roles } = server.client((await owner.api.apiKeys.create({ ...fields, permissions })).secret);
    const call = roles.create({ workspace, name: 'X', permissions: ['audit:read'] });
    expect(await expectProblem(call)).toMatchObject(escalation);
    expect((await roles.create({ workspace, name: 'X', permissions: ['workspace:read'] })).name).toBe('X');
  });

  it.each(['workspace:delete', 'workspace:transfer', 'managers:manage'] as const)(
    'never include %s, which is for owners: not even for an owner or the operator',
    async (permission) => {
      const workspace = await newWorkspace(owner);
      const { id: role_id } = await create(workspace, ['workspace:read']);
      for (const { roles } of [owner.api, server.operator]) {
        for (const refused of await expectProblems([
          roles.create({ workspace, name: 'X', permissions: ['workspace:read', permission] }),
          roles.update({ workspace, role_id, permissions: [permission] }),
        ])) {
          expect(refused).toMatchObject({ ...escalation, required_permission: permission });
        }
      }
    },
  );
});

describe('a role of another tenant', () => {
  it('is not found, in the words for one that does not exist', async () => {
    const theirs = await outsider.api.roles.create({
      workspace: outsider.workspace,
      name: unique('role'),
      permissions: ['workspace:read'],
    });
    const { workspace, api } = owner;
    const slug = unique('prj');
    await api.projects.create({ workspace, name: slug, slug, environment: 'sandbox' });
    const calls = (role_id: BuiltinRole | RoleId) => [
      api.roles.get({ workspace, role_id }),
      api.roles.update({ workspace, role_id, name: 'X' }),
      api.roles.delete({ workspace, role_id }),
      api.members.add({ workspace, user_id: colleague.id, role: role_id }),
      api.projectMembers.set({ workspace, project: slug, user_id: owner.id, role: role_id }),
    ];
    const existing = await expectProblems(calls(theirs.id));
    const absent = await expectProblems(calls('rol_00000000000000000000000000'));
    for (const [index, refused] of existing.entries()) {
      expect(refused).toMatchObject(notFound);
      expect(refused.detail).toBe(absent[index]?.detail);
    }
    expect((await outsider.api.roles.get({ workspace: outsider.workspace, role_id: theirs.id })).name).toBe(
      theirs.name,
    );
  });
});
