import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId, PaymentId } from '../../../sdk/src/index.ts';
import { dueProjects } from '../../../server/features/payments/connectors/work-repository.ts';
import { bookProblems } from '../../support/payments/books.ts';
import { copyPayments } from '../../support/payments/copy-payments.ts';
import { movePayment } from '../../support/payments/move-payment.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { rounds } from '../../support/scale.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import { expectProblem, type TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  await acme.people.owner.api.settings.update({ workspace: acme.workspace, duplicate_policy: 'off' });
});
afterAll(() => server.stop());

const payments = () => acme.people.member.api.payments;
const of = ({ workspace, project }: PaymentScene, payment_id: PaymentId) => ({
  workspace,
  project,
  payment_id,
});
const stageOf = async (at: PaymentScene, id: PaymentId) => {
  const { status, stage } = await payments().get(of(at, id));
  return stage ?? status;
};
const stagesOf = (at: PaymentScene, ids: readonly PaymentId[]) =>
  Promise.all(ids.map((id) => stageOf(at, id)));

/** Brings money to an account by an adjustment. */
async function bring({ workspace, project }: PaymentScene, account: string, amount: number) {
  const { ledgerAccounts, ledgerTransactions } = acme.people.owner.api;
  const { data } = await ledgerAccounts.list({ workspace, project, limit: 100 });
  const idOf = (found: (one: (typeof data)[number]) => boolean) => data.find(found)?.id ?? '';
  const entries = [
    { ledger_account_id: idOf(({ account_id }) => account_id === account), amount },
    { ledger_account_id: idOf(({ kind }) => kind === 'adjustments'), amount: -amount },
  ];
  return ledgerTransactions.create({ workspace, project, reason: 'Deposit', entries });
}

const poor = () => newPaymentScene(server, acme, { money: 0 });
const waiting = async (at: PaymentScene, overrides: Parameters<PaymentScene['draft']>[0] = {}) => {
  const made = await payments().create(at.draft({ wait_for_funds: true, ...overrides }));
  expect(made).toMatchObject({ status: 'pending', stage: 'funds' });
  return made.id;
};

describe('a payment that waits for funds', () => {
  it('goes on with the posting that brings the money, and reserves it', async () => {
    const at = await poor();
    const draft = at.draft({ wait_for_funds: true });
    expect((await payments().preview(draft)).would).toEqual({ status: 'pending', stage: 'funds' });
    const id = await waiting(at);
    await bring(at, at.from, 9_999);
    expect(await stageOf(at, id)).toBe('funds');
    await bring(at, at.from, 1);
    expect(await stageOf(at, id)).toBe('queued');
    expect(await at.available()).toBe(0);
    const { data: events } = await payments().listEvents(of(at, id));
    expect(events[0]).toMatchObject({
      type: 'queued',
      from: { stage: 'funds' },
      to: { stage: 'queued' },
      cause: 'request',
      cause_id: acme.people.owner.id,
    });
  });

  it('goes on in the order of creation, as far as the money reaches', async () => {
    const at = await poor();
    const ids = [
      await waiting(at, { amount: 6_000 }),
      await waiting(at, { amount: 7_000 }),
      await waiting(at, { amount: 3_000, execution_date: '2030-03-04' }),
      await waiting(at, { amount: 2_000 }),
    ];
    await bring(at, at.from, 10_000);
    expect(await stagesOf(at, ids)).toEqual(['queued', 'funds', 'scheduled', 'funds']);
    expect(await at.available()).toBe(1_000);
  });

  it.each([
    [{ floor: -10_000 }, 10_000],
    [{ floor: null }, 10_000],
    [{ funds_check: 'warn' }, 10_000],
    [{ funds_check: 'none' }, 0],
  ] as const)('goes on when the account gets %o', async (changes, reserved) => {
    const at = await poor();
    const id = await waiting(at);
    const one = { workspace: at.workspace, account_id: at.from };
    const { balance } = await acme.people.manager.api.accounts.update({ ...one, ...changes });
    expect(await stageOf(at, id)).toBe('queued');
    expect(balance?.reserved).toBe(reserved);
  });

  it('goes on with money that another payment gives back by its cancellation or failure', async () => {
    for (const ending of ['cancelled', 'failed']) {
      const at = await newPaymentScene(server, acme, { money: 10_000 });
      const first = await payments().create(at.draft());
      const id = await waiting(at);
      if (ending === 'cancelled') await payments().cancel(of(at, first.id));
      else {
        await movePayment(server.knex, first.id, [
          ['processing', 'submitting'],
          ['processing', 'unknown'],
        ]);
        const outcome = { outcome: 'failed', evidence: 'Letter', reason: 'Lost' } as const;
        await acme.people.owner.api.payments.resolve({ ...of(at, first.id), ...outcome });
      }
      expect(await stageOf(at, id), ending).toBe('queued');
      expect(await at.available(), ending).toBe(0);
    }
  });

  it('waits on while its account is blocked or its method is off', async () => {
    const at = await poor();
    const { workspace } = at;
    const { accounts, paymentMethods } = acme.people.owner.api;
    const id = await waiting(at);
    const off = (enabled: boolean) =>
      paymentMethods.update({ workspace, payment_method_id: 'eft_try', enabled });
    await off(false);
    await bring(at, at.from, 10_000);
    expect(await stageOf(at, id)).toBe('funds');
    await off(true);
    await accounts.block({ workspace, account_id: at.from, reason: 'Audit' });
    await bring(at, at.from, 1);
    expect(await stageOf(at, id)).toBe('funds');
    const { balance } = await accounts.unblock({ workspace, account_id: at.from });
    expect(await stageOf(at, id)).toBe('queued');
    expect(balance).toEqual({ posted: 10_001, reserved: 10_000, available: 1, in_transit: 0 });
  });

  it('waits on while the account that it pays is blocked, and settles with the end of the block', async () => {
    const at = await poor();
    const payee = await at.connect(0);
    const one = { workspace: at.workspace, account_id: payee };
    const { accounts } = acme.people.owner.api;
    const id = await waiting(at, { to_account: payee, method: 'bank_transfer' });
    await accounts.block({ ...one, reason: 'Audit' });
    await bring(at, at.from, 10_000);
    expect(await stageOf(at, id)).toBe('funds');
    expect((await accounts.unblock(one)).balance?.posted).toBe(10_000);
    expect(await stageOf(at, id)).toBe('settled');
  });

  it('settles if it is a transfer, and brings the money to the next ones, also in a circle', async () => {
    const at = await poor();
    const [second, third] = [await at.connect(0), await at.connect(0)];
    const transfer = (from_account: AccountId, to_account: AccountId) =>
      waiting(at, { from_account, to_account, method: 'bank_transfer' });
    const ids = [
      await transfer(second, third),
      await transfer(third, at.from),
      await transfer(at.from, second),
      await waiting(at),
    ];
    await bring(at, at.from, 10_000);
    expect(await stagesOf(at, ids)).toEqual(['settled', 'settled', 'settled', 'queued']);
    expect([await at.available(), await at.available(second), await at.available(third)]).toEqual([0, 0, 0]);
    const { data } = await acme.people.owner.api.events.list({ workspace: at.workspace, limit: 6 });
    expect(data.map(({ type }) => type)).toEqual(
      Array.from({ length: 3 }, () => ['payment.settled', 'payment.processing']).flat(),
    );
    expect(await bookProblems(server.knex)).toEqual([]);
  });

  it.runIf(engine === 'postgres')(
    'goes on later if another transaction holds it when the money comes',
    async () => {
      const at = await poor();
      const [held, next] = [await waiting(at), await waiting(at)];
      await server.knex.transaction(async (trx) => {
        await trx('payments').where({ id: held }).forUpdate().first();
        // The posting has locked the balance, for which the other transaction may wait.
        await bring(at, at.from, 20_000);
        expect(await stagesOf(at, [held, next])).toEqual(['funds', 'queued']);
      });
      const { workspace, project } = at;
      await acme.people.member.api.sandbox.setClock({ workspace, project, advance: 'PT0S' });
      // It has been sent by now, and settled if that is due on this day.
      expect(await stageOf(at, held)).toMatch(/^(accepted|settled)$/);
      expect(await server.knex('funds_admissions')).toEqual([]);
    },
  );

  it('goes on in the next transaction where more than 100 wait', async () => {
    const at = await poor();
    const { people, workspaceId } = acme;
    const place = { workspace: at.workspace, project: at.project };
    const first = await waiting(at, { amount: 100 });
    await copyPayments(server.knex, first, 120);
    await bring(at, at.from, 12_050);
    const stages = async () =>
      await server
        .knex('payments')
        .where({ project_id: at.project })
        .select('stage', { count: server.knex.raw('count(*)::int') })
        .groupBy('stage')
        .orderBy('stage');
    expect(await stages()).toEqual([
      { stage: 'funds', count: 21 },
      { stage: 'queued', count: 100 },
    ]);
    expect(await dueProjects(server.knex, 100)).toContainEqual({
      workspace_id: workspaceId,
      project_id: at.project,
    });
    await people.member.api.sandbox.setClock({ ...place, advance: 'PT0S' });
    expect((await stages()).find(({ stage }) => stage === 'funds')).toEqual({ stage: 'funds', count: 1 });
    expect(await at.available()).toBe(50);
    expect(await server.knex('funds_admissions')).toEqual([]);
    expect(await bookProblems(server.knex)).toEqual([]);
  });

  it('never misses money that comes while it is created', async () => {
    const at = await poor();
    for (let round = 0; round < rounds({ sample: 8, full: 200 }); round++) {
      const [made] = await Promise.all([
        payments().create(at.draft({ amount: 100, wait_for_funds: true })),
        bring(at, at.from, 100),
      ]);
      expect(await stageOf(at, made.id)).toBe('queued');
      expect(await at.available()).toBe(0);
    }
  });
});

describe('the balance of an account', () => {
  it('says what is posted, reserved, available and on its way', async () => {
    const at = await newPaymentScene(server, acme, { money: 50_000 });
    const { accounts } = acme.people.owner.api;
    const one = { workspace: at.workspace, account_id: at.from };
    await payments().create(at.draft());
    const { id } = await payments().create(at.draft({ amount: 7_000 }));
    await movePayment(server.knex, id, [['processing', 'submitting']]);
    const balance = { posted: 43_000, reserved: 10_000, available: 33_000, in_transit: 7_000 };
    expect((await accounts.get(one)).balance).toEqual(balance);
    const { data } = await accounts.list({ workspace: at.workspace, project: at.project });
    expect(data.find((account) => account.id === at.from)?.balance).toEqual(balance);
    expect((await accounts.get({ ...one, account_id: at.to })).balance).toBeNull();
  });

  it('is not the only reason to keep an account that is to be archived: its payments are another', async () => {
    const at = await poor();
    const id = await waiting(at);
    const { accounts } = acme.people.owner.api;
    for (const account_id of [at.from, at.to]) {
      const refused = await expectProblem(accounts.archive({ workspace: at.workspace, account_id }));
      expect(refused).toMatchObject({ status: 409, code: 'account_in_use' });
    }
    await payments().cancel(of(at, id));
    for (const account_id of [at.from, at.to])
      expect(await accounts.archive({ workspace: at.workspace, account_id })).toMatchObject({
        status: 'archived',
      });
  });
});
