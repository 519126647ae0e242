import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../server/api/ids.ts';
import { constraintOf, sqlstateOf } from '../../../server/database/errors.ts';
import { TenantScope } from '../../../server/database/tenant-scope.ts';
import type { NewPosting } from '../../../server/features/payments/ledger/postings.ts';
import { ledgerRepository } from '../../../server/features/payments/ledger/repository.ts';
import { ledgerProblems } from '../../support/payments/ledger-invariants.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, newWorkspace, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  owner = await createUser(server);
});
afterAll(() => server.stop());

const NOW = new Date('2026-03-02T09:00:00.000Z');
const MAX = 9_007_199_254_740_991;

type Ledger = ReturnType<typeof ledgerRepository>;
type Row = Record<string, unknown>;

/** The ledger of a new project with some money in one account. */
async function newLedger({ money = 0, floor = 0 as number | null } = {}) {
  const slug = await newWorkspace(owner);
  const project = await owner.api.projects.create({
    workspace: slug,
    name: 'P',
    slug: unique('p'),
    environment: 'sandbox',
  });
  const { id: workspace } = await owner.api.workspaces.get({ workspace: slug });
  const account = unique('acc');
  const inTransaction = <Value>(work: (ledger: Ledger) => Promise<Value>) =>
    server.knex.transaction((trx) => work(ledgerRepository(new TenantScope(trx, workspace))));
  const posting = (kind: NewPosting['kind'], legs: NewPosting['legs'], more: Partial<NewPosting> = {}) => ({
    projectId: project.id,
    kind,
    currency: 'TRY',
    effectiveDate: '2026-03-02',
    legs,
    ...more,
  });
  const open = { projectId: project.id, accountId: account, currency: 'TRY' };
  await inTransaction((ledger) => ledger.openAccount({ ...open, floor }, NOW));
  const bank = `bank:${account}` as const;
  const deposit = (amount: number) =>
    posting('opening', [
      { account: bank, amount },
      { account: 'opening', amount: -amount },
    ]);
  const submitted = (amount: number, paymentId = newId('ltx')) =>
    posting(
      'submitted',
      [
        { account: bank, amount: -amount },
        { account: 'in_transit', amount },
      ],
      { paymentId },
    );
  if (money > 0) await inTransaction((ledger) => ledger.post([deposit(money)], NOW));
  const balanceOf = async (name: string) => {
    const { rows } = await server.knex.raw<{ rows: Row[] }>(
      `select sum(b.posted)::text as posted, sum(b.reserved)::text as reserved from ledger_balances b
       join ledger_accounts a on a.workspace_id = b.workspace_id and a.id = b.ledger_account_id
       where a.project_id = ? and a.name = ?`,
      [project.id, name],
    );
    return rows[0];
  };
  return {
    workspace,
    project: project.id,
    account,
    bank,
    inTransaction,
    posting,
    deposit,
    submitted,
    balanceOf,
  };
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => ({ state: sqlstateOf(error), constraint: constraintOf(error) }),
  );

describe('a posting', () => {
  it('moves money between accounts, and consumes the reservation in the same statement', async () => {
    const { account, bank, inTransaction, submitted, balanceOf } = await newLedger({ money: 1000 });
    const paymentId = unique('pay');
    expect(
      await inTransaction((ledger) => ledger.reserve({ paymentId, accountId: account, amount: 600 }, NOW)),
    ).toBe(true);
    expect(await balanceOf(bank)).toEqual({ posted: '1000', reserved: '600' });
    expect(
      await inTransaction((ledger) => ledger.post([submitted(600, paymentId)], NOW, [paymentId])),
    ).toMatchObject({ consumed: 1 });
    expect(await balanceOf(bank)).toEqual({ posted: '400', reserved: '0' });
    expect(await balanceOf('in_transit')).toEqual({ posted: '600', reserved: '0' });
    expect(await ledgerProblems(server.knex)).toEqual([]);
  });

  it('of 200 transactions takes each balance once, and keeps its time from going back', async () => {
    const { inTransaction, submitted, balanceOf, workspace } = await newLedger({ money: 20_000 });
    const postings = Array.from({ length: 200 }, () => submitted(100));
    const before = new Date(NOW.getTime() - 60_000);
    await inTransaction((ledger) => ledger.post(postings, before));
    expect(await balanceOf('in_transit')).toEqual({ posted: '20000', reserved: '0' });
    const lanes = await server.knex('ledger_entries').where({ workspace_id: workspace }).distinct('lane');
    expect(lanes.length).toBeGreaterThan(8);
    expect(
      await server.knex('ledger_entries').where({ workspace_id: workspace }).where('at', '<', NOW),
    ).toEqual([]);
    expect(await ledgerProblems(server.knex)).toEqual([]);
    await expect(inTransaction((ledger) => ledger.post([...postings, submitted(1)], NOW))).rejects.toThrow(
      'at most 200',
    );
  });

  it.each([
    ['below the floor', 1001, { state: '23514', constraint: 'ledger_balances_floor' }],
    ['beyond what a number holds exactly', MAX + 1, { state: '23514', constraint: 'ledger_balances_exact' }],
  ])('is refused where a balance would be %s', async (_case, amount, failure) => {
    const { inTransaction, submitted, deposit } = await newLedger({ money: 1000 });
    const wrong = amount > MAX ? deposit(MAX) : submitted(amount);
    expect(await failureOf(inTransaction((ledger) => ledger.post([wrong], NOW)))).toEqual(failure);
  });

  it('is refused when it does not balance, or names an account that is not there', async () => {
    const { inTransaction, posting, bank } = await newLedger({ money: 1000 });
    const post = (...legs: NewPosting['legs']) =>
      inTransaction((ledger) => ledger.post([posting('adjustment', legs)], NOW));
    expect(await failureOf(post({ account: bank, amount: 5 }, { account: 'fees', amount: -6 }))).toEqual({
      state: '23514',
      constraint: 'ledger_entries_balanced',
    });
    const missing = [
      { account: 'bank:acc_none', amount: 5 },
      { account: 'bank:acc_none', amount: -5 },
    ] as const;
    await expect(post(...missing)).rejects.toThrow('does not have');
  });

  it('happens once for each occasion of a payment, ever', async () => {
    const { inTransaction, submitted } = await newLedger({ money: 1000 });
    const paymentId = unique('pay');
    const post = (occurrence: number) =>
      inTransaction((ledger) => ledger.post([{ ...submitted(10, paymentId), occurrence }], NOW));
    await post(1);
    expect(await failureOf(post(1))).toEqual({ state: '23505', constraint: 'ledger_transactions_once' });
    await post(2);
  });
});

describe('the rows of the ledger', () => {
  it('cannot be changed or deleted without the permission of the purge', async () => {
    const { workspace } = await newLedger({ money: 10 });
    for (const table of ['ledger_entries', 'ledger_transactions'] as const) {
      const rows = () => server.knex(table).where({ workspace_id: workspace });
      expect((await failureOf(rows().update({ currency: 'EUR' })))?.state).toBe('23001');
      expect((await failureOf(rows().delete()))?.state).toBe('23001');
      expect((await failureOf(server.knex.raw(`truncate ${table} cascade`)))?.state).toBe('23001');
    }
  });

  it('belong to one project: an entry cannot join the transaction of another', async () => {
    const [one, other] = [await newLedger({ money: 10 }), await newLedger({ money: 10 })];
    const [entry] = await server.knex('ledger_entries').where({ project_id: one.project });
    const [foreign] = await server.knex('ledger_transactions').where({ project_id: other.project });
    for (const transaction_id of [foreign?.id ?? '', unique('ltx')]) {
      const rows = [5, -5].map((amount, index) => ({
        ...entry,
        transaction_id,
        amount,
        version: 10 + index,
      }));
      expect((await failureOf(server.knex('ledger_entries').insert(rows as never)))?.state).toBe('23503');
    }
  });
});

describe('concurrent postings', () => {
  it('from one account with money for half of them succeed for exactly half', async () => {
    const posters = 64;
    const each = rounds({ sample: 4, full: 100 });
    const { inTransaction, submitted, bank, balanceOf } = await newLedger({
      money: (posters * each * 10) / 2,
    });
    const failures: unknown[] = [];
    const poster = async () => {
      for (let count = 0; count < each; count += 1) {
        const failure = await failureOf(inTransaction((ledger) => ledger.post([submitted(10)], NOW)));
        if (failure !== undefined) failures.push(failure.constraint);
      }
    };
    await Promise.all(Array.from({ length: posters }, poster));
    expect(failures).toEqual(Array.from({ length: (posters * each) / 2 }, () => 'ledger_balances_floor'));
    expect(await balanceOf(bank)).toEqual({ posted: '0', reserved: '0' });
    expect(await ledgerProblems(server.knex)).toEqual([]);
  });

  it('between accounts in both directions never deadlock, with reservations in between', async () => {
    const { inTransaction, posting, project, account, bank, submitted } = await newLedger({ money: 100_000 });
    const second = unique('acc');
    await inTransaction((ledger) =>
      ledger.openAccount({ projectId: project, accountId: second, currency: 'TRY', floor: null }, NOW),
    );
    const transfer = (amount: number) =>
      posting('transferred', [
        { account: bank, amount: -amount },
        { account: `bank:${second}`, amount },
      ]);
    const failures: unknown[] = [];
    const worker = async (index: number) => {
      for (let count = 0; count < 6; count += 1) {
        const paymentId = unique('pay');
        const work = inTransaction(async (ledger) => {
          if (index % 3 === 0) await ledger.post([transfer(count + 1), submitted(1)], NOW);
          else if (index % 3 === 1) await ledger.post([submitted(2), transfer(-count - 1)], NOW);
          else await ledger.reserve({ paymentId, accountId: account, amount: 50 }, NOW);
        });
        failures.push(await failureOf(work));
        if (index % 6 === 2) await inTransaction((ledger) => ledger.release([paymentId], NOW));
      }
    };
    await Promise.all(Array.from({ length: 24 }, (_, index) => worker(index)));
    expect(failures.filter((failure) => failure !== undefined)).toEqual([]);
    expect(await ledgerProblems(server.knex)).toEqual([]);
  });
});

describe('a reservation', () => {
  it('is made for exactly as many payments as there is money for, in parallel', async () => {
    const { inTransaction, account, bank, balanceOf } = await newLedger({ money: 1000 });
    const payments = Array.from({ length: 40 }, () => unique('pay'));
    const made = await Promise.all(
      payments.map((paymentId) =>
        inTransaction((ledger) => ledger.reserve({ paymentId, accountId: account, amount: 100 }, NOW)),
      ),
    );
    expect(made.filter(Boolean)).toHaveLength(10);
    expect(await balanceOf(bank)).toEqual({ posted: '1000', reserved: '1000' });
    expect(await inTransaction((ledger) => ledger.release(payments, NOW))).toBe(10);
    expect(await inTransaction((ledger) => ledger.release(payments, NOW))).toBe(0);
    expect(await balanceOf(bank)).toEqual({ posted: '1000', reserved: '0' });
    expect(await ledgerProblems(server.knex)).toEqual([]);
  });

  it('of an account without a floor is always made, and a floor above the balance is refused', async () => {
    const { inTransaction, account, bank, balanceOf } = await newLedger({ floor: null });
    const reservation = { paymentId: unique('pay'), accountId: account, amount: 100 };
    expect(await inTransaction((ledger) => ledger.reserve(reservation, NOW))).toBe(true);
    expect((await failureOf(inTransaction((ledger) => ledger.setFloor(account, -99))))?.constraint).toBe(
      'ledger_balances_floor',
    );
    await inTransaction((ledger) => ledger.setFloor(account, -100));
    expect(await balanceOf(bank)).toEqual({ posted: '0', reserved: '100' });
  });
});
