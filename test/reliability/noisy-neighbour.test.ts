import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../sdk/src/index.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  createInstallation,
  type RunningServer,
  startOn,
  type TestInstallation,
} from '../support/process.ts';
import { rounds } from '../support/scale.ts';
import { PASSWORD, unique } from '../support/users.ts';

const AT_ONCE = 64;
/** Half of the requests of another tenant are answered within this; the sample runs beside other tests. */
const MEDIAN_MS = rounds({ sample: 1_000, full: 250 });
/** No request of another tenant takes longer. */
const SLOWEST_MS = rounds({ sample: 4_000, full: 1_000 });
/** A removal is answered within this. */
const REMOVAL_MS = rounds({ sample: 4_000, full: 1_000 });
const SAMPLES = rounds({ sample: 20, full: 200 });
const IMPORTED = rounds({ sample: 100, full: 2_000 });

interface Times {
  median: number;
  slowest: number;
}
const told = (all: readonly Times[]): string =>
  all.map(({ median, slowest }) => `${Math.round(median)} (at most ${Math.round(slowest)})`).join(' and ');

describe.runIf(hasPostgres())('while one tenant sends 64 requests at once', () => {
  let postgres: PostgresServer;
  let site: TestInstallation;
  let running: RunningServer;
  let database: pg.Client;

  beforeAll(async () => {
    postgres = await startPostgres();
    site = await createInstallation('postgres', postgres);
    running = await startOn(site);
    database = new pg.Client({ connectionString: site.environment.DATABASE_URL });
    await database.connect();
  }, 60_000);
  afterAll(async () => {
    await database.end();
    expect((await running.server.end()).code).toBe(0);
    await site.cleanup();
    await postgres.stop();
  });

  async function owner(): Promise<{ api: Tenantry; token: string; workspace: string }> {
    const workspace = unique('acme');
    const email = `${workspace}@example.com`;
    const anyone = running.client();
    const named = { name: 'Acme', slug: workspace };
    await anyone.users.signUp({ email, password: PASSWORD, name: 'Owner', workspace: named });
    await running.operator.plans.set({ workspace, plan: 'enterprise' });
    await database.query('update users set email_verified_at = now() where email = $1', [email]);
    const { token } = await anyone.sessions.create({ email, password: PASSWORD });
    return { api: running.client(token), token, workspace };
  }

  interface Sent {
    token: string;
    method: string;
    type: string;
    body: string;
  }

  /** Keeps so many requests under way until it is stopped. */
  function flood(path: string, { token, method, type, body }: Sent) {
    const statuses = new Map<number, number>();
    let isOver = false;
    const send = async () => {
      while (!isOver) {
        const headers = { authorization: `Bearer ${token}`, 'content-type': type };
        const answer = await fetch(`${running.url}/v1/${path}`, { method, headers, body });
        await answer.arrayBuffer();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      }
    };
    const sending = Promise.all(Array.from({ length: AT_ONCE }, send));
    return {
      statuses,
      async stop() {
        isOver = true;
        await sending;
      },
    };
  }

  const timed = async (work: () => PromiseLike<unknown>): Promise<number> => {
    const since = performance.now();
    await work();
    return performance.now() - since;
  };

  /** How long requests of a tenant take, one after another. @throws when one is refused */
  async function times(work: () => PromiseLike<unknown>): Promise<Times> {
    const all: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample += 1) all.push(await timed(work));
    all.sort((one, other) => one - other);
    return { median: all[Math.floor(all.length / 2)] ?? 0, slowest: all.at(-1) ?? 0 };
  }

  it('all of which wait for one row, those of another are answered, and every job runs', async () => {
    const [noisy, quiet] = [await owner(), await owner()];
    const { workspace } = quiet;
    const read = () => quiet.api.projects.list({ workspace });
    const write = () =>
      quiet.api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });
    const alone = [await times(read), await times(write)];
    const patches = flood(`workspaces/${noisy.workspace}`, {
      token: noisy.token,
      method: 'PATCH',
      type: 'application/json',
      body: JSON.stringify({ name: 'Noisy' }),
    });
    try {
      await expect.poll(() => patches.statuses.get(200) ?? 0, { timeout: 10_000 }).toBeGreaterThan(AT_ONCE);
      // All jobs at once: they take no turns.
      const { rows } = await database.query<{ at: string }>(
        'update jobs set next_run_at = now() returning now()::text as at',
      );
      const beside = [await times(read), await times(write)];
      console.log(`reads and writes alone ${told(alone)} ms, beside the flood ${told(beside)} ms`);
      for (const { median, slowest } of beside) {
        expect(median).toBeLessThan(MEDIAN_MS);
        expect(slowest).toBeLessThan(SLOWEST_MS);
      }
      const waiting = async () =>
        (await database.query('select name from jobs where next_run_at <= $1', [rows[0]?.at])).rows;
      await expect.poll(waiting, { timeout: 10_000, interval: 50 }).toEqual([]);
    } finally {
      await patches.stop();
    }
    // What was too much of them is refused, and nothing has failed.
    expect([...patches.statuses.keys()].filter((status) => ![200, 429].includes(status))).toEqual([]);
  });

  it('a member who sends them is removed quickly, and is refused from then on', async () => {
    const { api, workspace } = await owner();
    const noisy = await owner();
    const { id: user_id } = (await noisy.api.me.get()).user ?? { id: 'usr_' as const };
    await running.operator.members.add({ workspace, user_id, role: 'admin' });
    const records = Array.from({ length: IMPORTED }, () => `${unique('row')}@example.com,viewer`);
    const imports = flood(`workspaces/${workspace}/invitations/import?dry_run=true`, {
      token: noisy.token,
      method: 'POST',
      type: 'text/csv',
      body: ['email,role', ...records].join('\n'),
    });
    try {
      await expect.poll(() => imports.statuses.get(200) ?? 0, { timeout: 20_000 }).toBeGreaterThan(AT_ONCE);
      const took = await timed(() => api.members.remove({ workspace, user_id }));
      const before = imports.statuses.get(200) ?? 0;
      console.log(`removed after ${Math.round(took)} ms`);
      expect(took).toBeLessThan(REMOVAL_MS);
      await expect.poll(() => imports.statuses.get(404) ?? 0, { timeout: 20_000 }).toBeGreaterThan(AT_ONCE);
      // A dry run changes nothing, so those that were under way may still be answered.
      expect(imports.statuses.get(200) ?? 0).toBeLessThanOrEqual(before + AT_ONCE);
    } finally {
      await imports.stop();
    }
  });
});
