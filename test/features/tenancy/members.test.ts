import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltinRole, ProjectMember, RoleId } from '../../../sdk/src/index.ts';
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
let owner: TestUser;
let colleague: TestUser;
let newcomer: TestUser;
let outsider: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [owner, colleague, newcomer, outsider] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Colleague'),
    createUser(server, 'Newcomer'),
    createUser(server, 'Outsider'),
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
  it('accepts the id or the address, in any case, and shows the user', async () => {
    const workspace = await newWorkspace(owner);
    const byId = await server.operator.members.add({ workspace, user_id: colleague.id, role: 'member' });
    expect(byId).toMatchObject({
      user_id: colleague.id,
      email: colleague.email,
      name: 'Colleague',
      role: 'member',
      status: 'active',
      deactivated_at: null,
    });
    const email = newcomer.email.toUpperCase();
    const byEmail = await server.operator.members.add({ workspace, email, role: 'viewer' });
    expect(byEmail).toMatchObject({ user_id: newcomer.id, email: newcomer.email, role: 'viewer' });
    expect((await newcomer.api.workspaces.get({ workspace })).slug).toBe(workspace);
  });

  it('accepts one of the two, neither both nor none', async () => {
    const { workspace } = owner;
    const both = { workspace, user_id: colleague.id, email: colleague.email, role: 'member' } as const;
    // The types take one of the two; a client without types can send anything.
    const none = { workspace, role: 'member' } as unknown as typeof both;
    for (const refused of await expectProblems([both, none].map((fields) => owner.api.members.add(fields)))) {
      expect(refused).toMatchObject({ status: 400, code: 'invalid_request' });
    }
  });

  it('does not find users or roles that do not exist, or roles of another workspace', async () => {
    const { workspace } = owner;
    const elsewhere = await outsider.api.roles.create({
      workspace: outsider.workspace,
      name: unique('role'),
      permissions: ['workspace:read'],
    });
    for (const refused of await expectProblems([
      server.operator.members.add({ workspace, user_id: ABSENT_USER, role: 'member' }),
      server.operator.members.add({ workspace, email: 'unknown@example.com', role: 'member' }),
      server.operator.members.add({ workspace, user_id: colleague.id, role: ABSENT_ROLE }),
      server.operator.members.add({ workspace, user_id: colleague.id, role: elsewhere.id }),
    ])) {
      expect(refused).toMatchObject({ status: 404, code: 'not_found' });
    }
    const { status, errors } = await expectProblem(
      // @ts-expect-error there is no such role
      server.operator.members.add({ workspace, user_id: colleague.id, role: 'superuser' }),
    );
    expect([status, errors[0]?.path]).toEqual([400, 'role']);
    expect((await owner.api.members.list({ workspace })).data).toHaveLength(1);
  });

  it('refuses a user who is a member already, deactivated or not, and leaves them as they are', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'viewer']]);
    const again = () =>
      expectProblem(owner.api.members.add({ workspace, user_id: colleague.id, role: 'admin' }));
    expect(await again()).toMatchObject({ status: 409, code: 'already_exists' });
    await owner.api.members.deactivate({ workspace, user_id: colleague.id });
    expect(await again()).toMatchObject({ status: 409, code: 'already_exists' });
    expect(await roleOf(workspace, colleague)).toBe('viewer');
  });

  it('adds a user once when two callers add them at once', async () => {
    const workspace = await newWorkspace(owner);
    const results = await Promise.allSettled(
      (['member', 'viewer'] as const).map((role) =>
        server.operator.members.add({ workspace, user_id: colleague.id, role }),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('gives no role above that of the caller', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'manager']]);
    const add = (by: TestUser, role: BuiltinRole | RoleId) =>
      by.api.members.add({ workspace, user_id: newcomer.id, role });
    expect(await expectProblem(add(colleague, 'owner'))).toMatchObject(escalation);
    expect(await expectProblem(add(colleague, 'admin'))).toMatchObject({
      ...escalation,
      required_permission: 'workspace:update',
    });
    expect(await expectProblem(add(colleague, 'manager'))).toMatchObject({
      status: 409,
      code: 'invitation_required',
    });
    await owner.api.members.update({ workspace, user_id: colleague.id, role: 'admin' });
    expect(await expectProblem(add(colleague, 'owner'))).toMatchObject(escalation);
    await owner.api.members.update({ workspace, user_id: colleague.id, role: 'member' });
    expect(await expectProblem(add(colleague, 'viewer'))).toMatchObject({
      status: 403,
      code: 'insufficient_role',
      required_permission: 'members:invite',
    });
  });

  it('lets a key of scope admin add users of the organization up to an admin, and no owner', async () => {
    const { id: organization } = await owner.api.organizations.create({ name: 'Globex' });
    await server.operator.organizationMembers.add({ organization, user_id: colleague.id });
    const { slug: workspace } = await owner.api.workspaces.create({ name: 'W', organization });
    const fields = { workspace, name: 'k', kind: 'service', scope: 'admin' } as const;
    const api = server.client((await owner.api.apiKeys.create(fields)).secret);
    expect(
      await expectProblem(api.members.add({ workspace, user_id: colleague.id, role: 'owner' })),
    ).toMatchObject(escalation);
    expect((await api.members.add({ workspace, user_id: colleague.id, role: 'admin' })).role).toBe('admin');
  });
});

describe('listing members', () => {
  it('shows all members newest first, a page at a time, to viewers, too', async () => {
    const workspace = await newWorkspace(owner, [
      [colleague, 'member'],
      [newcomer, 'viewer'],
    ]);
    const seen: string[] = [];
    for await (const { user_id } of newcomer.api.members.list({ workspace, limit: 1 })) seen.push(user_id);
    expect(seen).toEqual([newcomer.id, colleague.id, owner.id]);
    expect(await expectProblem(outsider.api.members.list({ workspace }))).toMatchObject({ status: 404 });
  });

  it('filters by status and role', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'member']]);
    const role = await owner.api.roles.create({ workspace, name: 'R', permissions: ['workspace:read'] });
    await server.operator.members.add({ workspace, user_id: newcomer.id, role: role.id });
    await owner.api.members.deactivate({ workspace, user_id: colleague.id });
    const ids = async (filter: { status?: 'active' | 'deactivated'; role?: string }) =>
      (await owner.api.members.list({ workspace, ...filter })).data.map(({ user_id }) => user_id);
    expect(await ids({ status: 'active' })).toEqual([newcomer.id, owner.id]);
    expect(await ids({ status: 'deactivated' })).toEqual([colleague.id]);
    expect(await ids({ role: 'owner' })).toEqual([owner.id]);
    expect(await ids({ role: role.id })).toEqual([newcomer.id]);
    expect(await ids({ role: 'member', status: 'active' })).toEqual([]);
    expect(await ids({ role: 'no such role' })).toEqual([]);
  });

  it('refuses a cursor of the list with other filters', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'member']]);
    const { next_cursor } = await owner.api.members.list({ workspace, limit: 1 });
    const call = owner.api.members.list({ workspace, status: 'active', cursor: next_cursor ?? '' });
    expect(await expectProblem(call)).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('finds a member by id, and no user who is not a member', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'viewer']]);
    expect((await colleague.api.members.get({ workspace, user_id: owner.id })).role).toBe('owner');
    const problems = await expectProblems(
      ([outsider.id, ABSENT_USER] as const).map((user_id) =>
        colleague.api.members.get({ workspace, user_id }),
      ),
    );
    for (const { status, detail } of problems) {
      expect([status, detail]).toEqual([404, problems[0]?.detail]);
    }
  });
});

describe('changing a role', () => {
  it('takes effect on the next request', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'viewer']]);
    const rename = () => colleague.api.workspaces.update({ workspace, name: 'By a colleague' });
    expect(await expectProblem(rename())).toMatchObject({ status: 403 });
    const member = await owner.api.members.update({ workspace, user_id: colleague.id, role: 'admin' });
    expect(member.role).toBe('admin');
    expect((await rename()).name).toBe('By a colleague');
    await owner.api.members.update({ workspace, user_id: colleague.id, role: 'viewer' });
    expect(await expectProblem(rename())).toMatchObject({ status: 403 });
  });

  it('raises no member above the caller, including the caller', async () => {
    const workspace = await newWorkspace(owner, [
      [colleague, 'manager'],
      [newcomer, 'viewer'],
    ]);
    const change = (by: TestUser, of: TestUser, role: BuiltinRole | RoleId) =>
      by.api.members.update({ workspace, user_id: of.id, role });
    for (const refused of await expectProblems([
      change(colleague, colleague, 'admin'),
      change(colleague, colleague, 'owner'),
      change(colleague, newcomer, 'admin'),
    ])) {
      expect(refused).toMatchObject(escalation);
    }
    expect((await change(colleague, newcomer, 'manager')).role).toBe('manager');
    await change(owner, colleague, 'admin');
    for (const refused of await expectProblems([
      change(colleague, colleague, 'owner'),
      change(colleague, newcomer, 'owner'),
    ])) {
      expect(refused).toMatchObject(escalation);
    }
    await change(owner, colleague, 'member');
    expect(await expectProblem(change(colleague, colleague, 'manager'))).toMatchObject({
      status: 403,
      code: 'insufficient_role',
    });
    expect([await roleOf(workspace, colleague), await roleOf(workspace, newcomer)]).toEqual([
      'member',
      'manager',
    ]);
  });

  it('of a member above the caller is refused, as is any other change to them', async () => {
    const workspace = await newWorkspace(owner, [
      [colleague, 'manager'],
      [newcomer, 'admin'],
    ]);
    for (const user_id of [newcomer.id, owner.id]) {
      for (const refused of await expectProblems([
        colleague.api.members.update({ workspace, user_id, role: 'viewer' }),
        colleague.api.members.deactivate({ workspace, user_id }),
        colleague.api.members.deactivate({ workspace, user_id, dry_run: true }),
        colleague.api.members.remove({ workspace, user_id }),
        colleague.api.members.remove({ workspace, user_id, dry_run: true }),
      ])) {
        expect(refused).toMatchObject(escalation);
      }
    }
    await owner.api.members.deactivate({ workspace, user_id: newcomer.id });
    expect(
      await expectProblem(colleague.api.members.reactivate({ workspace, user_id: newcomer.id })),
    ).toMatchObject(escalation);
    expect(await roleOf(workspace, newcomer)).toBe('admin');
  });

  it('of an owner requires an owner', async () => {
    const workspace = await newWorkspace(owner, [
      [colleague, 'admin'],
      [newcomer, 'owner'],
    ]);
    const demote = (by: TestUser) =>
      by.api.members.update({ workspace, user_id: newcomer.id, role: 'viewer' });
    expect(await expectProblem(demote(colleague))).toMatchObject(escalation);
    expect((await demote(owner)).role).toBe('viewer');
  });

  it('to one that does not exist is not found', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'viewer']]);
    const call = owner.api.members.update({ workspace, user_id: colleague.id, role: ABSENT_ROLE });
    expect(await expectProblem(call)).toMatchObject({ status: 404, code: 'not_found' });
    const absent = owner.api.members.update({ workspace, user_id: outsider.id, role: 'viewer' });
    expect(await expectProblem(absent)).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('lasts, even if the demoted member tries to raise themselves again at once', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'admin']]);
    const user_id = colleague.id;
    for (let round = 0; round < 8; round += 1) {
      const raise = () => colleague.api.members.update({ workspace, user_id, role: 'admin' });
      const demotion = owner.api.members.update({ workspace, user_id, role: 'viewer' });
      await Promise.allSettled([raise(), demotion, raise(), raise()]);
      expect(await roleOf(workspace, colleague)).toBe('viewer');
      await owner.api.members.update({ workspace, user_id, role: 'admin' });
    }
  });
});

describe('If-Match', () => {
  it('lets a role be changed only in the version that was read', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'viewer']]);
    const at = { workspace, user_id: colleague.id };
    const { etag: stale } = await owner.api.members.get(at);
    const { etag } = await owner.api.members.update({ ...at, role: 'member' }, { ifMatch: stale });
    const older = owner.api.members.update({ ...at, role: 'admin' }, { ifMatch: stale });
    expect(await expectProblem(older)).toMatchObject({ status: 412, code: 'precondition_failed' });
    expect(await roleOf(workspace, colleague)).toBe('member');
    await owner.api.members.update({ ...at, role: 'manager' }, { headers: { 'If-Match': etag } });
    expect(await roleOf(workspace, colleague)).toBe('manager');
  });

  it('lets a member be removed only in the version that was read', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'viewer']]);
    const at = { workspace, user_id: colleague.id };
    const { etag: stale } = await owner.api.members.get(at);
    const { etag } = await owner.api.members.update({ ...at, role: 'member' });
    const call = owner.api.members.remove(at, { ifMatch: stale });
    expect(await expectProblem(call)).toMatchObject({ status: 412, code: 'precondition_failed' });
    await owner.api.members.remove(at, { headers: { 'If-Match': etag } });
    expect(await expectProblem(owner.api.members.get(at))).toMatchObject({ status: 404 });
  });

  it('counts the name of the member as part of the version', async () => {
    const workspace = await newWorkspace(owner, [[newcomer, 'viewer']]);
    const at = { workspace, user_id: newcomer.id };
    const { etag: stale } = await owner.api.members.get(at);
    await newcomer.api.me.update({ name: 'Hedy Lamarr' });
    const call = owner.api.members.update({ ...at, role: 'member' }, { ifMatch: stale });
    expect(await expectProblem(call)).toMatchObject({ status: 412 });
    expect((await owner.api.members.get(at)).name).toBe('Hedy Lamarr');
  });
});

/** A colleague in a workspace, in three of its projects in different ways, with keys. */
async function settled(role: BuiltinRole = 'member') {
  const workspace = await newWorkspace(owner, [[colleague, role]]);
  const custom = await owner.api.roles.create({ workspace, name: 'Reader', permissions: ['projects:read'] });
  const projects: string[] = [];
  for (const projectRole of [null, 'admin', custom.id] as const) {
    const slug = unique('prj');
    const project = await owner.api.projects.create({ workspace, name: slug, slug, environment: 'sandbox' });
    await owner.api.projectMembers.set({
      workspace,
      project: slug,
      user_id: colleague.id,
      role: projectRole,
    });
    projects.push(project.id);
  }
  const memberships = async () => {
    const found: ProjectMember[] = [];
    for (const project of projects) {
      const { data } = await owner.api.projectMembers.list({ workspace, project });
      found.push(...data.filter(({ user_id }) => user_id === colleague.id));
    }
    return found;
  };
  const key = await userKey(colleague, workspace);
  return { workspace, projects, memberships, key, user_id: colleague.id, roles: [null, 'admin', custom.id] };
}

describe('deactivating a member', () => {
  it('ends their access to the workspace at once, and no other access of theirs', async () => {
    const { workspace, user_id, key } = await settled();
    const elsewhere = await userKey(colleague, colleague.workspace);
    await owner.api.members.deactivate({ workspace, user_id });
    for (const refused of await expectProblems([
      colleague.api.workspaces.get({ workspace }),
      colleague.api.projects.list({ workspace }),
    ])) {
      expect(refused).toMatchObject({ status: 403, code: 'member_deactivated' });
    }
    expect(await expectProblem(server.client(key.secret).me.get())).toMatchObject(revoked);
    expect((await colleague.api.me.get()).user?.id).toBe(colleague.id);
    expect((await colleague.api.workspaces.get({ workspace: colleague.workspace })).slug).toBe(
      colleague.workspace,
    );
    expect((await server.client(elsewhere.secret).me.get()).user?.id).toBe(colleague.id);
  });

  it('leaves the service keys that they created', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'admin']]);
    const fields = { workspace, name: 'ci', kind: 'service', scope: 'read-only' } as const;
    const { secret } = await colleague.api.apiKeys.create(fields);
    await owner.api.members.deactivate({ workspace, user_id: colleague.id });
    expect((await server.client(secret).workspaces.get({ workspace })).slug).toBe(workspace);
  });

  it('is undone by reactivating, with role and project memberships exactly as they were', async () => {
    const { workspace, user_id, memberships, key } = await settled('manager');
    const before = await memberships();
    expect(before).toHaveLength(3);
    const { member } = await owner.api.members.deactivate({ workspace, user_id });
    expect(member).toMatchObject({ status: 'deactivated', role: 'manager' });
    expect(Date.now() - Date.parse(member.deactivated_at ?? '')).toBeLessThan(60_000);
    const again = await owner.api.members.reactivate({ workspace, user_id });
    expect(again).toMatchObject({ status: 'active', role: 'manager', deactivated_at: null });
    expect(await memberships()).toEqual(before);
    expect((await colleague.api.workspaces.get({ workspace })).slug).toBe(workspace);
    expect(await expectProblem(server.client(key.secret).me.get())).toMatchObject(revoked);
    expect((await owner.api.apiKeys.get({ workspace, key_id: key.id })).status).toBe('revoked');
  });

  it('is refused twice, as is reactivating an active member', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'member']]);
    const at = { workspace, user_id: colleague.id };
    expect(await expectProblem(owner.api.members.reactivate(at))).toMatchObject({
      status: 409,
      code: 'invalid_state',
    });
    await owner.api.members.deactivate(at);
    expect(await expectProblem(owner.api.members.deactivate(at))).toMatchObject({
      status: 409,
      code: 'invalid_state',
    });
    await owner.api.members.reactivate(at);
  });

  it('revokes the keys that are created while it happens', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'member']]);
    const at = { workspace, user_id: colleague.id };
    for (let round = 0; round < 5; round += 1) {
      const creations = Array.from({ length: 8 }, () => userKey(colleague, workspace));
      const settled = Promise.allSettled(creations);
      await Promise.any(creations);
      await owner.api.members.deactivate(at);
      const keys = (await settled).flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      await owner.api.members.reactivate(at);
      expect(keys).not.toEqual([]);
      for (const refused of await expectProblems(keys.map(({ secret }) => server.client(secret).me.get()))) {
        expect(refused).toMatchObject(revoked);
      }
    }
  });
});

describe('removing a member', () => {
  it('removes them from the workspace and its projects, and ends their keys for good', async () => {
    const { workspace, user_id, memberships, key } = await settled();
    await owner.api.members.remove({ workspace, user_id });
    expect(await expectProblem(colleague.api.workspaces.get({ workspace }))).toMatchObject({ status: 404 });
    expect(await expectProblem(owner.api.members.get({ workspace, user_id }))).toMatchObject({ status: 404 });
    expect(await expectProblem(owner.api.members.remove({ workspace, user_id }))).toMatchObject({
      status: 404,
    });
    expect(await memberships()).toEqual([]);
    const dead = () => expectProblem(server.client(key.secret).me.get());
    expect(await dead()).toMatchObject(revoked);
    await server.operator.members.add({ workspace, user_id, role: 'member' });
    expect(await memberships()).toEqual([]);
    expect(await dead()).toMatchObject(revoked);
  });

  it('is allowed to every member for themselves, with any role', async () => {
    for (const role of ['viewer', 'member', 'manager', 'admin'] as const) {
      const workspace = await newWorkspace(owner, [[colleague, role]]);
      const { member } = await colleague.api.members.remove({ workspace, user_id: colleague.id });
      expect(member).toMatchObject({ user_id: colleague.id, role });
      expect(await expectProblem(colleague.api.workspaces.get({ workspace }))).toMatchObject({ status: 404 });
    }
  });

  it('of others is refused to members and viewers', async () => {
    const workspace = await newWorkspace(owner, [
      [colleague, 'member'],
      [newcomer, 'viewer'],
    ]);
    for (const refused of await expectProblems([
      colleague.api.members.remove({ workspace, user_id: newcomer.id }),
      colleague.api.members.deactivate({ workspace, user_id: newcomer.id }),
      colleague.api.members.deactivate({ workspace, user_id: colleague.id }),
      newcomer.api.members.remove({ workspace, user_id: colleague.id }),
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
    'of %s changes nothing and reports what the real one does',
    async (verb) => {
      const { workspace, projects, roles, memberships, key, user_id } = await settled();
      const [member, before] = [await owner.api.members.get({ workspace, user_id }), await memberships()];
      const dry = await owner.api.members[verb]({ workspace, user_id, dry_run: true });
      expect(dry.dry_run).toBe(true);
      expect(dry.member).toEqual(member);
      expect(dry.ends).toMatchObject({
        api_keys: [{ id: key.id, name: 'laptop', masked: key.masked }],
        project_memberships: expect.arrayContaining(
          projects.map((project_id, index) => ({ project_id, role: roles[index] })),
        ),
      });
      expect(dry.ends.project_memberships).toHaveLength(3);
      expect(dry.ends.sessions).toBe((await colleague.api.sessions.list()).data.length);
      expect(await owner.api.members.get({ workspace, user_id })).toEqual(member);
      expect(await memberships()).toEqual(before);
      expect((await server.client(key.secret).me.get()).user?.id).toBe(user_id);

      const real = await owner.api.members[verb]({ workspace, user_id });
      expect(real).toMatchObject({ dry_run: false, member: { user_id } });
      expect(real.ends).toEqual(dry.ends);
    },
  );

  it('tells a member what they would lose by leaving', async () => {
    const { workspace, key, user_id } = await settled();
    const { ends } = await colleague.api.members.remove({ workspace, user_id, dry_run: true });
    expect(ends.api_keys.map(({ id }) => id)).toEqual([key.id]);
  });

  it('is refused where the real one would be', async () => {
    const workspace = await newWorkspace(owner);
    const at = { workspace, user_id: owner.id, dry_run: true };
    expect(await expectProblem(owner.api.members.remove(at))).toMatchObject(lastOwner);
    expect(await expectProblem(owner.api.members.deactivate(at))).toMatchObject(lastOwner);
  });
});

describe('the last owner', () => {
  it('cannot leave, be removed, be deactivated or be demoted, by any caller', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'admin']]);
    const at = { workspace, user_id: owner.id };
    for (const { members } of [owner.api, server.operator]) {
      for (const refused of await expectProblems([
        members.remove(at),
        members.deactivate(at),
        members.update({ ...at, role: 'admin' }),
      ])) {
        expect(refused).toMatchObject(lastOwner);
      }
    }
    expect((await owner.api.members.update({ ...at, role: 'owner' })).role).toBe('owner');
  });

  it('is the only active one: an owner who is deactivated does not count', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'owner']]);
    await owner.api.members.deactivate({ workspace, user_id: colleague.id });
    expect(await expectProblem(owner.api.members.remove({ workspace, user_id: owner.id }))).toMatchObject(
      lastOwner,
    );
    await owner.api.members.remove({ workspace, user_id: colleague.id });
    expect(await roleOf(workspace, owner)).toBe('owner');
  });

  it('can leave once there is another one', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'owner']]);
    await owner.api.members.remove({ workspace, user_id: owner.id });
    expect(
      await expectProblem(colleague.api.members.remove({ workspace, user_id: colleague.id })),
    ).toMatchObject(lastOwner);
  });

  it('stays when the last two leave at once, in any way', async () => {
    const pair = [owner, colleague] as const;
    const other = (one: TestUser) => (one === owner ? colleague : owner);
    const ways: ReadonlyArray<(one: TestUser, workspace: string) => Promise<unknown>> = [
      (one, workspace) => one.api.members.remove({ workspace, user_id: one.id }),
      (one, workspace) => one.api.members.update({ workspace, user_id: one.id, role: 'viewer' }),
      (one, workspace) => one.api.members.deactivate({ workspace, user_id: one.id }),
      (one, workspace) => one.api.members.remove({ workspace, user_id: other(one).id }),
      (one, workspace) => one.api.members.update({ workspace, user_id: other(one).id, role: 'admin' }),
    ];
    for (let round = 0; round < 20; round += 1) {
      const way = ways[round % ways.length] ?? ways[0];
      const workspace = await newWorkspace(owner, [[colleague, 'owner']]);
      const results = await Promise.allSettled(pair.map((one) => way?.(one, workspace)));
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const owners = await server.operator.members.list({ workspace, role: 'owner', status: 'active' });
      expect(owners.data).toHaveLength(1);
    }
  });
});
