import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import { CACHE_LEASE_MS, type ChangeFeed } from './change-feed.ts';
import { MARK_REPLICAS_SQL, MAY_CACHE_SQL } from './replica-table.ts';

/** The feed of a server that caches nothing and therefore listens to no changes, while other replicas may cache. */
export class CachelessChangeFeed implements ChangeFeed {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  open(): void {
    // Without a cache there is nothing to invalidate.
  }

  isFresh(): boolean {
    return false;
  }

  trustedMs(): number {
    return 0;
  }

  async catchUp(): Promise<boolean> {
    return false;
  }

  connectGuards(): void {
    // Without a lease of its own, the server grants none to guards, which therefore always ask.
  }

  async sendToGuards(): Promise<void> {
    // No guard has a lease to renew.
  }

  onChange(): void {
    // This feed never reports a change.
  }

  /** If any other replica may cache, waits for the whole lease: this server cannot receive their confirmations. */
  async waitForReplicas(): Promise<number> {
    const committed = performance.now();
    const others = await this.#others().catch(() => undefined);
    const remaining = CACHE_LEASE_MS - (performance.now() - committed);
    if (others !== 0 && remaining > 0) await delay(remaining);
    return Math.round((performance.now() - committed) * 10) / 10;
  }

  async close(): Promise<void> {
    // This feed holds no resources.
  }

  /** Two statements, because one cannot see the row that another part of it writes. */
  async #others(): Promise<number> {
    await this.#knex.raw(MARK_REPLICAS_SQL);
    const { rows } = await this.#knex.raw<{ rows: unknown[] }>(MAY_CACHE_SQL);
    return rows.length;
  }
}
