import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../server/database/connect.ts';
import { type Job, startJobs } from '../../../server/jobs/job-runner.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { engine } from '../../support/server.ts';

let files: TestDatabase;
let database: Database;
beforeAll(async () => {
  files = await createTestDatabase(engine);
  database = await openDatabase(files.options);
});
afterAll(async () => {
  await database.close();
  await files.cleanup();
});
beforeEach(() => database.knex('jobs').delete());

/** A busy machine may need seconds. */
const LONG = { timeout: 15_000 };

const errors: string[] = [];
/** A replica that does these jobs. */
const replica = (...jobs: Job[]) => startJobs(database, jobs, (job) => void errors.push(job));

describe('jobs', () => {
  it('run on one of several replicas at a time, and on all of them in turn', async () => {
    let [now, most, runs] = [0, 0, 0];
    const job: Job = {
      name: 'alone',
      everySeconds: 0,
      async run() {
        now += 1;
        runs += 1;
        most = Math.max(most, now);
        await delay(300);
        now -= 1;
      },
    };
    const replicas = [await replica(job), await replica(job), await replica(job)];
    await expect.poll(() => runs, LONG).toBeGreaterThanOrEqual(4);
    await Promise.all(replicas.map((one) => one.stop()));
    expect([most, now]).toEqual([1, 0]);
  });

  it('are taken over from a dead replica when its lease has expired, and not before', async () => {
    const leased_until = new Date(Date.now() + 1500);
    await database.knex('jobs').insert({ name: 'orphan', lease: 'dead', leased_until } as never);
    let begun = 0;
    const other = await replica({
      name: 'orphan',
      everySeconds: 60,
      run: async () => {
        begun ||= Date.now();
      },
    });
    await expect.poll(() => begun, LONG).toBeGreaterThan(0);
    await other.stop();
    expect(begun).toBeGreaterThanOrEqual(leased_until.getTime());
  });

  it('keep their lease while they run', async () => {
    let [runs, done] = [0, 0];
    const job: Job = {
      name: 'long',
      everySeconds: 60,
      leaseSeconds: 1,
      async run() {
        runs += 1;
        await delay(3000);
        done += 1;
      },
    };
    const replicas = [await replica(job), await replica(job)];
    await expect.poll(() => done, LONG).toBe(1);
    await Promise.all(replicas.map((one) => one.stop()));
    expect(runs).toBe(1);
  });

  it('are tried again after a failure, without delaying other jobs', async () => {
    errors.length = 0;
    let [failing, other] = [0, 0];
    const one = await replica(
      {
        name: 'failing',
        everySeconds: 0,
        async run() {
          failing += 1;
          throw new Error('no');
        },
      },
      {
        name: 'other',
        everySeconds: 0,
        run: async () => {
          other += 1;
        },
      },
    );
    await expect.poll(() => Math.min(failing, other), LONG).toBeGreaterThanOrEqual(2);
    await one.stop();
    expect(new Set(errors)).toEqual(new Set(['failing']));
  });

  it('run again at once when they have more to do, and finish before a stop', async () => {
    let [runs, done] = [0, 0];
    const one = await replica({
      name: 'more',
      everySeconds: 3600,
      async run() {
        runs += 1;
        await delay(200);
        done += 1;
        return runs < 3;
      },
    });
    await expect.poll(() => runs, LONG).toBe(3);
    await one.stop();
    expect([runs, done]).toEqual([3, 3]);
  });
});
