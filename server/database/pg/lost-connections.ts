import type { ConnectionWatchdog, PooledConnection } from './connection-watchdog.ts';
import type { ServerSession } from './connector.ts';

/** How long a statement of the pool may go unanswered before the database is asked whether it is still running. */
const SILENT_MS = 1000;

const UNDER_WAY_SQL = `
  select pid from pg_stat_activity where pid = any($1::int[]) and (state is null or state not like 'idle%')`;
/** Terminates the backends of discarded connections, and returns those that still exist. */
const TERMINATE_BACKENDS_SQL = `
  select a.pid, pg_terminate_backend(a.pid) as ended
  from pg_stat_activity a join unnest($1::int[], $2::timestamptz[]) as g (pid, born)
    on a.pid = g.pid and a.backend_start <= g.born`;

/** Finds pool connections that will never respond, by asking the database over another connection. */
export class LostConnections {
  readonly #unanswered: ConnectionWatchdog;
  /** Connections that were idle in the database at the last check, with the time of their last message. */
  #suspected = new Map<PooledConnection, number>();

  constructor(unanswered: ConnectionWatchdog) {
    this.#unanswered = unanswered;
  }

  /**
   * A silent network swallows statements and responses, which would only surface at the timeout. The database is
   * therefore asked for its activity: a connection that is idle there at two checks while a response is pending here is
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

  /** A backend may keep waiting for a lock or a standby long after its connection was discarded. */
  async end(client: ServerSession): Promise<void> {
    const discarded = this.#unanswered.leftOn(client.origin);
    if (discarded.length === 0) return;
    const { rows } = await client.query<{ pid: number }>(TERMINATE_BACKENDS_SQL, [
      discarded.map(({ processID }) => processID),
      discarded.map(({ born }) => born),
    ]);
    for (const backend of discarded)
      if (!rows.some(({ pid }) => pid === backend.processID)) this.#unanswered.ended(backend);
  }
}
