import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TenantScope } from '../../../server/database/tenant-scope.ts';
import { ledgerRepository } from '../../../server/features/payments/ledger/repository.ts';
import { statusOrCode } from '../../support/keys.ts';
import { sealLedgers, signLedger } from '../../support/ledger-seals.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, type TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
});
afterAll(() => server.stop());

const START = Date.parse('2026-03-02T09:00:00.000Z');
const accounts = () => acme.people.owner.api.accounts;
const of = ({ workspace, from }: PaymentScene) => ({ workspace, account_id: from });
const placeOf = ({ workspace, project }: PaymentScene) => ({ workspace, project });
const timeOf = (seconds: number) => new Date(START + seconds * 1000).toISOString();

/** Posts an amount to the account of a scene, some seconds after the start. */
const post = ({ project, from }: PaymentScene, amount: number, second: number) =>
  server.knex.transaction(async (trx) => {
    const legs = [
      { account: `bank:${from}` as const, amount },
      { account: 'external' as const, amount: -amount },
    ];
    const terms = {
      projectId: project,
      kind: 'received',
      currency: 'TRY',
      effectiveDate: '2026-03-02',
    } as const;
    const ledger = ledgerRepository(new TenantScope(trx, acme.workspaceId));
    await ledger.post([{ ...terms, legs }], new Date(timeOf(second)));
  });

/** An account with entries at random times, several of them at the same time, and checkpoints in between. */
async function newBook(count: number) {
  const at = await newPaymentScene(server, acme, { money: 0 });
  const book: Array<{ amount: number; second: number }> = [];
  for (let second = 0; book.length < count; second += randomInt(3)) {
    const entry = { amount: randomInt(1, 100), second };
    await post(at, entry.amount, entry.second);
    book.push(entry);
    if (randomInt(6) > 0) continue;
    await sealLedgers(server.knex);
    if (randomInt(2) > 0) await signLedger(server.knex, at.project);
  }
  return { at, book, end: book.at(-1)?.second ?? 0 };
}

describe('the balance of an account at a time', () => {
  it('is the sum of its entries up to then, and its proof says where it comes from', async () => {
    const { at, book, end } = await newBook(rounds({ sample: 40, full: 2_000 }));
    const { data: checkpoints } = await acme.people.owner.api.ledgerCheckpoints.list({
      ...placeOf(at),
      limit: 100,
    });
    for (let second = -1; second <= end + 1; second += 1) {
      const until = book.filter((entry) => entry.second <= second);
      const { proof, ...balance } = await accounts().getBalance({ ...of(at), as_of: timeOf(second) });
      const posted = until.reduce((sum, { amount }) => sum + amount, 0);
      const told = { account_id: at.from, currency: 'TRY', as_of: timeOf(second) };
      expect(balance).toEqual({ ...told, posted, version: until.length });
      const { checkpoint, entries_after, sum_after } = proof;
      expect((checkpoint?.version ?? 0) + entries_after).toBe(until.length);
      expect((checkpoint?.posted ?? 0) + sum_after).toBe(posted);
      if (checkpoint === null) continue;
      const signed = checkpoints.find(({ id }) => id === checkpoint.id);
      const { version, seq, posted: sum } = checkpoint;
      expect(signed).toMatchObject({ seq });
      expect(signed?.balances).toContainEqual({
        ledger_account_id: proof.ledger_account_id,
        lane: 0,
        version,
        posted: sum,
      });
    }
    expect(checkpoints.length).toBeGreaterThan(0);
  });

  it('has all entries without a time, also those of a clock that is ahead, and is 0 before the first', async () => {
    const at = await newPaymentScene(server, acme, { money: 5_000 });
    const { as_of, ...balance } = await accounts().getBalance(of(at));
    expect(balance).toMatchObject({ posted: 5_000, version: 1, proof: { checkpoint: null } });
    expect(Math.abs(Date.parse(as_of) - Date.now())).toBeLessThan(10_000);
    await post(at, 300, (Date.parse('2090-01-02T00:00:00.000Z') - START) / 1000);
    expect(await accounts().getBalance(of(at))).toMatchObject({ posted: 5_300, version: 2 });
    for (const [time, posted] of [
      ['2089-01-01T00:00:00.000Z', 5_000],
      ['2090-01-02T00:00:00.000Z', 5_300],
    ] as const)
      expect(await accounts().getBalance({ ...of(at), as_of: time })).toMatchObject({ posted, as_of: time });
    const before = await accounts().getBalance({ ...of(at), as_of: timeOf(0) });
    expect(before).toMatchObject({ posted: 0, version: 0, proof: { entries_after: 0, sum_after: 0 } });
  });
});

describe('the entries of an account', () => {
  it('are listed latest first, between two times, with what their transactions say', async () => {
    const { at, book, end } = await newBook(20);
    let sum = 0;
    const all = book.map(({ amount, second }, index) => {
      sum += amount;
      return { amount, balance_after: sum, version: index + 1, posted_at: timeOf(second) };
    });
    for (const [from, to] of [
      [0, end + 1],
      [1, end],
      [randomInt(end), randomInt(end)],
    ] as const) {
      const query = { ...of(at), since: timeOf(from), until: timeOf(to), limit: 7 };
      const found = [];
      for await (const entry of accounts().listEntries(query)) found.push(entry);
      const expected = all.filter((_, index) => {
        const second = book[index]?.second ?? 0;
        return second >= from && second < to;
      });
      expect(found).toMatchObject(expected.reverse());
    }
    const [latest] = (await accounts().listEntries({ ...of(at), limit: 1 })).data;
    expect(latest).toMatchObject({ kind: 'received', payment_id: null, effective_date: '2026-03-02' });
    const { data } = await acme.people.owner.api.ledgerTransactions.list({ ...placeOf(at), limit: 1 });
    expect(latest?.transaction_id).toBe(data[0]?.id);
  });

  it('are those of the payments of other projects too, each with its project', async () => {
    const at = await newPaymentScene(server, acme, { money: 5_000 });
    const other = await newPaymentScene(server, acme, { money: 0 });
    await accounts().update({ ...of(at), shared_with: [other.project] });
    const payment = await acme.people.owner.api.payments.create(
      other.draft({ from_account: at.from, to_account: other.from, method: 'bank_transfer', amount: 100 }),
    );
    expect(payment.status).toBe('settled');
    const [entry] = (await accounts().listEntries({ ...of(at), limit: 1 })).data;
    expect(entry).toMatchObject({ amount: -100, payment_id: payment.id, payer_project_id: other.project });
  });
});

describe('who sees them', () => {
  it('needs access to the home project for the entries, and to any that uses the account for the balance', async () => {
    const at = await newPaymentScene(server, acme, { money: 5_000 });
    const other = await newPaymentScene(server, acme, { money: 0 });
    const { workspace } = at;
    const { roles, projectMembers } = acme.people.owner.api;
    const { id: role } = await roles.create({
      workspace,
      name: 'Clerk',
      permissions: ['accounts:read', 'ledger:read', 'projects:read'],
    });
    const clerk = await createUser(server, 'Clerk');
    await server.operator.members.add({ workspace, user_id: clerk.id, role });
    await projectMembers.set({ workspace, project: other.project, user_id: clerk.id, role: null });
    const asked = async () => [
      await statusOrCode(clerk.api.accounts.listEntries(of(at))),
      await statusOrCode(clerk.api.accounts.getBalance(of(at))),
    ];
    expect(await asked()).toEqual(['not_found', 'not_found']);
    await accounts().update({ ...of(at), shared_with: [other.project] });
    expect(await asked()).toEqual(['not_found', 'served']);
    await projectMembers.set({ workspace, project: at.project, user_id: clerk.id, role: null });
    expect(await asked()).toEqual(['served', 'served']);
    await projectMembers.set({ workspace, project: at.project, user_id: clerk.id, role: 'viewer' });
    expect(await asked()).toEqual(['not_found', 'served']);
  });

  it('finds none of an external account', async () => {
    const at = await newPaymentScene(server, acme);
    const external = { workspace: at.workspace, account_id: at.to };
    for (const ask of [() => accounts().getBalance(external), () => accounts().listEntries(external)])
      expect(await expectProblem(ask())).toMatchObject({ status: 409, code: 'invalid_state' });
  });
});
