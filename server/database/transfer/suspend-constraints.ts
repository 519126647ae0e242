import type { Knex } from 'knex';
import { quoteIdentifier, sqlLiteral } from './catalog.ts';

interface NamedObject {
  table: string;
  name: string;
  definition: string;
}

/**
 * Drops foreign keys and triggers for a bulk load, and returns a function that restores them. Tables may then be filled
 * in any order, including those that reference themselves or each other, and no trigger fires twice. Restoring a
 * foreign key checks every row, so violations are found; all of it happens in the caller's transaction. Disabling the
 * checks (`session_replication_role`) would require a superuser and check nothing.
 */
export async function suspendConstraints(transaction: Knex.Transaction): Promise<() => Promise<void>> {
  const run = (sql: string) => transaction.raw(sqlLiteral(sql));
  const foreignKeys = await listForeignKeys(transaction);
  const triggers = await listTriggers(transaction);
  for (const { table, name } of foreignKeys)
    await run(`alter table ${table} drop constraint ${quoteIdentifier(name)}`);
  for (const { table, name } of triggers)
    await run(`alter table ${table} disable trigger ${quoteIdentifier(name)}`);
  return async () => {
    for (const { table, name } of triggers)
      await run(`alter table ${table} enable trigger ${quoteIdentifier(name)}`);
    for (const { table, name, definition } of foreignKeys) {
      await run(`alter table ${table} add constraint ${quoteIdentifier(name)} ${definition}`);
    }
  };
}

async function listForeignKeys(transaction: Knex.Transaction): Promise<NamedObject[]> {
  const { rows }: { rows: NamedObject[] } = await transaction.raw(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint
     where connamespace = current_schema()::regnamespace and contype = 'f' and conparentid = 0
     order by conrelid::regclass::text, conname`,
  );
  return rows;
}

/** Lists enabled triggers: a disabled one stays disabled. */
async function listTriggers(transaction: Knex.Transaction): Promise<NamedObject[]> {
  const { rows }: { rows: NamedObject[] } = await transaction.raw(
    `select t.tgrelid::regclass::text as table, t.tgname as name, '' as definition
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = current_schema()::regnamespace and not t.tgisinternal and t.tgenabled = 'O'
     order by 1, 2`,
  );
  return rows;
}
