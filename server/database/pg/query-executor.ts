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

/** A statement that goes along with another one. It answers no rows. */
export interface Companion {
  readonly sql: string;
  readonly bindings: readonly (string | Buffer)[];
}

/** What `.options(…)` of a statement may say. */
export interface StatementOptions {
  /** What it is prepared under; an empty name for a statement that is planned anew each time. */
  readonly name?: string;
  /** It is the last of its transaction. */
  readonly commits?: boolean;
  /** What must not fail for it to run. */
  readonly precondition?: Companion | undefined;
  /** Rows as arrays of their columns. */
  readonly rowMode?: 'array';
}

/** A statement, as Knex hands it over. */
export interface KnexQuery {
  sql: string;
  bindings?: readonly unknown[];
  options?: StatementOptions;
  /** Where Knex looks for the answer. */
  response?: unknown;
}

/** A connection of the pool. */
export interface PooledSession extends PooledConnection {
  /** Whether a statement is sent without waiting for the answers to those before it. */
  readonly pipeline: boolean;
  /** The server's last word on whether it is in a transaction. */
  readonly _txStatus: string | null;
  /** Where statements wait for each other instead: the end of the last one. */
  queueTail?: Promise<unknown>;
  readonly connection: {
    readonly stream: Pick<Writable, 'cork' | 'uncork' | 'destroy'>;
    /** Texts of what the session has prepared, by name. */
    readonly parsedStatements: Readonly<Record<string, string>>;
  };
  query(statement: PipelinedQuery): void;
}

/** As the server says after each statement: the session is in no transaction. */
const IDLE = 'I';

/** What a statement is prepared under, if it is. */
export type StatementNamer = (query: KnexQuery) => string | undefined;

export interface QueryExecutorOptions {
  nameOf: StatementNamer;
  /** Told of each statement and of its answer. */
  unanswered: ConnectionWatchdog | undefined;
  /** Whether each statement outside a transaction proves that it is not answered by a standby. */
  guards: boolean;
}

/** Statements that are asked for at once leave as one write, where they may; elsewhere each waits for the one before it. */
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
 * The error of a statement whose connection has failed. The driver has many words for that, so whatever the server itself
 * has not said is taken for it.
 */
const failureOfConnection = (error: unknown): unknown =>
  isUnavailable(error) || sqlstateOf(error) !== undefined
    ? error
    : new DatabaseUnavailableError(reasonOf(error), undefined, { cause: error });

/** Sends a statement, and what goes along with it, and waits for the answer. */
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
        // A text without values travels alone; within a transaction its beginning has proved it.
        along.guards = guards && bindings.length > 0 && session._txStatus === IDLE;
        const statement = new PipelinedQuery(text, [...bindings], along, (error, result) =>
          error ? reject(error) : resolve(result),
        );
        // One that brings a name, an empty one too, keeps it.
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
