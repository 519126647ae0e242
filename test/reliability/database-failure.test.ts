import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError, type Tenantry } from '../../sdk/src/index.ts';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import { hasPostgres, type OwnPostgresServer, startPostgres } from '../support/postgres.ts';
import {
  createInstallation,
  type RunningServer,
  startOn,
  type TestInstallation,
} from '../support/process.ts';
import { PASSWORD, unique } from '../support/users.ts';

const POOL = 5;

describe.runIf(hasPostgres())('a server whose PostgreSQL', () => {
  let postgres: OwnPostgresServer;
  let site: TestInstallation;
  let running: RunningServer;
  let workspace: string;
  let owner: Tenantry;
  let key: Tenantry;

  beforeAll(async () => {
    postgres = await startPostgres({ dedicated: true });
    site = await createInstallation('postgres', postgres);
    running = await startOn(site, { DATABASE_POOL: String(POOL) });
    workspace = unique('acme');
    const email = `${workspace}@example.com`;
    const anyone = running.client();
    await anyone.users.signUp({
      email,
      password: PASSWORD,
      name: 'Owner',
      workspace: { name: 'Acme', slug: workspace },
    });
    owner = running.client((await anyone.sessions.create({ email, password: PASSWORD })).token);
    const made = await owner.apiKeys.create({ workspace, kind: 'user', name: 'CI', scope: 'read-write' });
    key = running.client(made.secret);
  });
  afterAll(async () => {
    expect((await running.server.end()).code).toBe(0);
    await postgres.stop();
    await site.cleanup();
  });

  const createProject = (api: Tenantry) =>
    api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });

  /** Requests that succeed when all is well. */
  const REQUESTS: Record<string, () => PromiseLike<unknown>> = {
    'a read by a session': () => owner.me.get(),
    'a read by a key': () => key.projects.list({ workspace }),
    'a write by a session': () => createProject(owner),
    'a write by a key': () => createProject(key),
    'a read by the operator': () => running.operator.workspaces.get({ workspace }),
    'a check': () => owner.access.check({ workspace, checks: [{ permission: 'projects:read' }] }),
  };

  /** The status of an answer; one of 503 has to be complete. */
  async function statusOf(call: PromiseLike<unknown>): Promise<number> {
    try {
      await call;
      return 200;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 503) {
        expect(error.code).toBe('unavailable');
        expect(error.retryAfter).toBeGreaterThan(0);
      }
      return error.status;
    }
  }

  const probe = async (path: string) => (await fetch(`${running.url}/v1/${path}`)).status;

  /** Makes all kinds of requests while something is done to the database; says which statuses there were. */
  async function statusesDuring(disturb: () => Promise<unknown>): Promise<Record<string, number[]>> {
    const found = new Map<string, Set<number>>();
    let isOver = false;
    const asking = Object.entries(REQUESTS).map(async ([name, request]) => {
      const statuses = new Set<number>();
      found.set(name, statuses);
      while (!isOver) statuses.add(await statusOf(request()));
      statuses.add(await statusOf(request()));
    });
    const all = () => [...found.values()].every((statuses) => statuses.has(200));
    try {
      await expect.poll(all, { timeout: 20_000 }).toBe(true);
      await disturb();
    } finally {
      isOver = true;
      await Promise.all(asking);
    }
    return Object.fromEntries([...found].map(([name, statuses]) => [name, [...statuses].sort()]));
  }

  const EITHER = Object.fromEntries(Object.keys(REQUESTS).map((name) => [name, [200, 503]]));

  async function expectRecovery(): Promise<void> {
    const since = performance.now();
    await expect.poll(() => probe('ready'), { interval: 20, timeout: 10_000 }).toBe(200);
    for (const [name, request] of Object.entries(REQUESTS)) expect(await statusOf(request()), name).toBe(200);
    const duration = Math.round(performance.now() - since);
    console.log(`well again ${duration} ms after the database`);
    expect(duration).toBeLessThan(2_000);
  }

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: site.environment.DATABASE_URL });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  it('is killed under load answers 503 until it is back, and then serves by itself', async () => {
    const found = await statusesDuring(async () => {
      await postgres.kill9();
      await delay(500);
      expect(await probe('health')).toBe(200);
      const ready = await fetch(`${running.url}/v1/ready`);
      expect(ready.status).toBe(503);
      expect(ready.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(ready.headers.get('content-type')).toBe('application/problem+json');
      // The server cannot look this token up, and does not refuse it as invalid.
      expect(await statusOf(running.client(createToken('session')).me.get())).toBe(503);
      // What needs no database goes on.
      expect(await statusOf(running.client().meta.health())).toBe(200);
      expect(await statusOf(running.client().me.get())).toBe(401);
    });
    expect(found).toEqual(Object.fromEntries(Object.keys(EITHER).map((name) => [name, [200, 503]])));
    await postgres.restart();
    await expectRecovery();
  });

  it('keeps ending all connections answers with 200 or 503 and nothing else', async () => {
    const client = await connect();
    const found = await statusesDuring(async () => {
      for (let round = 0; round < 15; round += 1) {
        await client.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        );
        await delay(30);
      }
    });
    for (const [name, statuses] of Object.entries(found)) {
      expect(EITHER[name], name).toEqual(expect.arrayContaining(statuses));
    }
    await client.end();
    await expectRecovery();
  });

  it('is restarted between two requests does not fail the second one for long', async () => {
    await postgres.kill9();
    await postgres.restart();
    await expectRecovery();
  });

  it('has a row locked answers 503 to requests that wait for it, within the limit on locks, and serves the rest', async () => {
    const client = await connect();
    await client.query('begin');
    await client.query('select from workspaces where slug = $1 for update', [workspace]);
    const since = performance.now();
    const blocked = statusOf(owner.workspaces.update({ workspace, name: 'Other' }));
    for (const name of ['a read by a session', 'a read by a key', 'a check']) {
      expect(await statusOf(REQUESTS[name]?.() ?? Promise.reject()), name).toBe(200);
    }
    expect(await blocked).toBe(503);
    expect(performance.now() - since).toBeLessThan(7_000);
    await client.query('rollback');
    await client.end();
    await expectRecovery();
  });

  it('has every connection of the pool blocked answers 503 to requests that wait too long, and opens no more', async () => {
    const client = await connect();
    await client.query('begin');
    await client.query('lock table projects in access exclusive mode');
    const since = performance.now();
    const blocked = Promise.all(Array.from({ length: 2 * POOL }, () => statusOf(createProject(owner))));
    await delay(1_000);
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int from pg_stat_activity where application_name = 'tenantry' and datname = current_database()",
    );
    // And one over which the server hears of changes.
    expect(rows[0]?.count).toBe(POOL + 1);
    const health = performance.now();
    expect(await probe('health')).toBe(200);
    expect(performance.now() - health).toBeLessThan(1_000);
    expect(new Set(await blocked)).toEqual(new Set([503]));
    console.log(`the last of them was answered after ${Math.round(performance.now() - since)} ms`);
    expect(performance.now() - since).toBeLessThan(20_000);
    await client.query('rollback');
    await client.end();
    await expectRecovery();
  });
});
