import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../sdk/src/index.ts';
import { isPresent, pollUntil } from '../support/poll.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  clientOf,
  createInstallation,
  type RunningServer,
  startOn,
  type TestInstallation,
} from '../support/process.ts';
import { type NetworkProxy, startProxy } from '../support/proxy.ts';
import { PASSWORD, unique } from '../support/users.ts';

/** Former slugs that a thing keeps. */
const KEPT = 10;
/** What is said on the connection over which a replica learns of changes. */
const LISTENING = { said: 'listen tenantry_access' };

type Thing = { id: string; slug: string };
interface Kind {
  /** Adds a former slug that is old enough to be released. */
  formerSlug: string;
  create(slug: string): Promise<Thing>;
  /** Creates one in a way that changes no access. */
  createAlone(slug: string): Promise<Thing>;
  get(api: Tenantry, slug: string): Promise<Thing>;
  rename(id: string, slug: string): Promise<Thing>;
}

describe.runIf(hasPostgres())('a slug that is released', () => {
  let postgres: PostgresServer;
  let site: TestInstallation;
  let proxy: NetworkProxy;
  let database: pg.Client;
  /** The second one learns of changes through the proxy. */
  let servers: [RunningServer, RunningServer];
  let owner: Tenantry;
  let key: Tenantry;
  /** The operator, who reaches the old holder of a slug and the new one, at the second server. */
  let elsewhere: Tenantry;
  const workspace = unique('acme');

  beforeAll(async () => {
    postgres = await startPostgres();
    site = await createInstallation('postgres', postgres);
    const url = site.environment.DATABASE_URL ?? '';
    proxy = await startProxy(url);
    database = new pg.Client({ connectionString: url });
    await database.connect();
    const environment = {
      TENANTRY_PEPPER: 'the same pepper for both of the servers',
      BACKGROUND_WORK: 'false',
    };
    servers = [
      await startOn(site, environment),
      await startOn(site, { ...environment, DATABASE_URL: proxy.url(url) }),
    ];
    const [first, second] = servers;
    const email = `${workspace}@example.com`;
    await first.client().users.signUp({
      email,
      password: PASSWORD,
      name: 'Owner',
      workspace: { name: 'Acme', slug: workspace },
    });
    await first.operator.plans.set({ workspace, plan: 'enterprise' });
    owner = first.client((await first.client().sessions.create({ email, password: PASSWORD })).token);
    const made = await owner.apiKeys.create({ workspace, kind: 'service', name: 'K', scope: 'admin' });
    key = first.client(made.secret);
    elsewhere = clientOf(second.url, site.operatorKey);
  }, 60_000);
  afterAll(async () => {
    proxy.set('pass');
    for (const { server } of servers) expect((await server.end()).code).toBe(0);
    await database.end();
    await proxy.close();
    await site.cleanup();
    await postgres.stop();
  });

  const KINDS: Record<string, Kind> = {
    workspace: {
      formerSlug: 'insert into workspace_slugs (slug, workspace_id, used_at) values ($1, $2, $3)',
      create: (slug) => owner.workspaces.create({ name: 'W', slug }),
      createAlone: (slug) => owner.workspaces.create({ name: 'W', slug }),
      get: (api, slug) => api.workspaces.get({ workspace: slug }),
      rename: (id, slug) => owner.workspaces.update({ workspace: id, slug }),
    },
    organization: {
      formerSlug: 'insert into organization_slugs (slug, organization_id, used_at) values ($1, $2, $3)',
      create: (slug) => owner.organizations.create({ name: 'O', slug }),
      createAlone: (slug) => owner.organizations.create({ name: 'O', slug }),
      get: (api, slug) => api.organizations.get({ organization: slug }),
      rename: (id, slug) => owner.organizations.update({ organization: id, slug }),
    },
    project: {
      formerSlug: `insert into project_slugs (slug, project_id, used_at, workspace_id)
        select $1, id, $3, workspace_id from projects where id = $2`,
      create: (slug) => owner.projects.create({ workspace, name: 'P', slug, environment: 'sandbox' }),
      createAlone: (slug) => key.projects.create({ workspace, name: 'P', slug, environment: 'sandbox' }),
      get: (api, slug) => api.projects.get({ workspace, project: slug }),
      rename: (id, slug) => owner.projects.update({ workspace, project: id, slug }),
    },
  };

  /** A thing whose next rename releases a slug, which the second server remembers. */
  async function aboutToRelease({ formerSlug, create, get }: Kind) {
    const { id } = await create(unique('present'));
    const slug = unique('old');
    for (let days = 0; days < KEPT; days += 1) {
      const released = days === KEPT - 1 ? slug : unique('former');
      await database.query(formerSlug, [released, id, new Date(Date.now() - (31 + days) * 86_400_000)]);
    }
    await expect.poll(async () => (await get(elsewhere, slug)).id).toBe(id);
    return { id, slug };
  }

  /** Retries a creation or a rename until the slug is free. */
  const take = (attempt: () => Promise<Thing>): Promise<Thing> =>
    pollUntil(
      () =>
        attempt().catch((error: { code?: string }) => {
          if (error.code !== 'slug_taken') throw error;
          return undefined;
        }),
      isPresent,
      { what: 'a free slug', interval: 0 },
    );

  const cases = Object.entries(KINDS).flatMap(([name, kind]) => [
    [name, 'a rename', kind] as const,
    [name, 'a new one', kind] as const,
  ]);

  it.each(cases)(
    'by the rename of one %s leads to its next holder once %s has taken it, on every replica',
    async (_, how, kind) => {
      const { id, slug } = await aboutToRelease(kind);
      const other = await kind.create(unique('other'));
      // From here on the second server hears of nothing.
      proxy.set('hold', LISTENING);
      try {
        const [, taken] = await Promise.all([
          kind.rename(id, unique('next')),
          take(() => (how === 'a new one' ? kind.createAlone(slug) : kind.rename(other.id, slug))),
        ]);
        expect(taken.id).not.toBe(id);
        expect((await kind.get(elsewhere, slug)).id).toBe(taken.id);
      } finally {
        proxy.set('pass');
      }
    },
  );

  it.each(Object.entries(KINDS))(
    'by the rename of one %s leads nowhere after the response, on every replica',
    async (_, kind) => {
      const { id, slug } = await aboutToRelease(kind);
      proxy.set('hold', LISTENING);
      try {
        await kind.rename(id, unique('next'));
        await expect(kind.get(elsewhere, slug)).rejects.toMatchObject({ code: 'not_found' });
      } finally {
        proxy.set('pass');
      }
    },
  );
});
