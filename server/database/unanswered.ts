/** What is needed of a connection of the pool to find out that it is lost, and to part with it. */
export interface PooledConnection {
  /** Which process of the database serves it. */
  readonly processID: number;
  readonly connection: { readonly stream: { destroy(): void } };
  /** While a transaction has lifted the limit on statements, answers are waited for however long they take. */
  isPatient?: boolean;
  /** Knex drops a connection from its pool, instead of reusing it, once this is set. */
  __knex__disposed?: unknown;
  once(event: 'end', listener: () => void): unknown;
}

interface Asked {
  statements: number;
  since: number;
}

/** How often it is looked whether somebody has waited too long. */
const CHECK_MS = 1000;

/**
 * Over which connections something was asked, and since when nothing was heard. No timer for each statement, as pg would
 * have it: dead ones keep what they were for alive until the old generation is collected, rows and all, which made a list
 * a quarter slower.
 */
export class Unanswered {
  readonly #asked = new Map<PooledConnection, Asked>();
  readonly #log: (message: string) => void;
  readonly #checking: NodeJS.Timeout | undefined;

  /** @param answerWithinMs how long an answer is waited for at most, unless the connection is patient */
  constructor(answerWithinMs: number | undefined, log: (message: string) => void) {
    this.#log = log;
    if (answerWithinMs === undefined) return;
    this.#checking = setInterval(() => {
      for (const connection of this.silentFor(answerWithinMs).keys())
        if (connection.isPatient !== true) this.giveUp(connection);
    }, CHECK_MS).unref();
  }

  sent(connection: PooledConnection): void {
    const asked = this.#asked.get(connection) ?? this.#meet(connection);
    if (asked.statements === 0) asked.since = performance.now();
    asked.statements += 1;
  }

  /** A statement has its answer, or failed. */
  heard(connection: PooledConnection): void {
    const asked = this.#asked.get(connection);
    if (asked === undefined) return;
    asked.statements -= 1;
    asked.since = performance.now();
    // What is asked over one that has ended already fails, and there is no further end of it to hear of.
    if (asked.statements === 0 && connection.__knex__disposed) this.#asked.delete(connection);
  }

  /** Those that have been silent for so long, with the moment since when. */
  silentFor(ms: number): Map<PooledConnection, number> {
    const before = performance.now() - ms;
    return new Map(
      [...this.#asked].flatMap(([connection, { statements, since }]) =>
        statements > 0 && since <= before ? [[connection, since]] : [],
      ),
    );
  }

  /** Ends a connection, and all that waits for an answer over it. */
  giveUp(connection: PooledConnection): void {
    this.#log('a connection has fallen silent and is given up');
    connection.connection.stream.destroy();
  }

  close(): void {
    clearInterval(this.#checking);
  }

  #meet(connection: PooledConnection): Asked {
    const asked = { statements: 0, since: 0 };
    this.#asked.set(connection, asked);
    connection.once('end', () => this.#asked.delete(connection));
    return asked;
  }
}
