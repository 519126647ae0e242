import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import type { Knex } from 'knex';
import type { QueryConfig } from 'pg';
import type { PooledConnection, Unanswered } from './unanswered.ts';
import { endsSession, isSilence } from './unavailable.ts';

interface Query {
  sql: string;
  bindings?: readonly unknown[];
  options?: { readonly name?: string; readonly [option: string]: unknown };
  /** Where Knex looks for the answer. */
  response?: unknown;
}

interface Connection extends PooledConnection {
  /** Knex drops a connection from its pool, instead of reusing it, once this is set. */
  __knex__disposed?: unknown;
  /** While a transaction has lifted the limit on statements, answers are waited for however long they take. */
  isPatient?: boolean;
  /** Whether a statement is sent without waiting for the answers to those before it. */
  readonly pipeline: boolean;
  /** Where statements wait for each other instead: the end of the last one. */
  turn?: Promise<unknown>;
  readonly connection: { readonly stream: Pick<Writable, 'cork' | 'uncork' | 'destroy'> };
  query(config: QueryConfig & { query_timeout?: number | undefined }): Promise<unknown>;
  end(): Promise<void>;
}

interface PostgresClient extends Knex.Client {
  _query(connection: Connection, query: Query): Promise<unknown>;
}

// Knex documents extending its dialects but gives this file no types: the cast states the one method used.
const PostgresDialect = createRequire(import.meta.url)('knex/lib/dialects/postgres/index.js') as new (
  config: Knex.Config,
) => PostgresClient;

const maximumNames = 1000;
const maximumLength = 8000;
const maximumBindings = 64;

/**
 * Names for parameterized SQL, so that PostgreSQL parses and plans a statement once per connection: 1.7 times
 * the requests a second on an indexed list. Each name costs memory on every connection, so long IN lists and
 * bulk inserts (whose text changes with their length) get none, and neither does anything after the first
 * thousand texts.
 */
export function createStatementNames(limit = maximumNames): (query: Query) => string | undefined {
  const names = new Map<string, string>();
  return ({ sql, bindings = [] }) => {
    if (bindings.length === 0 || bindings.length > maximumBindings || sql.length > maximumLength)
      return undefined;
    const known = names.get(sql);
    if (known !== undefined || names.size >= limit) return known;
    const name = createHash('sha256').update(sql).digest('base64url').slice(0, 24);
    names.set(sql, name);
    return name;
  };
}

/**
 * For `.options(…)` of a statement that is to be planned anew each time. PostgreSQL settles on one plan for a named one,
 * and a plan that was made when a table was nearly empty reads all of it once it is full: until the table is analyzed,
 * which on the embedded engine nothing does by itself.
 */
export const unnamed: Readonly<NonNullable<Query['options']>> = { name: '' };

/** Statements that are asked for at once leave as one write, where they may; elsewhere each waits for the one before it. */
function inTurn<Result>(connection: Connection, send: () => Promise<Result>): Promise<Result> {
  if (connection.pipeline) {
    const { stream } = connection.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return send();
  }
  const result = (connection.turn ?? Promise.resolve()).then(send);
  connection.turn = result.catch(() => undefined);
  return result;
}

/** Lifts the limit on statements for a transaction, and with it the one on waiting for their answers. */
export const UNLIMITED = 'set local statement_timeout = 0';
const ENDS_TRANSACTION = /^(commit|rollback);?$/i;

/**
 * Knex's PostgreSQL dialect, naming its statements unless told that a pooler sits in between.
 * @param answerWithinMs after which a connection is given up, because nobody is there any more who would end the statement
 * @param unanswered told of each statement and of its answer
 */
export function createDialect(
  preparedStatements: boolean,
  answerWithinMs?: number,
  unanswered?: Unanswered,
): typeof Knex.Client {
  // Kept by the class and not by an instance: Knex makes a transaction's client from the prototype alone.
  const nameOf = preparedStatements ? createStatementNames() : () => undefined;
  class TenantryDialect extends PostgresDialect {
    // What Knex's own does as well, without the copies that it makes of each statement.
    override async _query(connection: Connection, query: Query): Promise<unknown> {
      const { sql, bindings = [] } = query;
      if (sql === '') throw new Error('The query is empty.');
      if (sql === UNLIMITED) connection.isPatient = true;
      if (ENDS_TRANSACTION.test(sql)) connection.isPatient = false;
      const config = {
        ...query.options,
        text: sql,
        values: [...bindings],
        // One that brings a name, an empty one too, keeps it: see `unnamed`.
        name: query.options?.name ?? nameOf(query),
        query_timeout: connection.isPatient === true ? undefined : answerWithinMs,
      };
      unanswered?.sent(connection);
      try {
        query.response = await inTurn(connection, () => connection.query(config));
        return query;
      } catch (error) {
        if (endsSession(error)) connection.__knex__disposed = error;
        // The rollback would wait as long again.
        if (isSilence(error)) void connection.end();
        throw error;
      } finally {
        unanswered?.heard(connection);
      }
    }
  }
  // The emitter's static helpers, which the type asks for, are inherited from a base the cast above left out.
  return TenantryDialect as unknown as typeof Knex.Client;
}
