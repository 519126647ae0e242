import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiError, Tenantry, UserId } from '../../../sdk/src/index.ts';
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

const ABSENT_USER = 'usr_00000000000000000000000000';

/** A key of a workspace, as a client. */
async function keyOf(
  workspace: string,
  kind: 'service' | 'user',
  scope: 'read-only' | 'admin',
): Promise<Tenantry> {
  const { secret } = await owner.api.apiKeys.create({ workspace, name: 'key', kind, scope });
  return server.client(secret);
}

/** A problem without what differs between any two requests. */
const words = ({ problem }: ApiError) => ({ ...problem, request_id: '', instance: '' });

const roles = async (workspace: string) =>
  Object.fromEntries(
    (await server.operator.members.list({ workspace })).data.map(({ user_id, role }) => [user_id, role]),
  );

const slugs = async (list: AsyncIterable<{ slug: string }>) => {
  const found: string[] = [];
  for await (const { slug } of list) found.push(slug);
  return found;
};

describe('creating a workspace', () => {
  it('makes the creator the owner', async () => {
    const slug = unique('new');
    const workspace = await owner.api.workspaces.create({ name: 'New', slug });
    expect(workspace).toMatchObject({
      slug,
      name: 'New',
      plan: 'enterprise',
      archived_at: null,
      purge_at: null,
    });
    expect(workspace.id).toMatch(/^ws_/);
    expect(await roles(slug)).toEqual({ [owner.id]: 'owner' });
  });

  it('makes a slug from the name when none is given', async () => {
    const name = unique('Ünlü Çiçek');
    const { slug } = await owner.api.workspaces.create({ name });
    expect(slug).toBe(name.toLowerCase().replace('ünlü çiçek', 'unlu-cicek'));
  });

  it.each(['ab', 'a'.repeat(40), 'Upper', '-start', 'end-', 'under_score', 'dot.ted', 'ümlaut'])(
    'refuses the slug %s',
    async (slug) => {
      const { status, errors } = await expectProblem(owner.api.workspaces.create({ name: 'X', slug }));
      expect(status).toBe(400);
      expect(new Set(errors.map(({ path }) => path))).toEqual(new Set(['slug']));
    },
  );

  it('refuses a taken slug, and creates nothing', async () => {
    const before = await slugs(colleague.api.workspaces.list());
    const call = colleague.api.workspaces.create({ name: 'X', slug: owner.workspace });
    expect(await expectProblem(call)).toMatchObject({ status: 409, code: 'slug_taken' });
    expect(await slugs(colleague.api.workspaces.list())).toEqual(before);
  });

  it('gives one slug to exactly one of several concurrent requests', async () => {
    for (let round = 0; round < 5; round += 1) {
      const slug = unique('race');
      const results = await Promise.allSettled(
        [owner, colleague, outsider].map(({ api }) => api.workspaces.create({ name: 'Race', slug })),
      );
      const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(lost).toMatchObject(Array(2).fill({ status: 409, code: 'slug_taken' }));
    }
  });

  it('lets only the operator name an owner', async () => {
    const call = owner.api.workspaces.create({ name: 'X', owner_id: colleague.id });
    const { status, errors } = await expectProblem(call);
    expect([status, errors.map(({ path }) => path)]).toEqual([400, ['owner_id']]);
    const { slug } = await server.operator.workspaces.create({ name: 'X', owner_id: colleague.id });
    expect(await roles(slug)).toEqual({ [colleague.id]: 'owner' });
    expect((await colleague.api.workspaces.get({ workspace: slug })).slug).toBe(slug);
  });

  it('refuses an owner who does not exist', async () => {
    const call = server.operator.workspaces.create({ name: 'X', owner_id: ABSENT_USER });
    expect(await expectProblem(call)).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('lets the operator create one without an owner, and add one later', async () => {
    const { slug: workspace } = await server.operator.workspaces.create({ name: 'Empty' });
    expect(await roles(workspace)).toEqual({});
    await server.operator.members.add({ workspace, email: colleague.email, role: 'owner' });
    expect((await colleague.api.workspaces.update({ workspace, name: 'Taken over' })).name).toBe(
      'Taken over',
    );
  });

  it('is refused to keys, which belong to one workspace', async () => {
    const apis = [
      await keyOf(owner.workspace, 'service', 'admin'),
      await keyOf(owner.workspace, 'user', 'admin'),
    ];
    for (const refused of await expectProblems(apis.map((api) => api.workspaces.create({ name: 'X' })))) {
      expect(refused).toMatchObject({ status: 403, code: 'insufficient_scope' });
    }
  });
});

describe('listing workspaces', () => {
  it('shows a user those they are active in, newest first, a page at a time', async () => {
    const user = await createUser(server, 'Lister');
    const own = await newWorkspace(user);
    const shared = await newWorkspace(owner, [[user, 'viewer']]);
    const closed = await newWorkspace(owner, [[user, 'viewer']]);
    await owner.api.members.deactivate({ workspace: closed, user_id: user.id });
    expect(await slugs(user.api.workspaces.list({ limit: 1 }))).toEqual([shared, own, user.workspace]);
  });

  it('shows the archived ones apart', async () => {
    const workspace = await newWorkspace(owner);
    expect(await slugs(owner.api.workspaces.list())).toContain(workspace);
    await owner.api.workspaces.delete({ workspace, confirm: workspace });
    expect(await slugs(owner.api.workspaces.list())).not.toContain(workspace);
    expect(await slugs(owner.api.workspaces.list({ archived: true }))).toContain(workspace);
    expect(await slugs(colleague.api.workspaces.list({ archived: true }))).not.toContain(workspace);
  });

  it('shows a key its own, and the operator all', async () => {
    const workspace = await newWorkspace(owner);
    const api = await keyOf(workspace, 'service', 'read-only');
    expect(await slugs(api.workspaces.list())).toEqual([workspace]);
    const all = await slugs(server.operator.workspaces.list({ limit: 100 }));
    expect(all).toEqual(expect.arrayContaining([workspace, colleague.workspace, outsider.workspace]));
  });
});

describe('reading and changing a workspace', () => {
  it('accepts its slug or its id', async () => {
    const bySlug = await owner.api.workspaces.get({ workspace: owner.workspace });
    expect(await owner.api.workspaces.get({ workspace: bySlug.id })).toEqual(bySlug);
  });

  it('returns the same to an outsider as for one that does not exist', async () => {
    const { id } = await owner.api.workspaces.get({ workspace: owner.workspace });
    const [absent, ...existing] = await expectProblems(
      ['no-such-workspace', owner.workspace, id].map((workspace) =>
        outsider.api.workspaces.get({ workspace }),
      ),
    );
    expect(absent).toMatchObject({ status: 404, code: 'not_found' });
    for (const problem of existing) expect(words(problem)).toEqual(absent && words(absent));
  });

  it('changes the given fields and keeps the rest', async () => {
    const workspace = await newWorkspace(owner);
    const renamed = await owner.api.workspaces.update({ workspace, name: 'Other' });
    expect(renamed).toMatchObject({ name: 'Other', slug: workspace });
    const slug = unique('moved');
    expect(await owner.api.workspaces.update({ workspace, slug })).toMatchObject({ name: 'Other', slug });
  });

  it('refuses an empty change, and unknown fields', async () => {
    const { workspace } = owner;
    expect(await expectProblem(owner.api.workspaces.update({ workspace }))).toMatchObject({ status: 400 });
    // The field exists in no type; a client without types can send it all the same.
    const fields = { workspace, plan: 'free' } as { workspace: string };
    const { status, errors } = await expectProblem(owner.api.workspaces.update(fields));
    expect([status, errors[0]?.path, errors[0]?.code]).toEqual([400, 'plan', 'unknown']);
  });

  it('accepts a change only of the version that was read', async () => {
    const workspace = await newWorkspace(owner);
    const { etag: stale } = await owner.api.workspaces.get({ workspace });
    const { etag } = await owner.api.workspaces.update({ workspace, name: 'Newer' }, { ifMatch: stale });
    const older = owner.api.workspaces.update({ workspace, name: 'Older' }, { ifMatch: stale });
    expect(await expectProblem(older)).toMatchObject({ status: 412, code: 'precondition_failed' });
    expect((await owner.api.workspaces.get({ workspace })).name).toBe('Newer');
    const unquoted = { headers: { 'If-Match': etag } };
    expect((await owner.api.workspaces.update({ workspace, name: 'Unquoted' }, unquoted)).name).toBe(
      'Unquoted',
    );
  });

  it('returns the etag in the header, too', async () => {
    const { data, response } = await owner.api.workspaces.get({ workspace: owner.workspace }).withResponse();
    expect(response.headers.get('etag')).toBe(`"${data.etag}"`);
  });

  it('refuses one of two concurrent changes of the same version', async () => {
    const workspace = await newWorkspace(owner);
    const { etag } = await owner.api.workspaces.get({ workspace });
    const results = await Promise.allSettled(
      ['One', 'Two'].map((name) => owner.api.workspaces.update({ workspace, name }, { ifMatch: etag })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is for admins: a manager and a read-only key are refused', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'manager']]);
    const missing = { status: 403, required_permission: 'workspace:update' };
    expect(await expectProblem(colleague.api.workspaces.update({ workspace, name: 'X' }))).toMatchObject({
      ...missing,
      code: 'insufficient_role',
    });
    const api = await keyOf(workspace, 'service', 'read-only');
    expect(await expectProblem(api.workspaces.update({ workspace, name: 'X' }))).toMatchObject({
      ...missing,
      code: 'insufficient_scope',
    });
  });
});

describe('a former slug', () => {
  async function moved() {
    const old = await newWorkspace(owner);
    const slug = unique('moved');
    await owner.api.workspaces.update({ workspace: old, slug });
    return { old, slug };
  }

  it('still resolves; the response shows the present one', async () => {
    const { old, slug } = await moved();
    expect((await owner.api.workspaces.get({ workspace: old })).slug).toBe(slug);
    expect((await owner.api.members.list({ workspace: old })).data).toHaveLength(1);
  });

  it('cannot be taken by any other workspace, new or existing', async () => {
    const { old } = await moved();
    for (const refused of await expectProblems([
      colleague.api.workspaces.create({ name: 'X', slug: old }),
      colleague.api.workspaces.update({ workspace: colleague.workspace, slug: old }),
    ])) {
      expect(refused).toMatchObject({ status: 409, code: 'slug_taken' });
    }
  });

  it('can be taken back by its own workspace, and then the other one is the alias', async () => {
    const { old, slug } = await moved();
    expect((await owner.api.workspaces.update({ workspace: slug, slug: old })).slug).toBe(old);
    expect((await owner.api.workspaces.get({ workspace: slug })).slug).toBe(old);
  });

  it('goes to exactly one of two workspaces that want a free slug at once', async () => {
    const [one, two] = [await newWorkspace(owner), await newWorkspace(colleague)];
    for (let round = 0; round < 5; round += 1) {
      const slug = unique('race');
      const results = await Promise.allSettled([
        owner.api.workspaces.update({ workspace: one, slug }),
        colleague.api.workspaces.update({ workspace: two, slug }),
      ]);
      const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(lost).toMatchObject([{ status: 409, code: 'slug_taken' }]);
    }
  });
});

describe('deleting a workspace', () => {
  it('requires the present slug as a confirmation', async () => {
    const old = await newWorkspace(owner);
    const slug = unique('moved');
    const { id } = await owner.api.workspaces.update({ workspace: old, slug });
    for (const confirm of ['something-else', old, id]) {
      const { status, errors } = await expectProblem(
        owner.api.workspaces.delete({ workspace: slug, confirm }),
      );
      expect([status, errors.map(({ location, path }) => `${location} ${path}`)]).toEqual([
        400,
        ['query confirm'],
      ]);
    }
    const missing = await fetch(`${server.url}/v1/workspaces/${slug}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${owner.token}` },
    });
    expect(missing.status).toBe(400);
    expect((await owner.api.workspaces.get({ workspace: slug })).archived_at).toBeNull();
  });

  it('applies only to the version that was read', async () => {
    const workspace = await newWorkspace(owner);
    const { etag: stale } = await owner.api.workspaces.get({ workspace });
    const { etag } = await owner.api.workspaces.update({ workspace, name: 'Newer' });
    const call = owner.api.workspaces.delete({ workspace, confirm: workspace }, { ifMatch: stale });
    expect(await expectProblem(call)).toMatchObject({ status: 412, code: 'precondition_failed' });
    const unquoted = { headers: { 'If-Match': etag } };
    const archived = await owner.api.workspaces.delete({ workspace, confirm: workspace }, unquoted);
    expect(archived.archived_at).not.toBeNull();
  });

  it('is for owners in person: not for an admin, nor for any key', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'admin']]);
    const gone = { workspace, confirm: workspace };
    const missing = { status: 403, required_permission: 'workspace:delete' };
    expect(await expectProblem(colleague.api.workspaces.delete(gone))).toMatchObject({
      ...missing,
      code: 'insufficient_role',
    });
    for (const kind of ['service', 'user'] as const) {
      const api = await keyOf(workspace, kind, 'admin');
      expect(await expectProblem(api.workspaces.delete(gone))).toMatchObject({
        ...missing,
        code: 'insufficient_scope',
      });
    }
  });

  it('archives it for thirty days', async () => {
    const workspace = await newWorkspace(owner);
    const archived = await owner.api.workspaces.delete({ workspace, confirm: workspace });
    const [at, purge] = [archived.archived_at, archived.purge_at].map((time) => Date.parse(time ?? ''));
    expect(Date.now() - (at ?? 0)).toBeLessThan(60_000);
    expect((purge ?? 0) - (at ?? 0)).toBe(30 * 86_400_000);
  });

  it('stops its keys at once, and restoring brings back those that were live', async () => {
    const workspace = await newWorkspace(owner);
    const [service, user] = [
      await keyOf(workspace, 'service', 'read-only'),
      await keyOf(workspace, 'user', 'read-only'),
    ];
    const dead = await owner.api.apiKeys.create({
      workspace,
      name: 'd',
      kind: 'service',
      scope: 'read-only',
    });
    await owner.api.apiKeys.revoke({ workspace, key_id: dead.id });
    await owner.api.workspaces.delete({ workspace, confirm: workspace });
    for (const refused of await expectProblems([service.me.get(), user.workspaces.get({ workspace })])) {
      expect(refused).toMatchObject({ status: 401, code: 'credential_revoked' });
    }
    await owner.api.workspaces.restore({ workspace });
    expect((await service.workspaces.get({ workspace })).slug).toBe(workspace);
    expect((await user.me.get()).user?.id).toBe(owner.id);
    expect(await expectProblem(server.client(dead.secret).me.get())).toMatchObject({ status: 401 });
  });

  it('leaves its members only reading, and the owner restoring it', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'admin']]);
    const { api } = owner;
    const project = await api.projects.create({
      workspace,
      name: 'P',
      slug: 'prj',
      environment: 'sandbox',
    });
    const { id, etag } = await api.workspaces.delete({ workspace, confirm: workspace });
    expect(await api.workspaces.get({ workspace: id })).toMatchObject({ slug: workspace, etag });
    for (const refused of await expectProblems([
      api.workspaces.update({ workspace, name: 'X' }),
      api.workspaces.delete({ workspace, confirm: workspace }),
      api.workspaces.transferOwnership({ workspace, user_id: colleague.id }),
      api.settings.get({ workspace }),
      api.members.list({ workspace }),
      api.members.remove({ workspace, user_id: colleague.id }),
      api.roles.list({ workspace }),
      api.projects.get({ workspace, project: project.id }),
      api.apiKeys.list({ workspace }),
      api.access.check({ workspace, checks: [{ permission: 'workspace:read' }] }),
    ])) {
      expect(refused).toMatchObject({ status: 404, code: 'not_found' });
    }
    expect(await expectProblem(colleague.api.workspaces.restore({ workspace }))).toMatchObject({
      status: 403,
      code: 'insufficient_role',
    });
    expect(await expectProblem(outsider.api.workspaces.restore({ workspace }))).toMatchObject({
      status: 404,
    });
  });

  it('keeps its slugs, for when it is restored', async () => {
    const workspace = await newWorkspace(owner);
    await owner.api.workspaces.delete({ workspace, confirm: workspace });
    expect(
      await expectProblem(colleague.api.workspaces.create({ name: 'X', slug: workspace })),
    ).toMatchObject({
      status: 409,
      code: 'slug_taken',
    });
  });

  it('is undone by restoring, with everything as it was; once', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'manager']]);
    await owner.api.settings.update({ workspace, timezone: 'Asia/Tokyo' });
    await owner.api.workspaces.delete({ workspace, confirm: workspace });
    const restored = await owner.api.workspaces.restore({ workspace });
    expect(restored).toMatchObject({ slug: workspace, archived_at: null, purge_at: null });
    expect(await roles(workspace)).toEqual({ [owner.id]: 'owner', [colleague.id]: 'manager' });
    expect((await colleague.api.settings.get({ workspace })).timezone).toBe('Asia/Tokyo');
    expect(await expectProblem(owner.api.workspaces.restore({ workspace }))).toMatchObject({
      status: 409,
      code: 'invalid_state',
    });
  });
});

describe('transferring ownership', () => {
  it('makes the other an owner and the caller an admin, in one step', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'viewer']]);
    const transfer = await owner.api.workspaces.transferOwnership({
      workspace,
      user_id: colleague.id,
    });
    expect(transfer.owner).toMatchObject({ user_id: colleague.id, role: 'owner' });
    expect(transfer.previous_owner).toMatchObject({ user_id: owner.id, role: 'admin' });
    expect(await roles(workspace)).toEqual({ [owner.id]: 'admin', [colleague.id]: 'owner' });
    const again = owner.api.workspaces.transferOwnership({ workspace, user_id: colleague.id });
    expect(await expectProblem(again)).toMatchObject({
      status: 403,
      code: 'insufficient_role',
      required_permission: 'workspace:transfer',
    });
  });

  it('refuses an newOwner who is deactivated, not a member, or the caller, and changes nothing', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'member']]);
    await owner.api.members.deactivate({ workspace, user_id: colleague.id });
    const to = (user_id: UserId) =>
      expectProblem(owner.api.workspaces.transferOwnership({ workspace, user_id }));
    expect(await to(colleague.id)).toMatchObject({ status: 409, code: 'invalid_state' });
    expect(await to(owner.id)).toMatchObject({ status: 409, code: 'invalid_state' });
    const [notMember, absent] = [await to(outsider.id), await to(ABSENT_USER)];
    expect(notMember).toMatchObject({ status: 404, code: 'not_found' });
    expect(words(notMember)).toEqual(words(absent));
    expect(await roles(workspace)).toEqual({ [owner.id]: 'owner', [colleague.id]: 'member' });
  });

  it('is for owners in person: not for an admin, nor for any key', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'admin']]);
    const toGrace = { workspace, user_id: colleague.id };
    expect(await expectProblem(colleague.api.workspaces.transferOwnership(toGrace))).toMatchObject({
      status: 403,
      code: 'insufficient_role',
    });
    for (const kind of ['service', 'user'] as const) {
      const api = await keyOf(workspace, kind, 'admin');
      expect(await expectProblem(api.workspaces.transferOwnership(toGrace))).toMatchObject({
        status: 403,
        code: 'insufficient_scope',
      });
    }
    expect(await roles(workspace)).toEqual({ [owner.id]: 'owner', [colleague.id]: 'admin' });
  });

  it('by the operator adds an owner, and demotes no one', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'member']]);
    const done = await server.operator.workspaces.transferOwnership({ workspace, user_id: colleague.id });
    expect(done).toMatchObject({ owner: { user_id: colleague.id, role: 'owner' }, previous_owner: null });
    expect(await roles(workspace)).toEqual({ [owner.id]: 'owner', [colleague.id]: 'owner' });
  });

  it('does not undo the demotion of an owner who transfers at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const workspace = await newWorkspace(owner, [
        [colleague, 'owner'],
        [outsider, 'member'],
      ]);
      await Promise.allSettled([
        colleague.api.workspaces.transferOwnership({ workspace, user_id: outsider.id }),
        owner.api.members.update({ workspace, user_id: colleague.id, role: 'viewer' }),
      ]);
      expect((await roles(workspace))[colleague.id]).toBe('viewer');
    }
  });

  it('leaves an owner when both of the last two transfer to a member who leaves', async () => {
    const workspace = await newWorkspace(owner, [[colleague, 'member']]);
    await Promise.allSettled([
      owner.api.workspaces.transferOwnership({ workspace, user_id: colleague.id }),
      colleague.api.members.remove({ workspace, user_id: colleague.id }),
    ]);
    expect(Object.values(await roles(workspace))).toContain('owner');
  });
});
