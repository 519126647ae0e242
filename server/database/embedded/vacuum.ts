import type { Knex } from 'knex';
import { listTables, quoteIdentifier, sqlLiteral } from '../transfer/catalog.ts';

/**
 * Does what autovacuum does on a server: removes dead rows and updates the statistics, so that statements are planned
 * for current table sizes. Processes one table at a time, because there is one session.
 */
export async function vacuumAndAnalyze(knex: Knex): Promise<void> {
  for (const { name } of await listTables(knex))
    await knex.raw(sqlLiteral(`vacuum (analyze) ${quoteIdentifier(name)}`));
}
