import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnavailableError } from '../errors.ts';
import type { PoolSize } from './pool.ts';
import type { Origin } from './timeline-fence.ts';

/** The properties of a pool connection needed to detect that it is lost, and to discard it. */
export interface PooledConnection {
  /** Id of the backend process that serves it. */
  readonly processID: number;
  /** A time of the database clock at which the backend existed; absent on the embedded engine. */
  readonly born?: string;
  /** The server of the connection, where it is known. */
  readonly origin?: Origin | undefined;
  readonly connection: { readonly stream: { destroy(): void } };
  /** True while a transaction has lifted the statement timeout: responses may then take any time. */
  isPatient?: boolean;
  /** Once set, Knex removes the connection from its pool instead of reusing it. */
  __knex__disposed?: unknown;
  once(event: 'end', listener: () => void): unknown;
}

interface PendingQueries {
  statements: number;
  since: number;
}

/** Interval at which pending statements are checked for timeouts. */
const CHECK_MS = 1000;
/** Maximum time that a new connection waits for the slots of discarded ones. */
const ROOM_MS = 2_000;
const ROOM_CHECK_MS = 20;

/**
 * Tracks in-flight queries per connection and detects connections that stopped responding. One timer per statement, as
 * in pg, would be slower: a dead timer keeps its query and rows alive until a full garbage collection, which made lists
 * a quarter slower.
 */
export class ConnectionWatchdog {
  readonly #pending = new Map<PooledConnection, PendingQueries>();
  /**
   * Discarded connections whose backends may still run. They count as connections until the database confirms their
   * end.
   */
  readonly #discarded = new Set<PooledConnection>();
  /** Number of connections being opened. */
  #opening = 0;
  readonly #log: (message: string) => void;
  readonly #checking: NodeJS.Timeout | undefined;

  /**
   * Creates a watchdog.
   * @param answerWithinMs maximum response time, unless the connection is patient
   */
  constructor(answerWithinMs: number | undefined, log: (message: string) => void) {
    this.#log = log;
    if (answerWithinMs === undefined) return;
    this.#checking = setInterval(() => {
      for (const connection of this.stalledFor(answerWithinMs).keys())
        if (connection.isPatient !== true) this.terminate(connection);
    }, CHECK_MS).unref();
  }

  onQuerySent(connection: PooledConnection): void {
    const queries = this.#pending.get(connection) ?? this.#track(connection);
    if (queries.statements === 0) queries.since = performance.now();
    queries.statements += 1;
  }

  /** Called when a statement has its response, or failed. */
  onQueryDone(connection: PooledConnection): void {
    const queries = this.#pending.get(connection);
    if (queries === undefined) return;
    queries.statements -= 1;
    queries.since = performance.now();
    // A query on a connection that has already ended fails, and no further end event follows.
    if (queries.statements === 0 && connection.__knex__disposed) this.#pending.delete(connection);
  }

  /** Returns connections that have been silent for the given time, with the time of their last message. */
  stalledFor(ms: number): Map<PooledConnection, number> {
    const before = performance.now() - ms;
    return new Map(
      [...this.#pending].flatMap(([connection, { statements, since }]) =>
        statements > 0 && since <= before ? [[connection, since]] : [],
      ),
    );
  }

  /** Closes a connection and fails everything that waits for a response on it. */
  terminate(connection: PooledConnection): void {
    this.#log('a connection stopped responding and was discarded');
    if (connection.born !== undefined) this.#discarded.add(connection);
    connection.connection.stream.destroy();
  }

  /** Returns discarded connections whose backends may still run on the given server. Other servers have none left. */
  leftOn(origin: Origin | undefined): PooledConnection[] {
    for (const one of this.#discarded)
      if (one.origin?.cluster !== origin?.cluster || one.origin?.timeline !== origin?.timeline)
        this.#discarded.delete(one);
    return [...this.#discarded];
  }

  /** Called when the backend of a discarded connection has ended. */
  ended(connection: PooledConnection): void {
    this.#discarded.delete(connection);
  }

  /**
   * Opens a connection once the pool has room for it, counting discarded connections whose backends still run.
   * @throws DatabaseUnavailableError
   */
  async open<Session>(pool: PoolSize, max: number, connect: () => Promise<Session>): Promise<Session> {
    const end = performance.now() + ROOM_MS;
    while (
      this.#discarded.size > 0 &&
      pool.numUsed() + pool.numFree() + this.#opening + this.#discarded.size >= max
    ) {
      if (performance.now() > end)
        throw new DatabaseUnavailableError(
          'The pool is full of discarded connections that have not ended yet.',
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
    const queries = { statements: 0, since: 0 };
    this.#pending.set(connection, queries);
    connection.once('end', () => this.#pending.delete(connection));
    return queries;
  }
}
