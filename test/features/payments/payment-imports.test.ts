import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentBatchId } from '../../../sdk/src/index.ts';
import { createVault } from '../../../server/auth/secrets/vault.ts';
import { processBatch, recordFailure } from '../../../server/features/payments/batches/process-batch.ts';
import { fingerprintsOf } from '../../../server/features/payments/payments/fingerprints.ts';
import { createRepositories } from '../../../server/features/repositories.ts';
import { contract } from '../../support/decisions.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { expectProblem, type TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
});
afterAll(() => server.stop());

const api = () => acme.people.member.api;
const placeOf = ({ workspace, project }: PaymentScene) => ({ workspace, project });
const HEADER = 'Amount;Currency;method;to account;reference;Remark';

type Import = Parameters<ReturnType<typeof api>['paymentBatches']['import']>[0];

const importRows = (scene: PaymentScene, rows: readonly string[], query: Partial<Import> = {}) =>
  api().paymentBatches.import({
    ...placeOf(scene),
    format: 'csv',
    from_account: scene.from,
    ...query,
    csv: [HEADER, ...rows].join('\r\n'),
  } as Import);

const tools = () => ({
  database: server,
  secrets: { vault: createVault('pepper', []) },
  build: createRepositories,
  contract,
});
const dueOf = (scene: PaymentScene, id: string) => ({
  workspace_id: acme.workspaceId,
  project_id: scene.project,
  id,
});

/** Does what the job does, until nothing is left to do. */
async function processAll(scene: PaymentScene, id: string): Promise<number> {
  const due = dueOf(scene, id);
  let transactions = 0;
  for (;;) {
    const done = await Promise.all([1, 2].map(() => processBatch(tools(), due)));
    if (!done.includes(true)) return transactions;
    transactions += done.filter(Boolean).length;
  }
}

const getBatch = (scene: PaymentScene, id: string) =>
  api().paymentBatches.get({ ...placeOf(scene), batch_id: id as PaymentBatchId });

async function refusedOf(scene: PaymentScene, id: string) {
  const at = { ...placeOf(scene), batch_id: id as PaymentBatchId, status: 'refused', limit: 100 } as const;
  const lines: Array<readonly [number, string | null]> = [];
  for (let cursor: string | undefined; ; ) {
    const page = await api().paymentBatches.listResults({ ...at, ...(cursor !== undefined && { cursor }) });
    lines.push(...page.data.map(({ line, code }) => [line, code] as const));
    if (page.next_cursor === null) return lines;
    cursor = page.next_cursor;
  }
}

const SIZE = rounds({ sample: 600, full: 10_000 });
const BAD = rounds({ sample: 17, full: 137 });

/** Rows of which so many are wrong in one of several ways, spread evenly, and what is wrong in which line. */
function rowsWithErrors({ to }: PaymentScene) {
  const wrong = [
    [`-5;TRY;eft;${to};`, 'invalid_request'],
    [`1000;TRY;eft;${to};"a""`, 'invalid_request'],
    [`1000;TRX;eft;${to};`, 'invalid_request'],
    ['1000;TRY;eft;acc_01kah4x8v5ezf9w2m4n6s0pp1r;', 'not_found'],
    [`1000;EUR;bank_transfer;${to};`, 'currency_mismatch'],
    [`1000;TRY;card;${to};`, 'method_unavailable'],
    [`1000;TRY;eft;${to};4111111111111111`, 'card_data_not_allowed'],
  ] as const;
  const bad = new Map(
    Array.from({ length: BAD }, (_, index) => [
      Math.floor(((index + 0.5) * SIZE) / BAD),
      wrong[index % wrong.length] ?? wrong[0],
    ]),
  );
  const rows = Array.from(
    { length: SIZE },
    (_, place) => bad.get(place)?.[0] ?? `${100 + place};TRY;eft;${to};R-${place};ignored`,
  );
  const errors = [...bad].map(([place, [, code]]) => [place + 2, code] as const);
  return { rows, errors };
}

/** Records for each row 99 earlier payments that look like it. */
async function rememberAlike({ project, from }: PaymentScene, amounts: readonly number[]): Promise<void> {
  const likeness = {
    realm: project,
    fromAccount: from,
    payee: 'TR330006100519786457841326',
    currency: 'TRY',
  };
  const rows = amounts.flatMap((amount) =>
    fingerprintsOf({ ...likeness, amount, reference: null }).map(({ fingerprint }) => ({
      workspace_id: acme.workspaceId,
      fingerprint,
      payment_ids: Array.from({ length: 99 }, (_, place) => `pay_${amount}_${place}`),
    })),
  );
  await server.knex.batchInsert('payment_fingerprints', rows, 100);
}

describe('an import of payments', () => {
  it('compares its rows with more earlier payments than a statement has bindings', async () => {
    const scene = await newPaymentScene(server, acme);
    const amounts = Array.from({ length: 700 }, (_, place) => 100 + place);
    await rememberAlike(scene, amounts);
    const rows = amounts.map((amount) => `${amount};TRY;eft;${scene.to};`);
    expect(await importRows(scene, rows, { dry_run: true })).toMatchObject({ rows: 700, refused: 0 });
  });

  it('begins one approval when all rows are made, also where two servers make them', async () => {
    const scene = await newPaymentScene(server, acme, { money: 1_000_000_000 });
    const { approvalRules } = acme.people.owner.api;
    const rule = {
      workspace: acme.workspace,
      name: 'Runs',
      applies_to: 'batch' as const,
      steps: [{ needed: 1 }],
    };
    const { id: rule_id } = await approvalRules.create({ ...rule, when: { projects: [scene.project] } });
    const rows = Array.from({ length: 250 }, (_, place) => `${100 + place};TRY;eft;${scene.to};`);
    const bad = `1;TRY;eft;${scene.from};`;
    const { batch } = await importRows(scene, [...rows, bad], { approval: 'batch' });
    expect(batch).toMatchObject({ approval: 'batch', approval_id: null, status: 'validating' });
    const id = batch?.id ?? '';
    expect(await processAll(scene, id)).toBe(1);
    const made = await getBatch(scene, id);
    expect(made).toMatchObject({ status: 'pending', counts: { pending: 250, refused: 1 } });
    const approvals = await server.knex('approvals').where({ batch_id: id });
    expect(approvals).toMatchObject([{ id: made.approval_id, payment_count: 250, status: 'pending' }]);
    const waiting = await server.knex('payments').where({ approval_id: made.approval_id, stage: 'approval' });
    expect(waiting).toHaveLength(250);
    await approvalRules.delete({ workspace: acme.workspace, rule_id });
    await server.knex('approval_rules').delete();
  });

  it(`creates ${SIZE - BAD} of ${SIZE} rows, and says what is wrong in the others, by line`, async () => {
    const scene = await newPaymentScene(server, acme, { money: 1_000_000_000 });
    const { rows, errors } = rowsWithErrors(scene);
    const looked = await importRows(scene, rows, { dry_run: true });
    expect(looked).toMatchObject({ dry_run: true, batch: null, rows: SIZE, refused: BAD });
    expect(looked.problems.map(({ line, code }) => [line, code])).toEqual(errors);
    expect(looked.ignored_columns).toEqual(['Remark']);
    expect(await server.knex('payments').where({ project_id: scene.project })).toEqual([]);
    expect(await scene.available()).toBe(1_000_000_000);

    const { batch } = await importRows(scene, rows, { expected_count: SIZE });
    const id = batch?.id ?? '';
    expect(batch).toMatchObject({ status: 'validating', source: 'csv', counts: { pending: 0 } });
    expect(await processAll(scene, id)).toBeGreaterThanOrEqual(SIZE / 200);
    const made = await getBatch(scene, id);
    expect(made).toMatchObject({
      status: 'pending',
      counts: { pending: SIZE - BAD, refused: BAD, waiting: 0 },
    });
    expect(await refusedOf(scene, id)).toEqual(errors);
    const payments = await server.knex('payments').where({ project_id: scene.project });
    expect(new Set(payments.map(({ amount }) => amount)).size).toBe(SIZE - BAD);
    const sum = payments.reduce((all, { amount }) => all + Number(amount), 0);
    expect(await scene.available()).toBe(1_000_000_000 - sum);
  }, 120_000);

  it('creates nothing in the mode atomic if a row is wrong, and everything if none is', async () => {
    const scene = await newPaymentScene(server, acme, { money: 1_000_000_000 });
    const { rows, errors } = rowsWithErrors(scene);
    const refused = (await importRows(scene, rows, { mode: 'atomic' })).batch?.id ?? '';
    await processAll(scene, refused);
    expect(await getBatch(scene, refused)).toMatchObject({
      status: 'refused',
      counts: { pending: 0, refused: BAD, left_out: SIZE - BAD },
    });
    expect(await refusedOf(scene, refused)).toEqual(errors);
    const good = rows.filter((_, place) => !errors.some(([line]) => line === place + 2)).slice(0, 300);
    const all = (await importRows(scene, good, { mode: 'atomic' })).batch?.id ?? '';
    await processAll(scene, all);
    expect(await getBatch(scene, all)).toMatchObject({ status: 'pending', counts: { pending: good.length } });
  }, 120_000);

  it('is refused whole when it is not what the caller expects, or no list of payments', async () => {
    const scene = await newPaymentScene(server, acme);
    const row = `1000;TRY;eft;${scene.to};`;
    const mismatch = { status: 409, code: 'batch_control_mismatch' };
    for (const query of [{ expected_count: 1 }, { expected_total: 1999 }, { expected_total: 2001 }])
      expect(await expectProblem(importRows(scene, [row, row], query))).toMatchObject(mismatch);
    for (const [csv, code] of [
      ['amount,currency,method\n1,TRY,eft', 'columns'],
      ['amount,currency,method,to_account,amount\n1,TRY,eft,acc,1', 'columns'],
      [HEADER, 'rows'],
      [[HEADER, ...Array.from({ length: 10_001 }, () => row)].join('\n'), 'max_rows'],
    ] as const) {
      const problem = await expectProblem(
        api().paymentBatches.import({ ...placeOf(scene), format: 'csv', csv }),
      );
      expect(problem.errors?.map((one) => one.code)).toEqual([code]);
    }
    const pain = await expectProblem(importRows(scene, [row], { format: 'pain001' as 'csv' }));
    expect(pain).toMatchObject({ status: 400, errors: [{ path: 'format', location: 'query' }] });
    expect((await api().paymentBatches.list(placeOf(scene))).data).toEqual([]);
  });

  it('is completed, with a webhook, once its last payment has ended', async () => {
    const scene = await newPaymentScene(server, acme);
    const rows = [`1000;TRY;eft;${scene.to};`, `abc;TRY;eft;${scene.to};`];
    const id = (await importRows(scene, rows)).batch?.id ?? '';
    await processAll(scene, id);
    expect(await getBatch(scene, id)).toMatchObject({ status: 'pending', completed_at: null });
    const [payment] = (await api().payments.list({ ...placeOf(scene), batch_id: id })).data;
    await api().payments.cancel({ ...placeOf(scene), payment_id: payment?.id as never });
    await processAll(scene, id);
    const completed = await getBatch(scene, id);
    expect(completed).toMatchObject({
      status: 'completed_with_failures',
      counts: { cancelled: 1, refused: 1 },
    });
    expect(completed.completed_at).not.toBeNull();
    const events = server.knex('events').whereRaw("data ->> 'id' = ?", [id]).orderBy('id');
    expect(await events.pluck('type')).toEqual(['payment_batch.created', 'payment_batch.completed']);
  });

  it('stores no card number of a row, and says so at once', async () => {
    const scene = await newPaymentScene(server, acme);
    const [good, bad] = [`1000;TRY;eft;${scene.to};R-1`, `1000;TRY;eft;${scene.to};4111 1111 1111 1111`];
    const { batch, problems } = await importRows(scene, [good, bad]);
    expect(problems).toMatchObject([{ line: 3, code: 'card_data_not_allowed' }]);
    const drafts = await server
      .knex('payment_batch_rows')
      .where({ batch_id: batch?.id ?? '' })
      .orderBy('place');
    expect(drafts.map(({ draft }) => draft !== null)).toEqual([true, false]);
    const { payments } = api();
    const { workspace: _, project: __, ...terms } = scene.draft();
    const draft = { ...terms, note: '4111111111111111', metadata: { '4111111111111111': 'x' } };
    const created = await api().paymentBatches.create({ ...placeOf(scene), payments: [draft] });
    expect(created).toMatchObject({ counts: { refused: 1 } });
    expect((await payments.list({ ...placeOf(scene), batch_id: created.id })).data).toEqual([]);
    for (const table of [
      'audit_pending',
      'audit_events',
      'events',
      'payment_batch_rows',
      'idempotency_records',
    ]) {
      const rows = await server.knex(table).select(server.knex.raw('to_jsonb(??) as row', [table]));
      expect(JSON.stringify(rows), table).not.toMatch(/4111 ?1111 ?1111 ?1111/);
    }
  });

  it('keeps its project and workspace from being deleted while rows wait', async () => {
    // Both operations ask this.
    const scene = await newPaymentScene(server, acme);
    const id = (await importRows(scene, [`1000;TRY;eft;${scene.to};`])).batch?.id ?? '';
    const { paymentBatches } = createRepositories(server.knex).tenant(acme.workspaceId);
    const waits = async () => [
      await paymentBatches.hasWaiting(scene.project),
      await paymentBatches.hasWaiting(),
    ];
    expect(await waits()).toEqual([true, true]);
    await api().paymentBatches.cancel({ ...placeOf(scene), batch_id: id as PaymentBatchId });
    expect((await waits())[0]).toBe(false);
  });

  it.each(['partial', 'atomic'] as const)(
    'in the mode %s refuses the rows that the server failed to create five times in a row',
    async (mode) => {
      const scene = await newPaymentScene(server, acme);
      const id = (await importRows(scene, [`1000;TRY;eft;${scene.to};`], { mode })).batch?.id ?? '';
      const due = dueOf(scene, id);
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        expect(await getBatch(scene, id)).toMatchObject({ status: 'validating', counts: { waiting: 1 } });
        await recordFailure(tools(), due, new Error('broken'));
        // These would pass by themselves.
        await recordFailure(tools(), due, Object.assign(new Error('busy'), { code: '55P03' }));
        await recordFailure(tools(), due, Object.assign(new Error('deadlock'), { code: '40P01' }));
      }
      expect(await refusedOf(scene, id)).toEqual([[2, 'internal_error']]);
      await processAll(scene, id);
      expect(await getBatch(scene, id)).toMatchObject({
        status: mode === 'atomic' ? 'refused' : 'completed_with_failures',
        counts: { waiting: 0, refused: 1, pending: 0 },
      });
      const events = server.knex('events').whereRaw("data ->> 'id' = ?", [id]).orderBy('id');
      expect(await events.pluck('type')).toEqual(['payment_batch.created', 'payment_batch.completed']);
    },
  );

  it('forgets failures once rows are created', async () => {
    const scene = await newPaymentScene(server, acme);
    const rows = Array.from({ length: 201 }, (_, place) => `${100 + place};TRY;eft;${scene.to};`);
    const id = (await importRows(scene, rows)).batch?.id ?? '';
    const due = dueOf(scene, id);
    for (let attempt = 1; attempt <= 4; attempt += 1) await recordFailure(tools(), due, new Error('broken'));
    expect(await processBatch(tools(), due)).toBe(true);
    await recordFailure(tools(), due, new Error('broken'));
    await processAll(scene, id);
    expect(await getBatch(scene, id)).toMatchObject({ counts: { pending: 201, refused: 0 } });
  });

  it('creates no more rows once it is cancelled', async () => {
    const scene = await newPaymentScene(server, acme);
    const id = (await importRows(scene, [`1000;TRY;eft;${scene.to};`])).batch?.id ?? '';
    const cancelled = await api().paymentBatches.cancel({
      ...placeOf(scene),
      batch_id: id as PaymentBatchId,
    });
    expect(cancelled).toMatchObject({ status: 'cancelled', counts: { left_out: 1, waiting: 0 } });
    await processAll(scene, id);
    expect(await server.knex('payments').where({ project_id: scene.project })).toEqual([]);
  });
});
