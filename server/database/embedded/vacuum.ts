import type { Knex } from 'knex';
import { listTables, quote, sqlLiteral } from '../transfer/catalog.ts';

/**
 * What a server does by itself (autovacuum) and the embedded engine does not: frees what deleted and updated rows leave,
 * and counts rows, so that statements are planned for tables as they are now. A table at a time, for there is one session.
 */
export async function vacuumAndAnalyze(knex: Knex): Promise<void> {
  for (const { name } of await listTables(knex))
    await knex.raw(sqlLiteral(`vacuum (analyze) ${quote(name)}`));
}
