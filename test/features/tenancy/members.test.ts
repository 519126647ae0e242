import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectMember } from '../../../sdk/src/index.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  createUser,
  expectProblem,
  expectProblems,
  newWorkspace,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
/** Owns the workspaces of the tests. */
let ada: TestUser;
let grace: TestUser;
let hedy: TestUser;
let stranger: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [ada, grace, hedy, stranger] = await Promise.all([
    createUser(server, 'Ada'),
    createUser(server, 'Grace'),
    createUser(server, 'Hedy'),
    createUser(server, 'Stranger'),
  ]);
});
afterAll(() => server.stop());

const ABSENT_USER = 'usr_00000000000000000000000000';
const ABSENT_ROLE = 'rol_00000000000000000000000000';
const escalation = { status: 403, code: 'privilege_escalation' };
const lastOwner = { status: 409, code: 'last_owner' };
const revoked = { status: 401, code: 'credential_revoked' };

const roleOf = async (workspace: string, { id }: TestUser) =>
  (await server.operator.members.get({ workspace, user_id: id })).role;
const userKey = ({ api }: TestUser, workspace: string) =>
  api.apiKeys.create({ workspace, name: 'laptop', kind: 'user', scope: 'read-only' });

describe('adding members', () => {
  it('takes the id or the address, in any case, and shows the person', async () => {
    const workspace = await newWorkspace(ada);
    const byId = await server.operator.members.add({ workspace, user_id: grace.id, role: 'member' });
    expect(byId).toMatchObject({
      user_id: grace.id,
      email: grace.email,
      name: 'Grace',
      role: 'member',
      status: 'active',
      deactivated_at: null,
    });
    const email = hedy.email.toUpperCase();
    const byEmail = await server.operator.members.add({ workspace, email, role: 'viewer' });
    expect(byEmail).toMatchObject({ user_id: hedy.id, email: hedy.email, role: 'viewer' });
    expect((await hedy.api.workspaces.get({ workspace })).slug).toBe(workspace);
  });

  it('takes one of the two, neither both nor none', async () => {
    const { workspace } = ada;
    const both = { workspace, user_id: grace.id, email: grace.email, role: 'member' };
    // The types take one of the two; a client without types can send anything.
    const none = { workspace, role: 'member' } as unknown as typeof both;
    for (const refused of await expectProblems([both, none].map((fields) => ada.api.members.add(fields)))) {
      expect(refused).toMatchObject({ status: 400, code: 'invalid_request' });
    }
  });

  it('does not find users or roles that do not exist, or roles of somebody else', async () => {
    const { workspace } = ada;
    const elsewhere = await stranger.api.roles.create({
      workspace: stranger.workspace,
      name: unique('role'),
      permissions: ['workspace:read'],
    });
    for (const refused of await expectProblems([
      server.operator.members.add({ workspace, user_id: ABSENT_USER, role: 'member' }),
      server.operator.members.add({ workspace, email: 'nobody@example.com', role: 'member' }),
      server.operator.members.add({ workspace, user_id: grace.id, role: ABSENT_ROLE }),
      server.operator.members.add({ workspace, user_id: grace.id, role: elsewhere.id }),
    ])) {
      expect(refused).toMatchObject({ status: 404, code: 'not_found' });
    }
    const { status, errors } = await expectProblem(
      server.operator.members.add({ workspace, user_id: grace.id, role: 'superuser' }),
    );
    expect([status, errors[0]?.path]).toEqual([400, 'role']);
    expect((await ada.api.members.list({ workspace })).data).toHaveLength(1);
  });

  it('refuses who is a member already, deactivated or not, and leaves them as they are', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'viewer']]);
    const again = () => expectProblem(ada.api.members.add({ workspace, user_id: grace.id, role: 'admin' }));
    expect(await again()).toMatchObject({ status: 409, code: 'already_exists' });
    await ada.api.members.deactivate({ workspace, user_id: grace.id });
    expect(await again()).toMatchObject({ status: 409, code: 'already_exists' });
    expect(await roleOf(workspace, grace)).toBe('viewer');
  });

  it('adds a person once when two add them at once', async () => {
    const workspace = await newWorkspace(ada);
    const results = await Promise.allSettled(
      ['member', 'viewer'].map((role) => server.operator.members.add({ workspace, user_id: grace.id, role })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('gives no role above that of whoever adds', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'manager']]);
    const add = (by: TestUser, role: string) => by.api.members.add({ workspace, user_id: hedy.id, role });
    expect(await expectProblem(add(grace, 'owner'))).toMatchObject(escalation);
    expect(await expectProblem(add(grace, 'admin'))).toMatchObject({
      ...escalation,
      required_permission: 'workspace:update',
    });
    expect(await expectProblem(add(grace, 'manager'))).toMatchObject({
      status: 409,
      code: 'invitation_required',
    });
    await ada.api.members.update({ workspace, user_id: grace.id, role: 'admin' });
    expect(await expectProblem(add(grace, 'owner'))).toMatchObject(escalation);
    await ada.api.members.update({ workspace, user_id: grace.id, role: 'member' });
    expect(await expectProblem(add(grace, 'viewer'))).toMatchObject({
      status: 403,
      code: 'insufficient_role',
      required_permission: 'members:invite',
    });
  });

  it('lets a key of scope admin add people of the organization up to an admin, and no owner', async () => {
    const { id: organization } = await ada.api.organizations.create({ name: 'Globex' });
    await server.operator.organizationMembers.add({ organization, user_id: grace.id });
    const { slug: workspace } = await ada.api.workspaces.create({ name: 'W', organization });
    const fields = { workspace, name: 'k', kind: 'service', scope: 'admin' } as const;
    const api = server.client((await ada.api.apiKeys.create(fields)).secret);
    expect(
      await expectProblem(api.members.add({ workspace, user_id: grace.id, role: 'owner' })),
    ).toMatchObject(escalation);
    expect((await api.members.add({ workspace, user_id: grace.id, role: 'admin' })).role).toBe('admin');
  });
});

describe('listing members', () => {
  it('shows everybody newest first, a page at a time, to viewers, too', async () => {
    const workspace = await newWorkspace(ada, [
      [grace, 'member'],
      [hedy, 'viewer'],
    ]);
    const seen: string[] = [];
    for await (const { user_id } of hedy.api.members.list({ workspace, limit: 1 })) seen.push(user_id);
    expect(seen).toEqual([hedy.id, grace.id, ada.id]);
    expect(await expectProblem(stranger.api.members.list({ workspace }))).toMatchObject({ status: 404 });
  });

  it('filters by status and role', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'member']]);
    const role = await ada.api.roles.create({ workspace, name: 'R', permissions: ['workspace:read'] });
    await server.operator.members.add({ workspace, user_id: hedy.id, role: role.id });
    await ada.api.members.deactivate({ workspace, user_id: grace.id });
    const ids = async (filter: { status?: 'active' | 'deactivated'; role?: string }) =>
      (await ada.api.members.list({ workspace, ...filter })).data.map(({ user_id }) => user_id);
    expect(await ids({ status: 'active' })).toEqual([hedy.id, ada.id]);
    expect(await ids({ status: 'deactivated' })).toEqual([grace.id]);
    expect(await ids({ role: 'owner' })).toEqual([ada.id]);
    expect(await ids({ role: role.id })).toEqual([hedy.id]);
    expect(await ids({ role: 'member', status: 'active' })).toEqual([]);
    expect(await ids({ role: 'no such role' })).toEqual([]);
  });

  it('refuses a cursor of the list with other filters', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'member']]);
    const { next_cursor } = await ada.api.members.list({ workspace, limit: 1 });
    const call = ada.api.members.list({ workspace, status: 'active', cursor: next_cursor ?? '' });
    expect(await expectProblem(call)).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('finds one by id, and nobody who is no member', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'viewer']]);
    expect((await grace.api.members.get({ workspace, user_id: ada.id })).role).toBe('owner');
    const problems = await expectProblems(
      [stranger.id, ABSENT_USER].map((user_id) => grace.api.members.get({ workspace, user_id })),
    );
    for (const { status, detail } of problems) {
      expect([status, detail]).toEqual([404, problems[0]?.detail]);
    }
  });
});

describe('changing a role', () => {
  it('takes effect on the next request', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'viewer']]);
    const rename = () => grace.api.workspaces.update({ workspace, name: 'By Grace' });
    expect(await expectProblem(rename())).toMatchObject({ status: 403 });
    const member = await ada.api.members.update({ workspace, user_id: grace.id, role: 'admin' });
    expect(member.role).toBe('admin');
    expect((await rename()).name).toBe('By Grace');
    await ada.api.members.update({ workspace, user_id: grace.id, role: 'viewer' });
    expect(await expectProblem(rename())).toMatchObject({ status: 403 });
  });

  it('raises nobody above whoever changes it, oneself least of all', async () => {
    const workspace = await newWorkspace(ada, [
      [grace, 'manager'],
      [hedy, 'viewer'],
    ]);
    const change = (by: TestUser, of: TestUser, role: string) =>
      by.api.members.update({ workspace, user_id: of.id, role });
    for (const refused of await expectProblems([
      change(grace, grace, 'admin'),
      change(grace, grace, 'owner'),
      change(grace, hedy, 'admin'),
    ])) {
      expect(refused).toMatchObject(escalation);
    }
    expect((await change(grace, hedy, 'manager')).role).toBe('manager');
    await change(ada, grace, 'admin');
    for (const refused of await expectProblems([
      change(grace, grace, 'owner'),
      change(grace, hedy, 'owner'),
    ])) {
      expect(refused).toMatchObject(escalation);
    }
    await change(ada, grace, 'member');
    expect(await expectProblem(change(grace, grace, 'manager'))).toMatchObject({
      status: 403,
      code: 'insufficient_role',
    });
    expect([await roleOf(workspace, grace), await roleOf(workspace, hedy)]).toEqual(['member', 'manager']);
  });

  it('of somebody above oneself is refused, as is anything else done to them', async () => {
    const workspace = await newWorkspace(ada, [
      [grace, 'manager'],
      [hedy, 'admin'],
    ]);
    for (const user_id of [hedy.id, ada.id]) {
      for (const refused of await expectProblems([
        grace.api.members.update({ workspace, user_id, role: 'viewer' }),
        grace.api.members.deactivate({ workspace, user_id }),
        grace.api.members.deactivate({ workspace, user_id, dry_run: true }),
        grace.api.members.remove({ workspace, user_id }),
        grace.api.members.remove({ workspace, user_id, dry_run: true }),
      ])) {
        expect(refused).toMatchObject(escalation);
      }
    }
    await ada.api.members.deactivate({ workspace, user_id: hedy.id });
    expect(await expectProblem(grace.api.members.reactivate({ workspace, user_id: hedy.id }))).toMatchObject(
      escalation,
    );
    expect(await roleOf(workspace, hedy)).toBe('admin');
  });

  it('of an owner is for owners', async () => {
    const workspace = await newWorkspace(ada, [
      [grace, 'admin'],
      [hedy, 'owner'],
    ]);
    const demote = (by: TestUser) => by.api.members.update({ workspace, user_id: hedy.id, role: 'viewer' });
    expect(await expectProblem(demote(grace))).toMatchObject(escalation);
    expect((await demote(ada)).role).toBe('viewer');
  });

  it('to one that does not exist is not found', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'viewer']]);
    const call = ada.api.members.update({ workspace, user_id: grace.id, role: ABSENT_ROLE });
    expect(await expectProblem(call)).toMatchObject({ status: 404, code: 'not_found' });
    const absent = ada.api.members.update({ workspace, user_id: stranger.id, role: 'viewer' });
    expect(await expectProblem(absent)).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('holds, however fast the demoted one raises themselves again', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'admin']]);
    const user_id = grace.id;
    for (let round = 0; round < 8; round += 1) {
      const raise = () => grace.api.members.update({ workspace, user_id, role: 'admin' });
      const demotion = ada.api.members.update({ workspace, user_id, role: 'viewer' });
      await Promise.allSettled([raise(), demotion, raise(), raise()]);
      expect(await roleOf(workspace, grace)).toBe('viewer');
      await ada.api.members.update({ workspace, user_id, role: 'admin' });
    }
  });
});

describe('If-Match', () => {
  it('lets a role be changed only in the version that was read', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'viewer']]);
    const at = { workspace, user_id: grace.id };
    const { etag: stale } = await ada.api.members.get(at);
    const { etag } = await ada.api.members.update({ ...at, role: 'member' }, { ifMatch: stale });
    const older = ada.api.members.update({ ...at, role: 'admin' }, { ifMatch: stale });
    expect(await expectProblem(older)).toMatchObject({ status: 412, code: 'precondition_failed' });
    expect(await roleOf(workspace, grace)).toBe('member');
    await ada.api.members.update({ ...at, role: 'manager' }, { headers: { 'If-Match': etag } });
    expect(await roleOf(workspace, grace)).toBe('manager');
  });

  it('lets a member be removed only in the version that was read', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'viewer']]);
    const at = { workspace, user_id: grace.id };
    const { etag: stale } = await ada.api.members.get(at);
    const { etag } = await ada.api.members.update({ ...at, role: 'member' });
    const call = ada.api.members.remove(at, { ifMatch: stale });
    expect(await expectProblem(call)).toMatchObject({ status: 412, code: 'precondition_failed' });
    await ada.api.members.remove(at, { headers: { 'If-Match': etag } });
    expect(await expectProblem(ada.api.members.get(at))).toMatchObject({ status: 404 });
  });

  it('counts the name that the member shows as part of the version', async () => {
    const workspace = await newWorkspace(ada, [[hedy, 'viewer']]);
    const at = { workspace, user_id: hedy.id };
    const { etag: stale } = await ada.api.members.get(at);
    await hedy.api.me.update({ name: 'Hedy Lamarr' });
    const call = ada.api.members.update({ ...at, role: 'member' }, { ifMatch: stale });
    expect(await expectProblem(call)).toMatchObject({ status: 412 });
    expect((await ada.api.members.get(at)).name).toBe('Hedy Lamarr');
  });
});

/** Grace in a workspace, in three of its projects in different ways, with keys. */
async function settled(role = 'member') {
  const workspace = await newWorkspace(ada, [[grace, role]]);
  const custom = await ada.api.roles.create({ workspace, name: 'Reader', permissions: ['projects:read'] });
  const projects: string[] = [];
  for (const projectRole of [null, 'admin', custom.id]) {
    const slug = unique('prj');
    const project = await ada.api.projects.create({ workspace, name: slug, slug, environment: 'sandbox' });
    await ada.api.projectMembers.set({ workspace, project: slug, user_id: grace.id, role: projectRole });
    projects.push(project.id);
  }
  const memberships = async () => {
    const found: ProjectMember[] = [];
    for (const project of projects) {
      const { data } = await ada.api.projectMembers.list({ workspace, project });
      found.push(...data.filter(({ user_id }) => user_id === grace.id));
    }
    return found;
  };
  const key = await userKey(grace, workspace);
  return { workspace, projects, memberships, key, user_id: grace.id, roles: [null, 'admin', custom.id] };
}

describe('deactivating a member', () => {
  it('ends their access at once, and no other of theirs', async () => {
    const { workspace, user_id, key } = await settled();
    const elsewhere = await userKey(grace, grace.workspace);
    await ada.api.members.deactivate({ workspace, user_id });
    for (const refused of await expectProblems([
      grace.api.workspaces.get({ workspace }),
      grace.api.projects.list({ workspace }),
    ])) {
      expect(refused).toMatchObject({ status: 403, code: 'member_deactivated' });
    }
    expect(await expectProblem(server.client(key.secret).me.get())).toMatchObject(revoked);
    expect((await grace.api.me.get()).user?.id).toBe(grace.id);
    expect((await grace.api.workspaces.get({ workspace: grace.workspace })).slug).toBe(grace.workspace);
    expect((await server.client(elsewhere.secret).me.get()).user?.id).toBe(grace.id);
  });

  it('leaves the service keys that they made', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'admin']]);
    const fields = { workspace, name: 'ci', kind: 'service', scope: 'read-only' } as const;
    const { secret } = await grace.api.apiKeys.create(fields);
    await ada.api.members.deactivate({ workspace, user_id: grace.id });
    expect((await server.client(secret).workspaces.get({ workspace })).slug).toBe(workspace);
  });

  it('is undone by reactivating, with role and project memberships exactly as they were', async () => {
    const { workspace, user_id, memberships, key } = await settled('manager');
    const before = await memberships();
    expect(before).toHaveLength(3);
    const { member } = await ada.api.members.deactivate({ workspace, user_id });
    expect(member).toMatchObject({ status: 'deactivated', role: 'manager' });
    expect(Date.now() - Date.parse(member.deactivated_at ?? '')).toBeLessThan(60_000);
    const again = await ada.api.members.reactivate({ workspace, user_id });
    expect(again).toMatchObject({ status: 'active', role: 'manager', deactivated_at: null });
    expect(await memberships()).toEqual(before);
    expect((await grace.api.workspaces.get({ workspace })).slug).toBe(workspace);
    expect(await expectProblem(server.client(key.secret).me.get())).toMatchObject(revoked);
    expect((await ada.api.apiKeys.get({ workspace, key_id: key.id })).status).toBe('revoked');
  });

  it('is refused twice, as is reactivating who is active', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'member']]);
    const at = { workspace, user_id: grace.id };
    expect(await expectProblem(ada.api.members.reactivate(at))).toMatchObject({
      status: 409,
      code: 'invalid_state',
    });
    await ada.api.members.deactivate(at);
    expect(await expectProblem(ada.api.members.deactivate(at))).toMatchObject({
      status: 409,
      code: 'invalid_state',
    });
    await ada.api.members.reactivate(at);
  });

  it('revokes the keys that are created while it happens', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'member']]);
    const at = { workspace, user_id: grace.id };
    for (let round = 0; round < 5; round += 1) {
      const creations = Array.from({ length: 8 }, () => userKey(grace, workspace));
      const settled = Promise.allSettled(creations);
      await Promise.any(creations);
      await ada.api.members.deactivate(at);
      const keys = (await settled).flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      await ada.api.members.reactivate(at);
      expect(keys).not.toEqual([]);
      for (const refused of await expectProblems(keys.map(({ secret }) => server.client(secret).me.get()))) {
        expect(refused).toMatchObject(revoked);
      }
    }
  });
});

describe('removing a member', () => {
  it('takes them out of the workspace and its projects, and ends their keys for good', async () => {
    const { workspace, user_id, memberships, key } = await settled();
    await ada.api.members.remove({ workspace, user_id });
    expect(await expectProblem(grace.api.workspaces.get({ workspace }))).toMatchObject({ status: 404 });
    expect(await expectProblem(ada.api.members.get({ workspace, user_id }))).toMatchObject({ status: 404 });
    expect(await expectProblem(ada.api.members.remove({ workspace, user_id }))).toMatchObject({
      status: 404,
    });
    expect(await memberships()).toEqual([]);
    const dead = () => expectProblem(server.client(key.secret).me.get());
    expect(await dead()).toMatchObject(revoked);
    await server.operator.members.add({ workspace, user_id, role: 'member' });
    expect(await memberships()).toEqual([]);
    expect(await dead()).toMatchObject(revoked);
  });

  it('is what everybody may do to themselves, whatever their role', async () => {
    for (const role of ['viewer', 'member', 'manager', 'admin']) {
      const workspace = await newWorkspace(ada, [[grace, role]]);
      const { member } = await grace.api.members.remove({ workspace, user_id: grace.id });
      expect(member).toMatchObject({ user_id: grace.id, role });
      expect(await expectProblem(grace.api.workspaces.get({ workspace }))).toMatchObject({ status: 404 });
    }
  });

  it('of others is not for members and viewers', async () => {
    const workspace = await newWorkspace(ada, [
      [grace, 'member'],
      [hedy, 'viewer'],
    ]);
    for (const refused of await expectProblems([
      grace.api.members.remove({ workspace, user_id: hedy.id }),
      grace.api.members.deactivate({ workspace, user_id: hedy.id }),
      grace.api.members.deactivate({ workspace, user_id: grace.id }),
      hedy.api.members.remove({ workspace, user_id: grace.id }),
    ])) {
      expect(refused).toMatchObject({
        status: 403,
        code: 'insufficient_role',
        required_permission: 'members:manage',
      });
    }
  });
});

describe('a dry run', () => {
  it.each(['deactivate', 'remove'] as const)(
    'of %s changes nothing and says what the real one does',
    async (verb) => {
      const { workspace, projects, roles, memberships, key, user_id } = await settled();
      const [member, before] = [await ada.api.members.get({ workspace, user_id }), await memberships()];
      const dry = await ada.api.members[verb]({ workspace, user_id, dry_run: true });
      expect(dry.dry_run).toBe(true);
      expect(dry.member).toEqual(member);
      expect(dry.ends).toMatchObject({
        api_keys: [{ id: key.id, name: 'laptop', masked: key.masked }],
        project_memberships: expect.arrayContaining(
          projects.map((project_id, index) => ({ project_id, role: roles[index] })),
        ),
      });
      expect(dry.ends.project_memberships).toHaveLength(3);
      expect(dry.ends.sessions).toBe((await grace.api.sessions.list()).data.length);
      expect(await ada.api.members.get({ workspace, user_id })).toEqual(member);
      expect(await memberships()).toEqual(before);
      expect((await server.client(key.secret).me.get()).user?.id).toBe(user_id);

      const real = await ada.api.members[verb]({ workspace, user_id });
      expect(real).toMatchObject({ dry_run: false, member: { user_id } });
      expect(real.ends).toEqual(dry.ends);
    },
  );

  it('tells everybody what they would lose by leaving', async () => {
    const { workspace, key, user_id } = await settled();
    const { ends } = await grace.api.members.remove({ workspace, user_id, dry_run: true });
    expect(ends.api_keys.map(({ id }) => id)).toEqual([key.id]);
  });

  it('is refused where the real one would be', async () => {
    const workspace = await newWorkspace(ada);
    const at = { workspace, user_id: ada.id, dry_run: true };
    expect(await expectProblem(ada.api.members.remove(at))).toMatchObject(lastOwner);
    expect(await expectProblem(ada.api.members.deactivate(at))).toMatchObject(lastOwner);
  });
});

describe('the last owner', () => {
  it('cannot leave, be removed, be deactivated or be demoted, by anybody', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'admin']]);
    const at = { workspace, user_id: ada.id };
    for (const { members } of [ada.api, server.operator]) {
      for (const refused of await expectProblems([
        members.remove(at),
        members.deactivate(at),
        members.update({ ...at, role: 'admin' }),
      ])) {
        expect(refused).toMatchObject(lastOwner);
      }
    }
    expect((await ada.api.members.update({ ...at, role: 'owner' })).role).toBe('owner');
  });

  it('is the only active one: an owner who is deactivated does not count', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'owner']]);
    await ada.api.members.deactivate({ workspace, user_id: grace.id });
    expect(await expectProblem(ada.api.members.remove({ workspace, user_id: ada.id }))).toMatchObject(
      lastOwner,
    );
    await ada.api.members.remove({ workspace, user_id: grace.id });
    expect(await roleOf(workspace, ada)).toBe('owner');
  });

  it('may go once there is another one', async () => {
    const workspace = await newWorkspace(ada, [[grace, 'owner']]);
    await ada.api.members.remove({ workspace, user_id: ada.id });
    expect(await expectProblem(grace.api.members.remove({ workspace, user_id: grace.id }))).toMatchObject(
      lastOwner,
    );
  });

  it('stays when the last two go at once, in whatever ways', async () => {
    const pair = [ada, grace] as const;
    const other = (one: TestUser) => (one === ada ? grace : ada);
    const ways: ReadonlyArray<(one: TestUser, workspace: string) => Promise<unknown>> = [
      (one, workspace) => one.api.members.remove({ workspace, user_id: one.id }),
      (one, workspace) => one.api.members.update({ workspace, user_id: one.id, role: 'viewer' }),
      (one, workspace) => one.api.members.deactivate({ workspace, user_id: one.id }),
      (one, workspace) => one.api.members.remove({ workspace, user_id: other(one).id }),
      (one, workspace) => one.api.members.update({ workspace, user_id: other(one).id, role: 'admin' }),
    ];
    for (let round = 0; round < 20; round += 1) {
      const way = ways[round % ways.length] ?? ways[0];
      const workspace = await newWorkspace(ada, [[grace, 'owner']]);
      const results = await Promise.allSettled(pair.map((one) => way?.(one, workspace)));
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const owners = await server.operator.members.list({ workspace, role: 'owner', status: 'active' });
      expect(owners.data).toHaveLength(1);
    }
  });
});
