import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Load, type LoadClient, type LoadReport, startLoad } from '../support/load.ts';
import { hasPostgres, type OwnPostgresServer, startPostgres } from '../support/postgres.ts';
import {
  createInstallation,
  type RunningServer,
  startOn,
  type TestInstallation,
} from '../support/process.ts';
import { type NetworkProxy, startProxy } from '../support/proxy.ts';
import { PASSWORD, unique } from '../support/users.ts';

const POOL = 4;
/** The change feed has a connection of its own. */
const CONNECTIONS = POOL + 1;
const MAX_CONNECTIONS = 30;

describe.runIf(hasPostgres())('a server under load whose PostgreSQL', () => {
  let postgres: OwnPostgresServer;
  let proxy: NetworkProxy;
  let site: TestInstallation;
  let running: RunningServer;
  let workspace: string;
  let workspaceId: string;
  let callers: LoadClient[];
  const acknowledged = new Map<string, string>();
  /** Those of the requests that come before any load. */
  let earlierRecords = 0;

  beforeAll(async () => {
    postgres = await startPostgres({ dedicated: true, maxConnections: MAX_CONNECTIONS });
    proxy = await startProxy(postgres.url);
    site = await createInstallation('postgres', postgres);
    const DATABASE_URL = proxy.url(site.environment.DATABASE_URL ?? '');
    running = await startOn(site, { DATABASE_URL, DATABASE_POOL: String(POOL) });
    workspace = unique('acme');
    const email = `${workspace}@example.com`;
    const anyone = running.client();
    await anyone.users.signUp({
      email,
      password: PASSWORD,
      name: 'Owner',
      workspace: { name: 'Acme', slug: workspace },
    });
    const { token } = await anyone.sessions.create({ email, password: PASSWORD });
    const owner = running.client(token);
    workspaceId = (await running.operator.plans.set({ workspace, plan: 'enterprise' })).id;
    const key = (kind: 'user' | 'service') =>
      owner.apiKeys.create({ workspace, kind, name: 'Load', scope: 'admin' });
    callers = [
      { name: 'a session', token },
      { name: 'a user key', token: (await key('user')).secret },
      { name: 'a service key', token: (await key('service')).secret },
      { name: 'the operator', token: site.operatorKey },
    ];
    const [{ n } = { n: 0 }] = await ask<{ n: number }>('select count(*)::int as n from idempotency_records');
    earlierRecords = n;
  });
  afterAll(async () => {
    proxy.set('pass');
    expect((await running.server.end()).code).toBe(0);
    await proxy.close();
    await postgres.stop();
    await site.cleanup();
  });

  /** A connection that does not go through the proxy. */
  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: site.environment.DATABASE_URL });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  async function ask<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = await connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  const OWN = "application_name = 'tenantry' and datname = current_database()";

  /**
   * The most connections that there were at once for longer than a moment, as this end sees them: the end of one may reach
   * it after the beginning of the next.
   */
  function watchConnections() {
    const lately: number[] = [];
    let most = 0;
    const timer = setInterval(() => {
      lately.push(proxy.open());
      if (lately.length > 20) lately.shift();
      if (lately.length === 20) most = Math.max(most, Math.min(...lately));
    }, 5);
    return () => {
      clearInterval(timer);
      return most;
    };
  }

  const served = ({ statuses }: LoadReport) =>
    [...statuses.values()].map((counts) => (counts.get(200) ?? 0) + (counts.get(201) ?? 0));
  const expectAllServed = async (load: Load) => {
    const before = served(load.seen);
    await expect
      .poll(() => served(load.seen).filter((count, index) => count > (before[index] ?? 0)).length, {
        timeout: 60_000,
        interval: 10,
      })
      .toBe(2 * callers.length);
  };

  /** Nothing that was acknowledged is lost, nothing is there twice or by half. */
  async function expectWhole(): Promise<void> {
    const rows = await ask<{ slug: string; id: string; audits: number; events: number; slugs: number }>(
      `select p.slug, p.id,
         (select count(*)::int from audit_events a where a.target_id = p.id) as audits,
         (select count(*)::int from events e where e.data ->> 'id' = p.id) as events,
         (select count(*)::int from project_slugs s where s.project_id = p.id) as slugs
       from projects p where p.workspace_id = $1`,
      [workspaceId],
    );
    expect(new Map(rows.map(({ slug, id }) => [slug, id]))).toEqual(acknowledged);
    expect(rows.filter(({ audits, events, slugs }) => audits !== 1 || events !== 1 || slugs !== 1)).toEqual(
      [],
    );
    const [counted] = await ask<Record<string, number>>(
      `select (select count(*)::int from idempotency_records where reply is not null) as records,
         (select count(*)::int from idempotency_records where reply is null) as halves,
         (select count(*)::int from events where type = 'project.created') as events,
         (select count(*)::int from audit_events where action = 'project.created') as audits`,
    );
    const size = acknowledged.size;
    expect(counted).toEqual({ records: earlierRecords + size, halves: 0, events: size, audits: size });
  }

  /**
   * Does something to the database under load and undoes it.
   * @param back resolves when the database can be reached again
   */
  async function survive(disturb: () => Promise<void>, back: () => Promise<void>, withinMs: number) {
    const load = startLoad(running.url, workspace, callers);
    await expectAllServed(load);
    const most = watchConnections();
    await disturb();
    await back();
    const since = performance.now();
    await expectAllServed(load);
    const recovery = Math.round(performance.now() - since);
    const seen = await load.finish();
    for (const [slug, id] of seen.acknowledged) acknowledged.set(slug, id);
    const refused = [...seen.statuses.values()].reduce((sum, counts) => sum + (counts.get(503) ?? 0), 0);
    console.log(
      `well after ${recovery} ms; ${seen.acknowledged.size} writes, ${refused} answers of 503, the slowest after ${Math.round(seen.slowestMs)} ms`,
    );
    expect([...new Set(seen.wrong)].slice(0, 5)).toEqual([]);
    expect(recovery).toBeLessThan(withinMs);
    expect(most()).toBeLessThanOrEqual(CONNECTIONS);
    await expectWhole();
    await expect
      .poll(
        async () =>
          (await ask<{ n: number }>(`select count(*)::int as n from pg_stat_activity where ${OWN}`))[0]?.n,
        { timeout: 5_000 },
      )
      .toBeLessThanOrEqual(CONNECTIONS);
    return seen;
  }

  const refusals = ({ statuses }: LoadReport) =>
    [...statuses].filter(([, counts]) => counts.has(503)).map(([what]) => what);
  const nothing = async () => undefined;
  const RECOVERY_MS = 2_000;
  const CUT_MS = 2_500;

  it.each([
    ['is stopped in order', () => postgres.halt('fast')],
    ['is stopped at once', () => postgres.halt('immediate')],
    ['is killed', () => postgres.kill9()],
  ])('%s and started again loses nothing and serves again', async (_, stop) => {
    const disturb = async () => {
      await stop();
      await delay(1_500);
    };
    const seen = await survive(disturb, () => postgres.restart(), RECOVERY_MS);
    expect(refusals(seen)).toHaveLength(2 * callers.length);
  });

  it('has one of its processes killed, which ends all of them, loses nothing and serves again', async () => {
    const seen = await survive(
      async () => {
        const [{ pid } = { pid: 0 }] = await ask<{ pid: number }>(
          `select pid from pg_stat_activity where ${OWN} limit 1`,
        );
        process.kill(pid, 'SIGKILL');
        await expect.poll(() => ask('select 1').then(Boolean, () => false)).toBe(true);
      },
      nothing,
      RECOVERY_MS,
    );
    expect(refusals(seen)).not.toEqual([]);
  });

  it('has its connections reset repeatedly loses nothing and serves again', async () => {
    let resets = 0;
    const seen = await survive(
      async () => {
        for (let round = 0; round < 20; round += 1) {
          resets += proxy.reset();
          await delay(40);
        }
      },
      nothing,
      RECOVERY_MS,
    );
    expect(resets).toBeGreaterThan(20);
    expect(refusals(seen)).not.toEqual([]);
  });

  it('is slow answers late and refuses nothing', async () => {
    const seen = await survive(
      async () => {
        proxy.set(60);
        await delay(2_000);
      },
      async () => proxy.set('pass'),
      RECOVERY_MS,
    );
    expect(refusals(seen)).toEqual([]);
  });

  it.each(['up', 'down'] as const)(
    'is cut off, bytes %s waiting, loses nothing and serves again',
    async (direction) => {
      const seen = await survive(
        async () => {
          proxy.set('hold', { direction });
          await delay(CUT_MS);
        },
        async () => proxy.set('pass'),
        RECOVERY_MS,
      );
      expect(seen.slowestMs).toBeGreaterThan(CUT_MS * 0.9);
      expect(seen.slowestMs).toBeLessThan(10_000);
    },
  );

  it.each(['down', undefined] as const)(
    'stays silent on all connections (%s) is reached over new ones, and no request hangs',
    async (direction) => {
      const way = direction === undefined ? {} : { direction };
      const seen = await survive(
        async () => {
          proxy.set('drop', way);
          await delay(1_000);
        },
        async () => proxy.set('pass', way),
        RECOVERY_MS,
      );
      expect(seen.slowestMs).toBeLessThan(10_000);
    },
  );

  it('has no connection left for it answers 503, and serves again when there is one', async () => {
    const others: pg.Client[] = [];
    const seen = await survive(
      async () => {
        for (let round = 0; round < 10; round += 1) {
          proxy.reset();
          for (;;) {
            const other = await connect().catch(() => undefined);
            if (other === undefined) break;
            others.push(other);
          }
        }
        await delay(500);
      },
      async () => {
        await Promise.all(others.map((other) => other.end()));
      },
      RECOVERY_MS,
    );
    expect(refusals(seen)).toHaveLength(2 * callers.length);
  });
});
