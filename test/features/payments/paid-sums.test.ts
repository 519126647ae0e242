import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AccountId, Tenantry } from '../../../sdk/src/index.ts';
import { TenantScope } from '../../../server/database/tenant-scope.ts';
import { paidSumRepository } from '../../../server/features/payments/approvals/paid-sum-repository.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import type { TestTeam } from '../../support/users.ts';

type Row = Parameters<Tenantry['paymentBatches']['create']>[0]['payments'][number];
type Identifiers = Parameters<Tenantry['accounts']['create']>[0]['identifiers'];
type Per = 'account' | 'beneficiary' | 'requester';

let server: TestServer;
let acme: TestTeam;
let scene: PaymentScene;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  scene = await newPaymentScene(server, acme, { money: 900_000_000 });
});
afterAll(() => server.stop());

let amount = 10_000;
/** Amounts differ a little, so that no payment looks like another one. */
const nextAmount = () => (amount += 1);

/** Sets the only rules, which do not count what other tests have paid. */
async function setRules(...rules: Array<{ per: Per; min_amount: number }>): Promise<void> {
  await server.knex('payments').update({ created_at: new Date(0) });
  await server.knex('approval_rules').delete();
  for (const { per, min_amount } of rules)
    await acme.people.owner.api.approvalRules.create({
      workspace: acme.workspace,
      name: per,
      when: { currencies: ['TRY'], cumulative: { days: 1, min_amount, per } },
      steps: [{ needed: 1 }],
    });
}

const newEntry = async (identifiers: Identifiers): Promise<AccountId> => {
  const { workspace } = acme;
  const terms = {
    workspace,
    live: false,
    name: 'Supplier',
    currency: 'TRY',
    holder: { name: 'Supplier' },
  } as const;
  return (await acme.people.owner.api.accounts.create({ ...terms, identifiers })).id;
};
const newPayee = (place: number) =>
  newEntry({ account_number: `7000${place}${amount}`, bank_code: '00062', country: 'TR' });

const pay = (overrides: Parameters<PaymentScene['draft']>[0]) =>
  acme.people.member.api.payments.create(scene.draft(overrides));

function payBatch(rows: Array<Parameters<PaymentScene['draft']>[0]>) {
  const payments = rows.map((overrides): Row => {
    const { workspace: _workspace, project: _project, ...row } = scene.draft(overrides);
    return row;
  });
  const { workspace, project } = scene;
  return acme.people.member.api.paymentBatches.create({ workspace, project, payments });
}

/** Returns how many payments of an account there are, and how many of them the rule of a sum has stopped. */
async function countsOf(per: 'account' | 'beneficiary', account: AccountId) {
  const column = per === 'account' ? 'from_account_id' : 'to_account_id';
  const payments = await server.knex('payments').where({ [column]: account });
  const approvals = await server.knex('approvals').whereIn(
    'payment_id',
    payments.map(({ id }) => id),
  );
  const stopped = approvals.filter(({ requirement }) =>
    requirement.demands.some(({ name }: { name: string }) => name === per),
  );
  return [payments.length, stopped.length];
}

it('count each payment once where batches in opposite orders and single payments are created at the same time', async () => {
  const payers = [scene.from, await scene.connect(900_000_000)] as const;
  const payees = [await newPayee(1), await newPayee(2)] as const;
  await setRules({ per: 'beneficiary', min_amount: 65_000 }, { per: 'account', min_amount: 95_000 });
  const rowsOf = (from_account: AccountId, order: readonly AccountId[]) =>
    [...order, ...order].map((to_account) => ({ from_account, to_account, amount: nextAmount() }));
  const opposite = [payees[1], payees[0]];
  for (let round = 0; round < 4; round += 1)
    await Promise.all([
      payBatch(rowsOf(payers[0], payees)),
      payBatch(rowsOf(payers[1], opposite)),
      payBatch(rowsOf(payers[0], opposite)),
      ...payees.flatMap((to_account) =>
        payers.map((from_account) => pay({ from_account, to_account, amount: nextAmount() })),
      ),
    ]);
  // Six payments to a payee stay below its sum, and nine from an account.
  for (const payee of payees) expect(await countsOf('beneficiary', payee)).toEqual([32, 26]);
  expect(await countsOf('account', payers[0])).toEqual([40, 31]);
  expect(await countsOf('account', payers[1])).toEqual([24, 15]);
});

const NUMBER = { account_number: '0009999901234567890', bank_code: '00010', country: 'TR' } as const;

it('add up what was paid to one bank account by its number, where only one of the entries has an IBAN', async () => {
  await setRules({ per: 'beneficiary', min_amount: 100_000 });
  const full = await newEntry({ ...NUMBER, iban: 'TR280001009999901234567890' });
  const short = await newEntry(NUMBER);
  expect(await pay({ to_account: short, amount: 90_000 })).toMatchObject({ stage: 'queued' });
  expect(await pay({ to_account: full, amount: 20_000 })).toMatchObject({ stage: 'approval' });
  expect(await pay({ to_account: short, amount: 21_000 })).toMatchObject({ stage: 'approval' });
  await server
    .knex('payments')
    .where({ to_account_id: short })
    .update({ created_at: new Date(0) });
  await server
    .knex('payments')
    .where({ to_account_id: full })
    .update({ created_at: new Date(0) });
  await payBatch([
    { to_account: full, amount: 91_000 },
    { to_account: short, amount: 22_000 },
  ]);
  const rows = await server.knex('payments').whereIn('amount', ['91000', '22000']).orderBy('id');
  expect(rows.map(({ stage }) => stage)).toEqual(['queued', 'approval']);
});

it('do not add up two bank accounts with different IBANs', async () => {
  await setRules({ per: 'beneficiary', min_amount: 100_000 });
  const payees = [
    await newEntry({ ...NUMBER, account_number: '5', iban: 'TR330006100519786457841326' }),
    await newEntry({ ...NUMBER, account_number: '5', iban: 'TR280001009999901234567890' }),
  ];
  const stages = [];
  for (const to_account of payees) stages.push((await pay({ to_account, amount: 93_000 })).stage);
  expect(stages).toEqual(['queued', 'queued']);
});

it.runIf(engine === 'postgres')('hold no balance while a batch waits for its sums', async () => {
  const payee = await newPayee(3);
  await setRules({ per: 'beneficiary', min_amount: 100_000_000 });
  const made = await server.knex.transaction(async (trx) => {
    const scope = new TenantScope(trx, acme.workspaceId);
    await paidSumRepository(scope).takeTurns([], [payee]);
    const batch = payBatch([{ to_account: scene.to }, { to_account: payee, amount: nextAmount() }]);
    const waits = () => trx('pg_locks').where({ locktype: 'advisory', granted: false }).first('pid');
    while ((await waits()) === undefined) await delay(20);
    const balances = await trx('ledger_balances').forUpdate().skipLocked().select('lane');
    expect(balances).toHaveLength(Number((await trx('ledger_balances').count({ n: '*' }))[0]?.n));
    return { batch };
  });
  expect(await made.batch).toMatchObject({ counts: { pending: 2 } });
});
