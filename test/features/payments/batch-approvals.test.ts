import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApprovalId, PaymentBatchId, PaymentId, Tenantry } from '../../../sdk/src/index.ts';
import { statusOrCode } from '../../support/keys.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, type TestTeam, type TestUser } from '../../support/users.ts';

type Row = Parameters<Tenantry['paymentBatches']['create']>[0]['payments'][number];
type Rule = Omit<Parameters<TestUser['api']['approvalRules']['create']>[0], 'workspace' | 'name'>;

let server: TestServer;
let acme: TestTeam;
let scene: PaymentScene;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  scene = await newPaymentScene(server, acme, { money: 900_000_000 });
});
afterAll(() => server.stop());

const TRY = ['TRY'];
const ANY: Rule = { when: { currencies: TRY }, steps: [{ needed: 1 }] };
const TWO: Rule = { ...ANY, steps: [{ needed: 2 }] };
const placeOf = ({ workspace, project }: PaymentScene) => ({ workspace, project });
const stateOf = ({ status, stage }: { status: string; stage: string | null }) => `${status}/${stage}`;

/** Lets these rules apply, and only they. */
async function setRules(rules: readonly Rule[]) {
  await server.knex('approval_rules').delete();
  for (const [index, rule] of rules.entries())
    await acme.people.owner.api.approvalRules.create({
      workspace: acme.workspace,
      name: `Rule ${index}`,
      ...rule,
    });
}

let amount = 1_000;
/** Rows that look like no others. */
const rowsOf = (at: PaymentScene, count: number, overrides: Partial<Row> = {}): Row[] =>
  Array.from({ length: count }, () => {
    amount += 1;
    const { workspace: _workspace, project: _project, ...row } = at.draft({ amount, ...overrides });
    return row;
  });

const batchOf = (payments: Row[], at = scene) => ({ ...placeOf(at), payments, approval: 'batch' as const });

/** Creates a batch that waits for one approval. */
async function requested(payments: Row[], at = scene) {
  const batch = await acme.people.member.api.paymentBatches.create(batchOf(payments, at));
  return follow(batch.id, at);
}

async function follow(id: string, at = scene) {
  const { owner } = acme.people;
  const batch_id = id as PaymentBatchId;
  const batch = () => owner.api.paymentBatches.get({ ...placeOf(at), batch_id });
  const place = { ...placeOf(at), approval_id: ((await batch()).approval_id ?? 'apr_') as ApprovalId };
  const approval = () => owner.api.approvals.get(place);
  const { digest } = await approval();
  const rows = () => server.knex('payments').where({ batch_id: id }).orderBy('id');
  const firstPayment = async () => ({ ...placeOf(at), payment_id: (await rows())[0]?.id as PaymentId });
  return {
    id,
    place,
    digest,
    batch,
    approval,
    rows,
    firstPayment,
    approve: async (person: TestUser, seen?: string) =>
      person.api.approvals.approve({ ...place, digest: seen ?? (await approval()).digest }),
    states: async () => {
      const states = (await rows()).map(stateOf);
      return Object.fromEntries(
        [...new Set(states)].map((one) => [one, states.filter((s) => s === one).length]),
      );
    },
  };
}

/** Returns how often events of each type were sent about something. */
async function eventsAbout(id: string): Promise<Record<string, number>> {
  const types: string[] = await server
    .knex('events')
    .whereRaw("data ->> 'id' = ? or data ->> 'batch_id' = ?", [id, id])
    .pluck('type');
  return Object.fromEntries(
    [...new Set(types)].map((type) => [type, types.filter((one) => one === type).length]),
  );
}

describe('a batch with one approval', () => {
  it('asks what its largest payment and its total meet, covers what is created, and takes money row by row', async () => {
    const { owner, manager, member } = acme.people;
    const at = await newPaymentScene(server, acme, { money: 510_000 });
    const rows = rowsOf(at, 58, { amount: 10_000, reference: undefined }).map((row, index) => ({
      ...row,
      amount: 9_000 + index,
    }));
    const largest = { ...rows[57], amount: 20_000 } as Row;
    const [refused] = rowsOf(at, 1, { to_account: at.from });
    const all = [...rows.slice(0, 57), largest, rows[0], refused] as Row[];
    const total = all.slice(0, 58).reduce((sum, row) => sum + row.amount, 0);
    const counted = total + 9_000;
    const min = (min_amount: number, more: object = {}): Rule => ({
      when: { currencies: TRY, min_amount, ...more },
      steps: [{ needed: 1 }],
    });
    await setRules([
      min(20_000, { max_amount: 20_000 }),
      min(counted),
      min(counted + 1),
      min(1, { methods: ['bank_transfer'] }),
      {
        ...min(1, { cumulative: { days: 1, min_amount: counted, per: 'beneficiary' } }),
        applies_to: 'batch',
      },
      min(1, { cumulative: { days: 1, min_amount: counted + 1, per: 'requester' } }),
    ]);
    const preview = await member.api.paymentBatches.preview(batchOf(all, at));
    expect(preview.counts).toMatchObject({ approval: 58, hold: 1, refused: 1 });
    expect(preview.approvals.map(({ name }) => name)).toEqual(['Rule 0', 'Rule 1', 'Rule 4']);
    expect(preview.approvals[0]).toMatchObject({
      steps: [{ needed: 1, eligible_count: 3 }],
      satisfiable: true,
    });
    expect(preview.excluded).toEqual([]);
    const { digest: preview_digest } = preview;
    const { approval: _approval, ...each } = batchOf(all, at);
    expect(await statusOrCode(member.api.paymentBatches.create({ ...each, preview_digest }))).toBe(
      'stale_preview',
    );
    const { id } = await member.api.paymentBatches.create({ ...batchOf(all, at), preview_digest });
    const made = await follow(id, at);

    expect(await made.states()).toEqual({ 'pending/approval': 58, 'pending/hold': 1 });
    expect(await made.approval()).toMatchObject({
      payment_id: null,
      batch_id: id,
      payments: 58,
      totals: [{ currency: 'TRY', amount: total }],
      requested_by: member.id,
      rules: [{ name: 'Rule 0' }, { name: 'Rule 1' }, { name: 'Rule 4' }],
    });
    const { approval_id } = made.place;
    const waiting = (await made.rows()).filter(({ stage }) => stage === 'approval');
    expect(new Set(waiting.map((row) => row.approval_id))).toEqual(new Set([approval_id]));
    const { workspace } = at;
    const { data: inbox } = await manager.api.myApprovals.list({ workspace, limit: 1 });
    expect(inbox).toMatchObject([{ id: approval_id, batch_id: id }]);
    const payment_id = waiting[5]?.id as PaymentId;
    for (const filter of [{ payment_id }, { batch_id: id as PaymentBatchId }]) {
      const { data } = await owner.api.approvals.list({ ...placeOf(at), ...filter });
      expect(data.map((one) => one.id)).toEqual([approval_id]);
    }
    expect(await at.available()).toBe(510_000);

    expect(await made.approve(manager)).toMatchObject({ status: 'approved', payments: 58 });
    const { data: history } = await owner.api.payments.listEvents({ ...placeOf(at), payment_id });
    expect(history.map(({ type }) => type).sort()).toEqual(['approved', 'created']);
    // The money is for 55 or 56 of them; the others wait for it alone.
    const states = await made.states();
    expect(states['approved/queued']).toBeGreaterThan(50);
    expect(states).toEqual({
      'approved/queued': 58 - (states['approved/funds'] ?? 0),
      'approved/funds': expect.any(Number),
      'pending/hold': 1,
    });
    const queued = (await made.rows()).filter(({ stage }) => stage === 'queued');
    expect(await at.available()).toBe(510_000 - queued.reduce((sum, row) => sum + Number(row.amount), 0));
    expect(await eventsAbout(approval_id)).toEqual({
      'approval.requested': 1,
      'approval.approved': 1,
      'approval.completed': 1,
    });
    expect(await eventsAbout(id)).toMatchObject({ 'payment.approved': 58, 'payment_batch.created': 1 });
    const { data: audited } = await owner.api.auditEvents.list({ workspace, action: 'approval.approved' });
    expect(audited[0]?.target?.id).toBe(approval_id);

    await setRules([ANY]);
    const held = (await made.rows()).find(({ stage }) => stage === 'hold');
    const release = { ...placeOf(at), payment_id: held?.id as PaymentId, reason: 'Meant' };
    const own = (await owner.api.payments.release(release)).approval_id as ApprovalId;
    const alone = await owner.api.approvals.get({ ...placeOf(at), approval_id: own });
    expect(alone).toMatchObject({ payment_id: held?.id, batch_id: null, payments: 1, status: 'pending' });
  });

  it('goes on at once where no rule matches', async () => {
    await setRules([{ when: { currencies: TRY, min_amount: 900_000 }, steps: [{ needed: 1 }] }]);
    const { api } = acme.people.member;
    const rows = rowsOf(scene, 3);
    expect((await api.paymentBatches.preview(batchOf(rows))).approvals).toEqual([]);
    const batch = await api.paymentBatches.create(batchOf(rows));
    expect(batch).toMatchObject({ approval: 'batch', approval_id: null, counts: { pending: 3 } });
    const stages = await server.knex('payments').where({ batch_id: batch.id }).pluck('stage');
    expect(stages).toEqual(['queued', 'queued', 'queued']);
  });

  it('covers what is left when a payment is cancelled, and has to be given again then', async () => {
    const { manager, admin, member } = acme.people;
    await setRules([TWO]);
    const made = await requested(rowsOf(scene, 3));
    const { digest } = made;
    const first = await made.firstPayment();
    await member.api.payments.update({ ...first, execution_date: '2030-03-04' });
    expect(await statusOrCode(made.approve(manager, digest))).toBe('approval_digest_mismatch');
    await made.approve(manager);
    const move = member.api.payments.update({ ...first, execution_date: '2030-03-05' });
    expect(await statusOrCode(move)).toBe('invalid_transition');
    const { digest: seen } = await made.approval();
    await member.api.payments.cancel(first);
    const left = (await made.rows()).slice(1);
    expect(await made.approval()).toMatchObject({
      status: 'pending',
      payments: 2,
      totals: [{ amount: left.reduce((sum, row) => sum + Number(row.amount), 0) }],
      votes: [],
    });
    expect(await statusOrCode(made.approve(admin, seen))).toBe('approval_digest_mismatch');
    expect((await eventsAbout(made.place.approval_id))['approval.requested']).toBe(2);
    expect(await made.approve(admin)).toMatchObject({ status: 'pending' });
    expect(await made.approve(manager)).toMatchObject({ status: 'approved' });
    expect(await made.states()).toEqual({ 'cancelled/none': 1, 'approved/queued': 2 });

    const last = await requested(rowsOf(scene, 2));
    for (const { id } of await last.rows())
      await member.api.payments.cancel({ ...placeOf(scene), payment_id: id as PaymentId });
    expect(await last.approval()).toMatchObject({ status: 'withdrawn', payments: 1 });
    const whole = await requested(rowsOf(scene, 2));
    await member.api.paymentBatches.cancel({ ...placeOf(scene), batch_id: whole.id as PaymentBatchId });
    expect(await whole.approval()).toMatchObject({ status: 'withdrawn', payments: 2 });
  });

  it('cancels all its payments when one person rejects it', async () => {
    const { manager } = acme.people;
    await setRules([TWO]);
    const made = await requested(rowsOf(scene, 3));
    await manager.api.approvals.reject({ ...made.place, digest: made.digest, reason: 'Not ours' });
    expect(await made.states()).toEqual({ 'cancelled/none': 3 });
    const cancellations = (await made.rows()).map(({ cancellation }) => cancellation);
    expect(cancellations).toEqual(Array(3).fill({ by: manager.id, because: 'rejected', reason: 'Not ours' }));
    expect(await statusOrCode(made.approve(acme.people.admin, made.digest))).toBe('approval_already_decided');
  });

  it('is completed once when all approve at the same time, alone and among other decisions', async () => {
    const { owner, admin, manager } = acme.people;
    await setRules([TWO]);
    const made = await requested(rowsOf(scene, 5));
    const { place, digest } = made;
    const { approval_id } = place;
    const decisions = [{ approval_id, digest, decision: 'approve' as const }];
    const answers = await Promise.all([
      statusOrCode(made.approve(owner, digest)),
      statusOrCode(made.approve(admin, digest)),
      manager.api.approvals
        .decide({ ...placeOf(scene), decisions })
        .then(({ data }) => data[0]?.problem?.code ?? 'served'),
    ]);
    expect(answers.sort()).toEqual(['approval_already_decided', 'served', 'served']);
    expect(await made.states()).toEqual({ 'approved/queued': 5 });
    expect(await eventsAbout(made.id)).toMatchObject({ 'payment.approved': 5 });
    expect((await made.approval()).votes).toHaveLength(2);
  });

  it('refuses to approve while an account of one payment is blocked', async () => {
    const { owner, manager } = acme.people;
    const { workspace } = acme;
    await setRules([ANY]);
    const spare = await scene.connect(0);
    const made = await requested([
      ...rowsOf(scene, 1),
      ...rowsOf(scene, 1, { to_account: spare, method: 'bank_transfer' }),
    ]);
    await owner.api.accounts.block({ workspace, account_id: spare, reason: 'Check' });
    expect(await statusOrCode(made.approve(manager))).toBe('account_blocked');
    const decisions = [
      { approval_id: made.place.approval_id, digest: made.digest, decision: 'approve' as const },
    ];
    const { data } = await manager.api.approvals.decide({ ...placeOf(scene), decisions });
    expect(data).toMatchObject([{ outcome: 'refused', problem: { code: 'account_blocked' } }]);
    expect(await made.states()).toEqual({ 'pending/approval': 2 });
    expect((await made.approval()).votes).toEqual([]);
  });

  it('is not given by people who have made the beneficiary of any of its payments', async () => {
    const { admin, manager, member } = acme.people;
    await setRules([ANY]);
    const { id: newcomer } = await admin.api.accounts.create({
      workspace: acme.workspace,
      live: false,
      name: 'New supplier',
      currency: 'TRY',
      identifiers: { iban: 'TR280001009999901234567890' },
      holder: { name: 'New supplier' },
    });
    const rows = [...rowsOf(scene, 2), ...rowsOf(scene, 1, { to_account: newcomer })];
    const { excluded } = await member.api.paymentBatches.preview(batchOf(rows));
    expect(excluded).toEqual([{ user: admin.id, because: 'changed_beneficiary' }]);
    const made = await requested(rows);
    expect(await statusOrCode(made.approve(admin))).toBe('approval_not_eligible');
    expect(await made.approve(manager)).toMatchObject({ status: 'approved' });
  });

  it('reminds of it, and cancels or holds all payments when it expires', async () => {
    const { owner, manager } = acme.people;
    const at = await newPaymentScene(server, acme, { money: 1_000_000 });
    const wait = (advance: string) => owner.api.sandbox.setClock({ ...placeOf(at), advance });
    await owner.api.sandbox.setClock({ ...placeOf(at), time: '2031-03-03T06:00:00Z' });
    await setRules([{ ...TWO, expires_after: 10 }]);
    const cancelled = await requested(rowsOf(at, 3), at);
    await setRules([{ ...TWO, expires_after: 10, on_expiry: 'hold' }]);
    const held = await requested(rowsOf(at, 3), at);
    await held.approve(manager);
    await wait('PT5H');
    expect(await eventsAbout(held.place.approval_id)).toMatchObject({ 'approval.expiring': 1 });
    await wait('PT5H');
    expect(await cancelled.approval()).toMatchObject({ status: 'expired', payments: 3 });
    expect(await cancelled.states()).toEqual({ 'cancelled/none': 3 });
    expect(await held.states()).toEqual({ 'pending/hold': 3 });
    expect((await held.rows())[1]?.hold_reasons).toEqual(['approval_expired']);
    expect(await eventsAbout(held.id)).toMatchObject({ 'payment.held': 3, 'approval.expired': 1 });
    expect(await statusOrCode(held.approve(manager))).toBe('approval_expired');
  });

  it('is neither seen nor decided from another project or workspace', async () => {
    const { manager } = acme.people;
    await setRules([ANY]);
    const made = await requested(rowsOf(scene, 2));
    const { approval_id } = made.place;
    const other = placeOf(await newPaymentScene(server, acme));
    const outsider = await createTeam(server);
    const decisions = [{ approval_id, digest: made.digest, decision: 'approve' as const }];
    expect(await statusOrCode(manager.api.approvals.get({ ...other, approval_id }))).toBe('not_found');
    const elsewhere = { ...other, approval_id, digest: made.digest };
    expect(await statusOrCode(manager.api.approvals.approve(elsewhere))).toBe('not_found');
    const { data } = await manager.api.approvals.decide({ ...other, decisions });
    expect(data).toMatchObject([{ problem: { code: 'not_found' } }]);
    const batch_id = made.id as PaymentBatchId;
    expect((await manager.api.approvals.list({ ...other, batch_id })).data).toEqual([]);
    const { api } = outsider.people.owner;
    expect(await statusOrCode(api.approvals.approve({ ...made.place, digest: made.digest }))).toBe(
      'not_found',
    );
    expect(await made.states()).toEqual({ 'pending/approval': 2 });
  });

  it('is approved and rejected with few statements, however many payments it has', async () => {
    const { manager } = acme.people;
    await setRules([ANY]);
    const counts: number[] = [];
    for (const verdict of ['approve', 'reject'] as const) {
      const made = await requested(rowsOf(scene, 1_000));
      const statements: string[] = [];
      const note = ({ sql }: { sql: string }) => void statements.push(sql);
      const { place, digest } = made;
      server.knex.on('query', note);
      if (verdict === 'approve') await manager.api.approvals.approve({ ...place, digest });
      else await manager.api.approvals.reject({ ...place, digest, reason: 'Count' });
      server.knex.off('query', note);
      counts.push(statements.length);
      const expected = verdict === 'approve' ? 'approved/queued' : 'cancelled/none';
      expect(await made.states()).toEqual({ [expected]: 1_000 });
      expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(40);
    }
    console.log(`statements for 1,000 payments: ${counts.join(', ')}`);
  }, 60_000);
});
