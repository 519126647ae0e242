import pg from 'pg';
import { DatabaseUnavailableError, errorCodeOf, isUnavailable, reasonOf } from '../errors.ts';
import { guardReading } from '../guard-reading.ts';
import type { DatabaseAddress, DatabaseHost } from './database-url.ts';
import type { PooledSession } from './query-executor.ts';
import {
  checkSession,
  SESSION_CHECK_SQL,
  type SessionFacts,
  startupOptions,
  UnfitDatabaseError,
} from './session-settings.ts';
import { ORIGIN_SQL, type Origin, TimelineFence } from './timeline-fence.ts';

/** A connection to PostgreSQL that has passed all checks. */
export type ServerSession = pg.Client &
  PooledSession & {
    /** A time of the database clock at which the backend existed. */
    born: string;
    /** The server of the connection, where it is known. */
    origin: Origin | undefined;
  };

export interface ConnectorOptions {
  address: DatabaseAddress;
  types: pg.CustomTypesConfig;
  /**
   * Whether a pooler in transaction mode is in between: it refuses start-up parameters and shares sessions between
   * clients.
   */
  isPooled: boolean;
  /** Whether independent statements of a transaction are sent without waiting for each other's results. */
  pipeline: boolean;
  statementTimeoutMs: number;
  log(message: string): void;
}

/** An attempt that a silent network has swallowed must not block one that would succeed. */
const CONNECT_MS = 2_000;
/** Timeout of the first session: longer than a process is busy with its own start. */
const FIRST_CONNECT_MS = 4_000;
const FIRST_CHECK_MS = 15_000;
const LIMITS = { lock_timeout: 5_000, idle_in_transaction_session_timeout: 30_000 };

/** Opens connections to the primary and checks each one before its first use. */
export class Connector {
  readonly #options: ConnectorOptions;
  readonly #lineage = new TimelineFence();
  /** Schema of the first session. Another schema would belong to another installation, or be empty. */
  #schema: string | undefined;
  #hasWarned = false;

  constructor(options: ConnectorOptions) {
    this.#options = options;
  }

  /**
   * Tries the hosts in order.
   * @throws the most informative error: why a server refuses the connection, rather than why the last host is unusable.
   * After the first success every error counts as unavailability: the URL is right, so the problem is temporary. A
   * lagging standby, for example, may lack the database or expect an earlier password.
   */
  async connect(limits: pg.ClientConfig = {}): Promise<ServerSession> {
    const failures: unknown[] = [];
    for (const host of this.#options.address.hosts) {
      try {
        return await this.#open(host, limits);
      } catch (error) {
        failures.push(error);
      }
    }
    const isRefusal = (error: unknown) => error instanceof pg.DatabaseError || !isUnavailable(error);
    const reason = failures.find(isRefusal) ?? failures.at(-1);
    if (this.#schema === undefined || isUnavailable(reason)) throw reason;
    throw new DatabaseUnavailableError(reasonOf(reason), errorCodeOf(reason), { cause: reason });
  }

  async #open(host: DatabaseHost, limits: pg.ClientConfig): Promise<ServerSession> {
    // The driver sets what its type lacks when it connects; the rest is set here.
    const session = new pg.Client(this.#config(host, limits)) as unknown as ServerSession;
    guardReading(session);
    session.on('error', (error) => {
      session.__knex__disposed = error;
    });
    session.on('end', () => {
      session.__knex__disposed ??= new Error('Connection terminated');
    });
    try {
      await session.connect();
      await this.#check(session, limits.query_timeout ?? this.#patience());
      return session;
    } catch (error) {
      session.connection.stream.destroy();
      throw error;
    }
  }

  #config(host: DatabaseHost, limits: pg.ClientConfig): pg.ClientConfig {
    const { address, types, isPooled, pipeline, statementTimeoutMs } = this.#options;
    const { user, database, password, tls } = address;
    const config: pg.ClientConfig = {
      ...host,
      ...tls,
      ...(user !== undefined && { user }),
      ...(database !== undefined && { database }),
      ...(password !== undefined && { password }),
      types,
      connectionTimeoutMillis: this.#schema === undefined ? FIRST_CONNECT_MS : CONNECT_MS,
      keepAlive: true,
    };
    // Behind a pooler, the timeouts belong to the role (`alter role … set statement_timeout`).
    if (isPooled) return { ...config, ...limits, statement_timeout: false };
    return {
      ...config,
      pipeline,
      application_name: 'tenantry',
      statement_timeout: statementTimeoutMs,
      ...LIMITS,
      options: startupOptions(address.options),
      ...limits,
    };
  }

  #patience(): number {
    return this.#schema === undefined ? FIRST_CHECK_MS : CONNECT_MS;
  }

  async #check(session: ServerSession, timeoutMs: number): Promise<void> {
    const { isPooled } = this.#options;
    const checked = ask<SessionFacts>(session, SESSION_CHECK_SQL, timeoutMs);
    if (!session.pipeline) await checked;
    // With pipelining they are sent together, so that connecting costs one more round trip, not two.
    const [[facts], origin] = await Promise.all([
      checked,
      isPooled ? undefined : originOf(session, timeoutMs),
    ]);
    if (facts === undefined) throw new Error('The database did not report its properties.');
    checkSession(facts, isPooled);
    this.#checkSchema(facts);
    if (isPooled) this.#warn(facts);
    session.born = facts.born;
    session.origin = origin;
    if (origin !== undefined) this.#lineage.join(session, origin);
  }

  #checkSchema({ schema, path }: SessionFacts): void {
    this.#schema ??= schema ?? undefined;
    if (this.#schema !== schema)
      throw new UnfitDatabaseError(
        `the search_path (${path}) now leads to the schema "${schema}" and led to "${this.#schema}": set it back, or restart`,
      );
  }

  #warn({ statement_timeout, user }: SessionFacts): void {
    if (statement_timeout !== '0' || this.#hasWarned) return;
    this.#hasWarned = true;
    this.#options.log(
      `DATABASE_URL: no statement is ever ended, since start-up parameters do not pass the pooler. Run: alter role "${user}" set statement_timeout = '15s';`,
    );
  }
}

/** Runs a query before the watchdog tracks the session, so it needs its own timeout. */
async function ask<Row extends object>(session: pg.Client, text: string, timeoutMs: number): Promise<Row[]> {
  // The query type lacks this option, which the driver accepts per query.
  const query: pg.QueryConfig & { query_timeout: number } = { text, query_timeout: timeoutMs };
  return (await session.query<Row & pg.QueryResultRow>(query)).rows;
}

/** Returns the server of a session; undefined where the server does not report it. */
async function originOf(session: pg.Client, timeoutMs: number): Promise<Origin | undefined> {
  try {
    return (await ask<Origin>(session, ORIGIN_SQL, timeoutMs))[0];
  } catch (error) {
    if (isUnavailable(error)) throw error;
    return undefined;
  }
}
