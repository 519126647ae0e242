import { Piggyback, PipelinedQuery, type QueryResult } from './pipelined-query.ts';
import { needsStandbyCheck, type SendStatement } from './query-executor.ts';

/**
 * Sends statements together with what goes along with them.
 * @param guards whether each statement outside a transaction is preceded by a check that the server is not a standby
 */
export const createPipelinedSend =
  (guards: boolean): SendStatement =>
  (session, query, name, along = new Piggyback()) =>
    new Promise<QueryResult>((resolve, reject) => {
      const { sql, bindings = [], options } = query;
      const text = options?.rowMode ? { text: sql, rowMode: options.rowMode } : sql;
      along.guards = guards && needsStandbyCheck(session, query);
      const statement = new PipelinedQuery(text, [...bindings], along, (error, result) =>
        error ? reject(error) : resolve(result),
      );
      statement.name = name;
      session.query(statement);
    });
