import type { Knex } from 'knex';
import { UNPREPARED } from '../../database/pg/dialect.ts';

/** The count of the current window, and when the window ends. */
export interface Count {
  consumedPoints: number;
  msBeforeNext: number;
}

interface Window {
  /** Total of all replicas at the last synchronization. */
  shared: number;
  /** Requests counted by this replica since then. */
  own: number;
  endsAt: number;
}

/** Interval at which replicas synchronize. A replica learns another's count after at most two intervals. */
export const SYNC_INTERVAL_MS = 250;
const SYNC_ROUNDS = 2;
const CLEAN_UP_MS = 60_000;

const ADD_SQL = `
  insert into rate_limits as r (key, points, expire)
  select * from unnest(:keys::text[], :points::int[], :ends::bigint[])
  on conflict (key) do update set
    points = case when r.expire <= :now then excluded.points else r.points + excluded.points end,
    expire = case when r.expire <= :now then excluded.expire else r.expire end
  returning key, points, expire`;
const CLEAN_UP_SQL = 'delete from rate_limits where expire < :now';

/**
 * Counts in memory and synchronizes with the other replicas through PostgreSQL four times a second, so that no request
 * waits. A single replica counts exactly. Each further replica can exceed the limit by at most what arrives at it
 * within two intervals: one until it has pushed its count, and one until the others have pulled it.
 */
export class DistributedCounter {
  readonly #knex: Knex;
  readonly #windows = new Map<string, Window>();
  /** Keys to synchronize, with the rounds left: one more after the last count, to learn what the others counted. */
  readonly #pending = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;
  #adding: Promise<void> = Promise.resolve();
  #cleanedAt = Date.now();

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#timer = setInterval(() => void this.#sync(), SYNC_INTERVAL_MS).unref();
  }

  count(key: string, seconds: number): Count {
    const now = Date.now();
    const window = this.#currentWindow(key, now) ?? { shared: 0, own: 0, endsAt: now + seconds * 1000 };
    window.own += 1;
    this.#windows.set(key, window);
    this.#pending.set(key, SYNC_ROUNDS);
    return toCount(window, now);
  }

  /** Counts, one request after another, and shares each count before the next, so that all replicas count exactly. */
  async countExactly(key: string, seconds: number): Promise<Count> {
    let counted: Count | null = null;
    await this.#enqueue(async () => {
      counted = this.count(key, seconds);
      await this.#share([key], Date.now());
      counted = this.read(key);
    });
    return counted ?? this.count(key, seconds);
  }

  read(key: string): Count | null {
    const now = Date.now();
    const window = this.#currentWindow(key, now);
    return window === undefined ? null : toCount(window, now);
  }

  /** Takes back one count of the current window. */
  takeBack(key: string): void {
    const window = this.#currentWindow(key, Date.now());
    if (window === undefined) return;
    window.own -= 1;
    this.#pending.set(key, SYNC_ROUNDS);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sync();
  }

  #currentWindow(key: string, now: number): Window | undefined {
    const window = this.#windows.get(key);
    return window !== undefined && window.endsAt > now ? window : undefined;
  }

  /** Runs after what was enqueued before. Counting goes on while the database is unreachable, and is shared later. */
  #enqueue(work: () => Promise<void>): Promise<void> {
    this.#adding = this.#adding.then(work).catch(() => undefined);
    return this.#adding;
  }

  #sync(): Promise<void> {
    return this.#enqueue(() => this.#pushAndPull());
  }

  async #pushAndPull(): Promise<void> {
    const now = Date.now();
    // Sorted, so that two replicas lock the rows in the same order.
    const keys = [...this.#pending.keys()].sort();
    this.#rollWindow();
    await this.#share(keys, now);
    if (now - this.#cleanedAt > CLEAN_UP_MS) await this.#cleanUp(now);
  }

  async #share(keys: readonly string[], now: number): Promise<void> {
    const sent = keys.flatMap((key) => {
      const window = this.#currentWindow(key, now);
      return window === undefined ? [] : [{ key, window, own: window.own }];
    });
    if (sent.length > 0) await this.#send(sent, now);
  }

  #rollWindow(): void {
    for (const [key, rounds] of this.#pending) {
      if (rounds > 1) this.#pending.set(key, rounds - 1);
      else this.#pending.delete(key);
    }
  }

  async #send(sent: ReadonlyArray<{ key: string; window: Window; own: number }>, now: number): Promise<void> {
    try {
      const { rows } = await this.#knex
        .raw<{ rows: Array<{ key: string; points: number; expire: string }> }>(ADD_SQL, {
          keys: sent.map(({ key }) => key),
          points: sent.map(({ own }) => own),
          ends: sent.map(({ window }) => window.endsAt),
          now,
        })
        .options(UNPREPARED);
      const totals = new Map(rows.map((row) => [row.key, row]));
      for (const { key, window, own } of sent) {
        const total = totals.get(key);
        window.shared = total?.points ?? window.shared + own;
        window.endsAt = Number(total?.expire ?? window.endsAt);
        window.own -= own;
      }
    } catch (error) {
      for (const { key } of sent) this.#pending.set(key, SYNC_ROUNDS);
      throw error;
    }
  }

  async #cleanUp(now: number): Promise<void> {
    this.#cleanedAt = now;
    for (const [key, { endsAt }] of this.#windows) if (endsAt <= now) this.#windows.delete(key);
    await this.#knex.raw(CLEAN_UP_SQL, { now });
  }
}

const toCount = ({ shared, own, endsAt }: Window, now: number): Count => ({
  consumedPoints: shared + own,
  msBeforeNext: endsAt - now,
});
