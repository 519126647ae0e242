import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/database/connect.ts';
import { constraintOf } from '../../server/database/errors.ts';
import { COMMIT_WITH_STATEMENT } from '../../server/database/pg/dialect.ts';
import { GuardRejected } from '../../server/database/transaction-runner.ts';
import { createTestDatabase, engines, type TestDatabase, uniqueName } from '../support/database.ts';
import { errorOf } from '../support/errors.ts';

// A transaction begins along with its first statement and may end along with its last. What can go wrong there goes
// wrong in the one session of a pool of one, so that it shows what is left of it.
describe.each(engines)('a transaction on the %s engine', (engine) => {
  let test: TestDatabase;
  let database: Database;
  const table = uniqueName('things');

  beforeAll(async () => {
    test = await createTestDatabase(engine);
    database = await openDatabase({ ...test.options, poolSize: 1 });
    await database.knex.raw(
      `create table ${table} (name text constraint ${table}_name unique deferrable initially immediate)`,
    );
    // What begins and ends transactions is prepared by the first.
    await database.runInTransaction((trx) => trx.raw('select 1'));
  });
  beforeEach(() => database.knex(table).delete());
  afterAll(async () => {
    await database?.close();
    await test?.cleanup();
  });

  const insert = (db: Knex, name: string) => db.raw(`insert into ${table} (name) values (?)`, [name]);
  const names = async () => (await database.knex(table).orderBy('name')).map(({ name }) => name);
  const isOpen = async () => {
    const { rows } = await database.knex.raw(
      'select xact_start < statement_timestamp() as is_open from pg_stat_activity where pid = pg_backend_pid()',
    );
    return rows[0].is_open as boolean;
  };

  it('is one transaction, from its first statement to its last', async () => {
    const transactions = await database.runInTransaction(async (trx) => {
      const id = async () =>
        (await trx.raw('select pg_current_xact_id()::text as id, ?::int', [1])).rows[0].id;
      const first = await id();
      await insert(trx, 'one');
      return [first, await id()];
    });
    expect(new Set(transactions).size).toBe(1);
    expect(await names()).toEqual(['one']);
    expect(await isOpen()).toBe(false);
  });

  it('takes no connection before its first statement', async () => {
    const [before, inside] = await database.runInTransaction(async (trx) => {
      // The pool has one connection, which this could not have if the transaction held it.
      const outside = await Promise.all([names(), names()]);
      await insert(trx, 'one');
      return [outside[0], await trx(table).select('name')];
    });
    expect([before, inside]).toEqual([[], [{ name: 'one' }]]);
  });

  it('sends nothing when it has no statement', async () => {
    expect(await database.runInTransaction(async () => 'nothing')).toBe('nothing');
    expect(await errorOf(database.runInTransaction(() => Promise.reject(new Error('no'))))).toMatchObject({
      message: 'no',
    });
    expect(await isOpen()).toBe(false);
  });

  it.each([
    ['its first statement', ['one', 'one']],
    ['one without values', []],
  ])('is undone when %s fails', async (_, taken) => {
    if (taken.length > 0) await insert(database.knex, 'one');
    const work = database.runInTransaction(async (trx) => {
      if (taken.length === 0) await trx.raw('select nothing');
      const [first, second] = await Promise.all([errorOf(insert(trx, 'one')), errorOf(insert(trx, 'two'))]);
      expect(constraintOf(first)).toBe(`${table}_name`);
      expect(second).toBe(first);
      throw first;
    });
    expect(await errorOf(work)).toBeInstanceOf(Error);
    expect(await names()).toEqual(taken.slice(1));
    expect(await isOpen()).toBe(false);
  });

  it('does not succeed when a failure in it was ignored', async () => {
    const work = database.runInTransaction(async (trx) => {
      await insert(trx, 'one');
      await errorOf(insert(trx, 'one'));
    });
    expect(constraintOf(await errorOf(work))).toBe(`${table}_name`);
    expect(await names()).toEqual([]);
    expect(await isOpen()).toBe(false);
  });

  it('fails for the reason of its first failure, although a later statement is awaited', async () => {
    const work = database.runInTransaction(async (trx) => {
      await insert(trx, 'one');
      const first = errorOf(insert(trx, 'one'));
      // Prepared by a statement that is not reached, so that the next of its kind finds nothing.
      const unseen = () => trx.raw(`select name as other from ${table} where name = ?`, ['two']);
      const others = [errorOf(unseen()), errorOf(unseen())];
      expect(new Set([await first, ...(await Promise.all(others))]).size).toBe(1);
      await unseen();
    });
    expect(constraintOf(await errorOf(work))).toBe(`${table}_name`);
    expect(await names()).toEqual([]);
  });

  it('sends reads along with its begin, and none before a statement that was called earlier', async () => {
    const count = (trx: Knex) =>
      trx.raw(`select count(*)::int as n from ${table} where name <> ?`, ['']).then(({ rows }) => rows[0].n);
    for (const name of ['one', 'two']) {
      const [first, second, , last] = await database.runInTransaction((trx) =>
        Promise.all([count(trx), count(trx), insert(trx, name).then(), count(trx)]),
      );
      expect([second, last].map((n) => n - first)).toEqual([0, 1]);
    }
    expect(await names()).toEqual(['one', 'two']);
  });

  it('is undone when a read fails that was sent along with its begin', async () => {
    const work = database.runInTransaction((trx) =>
      Promise.all([trx.raw('select ?::int', [1]), trx.raw('select 1 / ?::int', [0]), insert(trx, 'one')]),
    );
    expect(await errorOf(work)).toMatchObject({ code: '22012' });
    expect(await names()).toEqual([]);
    expect(await isOpen()).toBe(false);
  });

  it('keeps its order when it is abandoned, and accepts nothing more', async () => {
    const others: Array<Promise<unknown>> = [];
    let late: Promise<unknown> | undefined;
    const work = database.runInTransaction(async (trx) => {
      // Until then it has no connection, and what waits for that is not sent any more.
      await insert(trx, 'zero');
      others.push(insert(trx, 'one'), insert(trx, 'two'), insert(trx, 'three'));
      // As by one of several that are waited for together, while the others are under way.
      late = Promise.all(others).then(() => errorOf(insert(trx, 'late')));
      await Promise.resolve();
      throw new Error('given up');
    });
    expect(await errorOf(work)).toMatchObject({ message: 'given up' });
    expect(await late).toMatchObject({ message: expect.stringMatching(/last statement/) });
    expect(await names()).toEqual([]);
    expect(await isOpen()).toBe(false);
  });

  it('does nothing when it cannot begin, and its session is not used again', async () => {
    // What a session has prepared is gone, as after a pooler gave it to another client.
    await database.knex.raw('deallocate all');
    const work = database.runInTransaction((trx) =>
      Promise.all([insert(trx, 'one'), insert(trx, 'two'), trx.raw('select 1')]),
    );
    expect(await errorOf(work)).toMatchObject({ code: '26000' });
    expect(await names()).toEqual([]);
    // A new session begins and ends its first transaction by itself.
    await database.runInTransaction((trx) => insert(trx, 'three').options(COMMIT_WITH_STATEMENT));
    expect(await names()).toEqual(['three']);
  });

  it('ends together with its last statement', async () => {
    await database.runInTransaction(async (trx) => {
      await insert(trx, 'one');
      await insert(trx, 'two').options(COMMIT_WITH_STATEMENT);
      expect(await errorOf(insert(trx, 'three'))).toMatchObject({
        message: expect.stringMatching(/last statement/),
      });
    });
    await database.runInTransaction((trx) => insert(trx, 'only').options(COMMIT_WITH_STATEMENT));
    // Without values it cannot be sent along.
    await database.runInTransaction((trx) =>
      trx.raw(`insert into ${table} (name) values ('plain')`).options(COMMIT_WITH_STATEMENT),
    );
    expect(await names()).toEqual(['one', 'only', 'plain', 'two']);
    await database.runInTransaction(async (trx) => {
      await insert(trx, 'three');
      const both = [
        errorOf(insert(trx, 'four').options(COMMIT_WITH_STATEMENT)),
        errorOf(insert(trx, 'five')),
      ];
      expect((await Promise.all(both))[1]).toMatchObject({
        message: expect.stringMatching(/last statement/),
      });
    });
    expect(await names()).not.toContain('five');
    expect(await isOpen()).toBe(false);
  });

  it('is undone when its last statement fails, or its commit', async () => {
    await insert(database.knex, 'taken');
    const statement = database.runInTransaction(async (trx) => {
      await insert(trx, 'one');
      await insert(trx, 'taken').options(COMMIT_WITH_STATEMENT);
    });
    expect(constraintOf(await errorOf(statement))).toBe(`${table}_name`);
    const end = database.runInTransaction(async (trx) => {
      await trx.raw(`set constraints ${table}_name deferred`);
      await insert(trx, 'one');
      await insert(trx, 'taken').options(COMMIT_WITH_STATEMENT);
    });
    expect(constraintOf(await errorOf(end))).toBe(`${table}_name`);
    expect(await names()).toEqual(['taken']);
    expect(await isOpen()).toBe(false);
  });

  describe('with a claim', () => {
    const claim = (name: string) => ({
      guard: {
        sql: `insert into ${table} select $1::text where not exists (select from ${table} where name = $1)`,
        bindings: [name],
      },
    });
    // The first transaction of a session sends it by itself, what follows sends it along.
    it.each(['by itself', 'along', 'along'])('does its work when it has the claim, sent %s', async () => {
      const done = await database.runInTransaction(async (trx) => {
        await insert(trx, 'one');
        return 'done';
      }, claim('claimed'));
      expect(done).toBe('done');
      expect(await names()).toEqual(['claimed', 'one']);
      expect(await isOpen()).toBe(false);
    });

    it.each<[string, (trx: Knex) => Promise<unknown>]>([
      ['nothing', async () => 'nothing'],
      ['no statement, but fails', () => Promise.reject(new Error('no'))],
      ['one statement', (trx) => insert(trx, 'one')],
      ['a statement without values', (trx) => trx.raw(`insert into ${table} (name) values ('plain')`)],
      ['reads at once', (trx) => Promise.all([1, 2].map((value) => trx.raw('select ?::int', [value])))],
      ['several at once', (trx) => Promise.all([insert(trx, 'one'), insert(trx, 'two')])],
      ['its last statement first', (trx) => insert(trx, 'one').options(COMMIT_WITH_STATEMENT)],
      ['a statement that fails', (trx) => insert(trx, 'claimed')],
      [
        'goes on when that has failed',
        async (trx) => {
          await errorOf(insert(trx, 'claimed'));
          await errorOf(insert(trx, 'one'));
        },
      ],
    ])('is undone when another transaction has it, and asks for %s', async (_, work) => {
      await insert(database.knex, 'claimed');
      expect(await errorOf(database.runInTransaction(work, claim('claimed')))).toBeInstanceOf(GuardRejected);
      expect(await names()).toEqual(['claimed']);
      expect(await isOpen()).toBe(false);
    });

    it('releases it when the work fails', async () => {
      const work = database.runInTransaction(async (trx) => {
        await insert(trx, 'one');
        throw new Error('no');
      }, claim('claimed'));
      expect(await errorOf(work)).toMatchObject({ message: 'no' });
      const broken = database.runInTransaction((trx) => insert(trx, 'claimed'), claim('claimed'));
      expect(constraintOf(await errorOf(broken))).toBe(`${table}_name`);
      expect(await names()).toEqual([]);
    });

    it('does nothing when the claim cannot be made, and the session can be used again', async () => {
      const sql = `insert into ${table} (name) select (1 / $1::int)::text`;
      const impossible = { guard: { sql, bindings: ['0'] } };
      // The second time it would go along.
      for (let turn = 0; turn < 2; turn += 1) {
        const work = database.runInTransaction((trx) => insert(trx, 'one'), impossible);
        expect(await errorOf(work)).toMatchObject({ code: '22012' });
        // Nor is it known then whether the work had to be done, which has failed by itself.
        const failing = database.runInTransaction(() => Promise.reject(new Error('no')), impossible);
        expect(await errorOf(failing)).toMatchObject({ code: '22012' });
        expect(await names()).toEqual([]);
      }
      expect(await isOpen()).toBe(false);
    });
  });
});
