import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../../sdk/src/index.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { expectProblem, type TestTeam } from '../../support/users.ts';

type Batch = Parameters<Tenantry['paymentBatches']['create']>[0];
type Row = Batch['payments'][number];
type Preview = Awaited<ReturnType<Tenantry['paymentBatches']['preview']>>;

let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
});
afterAll(() => server.stop());

const api = () => acme.people.owner.api;
const batchOf = (
  { workspace, project, draft }: PaymentScene,
  rows: readonly Partial<Row>[],
  rest: Partial<Batch> = {},
): Batch => {
  const payments = rows.map((row) => {
    const { workspace: _workspace, project: _project, ...whole } = draft(row);
    return whole;
  });
  return { workspace, project, payments, ...rest };
};

/** Returns what became of each row of a batch, in the words of a preview. */
async function outcomesOf(batch_id: string) {
  const rows = await server.knex('payment_batch_rows').where({ batch_id }).orderBy('place');
  const payments = await server.knex('payments').where({ batch_id });
  const byId = new Map(payments.map((payment) => [payment.id, payment]));
  return rows.map(({ payment_id, code }) => {
    const payment = byId.get(payment_id ?? '');
    if (payment === undefined) return code ?? 'left_out';
    // The job settles transfers between own accounts; here it does not run.
    return payment.direction === 'internal' && payment.stage === 'queued' ? 'settled' : payment.stage;
  });
}
const saidBy = ({ results }: Preview) => results.map(({ outcome, code }) => code ?? outcome);

/** Rows of all kinds: some look alike, and the money is not enough for all. */
function mixedRows(scene: PaymentScene, own: Row['to_account']): Array<Partial<Row>> {
  return [
    { amount: 10_000 },
    { amount: 10_000 },
    { amount: 11_000, execution_date: '2030-03-04' },
    { amount: 12_000, to_account: own, method: 'bank_transfer' },
    { amount: 900_000 },
    { amount: 900_000, wait_for_funds: true },
    { amount: 13_000, to_account: 'acc_01kah4x8v5ezf9w2m4n6s0pp1r' as Row['to_account'] },
    { amount: 14_000, reference: 'A' },
    { amount: 15_000, reference: 'A' },
    { amount: 16_000, from_account: scene.from, description: 'Card 4111 1111 1111 1111' },
  ];
}

describe('the preview of a batch', () => {
  it('says what becomes of each row, changes nothing, and its digest creates the same', async () => {
    const scene = await newPaymentScene(server, acme, { money: 60_000 });
    const batch = batchOf(scene, mixedRows(scene, await scene.connect(0)));
    const preview = await api().paymentBatches.preview(batch);
    expect(saidBy(preview)).toEqual([
      ...['queued', 'hold', 'scheduled', 'settled', 'insufficient_funds', 'funds', 'not_found'],
      ...['queued', 'hold', 'card_data_not_allowed'],
    ]);
    expect(preview).toMatchObject({
      rows: 10,
      totals: [{ currency: 'TRY', amount: 1_901_000 }],
      counts: {
        queued: 2,
        hold: 2,
        scheduled: 1,
        settled: 1,
        funds: 1,
        refused: 3,
        approval: 0,
        left_out: 0,
      },
    });
    expect(preview.results[1]).toMatchObject({ line: 2, hold_reasons: ['duplicate_suspected'], code: null });
    expect(preview.results[2]?.execution_date).toBe('2030-03-04');
    expect(await server.knex('payments').where({ project_id: scene.project })).toEqual([]);
    expect(await scene.available()).toBe(60_000);
    expect(await api().paymentBatches.preview(batch)).toEqual(preview);

    const { id } = await api().paymentBatches.create({ ...batch, preview_digest: preview.digest });
    expect(await outcomesOf(id)).toEqual(saidBy(preview));
  });

  it('leaves out the other rows of an atomic batch, and names rows, not payments that never exist', async () => {
    const scene = await newPaymentScene(server, acme);
    const { workspace, project } = scene;
    await api().projectSettings.update({ workspace, project, duplicate_policy: 'refuse' });
    const rows = [{ amount: 5 }, { amount: 6 }, { amount: 5 }];
    const { counts, results } = await api().paymentBatches.preview(batchOf(scene, rows, { mode: 'atomic' }));
    expect(counts).toMatchObject({ left_out: 2, refused: 1, queued: 0 });
    expect(results[0]).toMatchObject({ outcome: 'left_out', execution_date: null, code: null });
    expect(results[2]).toMatchObject({ code: 'duplicate_suspected' });
    expect(results[2]?.message).toContain('It looks like row 1.');
  });

  it('binds the rows, their order, the mode and everything that decides about them', async () => {
    const scene = await newPaymentScene(server, acme);
    const { workspace, project } = scene;
    const rows = [{ amount: 5 }, { amount: 6 }, { amount: 5 }];
    const { digest } = await api().paymentBatches.preview(batchOf(scene, rows));
    const isStale = async (others: readonly Partial<Row>[], rest: Partial<Batch> = {}) => {
      const batch = batchOf(scene, others, { ...rest, preview_digest: digest });
      const problem = await expectProblem(api().paymentBatches.create(batch));
      expect(problem).toMatchObject({ status: 409, code: 'stale_preview' });
    };
    await isStale(rows.slice(1));
    await isStale([{ amount: 6 }, { amount: 5 }, { amount: 5 }]);
    await isStale([{ amount: 5 }, { amount: 6, note: 'Other' }, { amount: 5 }]);
    await isStale(rows, { mode: 'atomic' });
    await api().projectSettings.update({ workspace, project, duplicate_policy: 'refuse' });
    await isStale(rows);
    await api().projectSettings.update({ workspace, project, duplicate_policy: null });
    expect(await server.knex('payments').where({ project_id: scene.project })).toEqual([]);
    const batch = batchOf(scene, rows, { preview_digest: digest });
    expect(await api().paymentBatches.create(batch)).toMatchObject({ counts: { pending: 3 } });
  });

  it('refuses other control totals, as the creation does', async () => {
    const scene = await newPaymentScene(server, acme);
    const preview = api().paymentBatches.preview(batchOf(scene, [{ amount: 5 }], { expected_total: 6 }));
    expect(await expectProblem(preview)).toMatchObject({ status: 409, code: 'batch_control_mismatch' });
  });

  it('comes true or is stale, whatever happens in between', async () => {
    const random = randomOf(seedOf('batch-previews'));
    const pick = <Value>(...values: Value[]): Value => values[random(values.length)] as Value;
    const scene = await newPaymentScene(server, acme, { money: 300_000 });
    const { workspace, project } = scene;
    const own = await scene.connect(0);
    const seen = { true: 0, stale: 0 };
    for (let round = 0; round < rounds({ sample: 12, full: 500 }); round += 1) {
      const rows = Array.from({ length: 1 + random(8) }, () => ({
        ...pick(...mixedRows(scene, own)),
        amount: pick(10, 11, 5_000, 90_000),
      }));
      const batch = batchOf(scene, rows, { mode: pick('partial', 'partial', 'atomic') });
      const said = await api().paymentBatches.preview(batch);
      if (round % 3 === 1) await api().payments.create(scene.draft({ amount: 20 + round }));
      if (round % 3 === 2)
        await api().projectSettings.update({ workspace, project, duplicate_policy: pick('refuse', null) });
      const done = await api()
        .paymentBatches.create({ ...batch, preview_digest: said.digest })
        .catch((error: { code: string }) => error.code);
      if (typeof done === 'string') {
        expect(done).toBe('stale_preview');
        seen.stale += 1;
        continue;
      }
      expect(await outcomesOf(done.id)).toEqual(saidBy(said));
      seen.true += 1;
    }
    expect(seen.true).toBeGreaterThan(0);
  });
});
