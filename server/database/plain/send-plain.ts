import type { QueryConfig } from 'pg';
import { isFatalToConnection, sqlstate, sqlstateOf } from '../errors.ts';
import type { QueryResult } from '../pg/pipelined-query.ts';
import {
  type KnexQuery,
  needsStandbyCheck,
  type PooledSession,
  type SendStatement,
} from '../pg/query-executor.ts';
import { BEGIN, COMMIT, ROLLBACK } from '../pg/transaction-statements.ts';

const ENDS_TRANSACTION_PATTERN = /^(?:commit|rollback);?$/i;

function toQueryConfig({ sql, bindings = [], options }: KnexQuery, name: string | undefined): QueryConfig {
  return {
    text: sql,
    values: [...bindings],
    ...(name !== undefined && { name }),
    ...(options?.rowMode && { rowMode: options.rowMode }),
  };
}

/** In a transaction of its own, which a standby refuses to begin. */
async function sendChecked(session: PooledSession, statement: QueryConfig): Promise<QueryResult> {
  await session.query({ text: BEGIN });
  try {
    const result = await session.query(statement);
    await sendEnd(session, { text: COMMIT });
    return result;
  } catch (error) {
    // A connection that has failed takes no more queries, and closing it rolls the transaction back.
    if (isFatalToConnection(error)) session.connection.stream.destroy();
    else await sendEnd(session, { text: ROLLBACK }).catch(() => undefined);
    throw error;
  }
}

/**
 * A session is used again only after its transaction has ended: Knex gives a rollback five seconds, and sends none after a
 * commit that has failed.
 */
async function sendEnd(session: PooledSession, statement: QueryConfig): Promise<QueryResult> {
  const unanswered = new Error('The end of the transaction was not confirmed.');
  session.__knex__disposed ??= unanswered;
  const result = await session.query(statement);
  if (session.__knex__disposed === unanswered) session.__knex__disposed = undefined;
  return result;
}

/**
 * Sends each statement by itself, by the public interface of pg.
 * @param guards whether a statement outside a transaction must not be answered by a standby
 */
export const createPlainSend =
  (guards: boolean): SendStatement =>
  async (session, query, name) => {
    const statement = toQueryConfig(query, name);
    if (guards && needsStandbyCheck(session, query)) return sendChecked(session, statement);
    if (ENDS_TRANSACTION_PATTERN.test(query.sql)) return sendEnd(session, statement);
    try {
      return await session.query(statement);
    } catch (error) {
      // The session has lost its prepared statements, which the driver does not notice.
      if (sqlstateOf(error) === sqlstate.invalidStatementName) session.__knex__disposed = error;
      throw error;
    }
  };
