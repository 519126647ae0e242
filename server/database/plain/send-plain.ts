import type { QueryConfig } from 'pg';
import { sqlstate, sqlstateOf } from '../errors.ts';
import type { QueryResult } from '../pg/pipelined-query.ts';
import {
  type KnexQuery,
  needsStandbyCheck,
  type PooledSession,
  type SendStatement,
} from '../pg/query-executor.ts';
import { BEGIN, COMMIT, ROLLBACK } from '../pg/transaction-statements.ts';

const ROLLBACK_PATTERN = /^rollback;?$/i;

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
    await session.query({ text: COMMIT });
    return result;
  } catch (error) {
    await sendRollback(session, { text: ROLLBACK }).catch(() => undefined);
    throw error;
  }
}

/** Knex gives a rollback five seconds. Until it is answered, the session must not be used again. */
async function sendRollback(session: PooledSession, statement: QueryConfig): Promise<QueryResult> {
  const unanswered = new Error('The rollback was not answered.');
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
    if (ROLLBACK_PATTERN.test(query.sql)) return sendRollback(session, statement);
    try {
      return await session.query(statement);
    } catch (error) {
      // The session has lost its prepared statements, which the driver does not notice.
      if (sqlstateOf(error) === sqlstate.invalidStatementName) session.__knex__disposed = error;
      throw error;
    }
  };
