import type { Knex } from 'knex';
import type { Database } from './connect.ts';
import { errorCodeOf, reasonOf, sqlstate, sqlstateOf } from './errors.ts';
import { migrations as ownMigrations } from './migrations/index.ts';
import { NO_STATEMENT_TIMEOUT_SQL } from './pg/dialect.ts';

export type Migrations = Readonly<Record<string, Knex.Migration>>;

/**
 * Table that records the migrations, which is not part of the data. It has its own name, because other applications use
 * Knex as well.
 */
export const bookkeepingTable = 'tenantry_migrations';
export const bookkeepingTables: readonly string[] = [bookkeepingTable, `${bookkeepingTable}_lock`];

// Any number that nothing else in the database locks on: "tenantry" in ASCII.
const lockKey = '8387231245791425145';
const waitSeconds = 60;

/**
 * Migrates the schema to the latest version. Everything happens in one transaction with an advisory lock, so any number
 * of replicas may start in parallel, and neither a failed migration nor a killed process leaves anything behind: Knex's
 * own lock row is set and cleared inside. The price is that a migration cannot use statements that PostgreSQL refuses
 * in a transaction, such as `create index concurrently`.
 */
export async function migrate(database: Database, migrations: Migrations = ownMigrations): Promise<void> {
  const { knex } = database;
  if (isUpToDate(await completedMigrations(knex), migrations)) return;
  await knex.transaction(async (transaction) => {
    await acquireLock(transaction);
    if (isUpToDate(await completedMigrations(transaction), migrations)) return; // by the process that held the lock
    const config = { migrationSource: sourceOf(migrations), tableName: bookkeepingTable };
    // While this process holds the advisory lock, a row that says "locked" was left by a dead process.
    await transaction.migrate.forceFreeMigrationsLock(config);
    await transaction.migrate.latest(config);
  });
}

/**
 * Returns the names of the completed migrations, oldest first; none for a database without a schema. Only the current
 * schema counts: the search path may lead to the table of another application.
 */
export async function completedMigrations(knex: Knex): Promise<string[]> {
  const { rows }: { rows: { schema: string; exists: boolean }[] } = await knex.raw(
    `select current_schema() as schema,
       to_regclass(quote_ident(current_schema()) || '.' || ?) is not null as exists`,
    [bookkeepingTable],
  );
  const [own] = rows;
  return own?.exists ? knex(bookkeepingTable).withSchema(own.schema).orderBy('id').pluck('name') : [];
}

function isUpToDate(completed: readonly string[], migrations: Migrations): boolean {
  const known = Object.keys(migrations);
  const unknown = completed.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `The database has migrations that this version does not know (${unknown.join(', ')}): ` +
        'it belongs to a newer version. Start that version instead.',
    );
  }
  return completed.length === known.length;
}

async function acquireLock(transaction: Knex.Transaction): Promise<void> {
  // A migration may take longer than a request, so the timeouts are lifted for this transaction.
  await transaction.raw(NO_STATEMENT_TIMEOUT_SQL);
  await transaction.raw('set local idle_in_transaction_session_timeout = 0');
  await transaction.raw(`set local lock_timeout = '${waitSeconds}s'`);
  try {
    await transaction.raw(`select pg_advisory_xact_lock(${lockKey})`);
  } catch (error) {
    if (sqlstateOf(error) !== sqlstate.lockNotAvailable) throw error;
    throw new Error(`Another process has been migrating the database for ${waitSeconds} s; giving up.`, {
      cause: error,
    });
  }
}

function sourceOf(migrations: Migrations): Knex.MigrationSource<string> {
  return {
    getMigrations: async () => Object.keys(migrations),
    getMigrationName: (name) => name,
    getMigration: async (name) => {
      const migration = migrations[name];
      if (!migration) throw new Error(`There is no migration ${name}.`);
      return { ...migration, up: (knex) => explained(name, migration.up(knex)) };
    },
  };
}

/** Reports which migration failed and why, without its whole SQL text, which Knex would prefix. */
async function explained(name: string, running: PromiseLike<unknown>): Promise<void> {
  try {
    await running;
  } catch (error) {
    const reason = new Error(`The migration ${name} has failed: ${reasonOf(error)}`);
    throw Object.assign(reason, { code: errorCodeOf(error) });
  }
}
