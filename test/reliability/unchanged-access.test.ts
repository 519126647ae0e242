import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/database/connect.ts';
import { writeOutbox } from '../../server/outbox/outbox.ts';
import { createTestDatabase, engines, type TestDatabase, uniqueName } from '../support/database.ts';
import { errorOf } from '../support/errors.ts';

// The last statement of a change writes its records only if the inputs of its decision are unchanged.
describe.each(engines)('the outbox on the %s engine', (engine) => {
  let test: TestDatabase;
  let database: Database;
  const tenantId = uniqueName('ws_');
  const tags = ['key_1', tenantId];

  beforeAll(async () => {
    test = await createTestDatabase(engine);
    database = await openDatabase(test.options);
    await database.knex('tenants').insert({ id: tenantId });
  });
  beforeEach(async () => {
    await database.knex.raw('delete from access_changes');
    await database.knex.raw("update access_changes_complete set since = '-infinity'");
  });
  afterAll(async () => {
    await database?.close();
    await test?.cleanup();
  });

  const entry = (action: string) => ({
    tenantId,
    action,
    actor: { type: 'api_key' as const, id: 'key_1' },
    target_id: null,
  });
  /** Runs a change with two steps, of which the second writes the outbox. */
  const change = (action: string, unchangedTags: readonly string[], step = async (_trx: Knex) => {}) =>
    database.runInTransaction(async (trx) => {
      await writeOutbox(trx, { audits: [entry(`${action}.first`)] });
      await step(trx);
      await writeOutbox(trx, { audits: [entry(action)] }, { ending: { unchangedTags } });
    });
  const actions = async (action: string): Promise<string[]> => {
    const rows = await database.knex('audit_events').where('action', 'like', `${action}%`).orderBy('action');
    return rows.map((row) => row.action);
  };
  const revoke = (db: Knex, tag: string) =>
    db.raw('insert into access_changes (tags, revokes) values (array[?], true)', [tag]);

  /** A change that must fail leaves neither of its entries. */
  async function expectRefused(work: Promise<unknown>, action: string, detail: string): Promise<void> {
    expect(await errorOf(work)).toMatchObject({ code: 'TY001', detail });
    expect(await actions(action)).toEqual([]);
  }

  // The first run prepares the statements.
  it.each([1, 2, 3])('commits while they are unchanged, in run %i', async (run) => {
    await revoke(database.knex, 'key_2');
    await change(`unchanged${run}`, tags);
    expect(await actions(`unchanged${run}`)).toEqual([`unchanged${run}`, `unchanged${run}.first`]);
  });

  it('commits without inputs', async () => {
    await change('none', []);
    expect(await actions('none')).toEqual(['none', 'none.first']);
  });

  it('is undone after another transaction revoked one of them', async () => {
    await revoke(database.knex, tenantId);
    await expectRefused(change('theirs', tags), 'theirs', 'theirs');
  });

  it('is undone when the change itself revoked one of them', async () => {
    await expectRefused(
      change('own', tags, async (trx) => {
        await revoke(trx, 'key_1');
      }),
      'own',
      'own',
    );
  });

  it('is undone in the first minute after a crash, when revocations may be lost', async () => {
    await database.knex.raw('update access_changes_complete set since = clock_timestamp()');
    await expectRefused(change('crashed', tags), 'crashed', 'theirs');
  });

  // The embedded engine has one session, so nothing can be in progress.
  it.skipIf(engine === 'embedded')('is undone while a revocation is in progress', async () => {
    const revoking = await database.knex.transaction();
    await revoking.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', ['key_1']);
    await expectRefused(change('busy', tags), 'busy', 'busy');
    await revoking.rollback();
  });
});
