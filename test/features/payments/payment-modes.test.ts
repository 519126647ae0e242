import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId } from '../../../sdk/src/index.ts';
import type { OperationId } from '../../../server/api/types.ts';
import { sqlstateOf } from '../../../server/database/errors.ts';
import { operation } from '../../support/every-operation/document.ts';
import { newLedgerThings } from '../../support/every-operation/ledger-things.ts';
import { newPayments } from '../../support/every-operation/payment-things.ts';
import { statusOrCode } from '../../support/keys.ts';
import { makePaymentThings, type PaymentThings, paymentRequests } from '../../support/payment-requests.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import type { TestTeam } from '../../support/users.ts';

type Mode = 'live' | 'simulated';
const MODES = [
  ['live', 'simulated'],
  ['simulated', 'live'],
] as const;

let server: TestServer;
let acme: TestTeam;
/** A project of each mode, with accounts, payments and all else that payments have. */
let scenes: Record<Mode, PaymentScene & { own: AccountId }>;
let things: Record<Mode, PaymentThings>;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  const scene = async (environment: 'sandbox' | 'production') => {
    const at = await newPaymentScene(server, acme, { environment });
    return { ...at, own: await at.connect(0) };
  };
  scenes = { live: await scene('production'), simulated: await scene('sandbox') };
  const thingsOf = async ({ workspace, project }: PaymentScene) => ({
    payments: new Map([[project, await newPayments(server, { workspace, project })]]),
    ledgers: new Map([
      [project, await newLedgerThings(server, { workspaceId: acme.workspaceId, projectId: project })],
    ]),
  });
  const [live, simulated] = [await thingsOf(scenes.live), await thingsOf(scenes.simulated)];
  // With them comes a limit that lets no payment through any more, which the tests do without.
  const all = await makePaymentThings(server, acme.workspace, []);
  await server.knex('payment_limits').delete();
  things = { live: { ...all, ...live }, simulated: { ...all, ...simulated } };
}, 60_000);
afterAll(() => server.stop());

const placeOf = ({ workspace, project }: PaymentScene) => ({ workspace, project });
/** The things of one project, as if they were in another one. */
const moved = ({ payments, ledgers, ...rest }: PaymentThings, to: string): PaymentThings => ({
  ...rest,
  payments: new Map([...payments.values()].map((one) => [to, one])),
  ledgers: new Map([...ledgers.values()].map((one) => [to, one])),
});

describe.each(MODES)('a %s project', (mode, other) => {
  it(`never reaches anything of a project that is ${other}, by any operation`, async () => {
    const at = scenes[mode];
    const requests = paymentRequests(acme.people.owner.api, placeOf(at), moved(things[other], at.project));
    const named = Object.entries(requests).filter(([id]) =>
      /\{project\}.*\{/.test(operation(id as OperationId).path),
    );
    expect(named.length).toBeGreaterThan(15);
    for (const [id, request] of named) expect(await statusOrCode(request()), id).toBe('not_found');
    for (const [id, request] of Object.entries(requests).filter(([id]) => id.startsWith('sandbox.')))
      if (mode === 'live') expect(await statusOrCode(request()), id).toMatch(/^(mode_mismatch|not_found)$/);
  });

  it(`pays neither from nor to accounts that are ${other}, alone, in batches and in files`, async () => {
    const [at, foreign] = [scenes[mode], scenes[other]];
    const { payments, paymentBatches, projectSettings, accounts, ledgerTransactions } = acme.people.owner.api;
    const own = { method: 'bank_transfer', from_account: at.from, to_account: at.own } as const;
    const mixes = [
      { to_account: foreign.own },
      { from_account: foreign.from },
      { from_account: foreign.from, to_account: foreign.own },
      ...(mode === 'simulated' ? [{ method: 'eft', to_account: foreign.to } as const] : []),
    ];
    for (const mix of mixes) {
      const { workspace, project, ...draft } = at.draft({ ...own, ...mix });
      const place = { workspace, project };
      const refused = /^(mode_mismatch|not_found)$/;
      expect(await statusOrCode(payments.create({ ...place, ...draft }))).toMatch(refused);
      const preview = await payments
        .preview({ ...place, ...draft })
        .catch(({ code }) => ({ problems: [{ code, blocking: true }] }));
      expect(preview.problems.find(({ blocking }) => blocking)?.code).toMatch(refused);
      const batch = await paymentBatches.create({ ...place, payments: [draft] });
      const { data } = await paymentBatches.listResults({ ...place, batch_id: batch.id });
      expect(data.map(({ code }) => code)).toEqual([expect.stringMatching(refused)]);
    }
    const settings = projectSettings.update({ ...placeOf(at), default_account: foreign.from });
    expect(await statusOrCode(settings)).not.toBe('served');
    const share = accounts.update({
      workspace: at.workspace,
      account_id: at.from,
      shared_with: [foreign.project],
    });
    expect(await statusOrCode(share)).toBe('mode_mismatch');
    const foreignLedger = [...things[other].ledgers.values()][0];
    const ownLedger = [...things[mode].ledgers.values()][0];
    const entries = [
      { ledger_account_id: foreignLedger?.ledger_bank_id ?? '', amount: 1 },
      { ledger_account_id: ownLedger?.ledger_fees_id ?? '', amount: -1 },
    ];
    expect(await statusOrCode(ledgerTransactions.create({ ...placeOf(at), reason: 'X', entries }))).not.toBe(
      'served',
    );
    const { data } = await payments.list({ ...placeOf(at), limit: 100 });
    expect(data.filter(({ live }) => live !== (mode === 'live'))).toEqual([]);
  });
});

describe('the database', () => {
  /** Tries a statement and takes it back. @returns its SQLSTATE, or `done` */
  const attempt = async (sql: string, bindings: readonly unknown[]): Promise<string> => {
    const trx = await server.knex.transaction();
    try {
      await trx.raw(sql, bindings as never);
      // Deferred constraints are checked at the end.
      await trx.raw('set constraints all immediate');
      return 'done';
    } catch (error) {
      return sqlstateOf(error) ?? 'unknown';
    } finally {
      await trx.rollback();
    }
  };

  it('refuses to change the mode of any row, and to move one to a project or account of the other mode', async () => {
    const { rows: columns } = await server.knex.raw(
      `select c.table_name, c.column_name from information_schema.columns c
       join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
       where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
         and c.column_name in ('live', 'project_id', 'account_id', 'from_account_id', 'to_account_id')`,
    );
    const { live, simulated } = scenes;
    const other = new Map<string, string>([
      [live.project, simulated.project],
      [simulated.project, live.project],
      [live.from, simulated.from],
      [simulated.from, live.from],
      [live.own, simulated.own],
      [simulated.own, live.own],
    ]);
    const tried = new Set<string>();
    const crossed = [];
    for (const { table_name: table, column_name: column } of columns) {
      const found = await server
        .knex(table)
        .select(server.knex.raw('ctid::text as row, ??::text as value', [column]));
      for (const { row, value } of found) {
        const changed = column === 'live' ? value !== 'true' : other.get(value);
        if (changed === undefined) continue;
        tried.add(`${table}.${column}`);
        const state = await attempt(`update ?? set ?? = ? where ctid = ?::tid`, [
          table,
          column,
          changed,
          row,
        ]);
        if (state === 'done') crossed.push(`${table}.${column}`);
      }
    }
    // Neither names of projects nor the files of exports decide about money.
    expect([...new Set(crossed)].sort()).toEqual(['exports.project_id', 'project_slugs.project_id']);
    expect([...tried]).toEqual(
      expect.arrayContaining(['accounts.live', 'payments.live', 'payments.project_id']),
    );
  });
});
