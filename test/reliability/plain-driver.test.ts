import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../server/database/connect.ts';
import { COMMIT_WITH_STATEMENT } from '../../server/database/pg/dialect.ts';
import { PipelinedQuery } from '../../server/database/pg/pipelined-query.ts';
import { createTestDatabase, engines, type TestDatabase } from '../support/database.ts';

/** The statements of a transaction with a guard and a last statement that carries the commit. */
async function writeOnce(database: Database, name: string): Promise<void> {
  const insert = 'insert into things (name) values (?)';
  await database.runInTransaction((trx) => trx.raw(insert, [name]).options(COMMIT_WITH_STATEMENT), {
    guard: { sql: 'insert into things (name) values ($1)', bindings: [`guard of ${name}`] },
  });
}

describe.each(engines)('DATABASE_DRIVER on the %s engine', (engine) => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase(engine);
    const database = await openDatabase(test.options);
    await database.knex.raw('create table things (name text)');
    await database.close();
  });
  afterAll(() => test?.cleanup());

  /** What is sent for a transaction, once everything is prepared. */
  async function sentWith(driver: 'pipelined' | 'plain') {
    const database = await openDatabase({ ...test.options, driver, poolSize: 1 });
    try {
      for (const name of ['first', 'second']) await writeOnce(database, `${driver} ${name}`);
      const query = vi.spyOn(pg.Client.prototype, 'query');
      await writeOnce(database, driver);
      const isOwn = ([sent]: readonly unknown[]) => !/replicas|access_changes/.test(JSON.stringify(sent));
      const sent = query.mock.calls.filter(isOwn).map(([statement]) => statement as unknown);
      query.mockRestore();
      const { rows } = await database.knex.raw('select name from things where name like ? order by name', [
        `%${driver}`,
      ]);
      return { sent, names: rows.map(({ name }: { name: string }) => name) };
    } finally {
      await database.close();
    }
  }

  it('sends the begin with the guard, and the commit with the last statement by default', async () => {
    const { sent, names } = await sentWith('pipelined');
    expect(sent).toEqual([expect.any(PipelinedQuery), expect.any(PipelinedQuery)]);
    expect(names).toEqual(['guard of pipelined', 'pipelined']);
  });

  it('sends each of them by itself with plain, through the public interface of pg', async () => {
    const { sent, names } = await sentWith('plain');
    expect(sent.map((statement) => (statement as pg.QueryConfig).text)).toEqual([
      expect.stringMatching(/^begin/),
      expect.stringMatching(/^insert into things/),
      expect.stringMatching(/^insert into things/),
      expect.stringMatching(/^commit/i),
    ]);
    expect(sent.some((statement) => statement instanceof PipelinedQuery)).toBe(false);
    expect(names).toEqual(['guard of plain', 'plain']);
  });
});
