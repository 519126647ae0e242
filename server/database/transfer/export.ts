import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Knex } from 'knex';
import { databaseFromEnvironment, runAsScript } from '../cli.ts';
import { type Database, openDatabase } from '../connect.ts';
import { databaseFolder, temporarySibling } from '../embedded/index.ts';
import { completedMigrations } from '../migrate.ts';
import { type CatalogTable, listTables, readRows, readSequences, setCanonicalTextOutput } from './catalog.ts';
import { exportFormat, exportVersion, OrderIndependentDigest } from './export-format.ts';

export interface Totals {
  tables: number;
  rows: number;
}

/**
 * Writes every table to a file that `importDatabase` reads on either engine. The content is a consistent snapshot, even
 * while a PostgreSQL server is in use. The file appears under its name only when it is complete.
 */
export async function exportDatabase(database: Database, file: string): Promise<Totals> {
  const unfinished = temporarySibling(file);
  const totals = { tables: 0, rows: 0 };
  try {
    await database.knex.transaction(
      async (transaction) => {
        await setCanonicalTextOutput(transaction);
        // The file contains password and key hashes, so only its owner may read it.
        const output = createWriteStream(unfinished, { mode: 0o600, flags: 'wx', flush: true });
        await pipeline(Readable.from(withTrailer(lines(transaction, totals), totals)), createGzip(), output);
      },
      { isolationLevel: 'repeatable read', readOnly: true },
    );
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return totals;
}

async function* lines(transaction: Knex.Transaction, totals: Totals): AsyncGenerator<string> {
  const migrations = await completedMigrations(transaction);
  if (migrations.length === 0)
    throw new Error(
      'There is no Tenantry database to export, or one of an earlier version: start the server on it once.',
    );
  const created_at = new Date().toISOString();
  yield line({ format: exportFormat, version: exportVersion, created_at, migrations });
  for (const table of await listTables(transaction)) {
    yield* tableLines(transaction, table, totals);
  }
  yield line({ sequences: await readSequences(transaction) });
}

async function* tableLines(
  transaction: Knex.Transaction,
  table: CatalogTable,
  totals: Totals,
): AsyncGenerator<string> {
  const { name, columns, partitions } = table;
  yield line({ table: name, columns: columns.map((column) => column.name), partitions });
  const digest = new OrderIndependentDigest();
  for await (const rows of readRows(transaction, table)) {
    const batch = rows.map((row) => JSON.stringify(row));
    for (const text of batch) digest.add(text);
    yield `${batch.join('\n')}\n`;
  }
  yield line({ rows: digest.rows, digest: String(digest) });
  totals.tables += 1;
  totals.rows += digest.rows;
}

async function* withTrailer(text: AsyncGenerator<string>, totals: Totals): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const part of text) {
    hash.update(part);
    yield part;
  }
  yield line({ ...totals, sha256: hash.digest('hex') });
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

runAsScript(import.meta.url, async ([file = 'tenantry-export.ndjson.gz']) => {
  const options = databaseFromEnvironment();
  // Opening would create an empty database, and exporting that would look like success.
  if (!options.databaseUrl && !existsSync(databaseFolder(options.dataDir))) {
    throw new Error(`There is no database in ${options.dataDir}; set DATA_DIR or DATABASE_URL.`);
  }
  const database = await openDatabase(options);
  try {
    const { tables, rows } = await exportDatabase(database, file);
    console.log(`Exported ${rows} rows of ${tables} tables to ${file}.`);
  } finally {
    await database.close();
  }
});
