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

/** A window as the database has it. */
interface SharedWindow {
  key: string;
  points: string;
  expire: string;
}

/** An amount to take from a window, if it fits into the limit of that. */
export interface Demand {
  key: string;
  seconds: number;
  amount: number;
  limit: number;
}

/** The result of demands, which are met all or not at all. */
export interface Taking {
  /** Index of the first demand that did not fit, so that nothing was taken; -1 if all did. */
  refused: number;
  /** The count of each window, after what was taken. */
  counts: readonly Count[];
  /** Counts more or less than was taken, in the same order. Windows that have ended since stay as they are. */
  correct(differences: readonly number[]): void;
}

/** Interval at which replicas synchronize. A replica learns another's count after at most two intervals. */
export const SYNC_INTERVAL_MS = 250;
const SYNC_ROUNDS = 2;
const CLEAN_UP_MS = 60_000;

const ADD_SQL = `
  insert into rate_limits as r (key, points, expire)
  select * from unnest(:keys::text[], :points::bigint[], :ends::bigint[])
  on conflict (key) do update set
    points = case when r.expire <= :now then excluded.points else r.points + excluded.points end,
    expire = case when r.expire <= :now then excluded.expire else r.expire end
  returning key, points, expire`;
const READ_SQL = `
  select key, points, expire from rate_limits where key = any(:keys::text[]) and expire > :now`;
const CLEAN_UP_SQL = 'delete from rate_limits where expire < :now';

/**
 * Counts in memory and synchronizes with the other replicas through PostgreSQL four times a second, so that no request
 * waits. An embedded server has no replicas, and nothing to synchronize with. A single replica counts exactly. Each further replica can exceed the limit by at most what arrives at it
 * within two intervals: one until it has pushed its count, and one until the others have pulled it.
 */
export class DistributedCounter {
  readonly #knex: Knex | undefined;
  readonly #windows = new Map<string, Window>();
  /** Keys to synchronize, with the rounds left: one more after the last count, to learn what the others counted. */
  readonly #pending = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;
  #adding: Promise<void> = Promise.resolve();
  #cleanedAt = Date.now();

  constructor(knex?: Knex) {
    this.#knex = knex;
    this.#timer = setInterval(() => void this.#sync(), SYNC_INTERVAL_MS).unref();
  }

  count(key: string, seconds: number): Count {
    const now = Date.now();
    const window = this.#openWindow(key, seconds, now);
    this.#add(key, window, 1);
    return toCount(window, now);
  }

  /** Takes all amounts in one turn of the event loop, or none: a replica never exceeds a limit by itself. */
  takeAll(demands: readonly Demand[]): Taking {
    const now = Date.now();
    const windows = demands.map(({ key, seconds }) => this.#openWindow(key, seconds, now));
    const opened = demands.flatMap((demand, index) => {
      const window = windows[index];
      return window === undefined ? [] : [{ ...demand, window }];
    });
    const refused = opened.findIndex(({ window, amount, limit }) => totalOf(window) + amount > limit);
    if (refused === -1) for (const { key, window, amount } of opened) this.#add(key, window, amount);
    return {
      refused,
      counts: windows.map((window) => toCount(window, now)),
      correct: (differences) => {
        for (const [index, { key, window }] of opened.entries())
          if (this.#currentWindow(key, Date.now()) === window)
            this.#add(key, window, differences[index] ?? 0);
      },
    };
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

  /** Reads windows as all replicas have counted them, also those that this one has not. */
  async readShared(keys: readonly string[]): Promise<Array<Count | null>> {
    if (keys.length === 0 || this.#knex === undefined) return keys.map((key) => this.read(key));
    const now = Date.now();
    const { rows } = await this.#knex.raw<{ rows: SharedWindow[] }>(READ_SQL, { keys: [...keys], now });
    const shared = new Map(rows.map((row) => [row.key, row]));
    return keys.map((key) => {
      const [row, own] = [shared.get(key), this.#currentWindow(key, now)?.own ?? 0];
      if (row === undefined) return this.read(key);
      return { consumedPoints: Number(row.points) + own, msBeforeNext: Number(row.expire) - now };
    });
  }

  /** Takes back one count of the current window. */
  takeBack(key: string): void {
    const window = this.#currentWindow(key, Date.now());
    if (window === undefined) return;
    this.#add(key, window, -1);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#sync();
  }

  #openWindow(key: string, seconds: number, now: number): Window {
    return this.#currentWindow(key, now) ?? { shared: 0, own: 0, endsAt: now + seconds * 1000 };
  }

  #add(key: string, window: Window, amount: number): void {
    window.own += amount;
    this.#windows.set(key, window);
    this.#pending.set(key, SYNC_ROUNDS);
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
    if (sent.length > 0 && this.#knex !== undefined) await this.#send(this.#knex, sent, now);
  }

  #rollWindow(): void {
    for (const [key, rounds] of this.#pending) {
      if (rounds > 1) this.#pending.set(key, rounds - 1);
      else this.#pending.delete(key);
    }
  }

  async #send(
    knex: Knex,
    sent: ReadonlyArray<{ key: string; window: Window; own: number }>,
    now: number,
  ): Promise<void> {
    try {
      const { rows } = await knex
        .raw<{ rows: SharedWindow[] }>(ADD_SQL, {
          keys: sent.map(({ key }) => key),
          points: sent.map(({ own }) => own),
          ends: sent.map(({ window }) => window.endsAt),
          now,
        })
        .options(UNPREPARED);
      const totals = new Map(rows.map((row) => [row.key, row]));
      for (const { key, window, own } of sent) {
        const total = totals.get(key);
        window.shared = total === undefined ? window.shared + own : Number(total.points);
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
    await this.#knex?.raw(CLEAN_UP_SQL, { now });
  }
}

const totalOf = ({ shared, own }: Window): number => shared + own;
const toCount = (window: Window, now: number): Count => ({
  consumedPoints: totalOf(window),
  msBeforeNext: window.endsAt - now,
});
