import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentBatchId, Tenantry } from '../../../sdk/src/index.ts';
import { statusOrCode } from '../../support/keys.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { expectProblem, type TestTeam } from '../../support/users.ts';

type Row = Parameters<Tenantry['paymentBatches']['create']>[0]['payments'][number];
type Batch = Awaited<ReturnType<Tenantry['paymentBatches']['get']>>;

let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
});
afterAll(() => server.stop());

const api = () => acme.people.member.api;
const placeOf = ({ workspace, project }: PaymentScene) => ({ workspace, project });

function rowOf(scene: PaymentScene, overrides: Partial<Row> = {}): Row {
  const { workspace: _workspace, project: _project, ...row } = scene.draft(overrides);
  return row;
}

const resultsOf = async (scene: PaymentScene, { id }: Pick<Batch, 'id'>) =>
  (await api().paymentBatches.listResults({ ...placeOf(scene), batch_id: id as PaymentBatchId, limit: 100 }))
    .data;

const paymentsOf = (scene: PaymentScene) => server.knex('payments').where({ project_id: scene.project });

/** A project with three own accounts, each with another check of funds, and limits on the first two. */
async function newScene() {
  const scene = await newPaymentScene(server, acme, { money: 60_000 });
  const { workspace } = scene;
  const accounts = [
    scene.from,
    await scene.connect(50_000, { funds_check: 'warn' }),
    await scene.connect(0, { funds_check: 'none' }),
  ] as const;
  const { paymentLimits } = acme.people.owner.api;
  const limit = { workspace, name: 'Batch', scope: 'account', currency: 'TRY' } as const;
  await paymentLimits.create({
    ...limit,
    scope_id: accounts[0],
    per_payment: 60_000,
    per_day: 600_000,
    on_exceed: 'refuse',
  });
  await paymentLimits.create({ ...limit, scope_id: accounts[1], count_per_day: 6, on_exceed: 'hold' });
  return { scene, accounts };
}

/** Rows of all kinds; what becomes of one depends on those before it. */
function mixedRows({ scene, accounts }: Awaited<ReturnType<typeof newScene>>): Row[] {
  return Array.from({ length: 60 }, (_, index): Row => {
    const from_account = accounts[index % 3] ?? scene.from;
    const amount = [10_000, 20_000 + index, 35_000 + index, 60_000 + index][index % 4] ?? 1;
    const more: Array<Partial<Row>> = [
      { reference: `INV-${index % 9}` },
      { wait_for_funds: true },
      { currency: 'EUR', method: 'bank_transfer' },
      { to_account: 'acc_01kah4x8v5ezf9w2m4n6s0pp1r' as Row['to_account'] },
      { description: 'Card 4111 1111 1111 1111' },
      { execution_date: '2030-03-04' },
      {},
    ];
    return rowOf(scene, { amount, from_account, ...more[index % 7] });
  });
}

/** Everything that payments leave behind, with ids that do not differ between projects. */
async function traceOf(scene: PaymentScene, accounts: readonly string[], ids: readonly string[]) {
  const place = new Map([...ids.entries()].map(([index, id]) => [id, index]));
  const payments = await paymentsOf(scene).whereIn('id', [...ids]);
  const byId = new Map(payments.map((row) => [row.id, row]));
  const limits = await server
    .knex('payment_limit_windows as w')
    .join('payment_limits as l', 'l.id', 'w.limit_id')
    .where({ realm: scene.project })
    .orderBy('l.on_exceed')
    .select('l.on_exceed', 'w.period', 'w.used', 'w.count');
  const events = await server
    .knex('events')
    .whereRaw("data ->> 'project_id' = ?", [scene.project])
    .whereLike('type', 'payment%')
    .whereNot({ type: 'payment_batch.created' })
    .groupBy('type')
    .orderBy('type')
    .select('type')
    .count();
  return {
    payments: ids.map((id) => {
      const row = byId.get(id);
      if (row === undefined) return undefined;
      const { status, stage, amount, hold_reasons, version, remittance, execution_date } = row;
      const duplicates = row.possible_duplicates.map((other) => place.get(other));
      return { status, stage, amount, hold_reasons, version, remittance, execution_date, duplicates };
    }),
    limits,
    events,
    available: await Promise.all(accounts.map(scene.available)),
    claimed: (
      await server
        .knex('payment_fingerprints')
        .whereRaw('payment_ids && ?', [[...ids]])
        .select('payment_ids')
    )
      .map(({ payment_ids }) => payment_ids.map((id: string) => place.get(id)))
      .sort(),
  };
}

describe('a batch of payments', () => {
  it('ends exactly as its rows do when each is created alone', async () => {
    const [together, alone] = [await newScene(), await newScene()];
    const batch = await api().paymentBatches.create({
      ...placeOf(together.scene),
      payments: mixedRows(together),
    });
    const results = await resultsOf(together.scene, batch);
    const singles: Array<{ id: string } | { code: string; message: string }> = [];
    for (const row of mixedRows(alone)) {
      const { data, problem } = await api()
        .payments.create({ ...placeOf(alone.scene), ...row })
        .then(
          (payment) => ({ data: payment, problem: undefined }),
          (error: { code: string; detail: string }) => ({ data: undefined, problem: error }),
        );
      singles.push(data ?? { code: problem?.code ?? '', message: problem?.detail ?? '' });
    }
    expect(results.map(({ code }) => code)).toEqual(
      singles.map((single) => ('code' in single ? single.code : null)),
    );
    expect(new Set(results.map(({ code }) => code))).toEqual(
      new Set([
        ...[null, 'currency_mismatch', 'not_found', 'card_data_not_allowed'],
        ...['insufficient_funds', 'limit_exceeded'],
      ]),
    );
    const ids = results.map(({ payment_id }, index) => payment_id ?? `none ${index}`);
    const others = singles.map((single, index) => ('id' in single ? single.id : `none ${index}`));
    const trace = await traceOf(together.scene, together.accounts, ids);
    expect(trace).toEqual(await traceOf(alone.scene, alone.accounts, others));
    expect(new Set(trace.payments.map((payment) => payment?.stage))).toEqual(
      new Set([undefined, 'queued', 'scheduled', 'hold', 'funds']),
    );
  });

  it('answers its counts, totals and results, and its payments name it', async () => {
    const scene = await newPaymentScene(server, acme, { money: 25_000 });
    const payments = [1, 2, 3].map((place) => rowOf(scene, { amount: 10_000 + place }));
    const batch = await api().paymentBatches.create({ ...placeOf(scene), payments, expected_count: 3 });
    expect(batch).toMatchObject({
      status: 'pending',
      mode: 'partial',
      rows: 3,
      counts: { pending: 2, refused: 1, waiting: 0, left_out: 0 },
      totals: [{ currency: 'TRY', amount: 30_006 }],
      expected_count: 3,
    });
    const results = await resultsOf(scene, batch);
    expect(results.map(({ line, status, code }) => [line, status, code])).toEqual([
      [1, 'created', null],
      [2, 'created', null],
      [3, 'refused', 'insufficient_funds'],
    ]);
    expect(results[2]?.message).toContain('4997 available');
    const at = { ...placeOf(scene), batch_id: batch.id };
    const refused = await api().paymentBatches.listResults({ ...at, status: 'refused' });
    expect(refused.data).toEqual([results[2]]);
    const found = await api().payments.list(at);
    expect(found.data.map(({ id, batch_id }) => [id, batch_id]).sort()).toEqual(
      results.slice(0, 2).map(({ payment_id }) => [payment_id, batch.id]),
    );
    const events = server
      .knex('events')
      .whereRaw("data ->> 'project_id' = ?", [scene.project])
      .whereLike('type', 'payment%');
    expect((await events.pluck('type')).sort()).toEqual([
      'payment.created',
      'payment.created',
      'payment_batch.created',
    ]);
  });

  it('creates nothing in the mode atomic when a row is refused, and says which', async () => {
    const { scene, accounts } = await newScene();
    const payments = [
      rowOf(scene),
      rowOf(scene, { amount: 11_000, currency: 'EUR', method: 'bank_transfer' }),
      rowOf(scene, { amount: 999_000 }),
    ];
    const batch = await api().paymentBatches.create({ ...placeOf(scene), payments, mode: 'atomic' });
    expect(batch).toMatchObject({ status: 'refused', counts: { refused: 2, left_out: 1, pending: 0 } });
    expect((await resultsOf(scene, batch)).map(({ status, code }) => [status, code])).toEqual([
      ['left_out', null],
      ['refused', 'currency_mismatch'],
      ['refused', 'limit_exceeded'],
    ]);
    expect(await paymentsOf(scene)).toEqual([]);
    expect(await scene.available(accounts[0])).toBe(60_000);
    const again = await api().payments.create(scene.draft());
    expect(again).toMatchObject({ stage: 'queued', possible_duplicates: [] });
    const good = payments.slice(0, 1).map((row) => ({ ...row, amount: 12_000 }));
    const created = await api().paymentBatches.create({ ...placeOf(scene), payments: good, mode: 'atomic' });
    expect(created).toMatchObject({ status: 'pending', counts: { pending: 1 } });
  });

  it('is refused whole when its number or total of payments is not the expected one', async () => {
    const scene = await newPaymentScene(server, acme);
    const payments = [rowOf(scene), rowOf(scene, { amount: 5 })];
    for (const expected of [
      { expected_count: 1 },
      { expected_count: 3 },
      { expected_total: 10_004 },
      { expected_count: 2, expected_total: 10_006 },
    ]) {
      const batch = api().paymentBatches.create({ ...placeOf(scene), payments, ...expected });
      expect(await expectProblem(batch)).toMatchObject({ status: 409, code: 'batch_control_mismatch' });
    }
    expect(await paymentsOf(scene)).toEqual([]);
    expect((await api().paymentBatches.list(placeOf(scene))).data).toEqual([]);
    const exact = { payments, expected_count: 2, expected_total: 10_005 };
    expect(await api().paymentBatches.create({ ...placeOf(scene), ...exact })).toMatchObject({ rows: 2 });
  });

  it('is refused with a total that a number cannot hold exactly', async () => {
    const { paymentBatches } = api();
    const scene = await newPaymentScene(server, acme);
    const most = rowOf(scene, { amount: 999_999_999_999_999 });
    const payments = Array.from({ length: 9 }, () => most);
    // Almost the largest number that is exact. All rows are refused for want of money.
    const last = rowOf(scene, { amount: 7_199_254_741_000 });
    const largest = [...payments, last];
    const batch = await paymentBatches.create({ ...placeOf(scene), payments: largest });
    expect(batch.totals).toEqual([{ currency: 'TRY', amount: Number.MAX_SAFE_INTEGER }]);
    const more = [...payments, rowOf(scene, { amount: last.amount + 1 })];
    const problem = {
      status: 400,
      code: 'invalid_request',
      errors: [{ path: 'payments', message: expect.stringContaining('add up to 9007199254740992.') }],
    };
    const created = paymentBatches.create({ ...placeOf(scene), payments: more });
    expect(await expectProblem(created)).toMatchObject(problem);
    const lines = more.map((row) => `${row.amount},TRY,eft,${scene.from},${row.to_account}`);
    const csv = ['amount,currency,method,from_account,to_account', ...lines].join('\n');
    const imported = paymentBatches.import({ ...placeOf(scene), format: 'csv', csv });
    expect(await expectProblem(imported)).toMatchObject({ ...problem, errors: [{ path: 'csv' }] });
  });

  it('is cancelled with what has not been sent, once, and gives back money and limits', async () => {
    const { scene, accounts } = await newScene();
    const payments = [1, 2, 3].map((place) => rowOf(scene, { amount: 10_000 + place }));
    const batch = await api().paymentBatches.create({ ...placeOf(scene), payments });
    const at = { ...placeOf(scene), batch_id: batch.id };
    expect(await scene.available(accounts[0])).toBe(60_000 - 30_006);
    const cancelled = await api().paymentBatches.cancel({ ...at, reason: 'Wrong month' });
    expect(cancelled).toMatchObject({ status: 'cancelled', counts: { cancelled: 3, pending: 0 } });
    expect(await scene.available(accounts[0])).toBe(60_000);
    const [window] = await server.knex('payment_limit_windows').where({ realm: scene.project });
    expect(window).toMatchObject({ used: '0', count: 0 });
    const [payment] = (await api().payments.list(at)).data;
    expect(payment).toMatchObject({
      status: 'cancelled',
      cancellation: { because: 'batch', by: acme.people.member.id, reason: 'Wrong month' },
    });
    expect(await statusOrCode(api().paymentBatches.cancel(at))).toBe('payment_not_cancellable');
  });

  it('never takes more money than there is when batches race', async () => {
    const scene = await newPaymentScene(server, acme, { money: 1_000_000 });
    const batches = await Promise.all(
      Array.from({ length: 4 }, (_, client) =>
        api().paymentBatches.create({
          ...placeOf(scene),
          payments: Array.from({ length: 50 }, (_, place) =>
            rowOf(scene, { amount: 10_000 + client * 50 + place }),
          ),
        }),
      ),
    );
    const created = batches.reduce((sum, { counts }) => sum + counts.pending, 0);
    const refused = batches.reduce((sum, { counts }) => sum + counts.refused, 0);
    expect(created + refused).toBe(200);
    const [{ sum }] = (await paymentsOf(scene).sum('amount as sum')) as [{ sum: string }];
    expect(await scene.available()).toBe(1_000_000 - Number(sum));
    expect(Number(sum)).toBeLessThanOrEqual(1_000_000);
    expect(created).toBeGreaterThanOrEqual(98);
  });

  it('creates 1,000 payments in one request', async () => {
    const scene = await newPaymentScene(server, acme, { money: 1_000_000_000 });
    const payments = Array.from({ length: 1000 }, (_, place) => rowOf(scene, { amount: 1000 + place }));
    const batch = await api().paymentBatches.create({ ...placeOf(scene), payments });
    expect(batch).toMatchObject({ rows: 1000, counts: { pending: 1000 } });
  });

  it('creates as many payments as the plan allows', async () => {
    const team = await createPayers(server);
    const scene = await newPaymentScene(server, team, { money: 1_000_000_000 });
    await server.operator.plans.set({ workspace: scene.workspace, plan: 'free' });
    const payments = Array.from({ length: 102 }, (_, place) => rowOf(scene, { amount: 1000 + place }));
    const { paymentBatches } = team.people.member.api;
    const batch = await paymentBatches.create({ ...placeOf(scene), payments });
    expect(batch.counts).toMatchObject({ pending: 100, refused: 2 });
    const at = { ...placeOf(scene), batch_id: batch.id, status: 'refused' } as const;
    const refused = (await paymentBatches.listResults(at)).data;
    expect(refused.map(({ line, code }) => [line, code])).toEqual([
      [101, 'limit_reached'],
      [102, 'limit_reached'],
    ]);
  });
});
