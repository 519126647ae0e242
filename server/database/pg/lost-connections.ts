import type { ConnectionWatchdog, PooledConnection } from './connection-watchdog.ts';
import type { ServerSession } from './connector.ts';

/** How long a statement of the pool goes unanswered before the database is asked whether it is at it. */
const SILENT_MS = 1000;

const UNDER_WAY_SQL = `
  select pid from pg_stat_activity where pid = any($1::int[]) and (state is null or state not like 'idle%')`;
/** Ends the backends of connections that were given up, and answers which are still there. */
const TERMINATE_BACKENDS_SQL = `
  select a.pid, pg_terminate_backend(a.pid) as ended
  from pg_stat_activity a join unnest($1::int[], $2::timestamptz[]) as g (pid, born)
    on a.pid = g.pid and a.backend_start <= g.born`;

/** Finds the connections of the pool over which no answer will come, by asking the database over another one. */
export class LostConnections {
  readonly #unanswered: ConnectionWatchdog;
  /** Connections on which nothing was under way when the database was last asked, and since when they are silent. */
  #suspected = new Map<PooledConnection, number>();

  constructor(unanswered: ConnectionWatchdog) {
    this.#unanswered = unanswered;
  }

  /**
   * A network that falls silent takes statements and answers with it, and nobody would know until their time is over. So
   * the database is asked what it is at: a connection on which it has nothing to do, twice, while an answer is waited for, is
   * lost.
   */
  async giveUp(client: ServerSession): Promise<void> {
    const silent = this.#unanswered.stalledFor(SILENT_MS);
    if (silent.size > 0) {
      const processes = [...silent.keys()].map(({ processID }) => processID);
      const { rows } = await client.query<{ pid: number }>(UNDER_WAY_SQL, [processes]);
      for (const [connection] of silent) {
        if (rows.some(({ pid }) => pid === connection.processID)) silent.delete(connection);
      }
    }
    for (const [connection, since] of silent) {
      if (this.#suspected.get(connection) !== since) continue;
      this.#unanswered.terminate(connection);
    }
    this.#suspected = silent;
  }

  /** Backends may go on waiting for a lock or a standby long after the connection to them was given up. */
  async end(client: ServerSession): Promise<void> {
    const given = this.#unanswered.leftOn(client.origin);
    if (given.length === 0) return;
    const { rows } = await client.query<{ pid: number }>(TERMINATE_BACKENDS_SQL, [
      given.map(({ processID }) => processID),
      given.map(({ born }) => born),
    ]);
    for (const backend of given)
      if (!rows.some(({ pid }) => pid === backend.processID)) this.#unanswered.ended(backend);
  }
}
