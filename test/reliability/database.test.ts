import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, isUnavailable, openDatabase } from '../../server/database/connect.ts';
import { constraintOf, isDataException, sqlstate, sqlstateOf } from '../../server/database/errors.ts';
import { migrate } from '../../server/database/migrate.ts';
import { createStatementNames } from '../../server/database/pg/dialect.ts';
import { BEGIN } from '../../server/database/pg/transaction-statements.ts';
import { createTestDatabase, driver, engines, type TestDatabase, uniqueName } from '../support/database.ts';
import { errorOf } from '../support/errors.ts';
import { hasPostgres, type OwnPostgresServer, startPostgres } from '../support/postgres.ts';
import { startProxy } from '../support/proxy.ts';

describe.each(engines)('a database on the %s engine', (engine) => {
  let test: TestDatabase;
  let database: Database;
  const table = uniqueName('things');

  beforeAll(async () => {
    test = await createTestDatabase(engine);
    database = await openDatabase(test.options);
    await database.knex.raw(
      `create table ${table} (
         id bigint generated always as identity primary key,
         name text not null constraint ${table}_name unique,
         small int check (small < 1000), price numeric(12,2), day date, days date[], at timestamptz(3), plain timestamp,
         data bytea, document jsonb, words text[], flag boolean, real double precision)`,
    );
  });

  afterAll(async () => {
    await database?.close();
    await test?.cleanup();
  });

  it('is of the requested engine', () => expect(database.engine).toBe(engine));

  it('returns each type as the same JavaScript value', async () => {
    const at = new Date('2026-11-22T10:20:30.123Z');
    const [row] = await database.knex(table).insert(
      {
        name: 'types',
        small: 7,
        price: '1234567890.12',
        day: '2026-03-29',
        days: ['2026-03-29', '2026-10-25'],
        at,
        data: Buffer.from([0, 1, 254, 255]),
        document: JSON.stringify({ a: [1, 'two', null] }),
        words: ['one', 'with "quotes", \\ and {}', ''],
        flag: true,
        real: 0.1,
      },
      '*',
    );
    expect(row).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      small: 7,
      price: '1234567890.12',
      day: '2026-03-29',
      days: ['2026-03-29', '2026-10-25'],
      at,
      plain: null,
      document: { a: [1, 'two', null] },
      words: ['one', 'with "quotes", \\ and {}', ''],
      flag: true,
      real: 0.1,
    });
    expect(Buffer.isBuffer(row.data) && [...row.data]).toEqual([0, 1, 254, 255]);
  });

  it('refuses an empty statement, which would be a bug of the server', async () => {
    await expect(database.knex.raw('')).rejects.toThrow('empty');
    await expect(database.knex('users').insert([])).rejects.toThrow('empty');
  });

  it('counts the rows of updates and deletes, and those of none', async () => {
    await database.knex(table).insert([{ name: 'count-1' }, { name: 'count-2' }]);
    const counted = () => database.knex(table).whereLike('name', 'count-%');
    expect(await counted().update({ small: 1 })).toBe(2);
    expect(await counted().del()).toBe(2);
    expect(await counted().del()).toBe(0);
  });

  it('names the constraint that a statement violates', async () => {
    await database.knex(table).insert({ name: 'twice' });
    const error = await errorOf(database.knex(table).insert({ name: 'twice' }));
    expect(sqlstateOf(error)).toBe(sqlstate.uniqueViolation);
    expect(constraintOf(error)).toBe(`${table}_name`);
    expect(isUnavailable(error)).toBe(false);
  });

  it('never puts a value into the message of an error', async () => {
    const error = await errorOf(database.knex(table).insert({ name: 'secret-value', small: 5000 }));
    expect(sqlstateOf(error)).toBe(sqlstate.checkViolation);
    expect(String(error)).not.toContain('secret-value');
  });

  it.each([
    ['a NUL in text', { name: 'nul\0' }],
    ['an integer out of range', { name: 'range', small: 2 ** 40 }],
    ['a date that does not exist', { name: 'day', day: '2026-02-30' }],
    ['a NUL in jsonb', { name: 'json', document: '{"a":"\\u0000"}' }],
  ])('reports %s as a data exception', async (_name, row) => {
    expect(isDataException(await errorOf(database.knex(table).insert(row)))).toBe(true);
  });

  it('undoes a failed transaction completely, and continues', async () => {
    const error = await errorOf(
      database.knex.transaction(async (transaction) => {
        await transaction(table).insert({ name: 'undone' });
        await transaction.transaction((inner) => inner(table).insert({ name: 'undone-inner' }));
        await transaction.raw('select 1 / 0');
      }),
    );
    expect(isDataException(error)).toBe(true);
    expect(await database.knex(table).whereLike('name', 'undone%')).toEqual([]);
  });

  it('prepares a statement once for the session that runs it', async () => {
    const prepared = await database.knex.transaction(async (transaction) => {
      for (const small of [1, 2, 3]) await transaction(table).where({ small }).select('id');
      const { rows } = await transaction.raw(
        `select count(*)::int as count from pg_prepared_statements where statement like '%"${table}"%"small" = $1'`,
      );
      return rows[0].count;
    });
    expect(prepared).toBe(1);
  });

  it('prepares nothing behind a pooler', async () => {
    const other = await createTestDatabase(engine);
    const pooled = await openDatabase({ ...other.options, preparedStatements: false });
    await pooled.knex.raw('select ?::int', [1]);
    const { rows } = await pooled.knex.raw('select from pg_prepared_statements');
    await pooled.close();
    await other.cleanup();
    expect(rows).toHaveLength(0);
  });

  it('recovers when a migration changes the columns under a prepared statement', async () => {
    const name = uniqueName('changing');
    await database.knex.raw(`create table ${name} (a int)`);
    await database.knex(name).insert({ a: 1 });
    const read = () => database.knex(name).where({ a: 1 });
    expect([await read(), await read()]).toEqual([[{ a: 1 }], [{ a: 1 }]]);
    await database.knex.raw(`alter table ${name} add b int`);
    const error = await errorOf(read());
    expect(error === undefined || isUnavailable(error)).toBe(true);
    expect([await read(), await read()]).toEqual([[{ a: 1, b: null }], [{ a: 1, b: null }]]);
  });

  it('reads the rows of a prepared statement in the same way each time', async () => {
    const read = (small: number) =>
      database.knex(table).where({ small }).orderBy('name').select('name', 'day');
    const day = '2026-02-28';
    const rows = ['one', 'two', 'three'].map((name) => ({ name: `described-${name}`, day }));
    const insert = rows.map((row, index) => ({ ...row, small: index === 0 ? 701 : 702 }));
    await database.knex(table).insert(insert);
    expect([await read(700), await read(701), await read(702)]).toEqual([
      [],
      rows.slice(0, 1),
      [rows[2], rows[1]],
    ]);
    await database.knex(table).whereLike('name', 'described-%').delete();
  });

  it('responds in UTC, with the limits of a request', async () => {
    const { rows } = await database.knex.raw(`select current_setting('timezone') as zone`);
    expect(rows[0].zone).toBe('UTC');
  });
});

describe('statement names', () => {
  const query = (sql: string, bindings: unknown[] = [1]) => ({ sql, bindings });

  it('stay the same for the same text, and are no longer than PostgreSQL allows', () => {
    const nameOf = createStatementNames();
    expect(nameOf(query('select $1'))).toBe(nameOf(query('select $1')));
    expect(nameOf(query('select $1'))).toHaveLength(24);
  });

  it('are not given without parameters, to long lists, or beyond the limit', () => {
    const nameOf = createStatementNames(2);
    expect(nameOf(query('select 1', []))).toBeUndefined();
    expect(nameOf(query(BEGIN, []))).toBe(BEGIN);
    expect(nameOf(query('in', new Array(65).fill(1)))).toBeUndefined();
    expect(nameOf(query('a'))).toBeDefined();
    expect(nameOf(query('b'))).toBeDefined();
    expect(nameOf(query('c'))).toBeUndefined();
    expect(nameOf(query('a'))).toBeDefined();
  });
});

describe.runIf(hasPostgres())('a PostgreSQL server that goes away', () => {
  let server: OwnPostgresServer;
  let database: Database;

  beforeAll(async () => {
    server = await startPostgres({ dedicated: true });
    database = await openDatabase({ databaseUrl: server.url, dataDir: '', driver });
  }, 30_000);

  afterAll(async () => {
    await database?.close();
    await server?.stop();
  });

  it('makes every query fail as unavailable while it is down, and none once it is back', async () => {
    const running = errorOf(database.knex.raw('select pg_sleep(10)'));
    await database.knex.raw('select 1');
    await server.kill9();
    expect(isUnavailable(await running)).toBe(true);
    expect(isUnavailable(await errorOf(database.knex.raw('select 1')))).toBe(true);
    await server.restart();
    expect(isUnavailable(await errorOf(database.knex.raw('select 1')))).toBe(false);
  });

  it('is unavailable once when an administrator ends the connection', async () => {
    const error = await errorOf(database.knex.raw('select pg_terminate_backend(pg_backend_pid())'));
    expect(isUnavailable(error)).toBe(true);
    await database.knex.raw('select 1');
  });

  it('refuses to open when nothing listens', async () => {
    const error = await errorOf(
      openDatabase({ databaseUrl: 'postgres://x@127.0.0.1:1/x', dataDir: '', driver }),
    );
    expect(isUnavailable(error)).toBe(true);
  });

  it('sets its limits on every connection', async () => {
    const { rows } = await database.knex.raw(
      `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
              current_setting('idle_in_transaction_session_timeout') as idle,
              current_setting('application_name') as name`,
    );
    expect(rows[0]).toEqual({ statement: '15s', lock: '5s', idle: '30s', name: 'tenantry' });
  });

  it('is unavailable when all connections of the pool are taken for too long', async () => {
    const small = await openDatabase({ databaseUrl: server.url, dataDir: '', driver, poolSize: 1 });
    const transaction = await small.knex.transaction();
    const error = await errorOf(small.knex.raw('select 1'));
    await transaction.rollback();
    await small.close();
    expect(isUnavailable(error)).toBe(true);
  }, 15_000);

  it('is unavailable when a statement runs too long', async () => {
    const hasty = await openDatabase({
      databaseUrl: server.url,
      dataDir: '',
      driver,
      statementTimeoutMs: 100,
    });
    const error = await errorOf(hasty.knex.raw('select pg_sleep(5)'));
    await hasty.close();
    expect(sqlstateOf(error)).toBe(sqlstate.queryCanceled);
    expect(isUnavailable(error)).toBe(true);
  });

  it('is noticed after a lost statement, while a slow one is still waited for', async () => {
    const proxy = await startProxy(server.url);
    const lossy = await openDatabase({
      databaseUrl: proxy.url(server.url),
      dataDir: '',
      driver,
      poolSize: 2,
    });
    await migrate(lossy);
    lossy.changes.open();
    await expect.poll(() => lossy.changes.isFresh()).toBe(true);
    const slow = lossy.knex
      .raw(`select 'it took its time' as said from pg_sleep(4)`)
      .then(({ rows }) => rows);
    await lossy.knex.raw(`select 'over the other connection'`);
    proxy.set('drop', { said: 'over the other connection' });
    const since = performance.now();
    const lost = await errorOf(lossy.knex.raw('select 1'));
    expect(isUnavailable(lost)).toBe(true);
    expect(performance.now() - since).toBeLessThan(3_500);
    expect(await slow).toEqual([{ said: 'it took its time' }]);
    await lossy.close();
    await proxy.close();
  }, 15_000);
});
