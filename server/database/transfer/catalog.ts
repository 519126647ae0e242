import type { Knex } from 'knex';
import { bookkeepingTables } from '../migrate.ts';

export interface CatalogColumn {
  name: string;
  /** The SQL type with its length: `timestamp with time zone`, `text[]`, `numeric(12,2)`. */
  type: string;
}

export interface CatalogTable {
  name: string;
  /** Columns with data of their own, in table order. Generated columns are computed. */
  columns: CatalogColumn[];
  /** Its partitions, if it has some: rows cannot be stored without them. */
  partitions?: Partition[];
}

export interface Partition {
  name: string;
  /** As PostgreSQL writes it: `FOR VALUES FROM ('2026-11-01') TO ('2026-12-01')`. */
  bound: string;
}

/** Tables with the same rows in every database, because a migration fills them. */
const SEEDED_TABLES = ['payment_transitions'];

/**
 * Applies settings under which the text of values is exact and equal on every server: no local time zone, no rounding
 * of floats, no row-level security. They last until the transaction ends.
 */
export async function setCanonicalTextOutput(transaction: Knex.Transaction): Promise<void> {
  const settings = {
    timezone: 'UTC',
    datestyle: 'ISO, YMD',
    intervalstyle: 'postgres',
    bytea_output: 'hex',
    extra_float_digits: '1',
    row_security: 'off',
    statement_timeout: '0',
    idle_in_transaction_session_timeout: '0',
  };
  for (const [name, value] of Object.entries(settings)) {
    await transaction.raw('select set_config(?, ?, true)', [name, value]);
  }
}

/**
 * Returns every table of the schema by name, except those that migrations fill or that track them, and unlogged ones. A
 * partitioned table is one table.
 */
export async function listTables(knex: Knex): Promise<CatalogTable[]> {
  const { rows }: { rows: { table: string; column: string; type: string }[] } = await knex.raw(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = current_schema()::regnamespace
       and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
       and c.relname <> all (?)
     order by c.relname collate "C", a.attnum`,
    [[...bookkeepingTables, ...SEEDED_TABLES]],
  );
  const tables = new Map<string, CatalogTable>();
  for (const { table, column, type } of rows) {
    const entry = tables.get(table) ?? { name: table, columns: [] };
    entry.columns.push({ name: column, type });
    tables.set(table, entry);
  }
  for (const { table, ...partition } of await listPartitions(knex)) {
    const entry = tables.get(table);
    if (entry) entry.partitions = [...(entry.partitions ?? []), partition];
  }
  return [...tables.values()];
}

async function listPartitions(knex: Knex): Promise<Array<Partition & { table: string }>> {
  const { rows }: { rows: Array<Partition & { table: string }> } = await knex.raw(
    `select parent.relname as table, c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
     from pg_inherits i
     join pg_class c on c.oid = i.inhrelid
     join pg_class parent on parent.oid = i.inhparent and parent.relkind = 'p'
     where c.relnamespace = current_schema()::regnamespace and c.relispartition
     order by c.relname collate "C"`,
  );
  return rows;
}

/** Creates the partitions of a table that are missing. */
export async function addPartitions(
  transaction: Knex.Transaction,
  table: CatalogTable,
  partitions: readonly Partition[],
): Promise<void> {
  const existing = new Set(table.partitions?.map(({ name }) => name));
  for (const { name, bound } of partitions) {
    if (existing.has(name)) continue;
    await transaction.raw(
      sqlLiteral(
        `create table ${quoteIdentifier(name)} partition of ${quoteIdentifier(table.name)} ${bound}`,
      ),
    );
  }
}

/** Returns the last value of each sequence, null for an unused one. */
export async function readSequences(knex: Knex): Promise<Record<string, string | null>> {
  const { rows }: { rows: { name: string; last: string | null }[] } = await knex.raw(
    `select sequencename as name, last_value as last from pg_sequences
     where schemaname = current_schema() order by sequencename collate "C"`,
  );
  const own = rows.filter(({ name }) => !bookkeepingTables.some((table) => name.startsWith(`${table}_`)));
  return Object.fromEntries(own.map(({ name, last }) => [name, last]));
}

export type Row = (string | null)[];

const fetchSize = 200;

/** Reads the rows of a table as text through a cursor, so that memory holds one batch however long the table is. */
export async function* readRows(transaction: Knex.Transaction, table: CatalogTable): AsyncGenerator<Row[]> {
  const columns = table.columns.map(({ name }) => `${quoteIdentifier(name)}::text`).join(', ');
  await transaction.raw(
    sqlLiteral(`declare reading no scroll cursor for select ${columns} from ${quoteIdentifier(table.name)}`),
  );
  for (;;) {
    const { rows }: { rows: Row[] } = await transaction
      .raw(`fetch ${fetchSize} from reading`)
      .options({ rowMode: 'array' });
    if (rows.length > 0) yield rows;
    if (rows.length < fetchSize) break;
  }
  await transaction.raw('close reading');
}

export function quoteIdentifier(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** Escapes catalog text, which may contain question marks that Knex would take for placeholders. */
export function sqlLiteral(sql: string): string {
  return sql.replaceAll('?', '\\?');
}
