import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnavailableError } from '../errors.ts';
import type { PoolSize } from './pool.ts';
import type { Origin } from './timeline-fence.ts';

/** What is needed of a connection of the pool to find out that it is lost, and to part with it. */
export interface PooledConnection {
  /** Which process of the database serves it. */
  readonly processID: number;
  /** A moment of the database's clock at which that existed; nothing on the embedded engine. */
  readonly born?: string;
  /** Which server it is on, where the server says so. */
  readonly origin?: Origin | undefined;
  readonly connection: { readonly stream: { destroy(): void } };
  /** While a transaction has lifted the limit on statements, answers are waited for however long they take. */
  isPatient?: boolean;
  /** Knex drops a connection from its pool, instead of reusing it, once this is set. */
  __knex__disposed?: unknown;
  once(event: 'end', listener: () => void): unknown;
}

interface PendingQueries {
  statements: number;
  since: number;
}

/** How often it is looked whether any statement has waited too long. */
const CHECK_MS = 1000;
/** How long a new connection waits for the places of those that were given up. */
const ROOM_MS = 2_000;
const ROOM_CHECK_MS = 20;

/**
 * Over which connections something was asked, and since when nothing was heard. No timer for each statement, as pg would
 * have it: dead ones keep what they were for alive until the old generation is collected, rows and all, which made a list
 * a quarter slower.
 */
export class ConnectionWatchdog {
  readonly #pending = new Map<PooledConnection, PendingQueries>();
  /** Given up, and perhaps still served by the database: they count as connections until it says that they are gone. */
  readonly #left = new Set<PooledConnection>();
  /** Connections that are being opened. */
  #opening = 0;
  readonly #log: (message: string) => void;
  readonly #checking: NodeJS.Timeout | undefined;

  /** @param answerWithinMs how long an answer is waited for at most, unless the connection is patient */
  constructor(answerWithinMs: number | undefined, log: (message: string) => void) {
    this.#log = log;
    if (answerWithinMs === undefined) return;
    this.#checking = setInterval(() => {
      for (const connection of this.stalledFor(answerWithinMs).keys())
        if (connection.isPatient !== true) this.terminate(connection);
    }, CHECK_MS).unref();
  }

  onQuerySent(connection: PooledConnection): void {
    const asked = this.#pending.get(connection) ?? this.#track(connection);
    if (asked.statements === 0) asked.since = performance.now();
    asked.statements += 1;
  }

  /** A statement has its answer, or failed. */
  onQueryDone(connection: PooledConnection): void {
    const asked = this.#pending.get(connection);
    if (asked === undefined) return;
    asked.statements -= 1;
    asked.since = performance.now();
    // What is asked over one that has ended already fails, and there is no further end of it to hear of.
    if (asked.statements === 0 && connection.__knex__disposed) this.#pending.delete(connection);
  }

  /** Those that have been silent for so long, with the moment since when. */
  stalledFor(ms: number): Map<PooledConnection, number> {
    const before = performance.now() - ms;
    return new Map(
      [...this.#pending].flatMap(([connection, { statements, since }]) =>
        statements > 0 && since <= before ? [[connection, since]] : [],
      ),
    );
  }

  /** Ends a connection, and all that waits for an answer over it. */
  terminate(connection: PooledConnection): void {
    this.#log('a connection has fallen silent and is given up');
    if (connection.born !== undefined) this.#left.add(connection);
    connection.connection.stream.destroy();
  }

  /** Connections given up whose backends may still be there, on the server that is asked. Others are on none any more. */
  leftOn(origin: Origin | undefined): PooledConnection[] {
    for (const one of this.#left)
      if (one.origin?.cluster !== origin?.cluster || one.origin?.timeline !== origin?.timeline)
        this.#left.delete(one);
    return [...this.#left];
  }

  /** The backend of a connection that was given up is gone. */
  ended(connection: PooledConnection): void {
    this.#left.delete(connection);
  }

  /**
   * Opens a connection once the pool has room for it, backends that were given up included.
   * @throws DatabaseUnavailableError
   */
  async open<Session>(pool: PoolSize, max: number, connect: () => Promise<Session>): Promise<Session> {
    const end = performance.now() + ROOM_MS;
    while (this.#left.size > 0 && pool.numUsed() + pool.numFree() + this.#opening + this.#left.size >= max) {
      if (performance.now() > end)
        throw new DatabaseUnavailableError(
          'The places of the pool are taken by connections that were given up.',
        );
      await delay(ROOM_CHECK_MS);
    }
    this.#opening += 1;
    try {
      return await connect();
    } finally {
      this.#opening -= 1;
    }
  }

  close(): void {
    clearInterval(this.#checking);
  }

  #track(connection: PooledConnection): PendingQueries {
    const asked = { statements: 0, since: 0 };
    this.#pending.set(connection, asked);
    connection.once('end', () => this.#pending.delete(connection));
    return asked;
  }
}
