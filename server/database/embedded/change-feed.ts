import type { ClientBase } from 'pg';
import { type CacheTags, CHANGES_CHANNEL, type ChangeFeed } from '../change-feed/change-feed.ts';

/**
 * The embedded engine has one session, so whatever changes is changed through it: the notification comes with the answer
 * to the commit, before anybody else's question.
 */
export class EmbeddedChangeFeed implements ChangeFeed {
  readonly #listeners: Array<(subjects: CacheTags) => void> = [];
  #attached = false;

  /** For each new connection of the pool, of which there is one at a time. */
  attach(connection: ClientBase, done: (error?: Error) => void): void {
    this.#tell('all');
    connection.on('notification', ({ payload = '' }) => this.#tell(payload.split(',')));
    connection.query(`listen ${CHANGES_CHANNEL}`, (error: Error | null) => {
      this.#attached = error === null;
      done(error ?? undefined);
    });
  }

  open(): void {
    // It has begun with the connection.
  }

  isFresh(): boolean {
    return this.#attached;
  }

  onChange(listener: (subjects: CacheTags) => void): void {
    this.#listeners.push(listener);
  }

  async waitForReplicas(): Promise<number> {
    return 0;
  }

  async close(): Promise<void> {
    this.#attached = false;
  }

  #tell(subjects: CacheTags): void {
    for (const listener of this.#listeners) listener(subjects);
  }
}
