import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TenantScope } from '../../../server/database/tenant-scope.ts';
import { ledgerRepository } from '../../../server/features/payments/ledger/repository.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, expectProblem, type TestTeam, unique } from '../../support/users.ts';

let server: TestServer;
let team: TestTeam;
let place: { workspace: string; project: string };
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  team = await createTeam(server);
  place = { workspace: team.workspace, project: team.project.id };
});
afterAll(() => server.stop());

const api = () => team.people.owner.api;

/** Opens the ledger account of a bank account. @returns the ids of the ledger accounts of its currency by name */
async function openAccount(currency: string, floor: number | null = 0) {
  const ledger = ledgerRepository(new TenantScope(server.knex, team.workspaceId));
  const accountId = unique('acc');
  await ledger.openAccount({ projectId: team.project.id, accountId, currency, floor }, new Date());
  const { data } = await api().ledgerAccounts.list({ ...place, currency, limit: 100 });
  const idOf = (name: string) => data.find((account) => account.name === name)?.id ?? '';
  return { bank: idOf(`bank:${accountId}`), idOf };
}
const adjustment = (...amounts: ReadonlyArray<readonly [string, number]>) => ({
  ...place,
  reason: 'Counted again',
  entries: amounts.map(([ledger_account_id, amount]) => ({ ledger_account_id, amount })),
});
const codeOf = async (call: PromiseLike<unknown>) => (await expectProblem(call)).code;

describe('the accounts of a ledger', () => {
  it('are the chart of each currency, which is made once, and one for each bank account', async () => {
    const [first, second] = [await openAccount('TRY'), await openAccount('TRY')];
    expect(second.idOf('fees')).toBe(first.idOf('fees'));
    const { data } = await api().ledgerAccounts.list({ ...place, currency: 'TRY' });
    expect(data.map(({ kind }) => kind).sort()).toEqual(
      'adjustments bank bank external fees fx in_transit opening unidentified'.split(' '),
    );
    expect((await api().ledgerAccounts.list({ ...place, currency: 'EUR' })).data).toEqual([]);
  });
});

describe('an adjustment', () => {
  it('moves money, is recorded in the audit log, and can be reversed once', async () => {
    const { bank, idOf } = await openAccount('USD');
    const made = await api().ledgerTransactions.create(adjustment([bank, 500], [idOf('opening'), -500]));
    expect(made).toMatchObject({
      kind: 'adjustment',
      currency: 'USD',
      seq: null,
      created_by: team.people.owner.id,
    });
    expect(await api().ledgerTransactions.get({ ...place, transaction_id: made.id })).toEqual(made);
    const reversal = await api().ledgerTransactions.reverse({
      ...place,
      transaction_id: made.id,
      reason: 'Wrong',
    });
    expect(reversal).toMatchObject({ kind: 'reversal', reverses: made.id });
    const { data } = await api().ledgerTransactions.list({ ...place, kind: 'reversal' });
    expect(data).toEqual([reversal]);
    const accounts = (await api().ledgerAccounts.list({ ...place, currency: 'USD' })).data;
    expect(accounts.find(({ id }) => id === bank)).toMatchObject({ posted: 0, entries: 2, floor: 0 });
    for (const transaction_id of [made.id, reversal.id]) {
      const call = api().ledgerTransactions.reverse({ ...place, transaction_id, reason: 'Again' });
      expect(await codeOf(call)).toBe('invalid_state');
    }
    const entries = (await api().auditEvents.list({ workspace: place.workspace, target: made.id })).data;
    expect(entries.map(({ action }) => action)).toEqual([
      'ledger_transaction.reversed',
      'ledger_transaction.created',
    ]);
  });

  it('is refused where the money or the range of exact numbers ends', async () => {
    const { bank, idOf } = await openAccount('GBP');
    const fees = idOf('fees');
    const post = (...amounts: ReadonlyArray<readonly [string, number]>) =>
      api().ledgerTransactions.create(adjustment(...amounts));
    expect(await codeOf(post([bank, -1], [fees, 1]))).toBe('insufficient_funds');
    const most = 999_999_999_999_999;
    for (let count = 0; count < 9; count += 1) await post([bank, most], [idOf('opening'), -most]);
    expect(await codeOf(post([bank, most], [idOf('opening'), -most]))).toBe('amount_out_of_range');
  });

  it('must balance in one currency, and leave the accounts of payments alone', async () => {
    const [lira, franc] = [await openAccount('TRY'), await openAccount('CHF')];
    const fees = lira.idOf('fees');
    const refused = [
      adjustment([lira.bank, 5], [fees, -6]),
      adjustment([lira.bank, 0], [fees, 0]),
      adjustment([lira.bank, 5], [franc.idOf('fees'), -5]),
      adjustment([lira.bank, 5], [lira.idOf('in_transit'), -5]),
      adjustment([lira.bank, 5], [lira.idOf('unidentified'), -5]),
    ];
    for (const call of refused)
      expect(await codeOf(api().ledgerTransactions.create(call))).toBe('invalid_request');
    expect(await codeOf(api().ledgerTransactions.create(adjustment([unique('lac'), 5], [fees, -5])))).toBe(
      'not_found',
    );
  });
});
