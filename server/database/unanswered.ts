/** What is needed of a connection of the pool to find out that it is lost, and to part with it. */
export interface PooledConnection {
  /** Which process of the database serves it. */
  readonly processID: number;
  readonly connection: { readonly stream: { destroy(): void } };
}

/** Over which connections something was asked, and since when nothing was heard. */
export class Unanswered {
  readonly #asked = new Map<PooledConnection, { statements: number; since: number }>();

  sent(connection: PooledConnection): void {
    const asked = this.#asked.get(connection);
    if (asked === undefined) this.#asked.set(connection, { statements: 1, since: performance.now() });
    else asked.statements += 1;
  }

  /** A statement has its answer, or failed. */
  heard(connection: PooledConnection): void {
    const asked = this.#asked.get(connection);
    if (asked === undefined) return;
    asked.statements -= 1;
    asked.since = performance.now();
    if (asked.statements === 0) this.#asked.delete(connection);
  }

  /** Those that have been silent for so long, with the moment since when. */
  silentFor(ms: number): Map<PooledConnection, number> {
    const before = performance.now() - ms;
    return new Map(
      [...this.#asked].flatMap(([connection, { since }]) => (since <= before ? [[connection, since]] : [])),
    );
  }
}
