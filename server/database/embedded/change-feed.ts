import type { ClientBase } from 'pg';
import {
  CACHE_LEASE_MS,
  type CacheTags,
  CHANGES_CHANNEL,
  type ChangeFeed,
} from '../change-feed/change-feed.ts';
import { type GuardHooks, NO_GUARDS } from '../change-feed/guard-hold.ts';

/**
 * The embedded engine has one session, so every change passes through it. The notification arrives with the response to
 * the commit, before any other query.
 */
export class EmbeddedChangeFeed implements ChangeFeed {
  readonly #listeners: Array<(tags: CacheTags) => void> = [];
  #attached = false;
  #guards: GuardHooks = NO_GUARDS;

  /** Attaches to each new connection of the pool, which has one at a time. */
  attach(connection: ClientBase, done: (error?: Error) => void): void {
    this.#notifyListeners('all');
    connection.on('notification', ({ payload = '' }) => this.#notifyListeners(payload.split(',')));
    connection.query(`listen ${CHANGES_CHANNEL}`, (error: Error | null) => {
      this.#attached = error === null;
      done(error ?? undefined);
    });
  }

  open(): void {
    // The feed starts with the connection.
  }

  isFresh(): boolean {
    return this.#attached;
  }

  onChange(listener: (tags: CacheTags) => void): void {
    this.#listeners.push(listener);
  }

  trustedMs(): number {
    return this.#attached ? CACHE_LEASE_MS : 0;
  }

  async catchUp(): Promise<boolean> {
    return this.#attached;
  }

  connectGuards(guards: GuardHooks): void {
    this.#guards = guards;
  }

  async sendToGuards(message: string): Promise<void> {
    this.#guards.onMessage(message);
  }

  async waitForReplicas(): Promise<number> {
    const committed = performance.now();
    const held = this.#guards.hold();
    if (held === undefined) return 0;
    await held;
    return Math.round((performance.now() - committed) * 10) / 10;
  }

  async close(): Promise<void> {
    this.#attached = false;
  }

  #notifyListeners(tags: CacheTags): void {
    for (const listener of this.#listeners) listener(tags);
  }
}
