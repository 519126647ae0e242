import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectId, Tenantry, UserId } from '../../../sdk/src/index.ts';
import {
  createKey,
  createMemberWithPermissions,
  createProject,
  idsOf,
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
  server = await startTestServer();
  acme = await createTeam(server);
  owner = acme.people.owner.api;
  workspace = acme.workspace;
});
afterAll(() => server.stop());

const DAY = 86_400_000;
const draft = (name = 'Draft') => ({ workspace, name, slug: unique('prj'), environment: 'sandbox' as const });

describe('creating a project', () => {
  it('lets a member create a project, to which they then belong', async () => {
    const { people } = acme;
    const slug = unique('new');
    const project = await people.member.api.projects.create({ ...draft('New'), slug });
    expect(project).toMatchObject({
      slug,
      workspace_id: acme.workspaceId,
      name: 'New',
      environment: 'sandbox',
      description: null,
      archived_at: null,
      purge_at: null,
    });
    expect((await people.member.api.projects.get({ workspace, project: slug })).id).toBe(project.id);
    const members = await people.member.api.projectMembers.list({ workspace, project: slug });
    expect(members.data.map(({ user_id }) => user_id)).toEqual([people.member.id]);
  });

  it('refuses a viewer, and names the missing permission', async () => {
    expect(await expectProblem(acme.people.viewer.api.projects.create(draft()))).toMatchObject({
      status: 403,
      code: 'insufficient_role',
      required_permission: 'projects:create',
    });
  });

  it('adds no member when a service key or the operator creates it', async () => {
    const key = await createKey(server, owner, { workspace, scope: 'read-write' });
    for (const api of [key.api, server.operator]) {
      const { id } = await api.projects.create(draft());
      expect((await owner.projectMembers.list({ workspace, project: id })).data).toEqual([]);
    }
  });

  it('refuses a slug that another project of the workspace has, and allows it in another workspace', async () => {
    const outsider = await createUser(server);
    const { slug } = acme.project;
    expect(await expectProblem(owner.projects.create({ ...draft(), slug }))).toMatchObject({
      status: 409,
      code: 'slug_taken',
    });
    const twin = await outsider.api.projects.create({ ...draft(), workspace: outsider.workspace, slug });
    expect(twin.slug).toBe(slug);
    expect((await owner.projects.get({ workspace, project: slug })).id).toBe(acme.project.id);
  });

  it('gives a slug that several want at once to exactly one', async () => {
    const slug = unique('race');
    const race = Array.from({ length: 10 }, () => statusOrCode(owner.projects.create({ ...draft(), slug })));
    expect((await Promise.all(race)).sort()).toEqual(['served', ...Array(9).fill('slug_taken')].sort());
    const page = await owner.projects.list({ workspace, limit: 100 });
    expect(page.data.filter((project) => project.slug === slug)).toHaveLength(1);
  });

  it.each([
    ['slug', { slug: 'ab' }],
    ['slug', { slug: 'a'.repeat(40) }],
    ['slug', { slug: 'Upper' }],
    ['slug', { slug: '-edge' }],
    ['slug', { slug: 'edge-' }],
    ['slug', { slug: 'under_score' }],
    ['name', { name: '' }],
    ['name', { name: '   ' }],
    ['name', { name: 'x'.repeat(101) }],
    ['name', { name: 'nul\0nul' }],
    ['environment', { environment: 'prod' }],
    ['description', { description: 'x'.repeat(2001) }],
  ])('refuses a bad %s: %j', async (path, change) => {
    // Some of these break the types on purpose.
    const call = owner.projects.create({ ...draft(), ...(change as object) });
    await expect(call).rejects.toMatchObject({
      status: 400,
      code: 'invalid_request',
      errors: expect.arrayContaining([expect.objectContaining({ location: 'body', path })]),
    });
  });
});

describe('reading a project', () => {
  it('returns the same by slug and by id, of project and workspace', async () => {
    const { project, workspaceId } = acme;
    const bySlug = await owner.projects.get({ workspace, project: project.slug });
    expect(await owner.projects.get({ workspace: workspaceId, project: project.id })).toEqual(bySlug);
    const { response } = await owner.projects.get({ workspace, project: project.id }).withResponse();
    expect(response.headers.get('etag')).toBe(`"${bySlug.etag}"`);
  });

  it('returns the same 404 for projects out of reach, in other workspaces and nowhere', async () => {
    const outsider = await createUser(server);
    const elsewhere = await outsider.api.projects.create({ ...draft(), workspace: outsider.workspace });
    const hidden = await createProject(acme);
    const nowhere = 'prj_01kah4x8v5ezf9w2m4n6rd2qc1';
    const { api } = acme.people.member;
    const answers = await Promise.all(
      [hidden.id, hidden.slug, elsewhere.id, elsewhere.slug, nowhere, 'no-such'].map((project) =>
        expectProblem(api.projects.get({ workspace, project })),
      ),
    );
    expect(new Set(answers.map(({ detail }) => detail)).size).toBe(1);
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, code: 'not_found' });
  });
});

describe('updating a project', () => {
  it('keeps absent fields and clears null', async () => {
    const { id: project } = await owner.projects.create({ ...draft('Before'), description: 'About' });
    const renamed = await owner.projects.update({ workspace, project, name: 'After' });
    expect(renamed).toMatchObject({ name: 'After', description: 'About', environment: 'sandbox' });
    const cleared = await owner.projects.update({ workspace, project, description: null });
    expect(cleared).toMatchObject({ name: 'After', description: null });
    const moved = await owner.projects.update({ workspace, project, environment: 'production' });
    expect(moved.environment).toBe('production');
    expect(await owner.projects.get({ workspace, project })).toEqual(moved);
  });

  it('refuses a change to a version that is not the present one, and changes nothing', async () => {
    const first = await owner.projects.create(draft('First'));
    const project = first.id;
    const second = await owner.projects.update(
      { workspace, project, name: 'Second' },
      { ifMatch: first.etag },
    );
    expect(second.etag).not.toBe(first.etag);
    const stale = { ifMatch: first.etag };
    expect(
      await statusesOrCodes(
        owner.projects.update({ workspace, project, name: 'Third' }, stale),
        owner.projects.delete({ workspace, project }, stale),
      ),
    ).toEqual(['precondition_failed']);
    expect(await owner.projects.get({ workspace, project })).toEqual(second);
  });

  it('accepts one of two concurrent changes to the same version', async () => {
    const { id: project, etag } = await owner.projects.create(draft());
    const race = ['One', 'Two', 'Three'].map((name) =>
      statusOrCode(owner.projects.update({ workspace, project, name }, { ifMatch: etag })),
    );
    expect((await Promise.all(race)).sort()).toEqual([
      'precondition_failed',
      'precondition_failed',
      'served',
    ]);
  });

  it('keeps the old slug as an alias that no other project can take, and returns the present one', async () => {
    const { id, slug: old } = await owner.projects.create(draft());
    const slug = unique('renamed');
    expect((await owner.projects.update({ workspace, project: old, slug })).slug).toBe(slug);
    expect(await owner.projects.get({ workspace, project: old })).toMatchObject({ id, slug });
    expect(await statusOrCode(owner.projects.create({ ...draft(), slug: old }))).toBe('slug_taken');
    const { id: other } = await owner.projects.create(draft());
    expect(await statusOrCode(owner.projects.update({ workspace, project: other, slug: old }))).toBe(
      'slug_taken',
    );
    expect((await owner.projects.update({ workspace, project: id, slug: old })).slug).toBe(old);
    expect((await owner.projects.get({ workspace, project: slug })).slug).toBe(old);
  });

  it('requires projects:update, which viewers lack', async () => {
    const { people, project } = acme;
    const change = { workspace, project: project.id, description: 'Changed' };
    expect((await people.member.api.projects.update(change)).description).toBe('Changed');
    expect(await expectProblem(people.viewer.api.projects.update(change))).toMatchObject({
      code: 'insufficient_role',
      required_permission: 'projects:update',
    });
  });
});

describe('deleting a project', () => {
  it('archives it for 30 days, out of every list and operation but get and restore', async () => {
    const { people } = acme;
    const { id: project, slug } = await people.member.api.projects.create(draft());
    const { api } = people.manager;
    const archived = await api.projects.delete({ workspace, project });
    const { archived_at, purge_at } = archived;
    expect(Date.parse(purge_at ?? '') - Date.parse(archived_at ?? '')).toBe(30 * DAY);
    expect(await people.member.api.projects.get({ workspace, project: slug })).toEqual(archived);
    expect(
      await statusesOrCodes(
        api.projects.update({ workspace, project, name: 'X' }),
        api.projects.delete({ workspace, project }),
        api.projectMembers.list({ workspace, project }),
        api.projectMembers.set({ workspace, project, user_id: people.viewer.id, role: null }),
      ),
    ).toEqual(['not_found']);
    expect(idsOf(await api.projects.list({ workspace, limit: 100 }))).not.toContain(project);
    expect(idsOf(await api.projects.list({ workspace, archived: true }))).toContain(project);
    expect(idsOf(await people.member.api.projects.list({ workspace, archived: true }))).toContain(project);
    expect(idsOf(await people.viewer.api.projects.list({ workspace, archived: true }))).not.toContain(
      project,
    );
    expect(await statusOrCode(owner.projects.create({ ...draft(), slug }))).toBe('slug_taken');
  });

  it('is undone by restore, with slug, members and their roles as they were', async () => {
    const { people } = acme;
    const created = await createProject(acme);
    const project = created.id;
    await owner.projectMembers.set({ workspace, project, user_id: people.viewer.id, role: 'member' });
    const { data: members } = await owner.projectMembers.list({ workspace, project });
    await owner.projects.delete({ workspace, project: created.slug });
    const restored = await people.manager.api.projects.restore({ workspace, project: created.slug });
    expect(restored).toMatchObject({ id: project, slug: created.slug, archived_at: null, purge_at: null });
    expect((await owner.projectMembers.list({ workspace, project })).data).toEqual(members);
    expect(await statusOrCode(people.viewer.api.projects.update({ workspace, project, name: 'Back' }))).toBe(
      'served',
    );
    expect(await expectProblem(owner.projects.restore({ workspace, project }))).toMatchObject({
      status: 409,
      code: 'invalid_state',
    });
  });

  it('requires projects:delete, both ways', async () => {
    const { people, project } = acme;
    const where = { workspace, project: project.id };
    for (const { api } of [people.member, people.viewer]) {
      const refused = { status: 403, code: 'insufficient_role', required_permission: 'projects:delete' };
      expect(await expectProblem(api.projects.delete(where))).toMatchObject(refused);
      expect(await expectProblem(api.projects.restore(where))).toMatchObject(refused);
    }
  });
});

describe('listing projects', () => {
  it('filters by environment, and only by existing ones', async () => {
    const { api, workspace: own } = await createUser(server);
    const add = (environment: 'production' | 'staging') =>
      api.projects.create({ workspace: own, name: environment, slug: unique('prj'), environment });
    const [first, , third] = [await add('staging'), await add('production'), await add('staging')];
    expect(idsOf(await api.projects.list({ workspace: own, environment: 'staging' }))).toEqual([
      third.id,
      first.id,
    ]);
    expect(idsOf(await api.projects.list({ workspace: own, environment: 'development' }))).toEqual([]);
    await api.projects.delete({ workspace: own, project: first.id });
    expect(
      idsOf(await api.projects.list({ workspace: own, environment: 'staging', archived: true })),
    ).toEqual([first.id]);
    // An environment that the types do not have.
    const environment = 'prod' as 'production';
    await expect(api.projects.list({ workspace: own, environment })).rejects.toMatchObject({
      status: 400,
      errors: [{ location: 'query', path: 'environment' }],
    });
  });

  it('pages newest first, each project once, while others are created', async () => {
    const { api, workspace: own } = await createUser(server);
    const add = () =>
      api.projects.create({ workspace: own, name: 'P', slug: unique('prj'), environment: 'staging' });
    const before: string[] = [];
    for (let index = 0; index < 7; index += 1) before.push((await add()).id);
    const seen: string[] = [];
    let latest: string | undefined;
    for await (const page of api.projects.list({ workspace: own, limit: 2 }).pages()) {
      seen.push(...idsOf(page));
      [{ id: latest }] = await Promise.all([add(), add(), add()]);
    }
    expect(seen).toEqual(before.toReversed());
    expect(latest).toBeDefined();
    expect(seen).not.toContain(latest);
  });

  it('accepts a cursor only with the list, the filters and the caller that it was made for', async () => {
    await owner.projects.create(draft());
    const { next_cursor } = await owner.projects.list({ workspace, limit: 1 });
    const cursor = next_cursor ?? '';
    expect(cursor).not.toBe('');
    expect(await statusOrCode(owner.projects.list({ workspace, limit: 5, cursor }))).toBe('served');
    await Promise.all(
      [
        owner.projects.list({ workspace, environment: 'staging', cursor }),
        owner.projects.list({ workspace, cursor: `${cursor.slice(0, -2)}AA` }),
        owner.projects.list({ workspace, cursor: `x${cursor}` }),
        owner.roles.list({ workspace, cursor }),
        acme.people.admin.api.projects.list({ workspace, cursor }),
      ].map((call) =>
        expect(call).rejects.toMatchObject({ status: 400, errors: [{ location: 'query', path: 'cursor' }] }),
      ),
    );
  });
});

describe('access to projects', () => {
  let tenant: TestTeam;
  let projects: Record<'shared' | 'members' | 'nobodys', ProjectId>;
  const callers: Record<string, Tenantry> = {};
  beforeAll(async () => {
    tenant = await createTeam(server);
    const { people } = tenant;
    const { api } = people.owner;
    const where = { workspace: tenant.workspace };
    const custom = await createMemberWithPermissions(server, tenant, [
      'workspace:read',
      'projects:read',
      'own_keys:manage',
    ]);
    const [members, nobodys] = [await createProject(tenant), await createProject(tenant)];
    projects = { shared: tenant.project.id, members: members.id, nobodys: nobodys.id };
    const add = (project: string, user_id: UserId) =>
      api.projectMembers.set({ ...where, project, user_id, role: null });
    await add(projects.members, people.member.id);
    await add(projects.shared, custom.id);
    const key = async (maker: Tenantry, args: Partial<Parameters<Tenantry['apiKeys']['create']>[0]>) =>
      (await createKey(server, maker, { scope: 'read-only', ...where, ...args })).api;
    for (const role of ['owner', 'admin', 'manager', 'member', 'viewer'] as const) {
      callers[role] = people[role].api;
    }
    Object.assign(callers, {
      custom: custom.api,
      operator: server.operator,
      serviceKey: await key(api, {}),
      serviceKeyOfOne: await key(api, { project_ids: [projects.nobodys] }),
      memberKey: await key(people.member.api, { kind: 'user' }),
      memberKeyOfOne: await key(people.member.api, { kind: 'user', project_ids: [projects.members] }),
      memberKeyOfNone: await key(people.member.api, { kind: 'user', project_ids: [projects.nobodys] }),
      adminKeyOfOne: await key(people.admin.api, { kind: 'user', project_ids: [projects.nobodys] }),
      customKey: await key(custom.api, { kind: 'user', scope: 'custom', permissions: ['projects:read'] }),
      viewerKey: await key(api, { kind: 'user', user_id: people.viewer.id }),
    });
  });

  type Name = keyof typeof projects;
  const all: Name[] = ['shared', 'members', 'nobodys'];
  it.each<[string, Name[]]>([
    ['owner', all],
    ['admin', all],
    ['manager', all],
    ['member', ['shared', 'members']],
    ['viewer', ['shared']],
    ['custom', ['shared']],
    ['operator', all],
    ['serviceKey', all],
    ['serviceKeyOfOne', ['nobodys']],
    ['memberKey', ['shared', 'members']],
    ['memberKeyOfOne', ['members']],
    ['memberKeyOfNone', []],
    ['adminKeyOfOne', ['nobodys']],
    ['customKey', ['shared']],
    ['viewerKey', ['shared']],
  ])('%s is limited to: %j, in lists and one by one', async (caller, expected) => {
    const api = callers[caller] ?? server.client();
    const where = { workspace: tenant.workspace };
    const nameOf = new Map(Object.entries(projects).map(([name, id]): [string, string] => [id, name]));
    const listed = idsOf(await api.projects.list(where)).map((id) => nameOf.get(id));
    expect(listed.sort()).toEqual([...expected].sort());
    for (const name of all) {
      const reached = await statusOrCode(api.projects.get({ ...where, project: projects[name] }));
      expect([name, reached]).toEqual([name, expected.includes(name) ? 'served' : 'not_found']);
    }
  });

  it('an outsider gets the same 404 for the whole workspace', async () => {
    const { api } = await createUser(server);
    expect(await statusOrCode(api.projects.list({ workspace: tenant.workspace }))).toBe('not_found');
    expect(await statusOrCode(api.projects.list({ workspace: 'no-such-workspace' }))).toBe('not_found');
  });
});
