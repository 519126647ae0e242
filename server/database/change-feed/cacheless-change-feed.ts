import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import { CACHE_LEASE_MS, type ChangeFeed } from './change-feed.ts';
import { MARK_REPLICAS_SQL, MAY_CACHE_SQL } from './replica-table.ts';

/** The feed of a server that remembers nothing itself, and so hears of no change, while others may remember. */
export class CachelessChangeFeed implements ChangeFeed {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  open(): void {
    // There is nothing to keep in step.
  }

  isFresh(): boolean {
    return false;
  }

  onChange(): void {
    // Nothing is ever heard of.
  }

  /** Where any other replica may remember, it waits for the lease: it could not hear them confirm. */
  async waitForReplicas(): Promise<number> {
    const committed = performance.now();
    const others = await this.#others().catch(() => undefined);
    const remaining = CACHE_LEASE_MS - (performance.now() - committed);
    if (others !== 0 && remaining > 0) await delay(remaining);
    return Math.round((performance.now() - committed) * 10) / 10;
  }

  async close(): Promise<void> {
    // It has nothing open.
  }

  /** In two statements, since one does not see the row that another part of it writes. */
  async #others(): Promise<number> {
    await this.#knex.raw(MARK_REPLICAS_SQL);
    const { rows } = await this.#knex.raw<{ rows: unknown[] }>(MAY_CACHE_SQL);
    return rows.length;
  }
}
