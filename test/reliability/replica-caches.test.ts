import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CACHE_LEASE_MS } from '../../server/database/change-feed/change-feed.ts';
import { type Database, openDatabase } from '../../server/database/connect.ts';
import { migrate } from '../../server/database/migrate.ts';
import { driver } from '../support/database.ts';
import { hasPostgres, type OwnPostgresServer, startPostgres } from '../support/postgres.ts';
import { type NetworkProxy, startProxy } from '../support/proxy.ts';

const LISTENING = { said: 'listen tenantry_access' };

describe.runIf(hasPostgres())('a revocation, while another replica may still have a cached decision,', () => {
  let postgres: OwnPostgresServer;
  let proxy: NetworkProxy;
  const open = async (databaseUrl: string, more: object = {}): Promise<Database> => {
    const database = await openDatabase({ databaseUrl, dataDir: '', driver, poolSize: 3, ...more });
    await migrate(database);
    database.changes.open();
    return database;
  };
  beforeAll(async () => {
    postgres = await startPostgres({ dedicated: true });
    proxy = await startProxy(postgres.url);
  }, 60_000);
  afterAll(async () => {
    await proxy.close();
    await postgres.stop();
  });

  async function ask(sql: string): Promise<pg.QueryResultRow[]> {
    const client = new pg.Client({ connectionString: postgres.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }
  const current = (database: Database) =>
    expect.poll(() => database.changes.isFresh(), { timeout: 20_000, interval: 5 }).toBe(true);
  const commit = async ({ knex }: Database): Promise<string> =>
    (await knex.raw('select pg_current_xact_id()::text as id')).rows[0].id;

  it('waits for that after a crash of PostgreSQL, which loses the list of replicas', async () => {
    const [asked, silent] = [await open(postgres.url), await open(proxy.url(postgres.url))];
    for (let round = 0; round < 3; round += 1) {
      await current(asked);
      await current(silent);
      proxy.set('hold', LISTENING);
      const [{ pid } = { pid: 0 }] = await ask(
        `select pid from pg_stat_activity where application_name = 'tenantry' limit 1`,
      );
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => commit(asked).then(Boolean, () => false), { interval: 2 }).toBe(true);
      await asked.changes.waitForReplicas(await commit(asked));
      expect(silent.changes.isFresh()).toBe(false);
      proxy.set('pass');
      proxy.reset();
    }
    await Promise.all([asked.close(), silent.close()]);
  }, 60_000);

  it('waits, when it is repeated, until every replica has heard of it', async () => {
    const [asked, other] = [await open(postgres.url), await open(proxy.url(postgres.url))];
    await current(asked);
    await current(other);
    const heard: string[] = [];
    other.changes.onChange((tags) => heard.push(...tags));
    await asked.knex.raw(`insert into access_changes (tags) values ('{usr_gone}')`);
    const waited = await asked.changes.waitForReplicas();
    expect(heard).toContain('usr_gone');
    expect(waited).toBeLessThan(CACHE_LEASE_MS - 1);
    proxy.set('hold', LISTENING);
    expect(await asked.changes.waitForReplicas()).toBeGreaterThanOrEqual(CACHE_LEASE_MS - 1);
    proxy.set('pass');
    proxy.reset();
    await current(other);
    await Promise.all([asked.close(), other.close()]);
  }, 30_000);

  it('waits for the lease of a server behind a pooler, and does not wait when there is none', async () => {
    const direct = await open(postgres.url);
    await current(direct);
    const pooled = await open(postgres.url, { preparedStatements: false });
    const wait = async () => pooled.changes.waitForReplicas(await commit(pooled));
    expect(await wait()).toBeGreaterThanOrEqual(CACHE_LEASE_MS - 1);
    await direct.close();
    await delay(CACHE_LEASE_MS);
    expect(await wait()).toBeLessThan(CACHE_LEASE_MS / 2);
    await pooled.close();
  }, 30_000);

  it('leaves no more backends than the pool has, while commits wait for an absent standby', async () => {
    const database = await open(postgres.url, { statementTimeoutMs: 300 });
    await current(database);
    await database.knex.raw('create table waiting (id int)');
    await ask(`alter system set synchronous_standby_names = 'absent'`);
    await ask('select pg_reload_conf()');
    await delay(300);
    let most = 0;
    const write = () => database.runInTransaction((trx) => trx.raw('insert into waiting values (?)', [1]));
    const writing = Array.from({ length: 12 }, () => write().catch(() => undefined));
    for (const end = performance.now() + 6_000; performance.now() < end; await delay(100)) {
      const [{ n } = { n: 0 }] = await ask(
        `select count(*)::int as n from pg_stat_activity where application_name = 'tenantry'`,
      );
      most = Math.max(most, n);
    }
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(3 + 1);
    await ask(`alter system set synchronous_standby_names = ''`);
    await ask('select pg_reload_conf()');
    await Promise.all(writing);
    await database.close();
  }, 60_000);
});
