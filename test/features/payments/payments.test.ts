import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentId } from '../../../sdk/src/index.ts';
import { sqlstateOf } from '../../../server/database/errors.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { expectProblem, type TestTeam, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let scene: PaymentScene;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  scene = await newPaymentScene(server, acme);
});
afterAll(() => server.stop());

const payments = () => acme.people.member.api.payments;
const of = ({ workspace, project }: PaymentScene, payment_id: PaymentId) => ({
  workspace,
  project,
  payment_id,
});
const typesOf = async (at: PaymentScene, id: PaymentId) =>
  (await payments().listEvents(of(at, id))).data.map(({ type }) => type);

let amount = 1000;
/** An amount that no other payment has, so that it is no duplicate. */
const fresh = () => ({ amount: ++amount });

describe('payments', () => {
  it('are created, reserve their money, and are read by id and in the lists', async () => {
    const at = await newPaymentScene(server, acme);
    const made = await payments().create(
      at.draft({ reference: 'INV-1', description: 'Rechnung für März', metadata: { invoice: '1' } }),
    );
    expect(made).toMatchObject({
      project_id: at.project,
      live: false,
      direction: 'outbound',
      status: 'pending',
      stage: 'queued',
      amount: 10_000,
      rail: 'eft',
      bank_id: made.id.replace('_', '').toUpperCase(),
      what_the_bank_sees: { beneficiary_name: 'Sukru Ozturk A.S.', remittance: 'INV-1 Rechnung fur Marz' },
      requested_by: { type: 'user', id: acme.people.member.id, key_maker_id: null },
      possible_duplicates: [],
      metadata: { invoice: '1' },
      etag: '1',
    });
    expect(made.bank_reference).toMatch(/^[0-9A-Z]{16}$/);
    expect(await at.available()).toBe(990_000);
    expect(await payments().get(of(at, made.id))).toEqual(made);
    const { workspace, project } = at;
    expect((await payments().list({ workspace, project })).data).toEqual([made]);
    const all = await acme.people.owner.api.workspacePayments.list({ workspace });
    expect(all.data).toContainEqual(made);
    const { data: events } = await payments().listEvents(of(at, made.id));
    expect(events).toMatchObject([
      {
        version: 1,
        type: 'created',
        from: null,
        to: { status: 'pending', stage: 'queued' },
        cause: 'request',
      },
    ]);
  });

  it('are listed by each filter', async () => {
    const at = await newPaymentScene(server, acme);
    const { workspace, project, from, to } = at;
    const made = await payments().create(at.draft({ reference: 'ONLY-THIS' }));
    const member = acme.people.member.id;
    const found = {
      status: 'pending',
      stage: 'queued',
      method: 'eft',
      from_account: from,
      to_account: to,
    } as const;
    const more = {
      reference: 'ONLY-THIS',
      amount: 10_000,
      since: made.created_at,
      returned: false,
      created_by: member,
    };
    for (const [name, value] of Object.entries({ ...found, ...more })) {
      const { data } = await payments().list({ workspace, project, [name]: value });
      expect(
        data.map(({ id }) => id),
        name,
      ).toEqual([made.id]);
    }
    const others = {
      status: 'failed',
      stage: 'hold',
      method: 'card',
      reference: 'only-this',
      amount: 9,
    } as const;
    for (const [name, value] of Object.entries({ ...others, until: made.created_at, returned: true }))
      expect((await payments().list({ workspace, project, [name]: value })).data, name).toEqual([]);
  });

  it('change their note, metadata and execution date, each with an event', async () => {
    const at = await newPaymentScene(server, acme);
    const made = await payments().create(at.draft({ execution_date: '2030-03-04', metadata: { a: '1' } }));
    expect(made).toMatchObject({ stage: 'scheduled', execution_date: '2030-03-04' });
    const change = { note: 'Agreed', metadata: { a: null, b: '2' }, execution_date: '2030-03-05' };
    const changed = await payments().update({ ...of(at, made.id), ...change });
    expect(changed).toMatchObject({
      note: 'Agreed',
      metadata: { b: '2' },
      stage: 'scheduled',
      execution_date: '2030-03-05',
      etag: '2',
    });
    expect(await payments().update({ ...of(at, made.id), note: null })).toMatchObject({ note: null });
    expect(await typesOf(at, made.id)).toEqual(['updated', 'updated', 'created']);
    const queued = await payments().create(at.draft(fresh()));
    const late = payments().update({ ...of(at, queued.id), execution_date: '2030-03-05' });
    expect(await expectProblem(late)).toMatchObject({ status: 409, code: 'invalid_transition' });
  });

  it('are cancelled until they are sent, which gives back what they reserved, once', async () => {
    const at = await newPaymentScene(server, acme);
    const { id } = await payments().create(at.draft());
    const cancelled = await payments().cancel({ ...of(at, id), reason: 'Paid by card' });
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      stage: null,
      cancellation: { by: acme.people.member.id, because: 'requested', reason: 'Paid by card' },
    });
    expect(await at.available()).toBe(1_000_000);
    const again = await expectProblem(payments().cancel(of(at, id)));
    expect(again).toMatchObject({ status: 409, code: 'payment_not_cancellable' });
  });

  it('between own accounts settle at once, with their postings', async () => {
    const at = await newPaymentScene(server, acme);
    const to = await at.connect(0);
    const made = await payments().create(at.draft({ to_account: to, method: 'bank_transfer' }));
    expect(made).toMatchObject({ direction: 'internal', rail: 'internal', status: 'settled', stage: null });
    expect([await at.available(), await at.available(to)]).toEqual([990_000, 10_000]);
    expect(await typesOf(at, made.id)).toEqual(['settled', 'processing', 'created']);
    const { data: events } = await acme.people.owner.api.events.list({ workspace: at.workspace, limit: 3 });
    expect(events.map(({ type }) => type)).toEqual([
      'payment.settled',
      'payment.processing',
      'payment.created',
    ]);
    expect(events[0]?.data).toMatchObject({ id: made.id, previous_status: 'processing' });
  });
});

describe('a payment is refused', () => {
  it.each([
    ['card_data_not_allowed', { description: 'Card 4111 1111 1111 1111' }],
    ['card_data_not_allowed', { metadata: { card: '4111111111111111' } }],
    ['untransliterable_name', { reference: '発注書' }],
    ['currency_mismatch', { currency: 'EUR', method: 'bank_transfer' }],
    ['insufficient_funds', { amount: 1_000_001 }],
    ['method_unavailable', { method: 'card' }],
    ['method_unavailable', { method: 'virtual_account' }],
    ['method_unavailable', { method: 'direct_debit' }],
    ['method_unavailable', { method: 'bank_transfer', currency: 'USD', rail: 'swift' }],
    ['method_unavailable', { method: 'bank_transfer', rail: 'internal' }],
    ['amount_out_of_range', { method: 'bank_transfer', rail: 'fast', amount: 10_000_001 }],
    ['cut_off_missed', { execution_date: '2024-03-04', strict_date: true }],
    ['invalid_request', { execution_date: '2090-01-02' }],
    ['not_found', { to_account: 'acc_01kah4x8v5ezf9w2m4n6none00' }],
  ] as const)('with %s for %o', async (code, overrides) => {
    const { problem, preview } = await bothWays(overrides);
    expect(problem).toMatchObject({ code });
    if (preview !== undefined) expect(preview.problems.find(({ blocking }) => blocking)?.code).toBe(code);
  });

  /** The answer to the creation, and the preview unless that is refused with the same code. */
  async function bothWays(overrides: object) {
    const draft = scene.draft({ ...fresh(), ...overrides });
    const problem = await expectProblem(payments().create(draft));
    try {
      return { problem, preview: await payments().preview(draft) };
    } catch (error) {
      expect(error).toMatchObject({ code: problem.code });
      return { problem, preview: undefined };
    }
  }

  it('from an account without a form of the name that banks accept, that is blocked, or that pays itself', async () => {
    const { accounts } = acme.people.owner.api;
    const { workspace } = scene;
    const { id: to } = await accounts.create({
      workspace,
      live: false,
      name: 'Company',
      currency: 'TRY',
      identifiers: { iban: 'TR330006100519786457841326' },
      holder: { name: 'شركة' },
    });
    const unnamed = await expectProblem(payments().create(scene.draft({ ...fresh(), to_account: to })));
    expect(unnamed).toMatchObject({ status: 400, code: 'untransliterable_name' });
    await accounts.block({ workspace, account_id: to, reason: 'Unknown company' });
    const blocked = await expectProblem(payments().create(scene.draft({ ...fresh(), to_account: to })));
    expect(blocked).toMatchObject({ status: 409, code: 'account_blocked' });
    const itself = await expectProblem(
      payments().create(scene.draft({ ...fresh(), to_account: scene.from })),
    );
    expect(itself).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('in a live project without a connector, unless both accounts are own ones', async () => {
    const live = await newPaymentScene(server, acme, { environment: 'production' });
    for (const verb of ['create', 'preview'] as const) {
      const problem = await expectProblem(payments()[verb](live.draft()));
      expect(problem).toMatchObject({ status: 409, code: 'method_unavailable' });
      expect(problem.message).toContain('no_connector');
    }
    const to = await live.connect(0);
    const moved = await payments().create(live.draft({ to_account: to, method: 'bank_transfer' }));
    expect(moved).toMatchObject({ live: true, status: 'settled' });
  });
});

describe('the database', () => {
  it('refuses every change of status without its event, and every event that is no legal move', async () => {
    const { id, workspace_id } = await payments().create(scene.draft(fresh()));
    const payment = () => server.knex('payments').where({ id });
    const event = (to: object, version = 2) => ({
      workspace_id,
      payment_id: id,
      version,
      type: 'settled',
      from_status: 'pending',
      from_stage: 'queued',
      cause: 'job',
      at: new Date(),
      ...to,
    });
    const settled = { to_status: 'settled', to_stage: 'none' };
    const attempts = [
      () => payment().update({ status: 'settled', stage: 'none' }),
      () => payment().update({ status: 'settled', stage: 'none', version: 2 }),
      () => payment().update({ version: 2 }),
      () => server.knex('payment_events').insert(event(settled) as never),
      () =>
        server
          .knex('payment_events')
          .insert(event({ from_status: 'processing', from_stage: 'unknown', ...settled }) as never),
      () =>
        server.knex('payment_events').insert(event({ to_status: 'cancelled', to_stage: 'none' }, 3) as never),
      () => server.knex('payment_events').where({ payment_id: id }).update({ to_stage: 'hold' }),
    ];
    for (const [index, attempt] of attempts.entries()) {
      const error = await attempt().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(['23001', '23503'], `attempt ${index}`).toContain(sqlstateOf(error));
    }
    expect(await payment().first()).toMatchObject({ status: 'pending', stage: 'queued', version: 1 });
  });
});

describe('a payment that a key requests', () => {
  it('is not decided by the person who created the key through another key', async () => {
    const at = await newPaymentScene(server, acme);
    const { workspace, people } = acme;
    const first = await people.owner.api.apiKeys.create({
      workspace,
      name: 'First',
      kind: 'service',
      scope: 'admin',
    });
    const second = await server
      .client(first.secret)
      .apiKeys.create({ workspace, name: 'Second', kind: 'service', scope: 'read-write' });
    await payments().create(at.draft());
    const held = await server.client(second.secret).payments.create(at.draft());
    expect(held).toMatchObject({ stage: 'hold', requested_by: { key_maker_id: people.owner.id } });
    const release = { ...of(at, held.id), reason: 'Meant' };
    expect(await expectProblem(people.owner.api.payments.release(release))).toMatchObject({
      status: 403,
      code: 'approval_not_eligible',
    });
    expect((await people.manager.api.payments.release(release)).stage).toBe('queued');
  });

  it('is no duplicate of a payment of another simulated project', async () => {
    const [one, two] = [await newPaymentScene(server, acme), await newPaymentScene(server, acme)];
    const reference = unique('INV');
    for (const at of [one, two])
      expect(await payments().create(at.draft({ reference }))).toMatchObject({ stage: 'queued' });
  });
});

describe('a preview', () => {
  it('binds the payment that is created with its digest', async () => {
    const at = await newPaymentScene(server, acme);
    const draft = at.draft({ reference: 'INV-7' });
    const { digest, would } = await payments().preview(draft);
    expect(would).toEqual({ status: 'pending', stage: 'queued' });
    const first = await payments().create({ ...draft, preview_digest: digest });
    expect(first).toMatchObject({ status: 'pending', stage: 'queued' });
    const stale = await expectProblem(payments().create({ ...draft, preview_digest: digest }));
    expect(stale).toMatchObject({ status: 409, code: 'stale_preview' });
    const next = await payments().preview(draft);
    expect(next).toMatchObject({
      would: { status: 'pending', stage: 'hold' },
      duplicates: [{ payment: first.id }],
    });
    expect(await payments().create({ ...draft, preview_digest: next.digest })).toMatchObject({
      stage: 'hold',
    });
    const other = payments().create({ ...draft, amount: 7, preview_digest: next.digest });
    expect(await expectProblem(other)).toMatchObject({ code: 'stale_preview' });
  });

  it('changes nothing', async () => {
    const at = await newPaymentScene(server, acme);
    const before = await server.knex('payment_fingerprints').count();
    await payments().preview(at.draft());
    await payments().preview(at.draft());
    expect(await server.knex('payment_fingerprints').count()).toEqual(before);
    expect(await at.available()).toBe(1_000_000);
  });
});
