import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DistributedCounter, SYNC_INTERVAL_MS } from '../../server/auth/rate-limiting/distributed-counter.ts';
import { type Database, openDatabase } from '../../server/database/connect.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { unique } from '../support/users.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
const WINDOW_SECONDS = 5;
const WINDOW_MS = WINDOW_SECONDS * 1000;
/** One adds up, and then another does: at worst as far apart as they can be. */
const LAG_MS = 2 * SYNC_INTERVAL_MS;

let place: TestDatabase;
let database: Database;
beforeAll(async () => {
  place = await createTestDatabase('embedded');
  database = await openDatabase(place.options);
});
afterAll(async () => {
  await database.close();
  await place.cleanup();
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What was begun is done when the one connection that there is answers. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    await database.knex.raw('select 1');
  }
}

async function advance(milliseconds: number): Promise<void> {
  const end = Date.now() + milliseconds;
  // In steps no longer than from one tick of a replica to the next, so that each is over before the next begins.
  while (Date.now() < end) {
    vi.advanceTimersByTime(Math.min(TICK, end - Date.now()));
    await settle();
  }
}
const TICK = 25;

/** Replicas whose add-ups are that far apart. */
async function replicas(phases: readonly number[]): Promise<DistributedCounter[]> {
  const made: DistributedCounter[] = [];
  for (const phase of phases) {
    await advance(phase);
    made.push(new DistributedCounter(database.knex));
  }
  return made;
}

interface Request {
  at: number;
  replica: number;
  admitted: boolean;
}

const within = (list: readonly Request[], from: number, to: number) =>
  list.filter(({ at }) => at > from && at <= to).length;

/** The most that arrived at one replica within so many milliseconds. */
function busiest(list: readonly Request[], replica: number, milliseconds: number): number {
  const own = list.filter((one) => one.replica === replica);
  return Math.max(0, ...own.map(({ at }) => within(own, at - milliseconds - 1, at)));
}

const simulation = fc.record({
  phases: fc.array(
    fc.nat(9).map((step) => step * TICK),
    { minLength: 1, maxLength: 3 },
  ),
  limit: fc.integer({ min: 1, max: 30 }),
  arrivals: fc.array(
    fc.record({
      after: fc.oneof({ weight: 5, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(60) }),
      replica: fc.nat(2),
      burst: fc.integer({ min: 1, max: 8 }),
    }),
    { minLength: 5, maxLength: 40 },
  ),
});

describe('replicas that count together', () => {
  it('refuse nothing within the limit, and allow little beyond it', async () => {
    console.log(`seed ${seed}`);
    await fc.assert(
      fc.asyncProperty(simulation, async ({ phases, limit, arrivals }) => {
        const counters = await replicas(phases);
        const key = unique('key');
        const seen: Request[] = [];
        for (const { after, replica: wanted, burst } of arrivals) {
          await advance(after * TICK);
          const replica = wanted % counters.length;
          for (let count = 0; count < burst; count += 1) {
            const at = Date.now();
            const used = counters[replica]?.count(key, WINDOW_SECONDS).consumedPoints ?? 0;
            seen.push({ at, replica, admitted: used <= limit });
            // What counts has been asked for since the window began, so nothing is refused that the limit allows.
            expect(used).toBeLessThanOrEqual(within(seen, at - WINDOW_MS - SYNC_INTERVAL_MS, at));
          }
        }
        const admitted = seen.filter((one) => one.admitted);
        const lag = counters.length === 1 ? 0 : LAG_MS;
        const excess = counters.reduce((sum, _, replica) => sum + busiest(seen, replica, lag), 0);
        for (const { at } of admitted) {
          // Two windows may touch what is looked at here.
          const most = 2 * limit + (counters.length === 1 ? 0 : 2 * excess);
          expect(within(admitted, at - WINDOW_MS, at)).toBeLessThanOrEqual(most);
        }
        await Promise.all(counters.map((counter) => counter.close()));
      }),
      { seed, numRuns: 25 },
    );
  });

  it('count exactly when there is only one', async () => {
    const [counter] = await replicas([0]);
    for (let count = 1; count <= 10; count += 1) {
      expect(counter?.count('alone', WINDOW_SECONDS).consumedPoints).toBe(count);
      await advance(100);
    }
    await advance(WINDOW_MS);
    expect(counter?.count('alone', WINDOW_SECONDS).consumedPoints).toBe(1);
    await counter?.close();
  });

  it('know windows that only others have counted in, without counting', async () => {
    const [one, other] = await replicas([0, TICK]);
    const [key, unknown] = [unique('key'), unique('key')];
    for (let count = 0; count < 3; count += 1) one?.count(key, WINDOW_SECONDS);
    await advance(LAG_MS);
    for (let time = 0; time < 2; time += 1) {
      const [counted, none] = (await other?.readShared([key, unknown])) ?? [];
      expect([counted?.consumedPoints, none]).toEqual([3, null]);
      expect(counted?.msBeforeNext).toBeGreaterThan(0);
    }
    one?.count(key, WINDOW_SECONDS);
    expect((await one?.readShared([key]))?.[0]?.consumedPoints).toBe(4);
    await advance(WINDOW_MS);
    expect(await other?.readShared([key])).toEqual([null]);
    await Promise.all([one?.close(), other?.close()]);
  });

  it('count exactly when each count is shared before the next, in turn or at once', async () => {
    const counters = await replicas([0, TICK, TICK]);
    const key = unique('key');
    const count = async (replica: number) =>
      (await counters[replica]?.countExactly(key, 60))?.consumedPoints ?? 0;
    const inTurn: number[] = [];
    for (const replica of [0, 1, 2, 0]) {
      inTurn.push(await count(replica));
      await advance(4 * SYNC_INTERVAL_MS); // longer than a replica listens
    }
    expect(inTurn).toEqual([1, 2, 3, 4]);
    const atOnce = await Promise.all([0, 0, 1, 2, 2, 1].map(count));
    expect(atOnce.sort((a, b) => a - b)).toEqual([5, 6, 7, 8, 9, 10]);
    await Promise.all(counters.map((counter) => counter.close()));
  });

  it('know of each other after two rounds, and not always after one', async () => {
    // The second adds up just before the first does, so that it hears of it only when it adds up the next time.
    const [second, first] = await replicas([0, TICK]);
    const key = unique('key');
    await advance(2 * SYNC_INTERVAL_MS); // both have just added up
    for (let count = 0; count < 10; count += 1) first?.count(key, 60);
    second?.count(key, 60);
    await advance(SYNC_INTERVAL_MS);
    expect(second?.count(key, 60).consumedPoints).toBe(2);
    await advance(SYNC_INTERVAL_MS - 2 * TICK);
    expect(second?.count(key, 60).consumedPoints).toBe(3);
    await advance(2 * TICK);
    expect(second?.count(key, 60).consumedPoints).toBe(14);
    await Promise.all([first?.close(), second?.close()]);
  });

  it('share amounts, take all of several or none, and correct what they took', async () => {
    const [one, other] = await replicas([0, 100]);
    const [key, second] = [unique('key'), unique('key')];
    const demand = (amount: number, limit = 10_000_000_000) => ({ key, seconds: 60, amount, limit });
    const taking = one?.takeAll([demand(6_000_000_000), { ...demand(1), key: second }]);
    expect(taking?.refused).toBe(-1);
    expect(other?.takeAll([demand(1)]).refused).toBe(-1);
    await advance(LAG_MS);
    const more = () => other?.takeAll([{ ...demand(1), key: second }, demand(5_000_000_000)]);
    expect(more()).toMatchObject({
      refused: 1,
      counts: [{ consumedPoints: 0 }, { consumedPoints: 6_000_000_001 }],
    });
    taking?.correct([-2_000_000_000, 0]);
    other?.takeAll([demand(1)]);
    await advance(LAG_MS);
    expect(more()?.refused).toBe(-1);
    await Promise.all([one?.close(), other?.close()]);
  });

  it('start again together when the window is over', async () => {
    const [one, other] = await replicas([0, 100]);
    const key = unique('key');
    for (let count = 0; count < 5; count += 1) one?.count(key, WINDOW_SECONDS);
    await advance(1_000);
    for (let count = 0; count < 5; count += 1) other?.count(key, WINDOW_SECONDS);
    await advance(LAG_MS);
    expect(other?.read(key)).toMatchObject({ consumedPoints: 10 });
    const rest = other?.read(key)?.msBeforeNext ?? 0;
    // The window is the one that began first.
    expect(rest).toBeLessThanOrEqual(WINDOW_MS - 1_000 - LAG_MS);
    await advance(rest);
    expect(one?.read(key)).toBeNull();
    expect(other?.read(key)).toBeNull();
    expect(other?.count(key, WINDOW_SECONDS).consumedPoints).toBe(1);
    await Promise.all([one?.close(), other?.close()]);
  });

  it('lose nothing that was counted while the database could not be reached', async () => {
    const [one, other] = await replicas([0, 100]);
    const key = unique('key');
    await database.knex.raw('alter table rate_limits rename to away');
    for (let count = 0; count < 7; count += 1) one?.count(key, 60);
    await advance(1_000);
    expect(one?.read(key)?.consumedPoints).toBe(7);
    await database.knex.raw('alter table away rename to rate_limits');
    await advance(LAG_MS);
    other?.count(key, 60);
    await advance(LAG_MS);
    expect(other?.read(key)?.consumedPoints).toBe(8);
    await Promise.all([one?.close(), other?.close()]);
  });
});
