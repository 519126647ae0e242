import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Knex } from 'knex';
import { BEGIN, COMMIT } from './pipelined-query.ts';
import type { PoolSize } from './pool.ts';
import type {
  ExecuteQuery,
  KnexQuery,
  PooledSession,
  StatementNamer,
  StatementOptions,
} from './query-executor.ts';

interface PostgresClient extends Knex.Client {
  _query(session: PooledSession, query: KnexQuery): Promise<unknown>;
  _acquireOnlyConnection(): Promise<PooledSession>;
}

/** Opens a connection for a pool. */
export type Connect = (pool: PoolSize) => Promise<PooledSession>;

// Knex documents extending its dialects but gives this file no types: the cast states what is used.
const PostgresDialect = createRequire(import.meta.url)('knex/lib/dialects/postgres/index.js') as new (
  config: Knex.Config,
) => PostgresClient;

const MAX_NAMES = 1000;
const MAX_LENGTH = 8000;
const MAX_BINDINGS = 64;

/**
 * Names for parameterized SQL, so that PostgreSQL parses and plans a statement once per connection: 1.7 times
 * the requests a second on an indexed list. Each name costs memory on every connection, so long IN lists and
 * bulk inserts (whose text changes with their length) get none, and neither does anything after the first
 * thousand texts.
 */
export function createStatementNames(limit = MAX_NAMES): StatementNamer {
  const names = new Map<string, string>();
  return ({ sql, bindings = [] }) => {
    if (sql === BEGIN || sql === COMMIT) return sql;
    if (bindings.length === 0 || bindings.length > MAX_BINDINGS || sql.length > MAX_LENGTH) return undefined;
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
export const UNPREPARED: StatementOptions = { name: '' };

/**
 * For `.options(…)` of the last statement of a transaction: its end is sent along, which saves a round trip. It is for a
 * statement with values, after all others of the transaction were sent and before nothing but its end.
 */
export const COMMIT_WITH_STATEMENT: StatementOptions = { commits: true };

/** Lifts the limit on statements for a transaction of Knex's, and with it the one on waiting for their answers. */
export const NO_STATEMENT_TIMEOUT_SQL = 'set local statement_timeout = 0';
const ENDS_TRANSACTION_PATTERN = /^(commit|rollback);?$/i;
/** How Knex begins a transaction that asks for no isolation of its own. */
const KNEX_BEGIN = 'BEGIN;';

/** Knex's PostgreSQL dialect, but for how a connection is opened and a statement sent. */
export function createDialect(ask: ExecuteQuery, connect?: Connect): typeof Knex.Client {
  class TenantryDialect extends PostgresDialect {
    override _acquireOnlyConnection(): Promise<PooledSession> {
      if (connect === undefined) return super._acquireOnlyConnection();
      // The pool is Knex's own, which counts; its type allows for others.
      return connect(this.pool as PoolSize & NonNullable<Knex.Client['pool']>);
    }

    // What Knex's own does as well, without the copies that it makes of each statement.
    override async _query(session: PooledSession, query: KnexQuery): Promise<unknown> {
      const { sql } = query;
      if (sql === '') throw new Error('The query is empty.');
      if (sql === NO_STATEMENT_TIMEOUT_SQL) session.isPatient = true;
      if (ENDS_TRANSACTION_PATTERN.test(sql)) session.isPatient = false;
      const sent = sql === KNEX_BEGIN ? { ...query, sql: BEGIN } : query;
      query.response = await ask(session, sent);
      return query;
    }
  }
  // The emitter's static helpers, which the type asks for, are inherited from a base the cast above left out.
  return TenantryDialect as unknown as typeof Knex.Client;
}
