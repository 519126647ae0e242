import type { ClientBase } from 'pg';
import { type CacheTags, CHANGES_CHANNEL, type ChangeFeed } from '../change-feed/change-feed.ts';

/**
 * The embedded engine has one session, so every change passes through it. The notification arrives with the response to
 * the commit, before any other query.
 */
export class EmbeddedChangeFeed implements ChangeFeed {
  readonly #listeners: Array<(tags: CacheTags) => void> = [];
  #attached = false;

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

  async waitForReplicas(): Promise<number> {
    return 0;
  }

  async close(): Promise<void> {
    this.#attached = false;
  }

  #notifyListeners(tags: CacheTags): void {
    for (const listener of this.#listeners) listener(tags);
  }
}
