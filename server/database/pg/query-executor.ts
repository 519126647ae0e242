import type { Writable } from 'node:stream';
import {
  DatabaseUnavailableError,
  isFatalToConnection,
  isUnavailable,
  keepReason,
  reasonOf,
  sqlstateOf,
} from '../errors.ts';
import type { ConnectionWatchdog, PooledConnection } from './connection-watchdog.ts';
import { Piggyback, PipelinedQuery, type QueryResult } from './pipelined-query.ts';

/** A statement that is sent along with another one. It returns no rows. */
export interface Companion {
  readonly sql: string;
  readonly bindings: readonly (string | Buffer)[];
}

/** Options of a statement, passed to `.options(…)`. */
export interface StatementOptions {
  /** Name under which it is prepared; an empty name for a statement that is planned each time. */
  readonly name?: string;
  /** Whether it is the last statement of its transaction. */
  readonly commits?: boolean;
  /** A statement that must succeed for this one to run. */
  readonly precondition?: Companion | undefined;
  /** Returns rows as arrays of columns. */
  readonly rowMode?: 'array';
}

/** A statement as Knex passes it. */
export interface KnexQuery {
  sql: string;
  bindings?: readonly unknown[];
  options?: StatementOptions;
  /** Where Knex expects the result. */
  response?: unknown;
}

/** A connection of the pool. */
export interface PooledSession extends PooledConnection {
  /** Whether statements are sent without waiting for earlier results. */
  readonly pipeline: boolean;
  /** The transaction status that the server last reported. */
  readonly _txStatus: string | null;
  /** Without pipelining: the end of the last statement, which the next one waits for. */
  queueTail?: Promise<unknown>;
  readonly connection: {
    readonly stream: Pick<Writable, 'cork' | 'uncork' | 'destroy'>;
    /** Texts of the prepared statements of the session, by name. */
    readonly parsedStatements: Readonly<Record<string, string>>;
  };
  query(statement: PipelinedQuery): void;
}

/** Transaction status of a session outside any transaction. */
const IDLE = 'I';

/** Returns the name to prepare a statement under, if any. */
export type StatementNamer = (query: KnexQuery) => string | undefined;

export interface QueryExecutorOptions {
  nameOf: StatementNamer;
  /** Notified of each statement and its response. */
  unanswered: ConnectionWatchdog | undefined;
  /** Whether each statement outside a transaction is preceded by a check that the server is not a standby. */
  guards: boolean;
}

/** With pipelining, concurrent statements leave in one write; without it, each waits for the previous one. */
function pipelineOrQueue<Result>(session: PooledSession, send: () => Promise<Result>): Promise<Result> {
  if (session.pipeline) {
    const { stream } = session.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return send();
  }
  const result = (session.queueTail ?? Promise.resolve()).then(send);
  session.queueTail = result.catch(() => undefined);
  return result;
}

/**
 * Converts the error of a failed connection. The driver has many texts for it, so any error that the server did not
 * send counts as one.
 */
const failureOfConnection = (error: unknown): unknown =>
  isUnavailable(error) || sqlstateOf(error) !== undefined
    ? error
    : new DatabaseUnavailableError(reasonOf(error), undefined, { cause: error });

/** Sends a statement with everything that goes along with it, and waits for the result. */
export type ExecuteQuery = (
  session: PooledSession,
  query: KnexQuery,
  along?: Piggyback,
) => Promise<QueryResult>;

export function createQueryExecutor({ nameOf, unanswered, guards }: QueryExecutorOptions): ExecuteQuery {
  return async (session, query, along = new Piggyback()) => {
    const { sql, bindings = [], options } = query;
    const send = () =>
      new Promise<QueryResult>((resolve, reject) => {
        const text = options?.rowMode ? { text: sql, rowMode: options.rowMode } : sql;
        // A statement without values is sent alone. Inside a transaction, the begin has already made the check.
        along.guards = guards && bindings.length > 0 && session._txStatus === IDLE;
        const statement = new PipelinedQuery(text, [...bindings], along, (error, result) =>
          error ? reject(error) : resolve(result),
        );
        // An explicit name is kept, even an empty one.
        statement.name = options?.name ?? nameOf(query);
        session.query(statement);
      });
    unanswered?.onQuerySent(session);
    try {
      return await pipelineOrQueue(session, send);
    } catch (error) {
      keepReason(error);
      if (isFatalToConnection(error)) session.__knex__disposed = error;
      throw session.__knex__disposed === undefined ? error : failureOfConnection(error);
    } finally {
      unanswered?.onQueryDone(session);
    }
  };
}
