import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltinRole, RoleId, Tenantry, UserId } from '../../../sdk/src/index.ts';
import {
  createKey,
  createMemberWithPermissions,
  createProject,
  idsOf,
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
beforeAll(async () => {
  server = await startTestServer();
  acme = await createTeam(server);
  owner = acme.people.owner.api;
  workspace = acme.workspace;
});
afterAll(() => server.stop());

/** A new member of the workspace, so that tests do not share members. */
async function newcomer(role: BuiltinRole | RoleId): Promise<TestUser> {
  const user = await createUser(server);
  await server.operator.members.add({ workspace, user_id: user.id, role });
  return user;
}

/** Gives a user a role in a new project. */
async function inProject(user: TestUser, role: BuiltinRole | RoleId | null): Promise<string> {
  const { id: project } = await createProject(acme);
  await owner.projectMembers.set({ workspace, project, user_id: user.id, role });
  return project;
}

const isAllowed = async (api: Tenantry, operation: string, project: string) =>
  (await api.access.check({ workspace, checks: [{ operation, project }] })).results[0]?.allowed;

describe('a project role replaces the workspace role', () => {
  it('raises a viewer who is admin of a project there and only there', async () => {
    const viewer = await newcomer('viewer');
    const [raised, plain] = [await inProject(viewer, 'admin'), await inProject(viewer, null)];
    const { api } = viewer;
    expect((await api.projects.update({ workspace, project: raised, name: 'Mine' })).name).toBe('Mine');
    await api.projectMembers.set({
      workspace,
      project: raised,
      user_id: acme.people.member.id,
      role: 'admin',
    });
    expect(await statusOrCode(api.projects.delete({ workspace, project: raised }))).toBe('served');
    expect(await statusOrCode(api.projects.restore({ workspace, project: raised }))).toBe('served');

    expect(await statusOrCode(api.projects.update({ workspace, project: plain, name: 'X' }))).toBe(
      'insufficient_role',
    );
    expect(await statusOrCode(api.projects.delete({ workspace, project: plain }))).toBe('insufficient_role');
    const elsewhere = [
      api.projects.create({ workspace, name: 'X', slug: unique('x'), environment: 'sandbox' }),
      api.roles.create({ workspace, name: unique('x'), permissions: ['workspace:read'] }),
      api.members.update({ workspace, user_id: acme.people.member.id, role: 'viewer' }),
      api.apiKeys.list({ workspace }),
      api.settings.update({ workspace, language: 'tr' }),
    ];
    expect(await statusesOrCodes(...elsewhere)).toEqual(['insufficient_role']);
    expect(await statusOrCode(api.projects.get({ workspace, project: acme.project.id }))).toBe('not_found');
    expect(idsOf(await api.projects.list({ workspace })).sort()).toEqual([raised, plain].sort());
  });

  it('narrows a workspace admin to a viewer there, by session, key and check', async () => {
    const admin = await newcomer('admin');
    const [narrowed, other] = [await inProject(admin, 'viewer'), (await createProject(acme)).id];
    const key = await createKey(server, admin.api, { workspace, kind: 'user', scope: 'admin' });
    for (const api of [admin.api, key.api]) {
      expect(await statusOrCode(api.projects.get({ workspace, project: narrowed }))).toBe('served');
      expect(idsOf(await api.projects.list({ workspace, limit: 100 }))).toEqual(
        expect.arrayContaining([narrowed, other]),
      );
      expect(
        await statusesOrCodes(
          api.projects.update({ workspace, project: narrowed, name: 'X' }),
          api.projects.delete({ workspace, project: narrowed }),
          api.projectMembers.set({ workspace, project: narrowed, user_id: admin.id, role: null }),
          api.projectMembers.remove({ workspace, project: narrowed, user_id: admin.id }),
        ),
      ).toEqual(['insufficient_role']);
      expect(await isAllowed(api, 'projects.update', narrowed)).toBe(false);
      expect(await isAllowed(api, 'projects.update', other)).toBe(true);
      expect(await statusOrCode(api.projects.update({ workspace, project: other, name: 'Y' }))).toBe(
        'served',
      );
    }
  });

  it('counts edits of a custom role from the next request on', async () => {
    const member = await newcomer('viewer');
    const role = await owner.roles.create({
      workspace,
      name: unique('role'),
      permissions: ['projects:read', 'projects:update'],
    });
    const project = await inProject(member, role.id);
    const rename = () => statusOrCode(member.api.projects.update({ workspace, project, name: unique('n') }));
    expect(await rename()).toBe('served');
    expect(await statusOrCode(member.api.projectMembers.list({ workspace, project }))).toBe(
      'insufficient_role',
    );
    await owner.roles.update({ workspace, role_id: role.id, permissions: ['projects:read'] });
    expect(await rename()).toBe('insufficient_role');
    await owner.roles.update({ workspace, role_id: role.id, permissions: ['project_members:read'] });
    expect(await statusOrCode(member.api.projects.get({ workspace, project }))).toBe('insufficient_role');
    expect(idsOf(await member.api.projects.list({ workspace }))).toEqual([]);
    expect(await statusOrCode(member.api.projectMembers.list({ workspace, project }))).toBe('served');
  });

  it('keeps its custom role from being deleted, and the refusal says who has it', async () => {
    const member = await newcomer('viewer');
    const role = await owner.roles.create({
      workspace,
      name: unique('role'),
      permissions: ['projects:read'],
    });
    const project = await inProject(member, role.id);
    await expect(owner.roles.delete({ workspace, role_id: role.id })).rejects.toMatchObject({
      status: 409,
      code: 'role_in_use',
      problem: { users: [member.id] },
    });
    await owner.projectMembers.remove({ workspace, project, user_id: member.id });
    expect(await statusOrCode(owner.roles.delete({ workspace, role_id: role.id }))).toBe('served');
  });

  it('is null where the workspace role applies, as it is now', async () => {
    const member = await newcomer('member');
    const project = await inProject(member, null);
    const rename = () => statusOrCode(member.api.projects.update({ workspace, project, name: unique('n') }));
    expect(await rename()).toBe('served');
    await owner.members.update({ workspace, user_id: member.id, role: 'viewer' });
    expect(await rename()).toBe('insufficient_role');
    expect((await owner.projectMembers.list({ workspace, project })).data[0]).toMatchObject({
      user_id: member.id,
      role: null,
      workspace_role: 'viewer',
      effective_role: 'viewer',
    });
  });
});

describe('setting a project member', () => {
  it('returns the member with the three roles, and is idempotent', async () => {
    const { id: project } = await createProject(acme);
    const { viewer } = acme.people;
    const set = () => owner.projectMembers.set({ workspace, project, user_id: viewer.id, role: 'admin' });
    const first = await set();
    expect(first).toMatchObject({
      user_id: viewer.id,
      email: viewer.email,
      role: 'admin',
      workspace_role: 'viewer',
      effective_role: 'admin',
    });
    const { etag, updated_at } = first;
    expect(await set()).toEqual({ ...first, etag: expect.any(String), updated_at: expect.any(String) });
    const parallel = await Promise.all(Array.from({ length: 8 }, set));
    expect(parallel.map((member) => ({ ...member, etag, updated_at }))).toEqual(Array(8).fill(first));
    const { data } = await owner.projectMembers.list({ workspace, project });
    expect(data.filter(({ user_id }) => user_id === viewer.id)).toHaveLength(1);
  });

  it('adds one member, however many requests arrive at once', async () => {
    const { id: project } = await createProject(acme);
    const set = () =>
      owner.projectMembers.set({ workspace, project, user_id: acme.people.member.id, role: null });
    await Promise.all(Array.from({ length: 8 }, set));
    const { data } = await owner.projectMembers.list({ workspace, project });
    expect(data.filter(({ user_id }) => user_id === acme.people.member.id)).toHaveLength(1);
  });

  it('refuses a change to a version that is not the present one', async () => {
    const { id: project } = await createProject(acme);
    const where = { workspace, project, user_id: acme.people.viewer.id };
    const first = await owner.projectMembers.set({ ...where, role: null });
    const second = await owner.projectMembers.set({ ...where, role: 'member' }, { ifMatch: first.etag });
    expect(
      await statusesOrCodes(
        owner.projectMembers.set({ ...where, role: 'admin' }, { ifMatch: first.etag }),
        owner.projectMembers.remove(where, { ifMatch: first.etag }),
      ),
    ).toEqual(['precondition_failed']);
    expect((await owner.projectMembers.list({ workspace, project })).data).toContainEqual(second);
  });

  it('returns 404 for a user who is not a member of the workspace, and for a role that it does not have', async () => {
    const { id: project } = await createProject(acme);
    const outsider = await createUser(server);
    const foreign = await outsider.api.roles.create({
      workspace: outsider.workspace,
      name: unique('role'),
      permissions: ['projects:read'],
    });
    const set = (user_id: UserId, role: BuiltinRole | RoleId | null) =>
      expectProblem(owner.projectMembers.set({ workspace, project, user_id, role }));
    const none = 'usr_01kah4x8v5ezf9w2m4n65tf4se';
    const [theirs, nobodys] = [await set(outsider.id, null), await set(none, null)];
    expect(theirs).toMatchObject({ status: 404, code: 'not_found' });
    expect(nobodys.detail).toBe(theirs.detail);
    for (const role of [foreign.id, 'rol_01kah4x8v5ezf9w2m4n65tf4se'] as const) {
      expect(await set(acme.people.viewer.id, role)).toMatchObject({ status: 404, code: 'not_found' });
    }
    const call = owner.projectMembers.set({
      workspace,
      project,
      user_id: acme.people.viewer.id,
      // @ts-expect-error there is no such role
      role: 'boss',
    });
    await expect(call).rejects.toMatchObject({ status: 400, errors: [{ location: 'body', path: 'role' }] });
  });

  it('lets a member add a colleague to their own project, and no one to another', async () => {
    const { member, viewer } = acme.people;
    const colleague = await newcomer('member');
    const own = await inProject(member, null);
    const { id: other } = await createProject(acme);
    const set = (project: string, user_id: UserId, role: BuiltinRole | RoleId | null) =>
      statusOrCode(member.api.projectMembers.set({ workspace, project, user_id, role }));
    expect(await set(own, colleague.id, null)).toBe('served');
    expect(await set(own, viewer.id, 'member')).toBe('served');
    expect(await set(other, colleague.id, null)).toBe('not_found');
    expect(
      await statusOrCode(viewer.api.projectMembers.set({ workspace, project: own, user_id: colleague.id })),
    ).toBe('served');
    const other2 = await inProject(viewer, null);
    const call = viewer.api.projectMembers.set({
      workspace,
      project: other2,
      user_id: member.id,
      role: null,
    });
    expect(await statusOrCode(call)).toBe('insufficient_role');
  });
});

describe('a change of project roles', () => {
  it('gives no more than the caller holds: a member gives member, a manager manager', async () => {
    const { people } = acme;
    const project = await inProject(people.member, null);
    const colleague = await newcomer('viewer');
    const grant = (user: TestUser, role: BuiltinRole | RoleId) =>
      expectProblem(user.api.projectMembers.set({ workspace, project, user_id: colleague.id, role }));
    for (const [user, role] of [
      [people.member, 'manager'],
      [people.member, 'owner'],
      [people.manager, 'admin'],
      [people.admin, 'owner'],
    ] as const) {
      expect(await grant(user, role)).toMatchObject({ status: 403, code: 'privilege_escalation' });
    }
    expect(idsOf({ data: (await colleague.api.projects.list({ workspace })).data })).toEqual([]);
  });

  it('lets no manager narrow an admin', async () => {
    const { people } = acme;
    const { id: project } = await createProject(acme);
    const call = people.manager.api.projectMembers.set({
      workspace,
      project,
      user_id: people.admin.id,
      role: 'viewer',
    });
    expect(await statusOrCode(call)).toBe('privilege_escalation');
    expect(await isAllowed(people.admin.api, 'projects.update', project)).toBe(true);
  });

  it('requires a caller who lifts a narrowing to hold what it gives back, in every way', async () => {
    const { people } = acme;
    const admin = await newcomer('admin');
    const project = await inProject(admin, 'viewer');
    const where = { workspace, project, user_id: admin.id };
    const { api } = people.manager;
    expect(
      await statusesOrCodes(
        api.projectMembers.set({ ...where, role: null }),
        api.projectMembers.set({ ...where, role: 'admin' }),
        api.projectMembers.remove(where),
      ),
    ).toEqual(['privilege_escalation']);
    expect(await isAllowed(admin.api, 'projects.update', project)).toBe(false);
    expect(await statusOrCode(api.projectMembers.set({ ...where, role: 'member' }))).toBe('served');
    expect(await statusOrCode(people.admin.api.projectMembers.remove(where))).toBe('served');
    expect(await isAllowed(admin.api, 'projects.delete', project)).toBe(true);
  });

  it('counts what the caller holds in this project, not in the workspace', async () => {
    const viewer = await newcomer('viewer');
    const project = await inProject(viewer, 'manager');
    const colleague = await createMemberWithPermissions(server, acme, ['workspace:read', 'billing:read']);
    const set = (role: BuiltinRole | RoleId | null) =>
      statusOrCode(viewer.api.projectMembers.set({ workspace, project, user_id: colleague.id, role }));
    expect(await set('manager')).toBe('served');
    expect(await set('admin')).toBe('privilege_escalation');
    expect(await set(null)).toBe('privilege_escalation');
  });
});

describe('leaving a project', () => {
  it('returns 404 at once for a user and their keys, and removes it from their list', async () => {
    const member = await newcomer('member');
    const project = await inProject(member, 'admin');
    const key = await createKey(server, member.api, { workspace, kind: 'user', scope: 'read-write' });
    for (const api of [member.api, key.api]) {
      expect(await statusOrCode(api.projects.get({ workspace, project }))).toBe('served');
    }
    await owner.projectMembers.remove({ workspace, project, user_id: member.id });
    for (const api of [member.api, key.api]) {
      expect(await statusOrCode(api.projects.get({ workspace, project }))).toBe('not_found');
      expect(await statusOrCode(api.projects.update({ workspace, project, name: 'X' }))).toBe('not_found');
      expect(idsOf(await api.projects.list({ workspace }))).toEqual([]);
    }
    expect(await statusOrCode(owner.projectMembers.remove({ workspace, project, user_id: member.id }))).toBe(
      'not_found',
    );
  });

  it('follows from leaving the workspace, and a return does not undo it', async () => {
    const member = await newcomer('member');
    const project = await inProject(member, 'admin');
    await owner.members.remove({ workspace, user_id: member.id });
    expect(await statusOrCode(member.api.projects.get({ workspace, project }))).toBe('not_found');
    expect(
      (await owner.projectMembers.list({ workspace, project })).data.map(({ user_id }) => user_id),
    ).toEqual([acme.people.owner.id]);
    await server.operator.members.add({ workspace, user_id: member.id, role: 'member' });
    expect(await statusOrCode(member.api.projects.get({ workspace, project }))).toBe('not_found');
  });

  it('of another member requires managing the members of the project', async () => {
    const { people } = acme;
    const member = await newcomer('member');
    const project = await inProject(member, null);
    await owner.projectMembers.set({ workspace, project, user_id: people.viewer.id, role: null });
    const remove = (user: TestUser, user_id: UserId) =>
      statusOrCode(user.api.projectMembers.remove({ workspace, project, user_id }));
    expect(await remove(people.viewer, member.id)).toBe('insufficient_role');
    expect(await remove(people.member, member.id)).toBe('not_found');
    expect(await remove(member, people.viewer.id)).toBe('served');
  });
});

describe('listing the members of a project', () => {
  it('shows the added members, newest first, page by page', async () => {
    const { people } = acme;
    const { id: project } = await createProject(acme);
    for (const { id } of [people.member, people.viewer, people.admin]) {
      await owner.projectMembers.set({ workspace, project, user_id: id, role: null });
    }
    const seen: string[] = [];
    for await (const { user_id } of owner.projectMembers.list({ workspace, project, limit: 1 }))
      seen.push(user_id);
    expect(seen).toEqual([people.admin.id, people.viewer.id, people.member.id, people.owner.id]);
  });
});
