import type { Knex } from 'knex';
import type { KnexQuery, PooledSession } from './pg/query-executor.ts';

/** The methods of a Knex client that send a statement. */
interface StatementClient {
  acquireConnection(): Promise<PooledSession>;
  releaseConnection(session: PooledSession): Promise<void>;
  _query(session: PooledSession, query: KnexQuery): Promise<unknown>;
}

/**
 * Sends a statement with PostgreSQL's own placeholders (`$1`). For the longest statement of every write, Knex's builder
 * would take 20 µs of processor time.
 */
export async function sendStatement<Row>(db: Knex, query: KnexQuery): Promise<Row[]> {
  const client = db.client as StatementClient;
  const session = await client.acquireConnection();
  try {
    await client._query(session, query);
    return (query.response as { rows: Row[] }).rows;
  } finally {
    await client.releaseConnection(session);
  }
}
