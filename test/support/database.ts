import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type DatabaseOptions, openDatabase } from '../../server/database/connect.ts';
import { ensureSnapshot } from '../../server/database/embedded/snapshot.ts';
import { migrationsFingerprint } from '../../server/database/embedded/snapshot-store.ts';
import { migrate } from '../../server/database/migrate.ts';
import { hasPostgres, type PostgresServer, startPostgres } from './postgres.ts';

export type Engine = 'embedded' | 'postgres';

/** The engines this run can test on: the embedded one always. */
export const engines: readonly Engine[] = hasPostgres() ? ['embedded', 'postgres'] : ['embedded'];

/** How statements are sent: by the private driver, or one by one with `DATABASE_DRIVER=plain`. */
export const driver = process.env.DATABASE_DRIVER === 'plain' ? 'plain' : 'pipelined';

export interface TestDatabase {
  readonly engine: Engine;
  /** For openDatabase; the database is migrated and empty. */
  readonly options: DatabaseOptions;
  /** Removes it; close what was opened on it first. */
  cleanup(): Promise<void>;
}

/** A fresh, migrated, empty database for one test file. */
export function createTestDatabase(engine: Engine): Promise<TestDatabase> {
  return engine === 'embedded' ? createEmbedded() : createOnServer();
}

async function createEmbedded(): Promise<TestDatabase> {
  const snapshot = await ensureSnapshot();
  const dataDir = temporaryFolder();
  return {
    engine: 'embedded',
    options: { dataDir, snapshot, driver, durable: false },
    cleanup: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

async function createOnServer(): Promise<TestDatabase> {
  const server = await sharedServer();
  const databaseUrl = await server.createDatabase(await ensureTemplate(server));
  const dataDir = temporaryFolder();
  return {
    engine: 'postgres',
    options: { databaseUrl, driver, dataDir },
    cleanup: async () => {
      await server.dropDatabase(databaseUrl);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'tenantry-test-'));
}

let server: Promise<PostgresServer> | undefined;

/** One server for all files of this process; it ends with the process. */
function sharedServer(): Promise<PostgresServer> {
  server ??= startPostgres();
  return server;
}

/**
 * The database the others are copied from (30 ms, where migrating each would take ten times that). It is made
 * under another name, so that no other process ever copies one that is half migrated.
 */
async function ensureTemplate(server: PostgresServer): Promise<string> {
  const template = `tenantry_template_${migrationsFingerprint()}`;
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  try {
    await admin.query("select pg_advisory_lock(hashtext('tenantry_template'))");
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) await buildTemplate(server, admin, template);
  } finally {
    await admin.end();
  }
  return template;
}

async function buildTemplate(server: PostgresServer, admin: pg.Client, template: string): Promise<void> {
  const databaseUrl = await server.createDatabase();
  const database = await openDatabase({ databaseUrl, dataDir: '' });
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
  const name = new URL(databaseUrl).pathname.slice(1);
  await renameWhenUnused(admin, name, template);
}

/** A connection that was closed is, for a moment, still one to the server, which then refuses the rename. */
async function renameWhenUnused(admin: pg.Client, from: string, to: string): Promise<void> {
  await admin.query(`alter database ${from} with allow_connections false`);
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from]);
  for (let attempt = 0; ; attempt += 1) {
    try {
      await admin.query(`alter database ${from} rename to ${to}`);
      return;
    } catch (error) {
      if (attempt >= 50) throw error;
      await admin.query('select pg_sleep(0.05)');
    }
  }
}

/** A name no other test uses. */
export function uniqueName(prefix: string): string {
  return `${prefix}_${randomBytes(6).toString('hex')}`;
}
