import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Knex } from 'knex';
import type { PoolSize } from './pool.ts';
import type {
  ExecuteQuery,
  KnexQuery,
  PooledSession,
  StatementNamer,
  StatementOptions,
} from './query-executor.ts';
import { BEGIN, COMMIT } from './transaction-statements.ts';

interface PostgresClient extends Knex.Client {
  _query(session: PooledSession, query: KnexQuery): Promise<unknown>;
  _acquireOnlyConnection(): Promise<PooledSession>;
}

/** Opens a connection for a pool. */
export type Connect = (pool: PoolSize) => Promise<PooledSession>;

// Knex documents how to extend its dialects but does not type this file; the cast states what is used.
const PostgresDialect = createRequire(import.meta.url)('knex/lib/dialects/postgres/index.js') as new (
  config: Knex.Config,
) => PostgresClient;

const MAX_NAMES = 1000;
const MAX_LENGTH = 8000;
const MAX_BINDINGS = 64;

/**
 * Names parameterized SQL, so that PostgreSQL parses and plans a statement once per connection: 1.7 times the requests
 * per second on an indexed list. Each name costs memory on every connection, so long IN lists and bulk inserts (whose
 * text varies with their length) get none, and nothing does after the first thousand texts.
 */
export function createStatementNames(limit = MAX_NAMES): StatementNamer {
  const names = new Map<string, string>();
  return ({ sql, bindings = [] }) => {
    if (sql === BEGIN || sql === COMMIT) return sql;
    if (bindings.length === 0 || bindings.length > MAX_BINDINGS || sql.length > MAX_LENGTH) return undefined;
    const existing = names.get(sql);
    if (existing !== undefined || names.size >= limit) return existing;
    const name = createHash('sha256').update(sql).digest('base64url').slice(0, 24);
    names.set(sql, name);
    return name;
  };
}

/**
 * Pass to `.options(…)` of a statement that must be planned each time. PostgreSQL keeps one plan for a prepared
 * statement, and a plan made for a nearly empty table scans all of it once it is full, until the table is analyzed,
 * which the embedded engine does not do automatically.
 */
export const UNPREPARED: StatementOptions = { name: '' };

/**
 * Pass to `.options(…)` of the last statement of a transaction: the commit is sent along with it, which saves a round
 * trip. The statement must have values, and all others of the transaction must have been sent.
 */
export const COMMIT_WITH_STATEMENT: StatementOptions = { commits: true };

/** Lifts the statement timeout for a Knex transaction, and with it the response timeout. */
export const NO_STATEMENT_TIMEOUT_SQL = 'set local statement_timeout = 0';
const ENDS_TRANSACTION_PATTERN = /^(commit|rollback);?$/i;
/** The statement with which Knex begins a transaction without an isolation level. */
const KNEX_BEGIN = 'BEGIN;';

/** Knex's PostgreSQL dialect, except for how connections are opened and statements are sent. */
export function createDialect(ask: ExecuteQuery, connect?: Connect): typeof Knex.Client {
  class TenantryDialect extends PostgresDialect {
    override _acquireOnlyConnection(): Promise<PooledSession> {
      if (connect === undefined) return super._acquireOnlyConnection();
      // This is Knex's own pool, which has counters; its type allows for others.
      return connect(this.pool as PoolSize & NonNullable<Knex.Client['pool']>);
    }

    // Does the same as Knex's method, without its copies of each statement.
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
  // The emitter's static helpers, which the type requires, are inherited from a base that the cast above omitted.
  return TenantryDialect as unknown as typeof Knex.Client;
}
