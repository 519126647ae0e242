import type { Knex } from 'knex';
import { databaseFromEnvironment, runAsScript } from '../cli.ts';
import { type Database, openDatabase } from '../connect.ts';
import { completedMigrations, type Migrations, migrate } from '../migrate.ts';
import { migrations as ownMigrations } from '../migrations/index.ts';
import {
  addPartitions,
  type CatalogColumn,
  type CatalogTable,
  listTables,
  quoteIdentifier,
  type Row,
  readRows,
  setCanonicalTextOutput,
  sqlLiteral,
} from './catalog.ts';
import type { Totals } from './export.ts';
import { type ExportEvent, type ExportHeader, OrderIndependentDigest, readExport } from './export-format.ts';
import { suspendConstraints } from './suspend-constraints.ts';

/**
 * Imports a file into an empty database, in one transaction: either every row is stored, read back and compared, or
 * none is. A file with an older schema is migrated.
 */
export async function importDatabase(
  database: Database,
  file: string,
  migrations: Migrations = ownMigrations,
): Promise<Totals> {
  const header = await verify(file);
  await migrate(database, schemaOf(header, migrations, await completedMigrations(database.knex)));
  const totals = await database.knex.transaction((transaction) => load(transaction, file));
  await migrate(database, migrations);
  return totals;
}

/** Reads the whole file before writing anything, so that a damaged file does not even create a schema. */
async function verify(file: string): Promise<ExportHeader> {
  let found: ExportHeader | undefined;
  for await (const event of readExport(file)) {
    if (event.kind === 'header') found = event.header;
  }
  if (!found) throw new Error(`${file} is empty.`);
  return found;
}

/** Returns the migrations that produce the schema of the file, if the database can still be brought to it. */
function schemaOf(header: ExportHeader, migrations: Migrations, completed: string[]): Migrations {
  const known = Object.entries(migrations);
  const unknown = header.migrations.filter((name, index) => known[index]?.[0] !== name);
  if (unknown.length > 0) {
    throw new Error(
      `The file was written by a newer version: this one does not know ${unknown.join(', ')}. Update, then import.`,
    );
  }
  const ahead = completed.filter((name) => !header.migrations.includes(name));
  if (ahead.length > 0) {
    throw new Error(
      `The file is of an older version, and the database already has ${ahead.join(', ')}: ` +
        'import into a database that has no schema yet.',
    );
  }
  return Object.fromEntries(known.slice(0, header.migrations.length));
}

async function load(transaction: Knex.Transaction, file: string): Promise<Totals> {
  await setCanonicalTextOutput(transaction);
  const tables = await listTables(transaction);
  await lockAndAssertEmpty(transaction, tables);
  const restoreConstraints = await suspendConstraints(transaction);
  const writer = new TableWriter(transaction, tables);
  for await (const event of readExport(file)) {
    if (event.kind === 'table') await writer.begin(event);
    else if (event.kind === 'row') await writer.write(event.row);
    else if (event.kind === 'table-end') await writer.end(event);
    else if (event.kind === 'sequences') await setSequences(transaction, event.sequences);
    else if (event.kind === 'end') await restoreConstraints();
  }
  return writer.finish();
}

async function lockAndAssertEmpty(transaction: Knex.Transaction, tables: CatalogTable[]): Promise<void> {
  if (tables.length === 0) throw new Error('The schema has no tables.');
  const names = tables.map(({ name }) => quoteIdentifier(name));
  await transaction.raw(sqlLiteral(`lock table ${names.join(', ')} in access exclusive mode`));
  const filled: string[] = [];
  for (const name of names) {
    const { rows }: { rows: unknown[] } = await transaction.raw(sqlLiteral(`select from ${name} limit 1`));
    if (rows.length > 0) filled.push(name);
  }
  if (filled.length === 0) return;
  throw new Error(
    `The database is not empty: there are rows in ${filled.join(', ')}. Import into an empty one.`,
  );
}

async function setSequences(
  transaction: Knex.Transaction,
  sequences: Record<string, string | null>,
): Promise<void> {
  for (const [name, last] of Object.entries(sequences)) {
    if (last !== null)
      await transaction.raw('select setval(?::regclass, ?::bigint)', [quoteIdentifier(name), last]);
  }
}

type TableStart = Extract<ExportEvent, { kind: 'table' }>;

const batchRows = 500;
const batchCharacters = 1_000_000;

class TableWriter {
  readonly #transaction: Knex.Transaction;
  readonly #tables: Map<string, CatalogTable>;
  readonly #totals = { tables: 0, rows: 0 };
  #table: CatalogTable = { name: '', columns: [] };
  #batch: Row[] = [];
  #characters = 0;

  constructor(transaction: Knex.Transaction, tables: CatalogTable[]) {
    this.#transaction = transaction;
    this.#tables = new Map(tables.map((table) => [table.name, table]));
  }

  async begin({ table: name, columns, partitions }: TableStart): Promise<void> {
    const table = this.#tables.get(name);
    this.#tables.delete(name);
    const matched = columns.map((column) => table?.columns.find((own) => own.name === column));
    const known = matched.filter((column): column is CatalogColumn => column !== undefined);
    if (!table || known.length !== columns.length || known.length !== table.columns.length) {
      throw new Error(`The table ${name} of the file does not match this version.`);
    }
    await addPartitions(this.#transaction, table, partitions);
    this.#table = { name, columns: known };
  }

  async write(row: Row): Promise<void> {
    if (row.length !== this.#table.columns.length)
      throw new Error(`A row of ${this.#table.name} is malformed.`);
    this.#batch.push(row);
    this.#characters += row.reduce((sum, value) => sum + (value?.length ?? 0), 0);
    if (this.#batch.length >= batchRows || this.#characters >= batchCharacters) await this.#flush();
  }

  /** Reads the written rows back: the text of each value has to match the file. */
  async end(expected: { rows: number; digest: string }): Promise<void> {
    await this.#flush();
    const digest = new OrderIndependentDigest();
    for await (const rows of readRows(this.#transaction, this.#table)) {
      for (const row of rows) digest.add(JSON.stringify(row));
    }
    if (digest.rows !== expected.rows || String(digest) !== expected.digest) {
      throw new Error(`The rows of ${this.#table.name} differ after being stored; nothing was imported.`);
    }
    this.#totals.tables += 1;
    this.#totals.rows += digest.rows;
  }

  finish(): Totals {
    const missing = [...this.#tables.keys()];
    if (missing.length > 0) throw new Error(`The file has no table ${missing.join(', ')}.`);
    return this.#totals;
  }

  /** Sends one array per column: the statement is the same for every batch, and has few parameters. */
  async #flush(): Promise<void> {
    if (this.#batch.length === 0) return;
    const { name, columns } = this.#table;
    const names = columns.map((column) => quoteIdentifier(column.name)).join(', ');
    const values = columns.map(({ type }, index) => `v.c${index}::${type}`).join(', ');
    const aliases = columns.map((_, index) => `c${index}`).join(', ');
    const arrays = columns.map(() => '?::text[]').join(', ');
    const insert = sqlLiteral(
      `insert into ${quoteIdentifier(name)} (${names}) overriding system value select ${values}`,
    );
    await this.#transaction.raw(`${insert} from unnest(${arrays}) as v(${aliases})`, this.#columnArrays());
    this.#batch = [];
    this.#characters = 0;
  }

  #columnArrays(): Knex.RawBinding[] {
    const arrays = this.#table.columns.map((_, index) => this.#batch.map((row) => row[index] ?? null));
    // Knex's binding type has no null inside an array; pg writes one as NULL.
    return arrays as string[][];
  }
}

runAsScript(import.meta.url, async ([file]) => {
  if (file === undefined) throw new Error('Usage: npm run db:import -- <file>');
  const database = await openDatabase(databaseFromEnvironment());
  try {
    const { tables, rows } = await importDatabase(database, file);
    console.log(`Imported ${rows} rows of ${tables} tables.`);
  } finally {
    await database.close();
  }
});
