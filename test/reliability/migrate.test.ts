import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/database/connect.ts';
import {
  bookkeepingTable,
  completedMigrations,
  type Migrations,
  migrate,
} from '../../server/database/migrate.ts';
import { createTestDatabase, engines, type TestDatabase } from '../support/database.ts';
import { hasPostgres } from '../support/postgres.ts';

const down = async () => undefined;

function creating(table: string, seconds = 0): Knex.Migration {
  return {
    up: async (knex) => {
      await knex.raw(`create table ${table} (id int)`);
      await knex.raw(`insert into ${table} values (1)`);
      if (seconds > 0) await knex.raw(`select pg_sleep(${seconds})`);
    },
    down,
  };
}

const two: Migrations = { '0001_a': creating('a'), '0002_b': creating('b', 0.2) };

/** The real schema is of no interest here: every test begins with nothing at all. */
async function openEmpty(test: TestDatabase): Promise<Database> {
  const database = await openDatabase(test.options);
  await database.knex.raw('drop schema public cascade; create schema public');
  return database;
}

describe.each(engines)('migrations on the %s engine', (engine) => {
  let test: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    test = await createTestDatabase(engine);
    database = await openEmpty(test);
  }, 60_000);

  afterEach(async () => {
    await database.close();
    await test.cleanup();
  });

  it('run in order, once, and only the new ones later', async () => {
    await migrate(database, { '0001_a': creating('a') });
    await migrate(database, two);
    await migrate(database, two);
    expect(await completedMigrations(database.knex)).toEqual(['0001_a', '0002_b']);
    expect(await database.knex('a')).toEqual([{ id: 1 }]);
    expect(await database.knex('b')).toEqual([{ id: 1 }]);
  });

  it('leave nothing behind when one of them fails', async () => {
    const failing: Migrations = {
      ...two,
      '0003_c': { up: (knex) => knex.raw('select 1 / 0'), down },
    };
    await expect(migrate(database, failing)).rejects.toThrow('division by zero');
    expect(await completedMigrations(database.knex)).toEqual([]);
    await migrate(database, two);
    expect(await completedMigrations(database.knex)).toEqual(['0001_a', '0002_b']);
  });

  it('refuse a database that a newer version has migrated', async () => {
    await migrate(database, two);
    await expect(migrate(database, { '0001_a': creating('a') })).rejects.toThrow(/does not know \(0002_b\)/);
  });

  it('run when a killed process has left the lock row set', async () => {
    await migrate(database, { '0001_a': creating('a') });
    await database.knex(`${bookkeepingTable}_lock`).update({ is_locked: 1 });
    await migrate(database, two);
    expect(await completedMigrations(database.knex)).toEqual(['0001_a', '0002_b']);
  });

  it('create the real schema from nothing', async () => {
    await migrate(database);
    expect(await completedMigrations(database.knex)).not.toEqual([]);
  });
});

describe.runIf(hasPostgres())('replicas that start together', () => {
  it('run each migration once, all of them succeeding', async () => {
    const test = await createTestDatabase('postgres');
    await (await openEmpty(test)).close();
    const replicas = await Promise.all(
      Array.from({ length: 8 }, () => openDatabase({ ...test.options, poolSize: 1 })),
    );
    await Promise.all(replicas.map((replica) => migrate(replica, two)));
    const [first] = replicas;
    expect(await first?.knex('a')).toEqual([{ id: 1 }]);
    expect(await first?.knex('b')).toEqual([{ id: 1 }]);
    expect(first && (await completedMigrations(first.knex))).toEqual(['0001_a', '0002_b']);
    await Promise.all(replicas.map((replica) => replica.close()));
    await test.cleanup();
  }, 60_000);

  it('continue when the one that migrates is killed', async () => {
    const test = await createTestDatabase('postgres');
    const [victim, survivor] = [await openEmpty(test), await openDatabase(test.options)];
    const stuck: Migrations = { '0001_a': creating('a', 60) };
    const killed = migrate(victim, stuck).catch((error: unknown) => error);
    const victimRuns = `select pid from pg_stat_activity where query like 'select pg_sleep(60)%'`;
    await expect.poll(async () => (await survivor.knex.raw(victimRuns)).rows).toHaveLength(1);
    const waiting = migrate(survivor, two);
    await survivor.knex.raw(`select pg_terminate_backend(pid) from (${victimRuns}) as victim`);
    expect(await killed).toBeInstanceOf(Error);
    await waiting;
    expect(await completedMigrations(survivor.knex)).toEqual(['0001_a', '0002_b']);
    await Promise.all([victim.close(), survivor.close()]);
    await test.cleanup();
  }, 60_000);
});
