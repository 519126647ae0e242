import type { Writable } from 'node:stream';
import type { QueryConfig } from 'pg';
import {
  DatabaseUnavailableError,
  isFatalToConnection,
  isUnavailable,
  keepReason,
  reasonOf,
  sqlstateOf,
} from '../errors.ts';
import type { ConnectionWatchdog, PooledConnection } from './connection-watchdog.ts';
import type { Piggyback, PipelinedQuery, QueryResult } from './pipelined-query.ts';

/** Options of a statement, passed to `.options(…)`. */
export interface StatementOptions {
  /** Name under which it is prepared; an empty name for a statement that is planned each time. */
  readonly name?: string;
  /** Whether it is the last statement of its transaction. */
  readonly commits?: boolean;
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
  getTransactionStatus(): string | null;
  /** Without pipelining: the end of the last statement, which the next one waits for. */
  queueTail?: Promise<unknown>;
  readonly connection: {
    readonly stream: Pick<Writable, 'cork' | 'uncork' | 'destroy'>;
    /** Texts of the prepared statements of the session, by name. */
    readonly parsedStatements: Readonly<Record<string, string>>;
  };
  query(statement: PipelinedQuery): void;
  query(statement: QueryConfig): Promise<QueryResult>;
}

/** Returns the name to prepare a statement under, if any. */
export type StatementNamer = (query: KnexQuery) => string | undefined;

export interface QueryExecutorOptions {
  nameOf: StatementNamer;
  /** Notified of each statement and its response. */
  unanswered: ConnectionWatchdog | undefined;
  send: SendStatement;
}

/** Transaction status of a session outside any transaction. */
const IDLE = 'I';

/** A statement without values is sent alone. Inside a transaction, the begin has already made the check. */
export const needsStandbyCheck = (session: PooledSession, { bindings = [] }: KnexQuery): boolean =>
  bindings.length > 0 && session.getTransactionStatus() === IDLE;

/** Sends a statement over a session that sends nothing else, or that pipelines. */
export type SendStatement = (
  session: PooledSession,
  query: KnexQuery,
  /** What it is prepared under. */
  name: string | undefined,
  along: Piggyback | undefined,
) => Promise<QueryResult>;

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

export function createQueryExecutor({ nameOf, unanswered, send }: QueryExecutorOptions): ExecuteQuery {
  return async (session, query, along) => {
    // An explicit name is kept, even an empty one.
    const name = query.options?.name ?? nameOf(query);
    unanswered?.onQuerySent(session);
    try {
      return await pipelineOrQueue(session, () => send(session, query, name, along));
    } catch (error) {
      keepReason(error);
      if (isFatalToConnection(error)) session.__knex__disposed = error;
      throw session.__knex__disposed === undefined ? error : failureOfConnection(error);
    } finally {
      unanswered?.onQueryDone(session);
    }
  };
}
