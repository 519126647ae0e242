import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, type TestUser, unique } from '../../support/users.ts';

const KEPT = 10;
const environment = 'sandbox';

let server: TestServer;
let owner: TestUser;
let outsider: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [owner, outsider] = await Promise.all([createUser(server, 'Owner'), createUser(server, 'Outsider')]);
  await server.operator.plans.set({ workspace: owner.workspace, plan: 'enterprise' });
});
afterAll(() => server.stop());

type Thing = { id: string; slug: string };
interface Kind {
  table: 'workspace_slugs' | 'organization_slugs' | 'project_slugs';
  create(by: TestUser, slug?: string): Promise<Thing>;
  get(by: TestUser, reference: string): Promise<Thing>;
  rename(reference: string, slug: string): Promise<Thing>;
}

const KINDS: Record<string, Kind> = {
  workspace: {
    table: 'workspace_slugs',
    create: (by, slug = unique('w')) => by.api.workspaces.create({ name: 'W', slug }),
    get: (by, workspace) => by.api.workspaces.get({ workspace }),
    rename: (workspace, slug) => owner.api.workspaces.update({ workspace, slug }),
  },
  organization: {
    table: 'organization_slugs',
    create: (by, slug = unique('o')) => by.api.organizations.create({ name: 'O', slug }),
    get: (by, organization) => by.api.organizations.get({ organization }),
    rename: (organization, slug) => owner.api.organizations.update({ organization, slug }),
  },
  project: {
    table: 'project_slugs',
    create: (_by, slug = unique('p')) =>
      owner.api.projects.create({ workspace: owner.workspace, name: 'P', slug, environment }),
    get: (_by, project) => owner.api.projects.get({ workspace: owner.workspace, project }),
    rename: (project, slug) => owner.api.projects.update({ workspace: owner.workspace, project, slug }),
  },
};

describe.each(Object.entries(KINDS))('the slugs of a renamed %s', (_name, { table, create, get, rename }) => {
  /** Renamed as often as it can be. @returns its slugs, the first one first */
  async function renamed() {
    const { id, slug } = await create(owner);
    const all = [slug];
    for (let count = 0; count < KEPT; count += 1) {
      all.push((await rename(id, unique('next'))).slug);
    }
    const [first = ''] = all;
    return { id, first, all };
  }
  const giveUp = (slugs: readonly string[], days: number) =>
    server
      .knex(table)
      .whereIn('slug', [...slugs])
      .update({ used_at: new Date(Date.now() - days * 86_400_000) });

  it('are kept for 30 days: a rename that would release one sooner is refused, and one to the present or a former slug is not', async () => {
    const { id, first, all } = await renamed();
    await giveUp([first], 29);
    const problem = await expectProblem(rename(id, unique('more')));
    expect(problem).toMatchObject({ status: 409, code: 'renamed_too_often' });
    expect(problem.message).toContain(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
    for (const slug of all) expect((await get(owner, slug)).id).toBe(id);
    expect(await statusOrCode(create(outsider, first))).toBe('slug_taken');
    for (const slug of [all[KEPT] ?? '', all[3] ?? '']) expect((await rename(id, slug)).slug).toBe(slug);
    expect(await server.knex(table).whereIn('slug', all)).toHaveLength(KEPT + 1);
  });

  it('are ten former ones at most: the oldest is released, and leads to its next holder', async () => {
    const { id, first, all } = await renamed();
    // Created first and given up last, so it is not the oldest.
    await rename(id, first);
    await rename(id, all.at(-1) ?? '');
    const second = all[1] ?? '';
    await giveUp([second], 31);
    expect((await get(owner, second)).id).toBe(id);
    // By the very slug that this releases.
    const { slug } = await rename(second, unique('more'));
    expect(await statusOrCode(get(owner, second))).toBe('not_found');
    for (const kept of [slug, ...all.filter((one) => one !== second)]) {
      expect((await get(owner, kept)).id).toBe(id);
    }
    const next = await create(outsider, second);
    expect((await get(outsider, second)).id).toBe(next.id);
    expect(next.id).not.toBe(id);
  });
});

describe('a reserved slug', () => {
  const signUp = (slug: string) =>
    server.client().users.signUp({
      email: `${unique('eve')}@example.com`,
      password: 'a long enough password',
      name: 'Eve',
      workspace: { name: 'W', slug },
    });

  it.each(['admin', 'support', 'login', 'api', 'www', 'docs', 'null'])(
    'is refused for a workspace and an organization, new or renamed: %s',
    async (slug) => {
      const organization = await owner.api.organizations.create({ name: 'O', slug: unique('o') });
      const calls: Array<[path: string, call: () => Promise<unknown>]> = [
        ['slug', () => owner.api.workspaces.create({ name: 'W', slug })],
        ['slug', () => owner.api.workspaces.update({ workspace: owner.workspace, slug })],
        ['slug', () => owner.api.organizations.create({ name: 'O', slug })],
        ['slug', () => owner.api.organizations.update({ organization: organization.id, slug })],
        ['slug', () => server.operator.workspaces.create({ name: 'W', slug, owner_id: owner.id })],
        ['workspace/slug', () => signUp(slug)],
      ];
      for (const [path, call] of calls) {
        const message = 'This value is reserved. Choose another.';
        expect(await expectProblem(call())).toMatchObject({
          status: 400,
          errors: [{ location: 'body', path, code: 'reserved', message }],
        });
      }
    },
  );

  it('is not made from a name, which gets a random ending instead', async () => {
    expect((await owner.api.workspaces.create({ name: 'Support' })).slug).toMatch(/^support-[0-9a-f]{6}$/);
    expect((await owner.api.organizations.create({ name: 'API' })).slug).toMatch(/^api-[0-9a-f]{6}$/);
  });

  it('is free for a project, whose slug is read in its workspace alone', async () => {
    const { workspace } = owner;
    const project = await owner.api.projects.create({ workspace, name: 'API', slug: 'api', environment });
    expect(await owner.api.projects.get({ workspace, project: 'api' })).toEqual(project);
  });
});
