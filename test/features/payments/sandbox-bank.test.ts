import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId, PaymentId } from '../../../sdk/src/index.ts';
import { statusOrCode } from '../../support/keys.ts';
import { bookProblems } from '../../support/payments/books.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import type { TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
}, 60_000);
afterAll(async () => {
  expect(await bookProblems(server.knex)).toEqual([]);
  await server.stop();
});

const START = '2030-03-04T06:00:00.000Z';
const api = () => acme.people.member.api;
const owner = () => acme.people.owner.api;
const placeOf = ({ workspace, project }: PaymentScene) => ({ workspace, project });

/** A project whose clock stands on a Monday morning. */
async function scene(options?: Parameters<typeof newPaymentScene>[2]): Promise<PaymentScene> {
  const made = await newPaymentScene(server, acme, options);
  await api().sandbox.setClock({ ...placeOf(made), time: START });
  return made;
}
const advance = (at: PaymentScene, by: string) => api().sandbox.setClock({ ...placeOf(at), advance: by });
const create = (at: PaymentScene, draft: Parameters<PaymentScene['draft']>[0]) =>
  api().payments.create(at.draft(draft));
const get = (at: PaymentScene, { id: payment_id }: { id: PaymentId }) =>
  api().payments.get({ ...placeOf(at), payment_id });
const typesOf = async (at: PaymentScene, { id: payment_id }: { id: PaymentId }) =>
  (await api().payments.listEvents({ ...placeOf(at), payment_id })).data.map(({ type }) => type).reverse();
type Event = Omit<Parameters<ReturnType<typeof api>['sandbox']['simulate']>[0], 'workspace' | 'project'>;
const simulate = (at: PaymentScene, event: Event) => api().sandbox.simulate({ ...placeOf(at), ...event });

describe('the simulated bank', () => {
  it('settles, rejects and returns payments on request, and repeats a report without effect', async () => {
    const at = await scene();
    const { id: first } = await create(at, { amount: 5100, simulate: '12' });
    const { id: second } = await create(at, { amount: 5200, simulate: '12' });
    await advance(at, 'PT0S');
    expect(await statusOrCode(simulate(at, { type: 'duplicate_callback', payment_id: first }))).toBe(
      'invalid_state',
    );
    expect((await simulate(at, { type: 'settle', payment_id: first })).payment).toMatchObject({
      status: 'settled',
      settled_at: START,
    });
    const rejected = await simulate(at, { type: 'reject', payment_id: second, code: 'AC01' });
    expect(rejected.payment?.failure).toMatchObject({ code: 'invalid_account', bank_code: 'AC01' });
    const part = await simulate(at, { type: 'return', payment_id: first, amount: 100 });
    expect(part.payment).toMatchObject({ status: 'settled', returned_amount: 100 });
    const before = part.payment?.etag;
    const repeated = await simulate(at, { type: 'duplicate_callback', payment_id: first });
    expect(repeated.payment?.etag).toBe(before);
    const all = await simulate(at, { type: 'return', payment_id: first });
    expect(all.payment).toMatchObject({
      returned_amount: 5100,
      returns: [{ amount: 100 }, { amount: 5000 }],
    });
    expect(await at.available()).toBe(1_000_000);
    for (const type of ['settle', 'reject', 'return'] as const)
      expect(await statusOrCode(simulate(at, { type, payment_id: first })), type).toBe('invalid_state');
    expect(await statusOrCode(simulate(at, { type: 'settle' }))).toBe('invalid_request');
  });

  it('brings money that payments have waited for', async () => {
    const at = await scene({ money: 0 });
    const waiting = await create(at, { amount: 6000, wait_for_funds: true });
    expect(waiting.stage).toBe('funds');
    const incoming = { type: 'incoming_payment', account_id: at.from, amount: 6100 } as const;
    const event = await simulate(at, incoming);
    expect(event).toMatchObject({ payment: null, transaction_id: expect.stringMatching(/^ltx_/) });
    expect(await get(at, waiting)).toMatchObject({ status: 'processing', stage: 'accepted' });
    expect(await at.available()).toBe(100);
    const other = await scene();
    expect(await statusOrCode(simulate(other, incoming))).toBe('not_found');
    expect(await statusOrCode(simulate(at, { ...incoming, account_id: at.to }))).toBe('not_found');
  });

  it('fails in the way that was set, for a duration by the clock of the project', async () => {
    const at = await scene();
    const faults = await api().sandbox.setFaults({
      ...placeOf(at),
      submit: 'timeout',
      callbacks: null,
      for: 'PT1H',
    });
    expect(faults.ends_at).toBe('2030-03-04T07:00:00.000Z');
    const unanswered = await create(at, { amount: 7000 });
    await advance(at, 'PT0S');
    expect(await typesOf(at, unanswered)).toEqual(['created', 'processing', 'unknown', 'accepted']);
    await advance(at, 'PT1H');
    const answered = await create(at, { amount: 7100 });
    await advance(at, 'PT0S');
    expect(await typesOf(at, answered)).toEqual(['created', 'processing', 'submitted', 'accepted']);
  });

  it('does not exist in a live project', async () => {
    const live = await newPaymentScene(server, acme, { environment: 'production' });
    const place = placeOf(live);
    const { sandbox } = owner();
    const another = await live.connect(0);
    const calls = [
      () => sandbox.simulate({ ...place, type: 'incoming_payment', account_id: live.from, amount: 1 }),
      () => sandbox.setFaults({ ...place, submit: '500', callbacks: null }),
      () => sandbox.reset(place),
      () => sandbox.setClock({ ...place, advance: 'P1D' }),
      () => sandbox.getClock(place),
      () =>
        owner().payments.create(live.draft({ to_account: another, method: 'bank_transfer', simulate: '01' })),
    ];
    for (const call of calls) expect(await statusOrCode(call())).toBe('mode_mismatch');
  });
});

describe('a payment that waits', () => {
  it('fails when its money has not come for 30 days, and gives back what it counted', async () => {
    const at = await scene({ money: 0 });
    const { id: limit } = await owner().paymentLimits.create({
      workspace: at.workspace,
      name: 'L',
      scope: 'account',
      scope_id: at.from,
      currency: 'TRY',
      per_day: 9000,
      on_exceed: 'refuse',
    });
    const waiting = await create(at, { amount: 8000, wait_for_funds: true });
    await advance(at, 'P29D');
    expect(await get(at, waiting)).toMatchObject({ stage: 'funds' });
    await advance(at, 'P2D');
    expect(await get(at, waiting)).toMatchObject({
      status: 'failed',
      failure: { code: 'insufficient_funds', category: 'payer', bank_code: null },
    });
    const uses = await server.knex('payment_limit_uses').where({ limit_id: limit });
    expect(uses).toEqual([]);
  });

  it('goes to the next possible day when no server was there before its cut-off', async () => {
    const at = await scene();
    const close = (cut_off: string) =>
      owner().paymentMethods.update({
        workspace: at.workspace,
        payment_method_id: 'eft_try',
        cut_off,
        half_day_cut_off: cut_off,
      });
    await close('17:00');
    const late = await create(at, { amount: 8100, execution_date: '2030-03-06' });
    expect(late.stage).toBe('scheduled');
    await server
      .knex('sandbox_clocks')
      .where({ project_id: at.project })
      .update({ time: new Date('2030-03-06T19:00:00Z') });
    await advance(at, 'PT0S');
    expect(await get(at, late)).toMatchObject({ stage: 'scheduled', execution_date: '2030-03-07' });
    await advance(at, 'P1D');
    expect(await get(at, late)).toMatchObject({
      status: 'settled',
      submitted_at: '2030-03-07T00:00:00.000Z',
    });
    await close('24:00');
  });

  it('is not sent from or to an account that was blocked meanwhile, and others get its money', async () => {
    const at = await scene({ money: 10_000 });
    const blocked = await create(at, { amount: 8200 });
    const to_account = await at.connect(0);
    const next = await create(at, {
      amount: 9900,
      to_account,
      wait_for_funds: true,
      method: 'bank_transfer',
    });
    await owner().accounts.block({ workspace: at.workspace, account_id: at.to, reason: 'Fraud' });
    await advance(at, 'PT0S');
    expect(await get(at, blocked)).toMatchObject({ status: 'failed', failure: { code: 'account_blocked' } });
    expect(await get(at, next)).toMatchObject({ status: 'settled', submitted_at: START });
    expect(await at.available()).toBe(100);
  });

  it('fails alone when its money is gone, and holds up no other payment of its batch', async () => {
    const at = await scene({ money: 10_000 });
    const { workspace } = at;
    const account = (funds_check: 'none' | 'strict') =>
      owner().accounts.update({ workspace, account_id: at.from, funds_check });
    await account('none');
    const made = [];
    for (const amount of [4000, 9000, 5000]) made.push(await create(at, { amount }));
    await account('strict');
    await advance(at, 'PT0S');
    const states = await Promise.all(made.map(async (one) => (await get(at, one)).status));
    expect(states).toEqual(['processing', 'failed', 'processing']);
    expect(await at.available()).toBe(1000);
  });
});

describe('a scheduled transfer between own accounts', () => {
  const transfer = async (at: PaymentScene, to_account: AccountId, amounts: readonly number[]) => {
    const made = [];
    for (const amount of amounts)
      made.push(
        await create(at, { amount, to_account, method: 'bank_transfer', execution_date: '2030-03-06' }),
      );
    expect(made.map(({ stage }) => stage)).toEqual(amounts.map(() => 'scheduled'));
    return made;
  };
  const endsOf = (at: PaymentScene, made: ReadonlyArray<{ id: PaymentId }>) =>
    Promise.all(
      made.map(async (one) => {
        const { status, failure } = await get(at, one);
        return [status, failure?.code ?? null];
      }),
    );

  it('fails alone when its money is gone, and holds up nothing else of its project', async () => {
    const at = await scene({ money: 5000 });
    const account = { workspace: at.workspace, account_id: at.from };
    await owner().accounts.update({ ...account, funds_check: 'none' });
    const made = await transfer(at, await at.connect(0), [2000, 8000, 1000]);
    const sent = await create(at, { amount: 1500 });
    await owner().accounts.update({ ...account, funds_check: 'strict' });
    expect(await advance(at, 'P3D')).toMatchObject({ target: null });
    expect(await endsOf(at, made)).toEqual([
      ['settled', null],
      ['failed', 'insufficient_funds'],
      ['settled', null],
    ]);
    expect(await get(at, sent)).toMatchObject({ status: 'settled' });
    expect(await at.available()).toBe(500);
  });

  it('fails when it is due if one of its accounts was blocked meanwhile, and others get its money', async () => {
    const at = await scene({ money: 3000 });
    const account_id = await at.connect(0);
    const made = await transfer(at, account_id, [3000]);
    const next = await create(at, { amount: 2900, wait_for_funds: true });
    await owner().accounts.block({ workspace: at.workspace, account_id, reason: 'Fraud' });
    await advance(at, 'P5D');
    expect(await endsOf(at, [...made, next])).toEqual([
      ['failed', 'account_blocked'],
      ['settled', null],
    ]);
    expect(await at.available()).toBe(100);
  });
});

describe('a simulated project', () => {
  it.each(['at once', 'after the job'])(
    'sends a payment as soon as another one gives its money back, when its clock moves %s',
    async (when) => {
      const at = await scene({ money: 10_000 });
      const first = await create(at, { amount: 9901 });
      const next = await create(at, { amount: 9900, wait_for_funds: true });
      expect(next.stage).toBe('funds');
      if (when === 'after the job') await advance(at, 'PT0S');
      await advance(at, 'P10D');
      expect(await get(at, first)).toMatchObject({ status: 'failed', updated_at: START });
      expect(await get(at, next)).toMatchObject({ status: 'settled', submitted_at: START });
    },
  );

  it('is empty after a reset, and works as a new one', async () => {
    const at = await scene();
    await api().sandbox.setFaults({ ...placeOf(at), submit: 'slow', callbacks: 'lost' });
    for (const amount of [9100, 9207]) await create(at, { amount });
    await create(at, { amount: 9300, execution_date: '2030-04-04' });
    await advance(at, 'P1D');
    const clock = await api().sandbox.reset(placeOf(at));
    expect(clock).toMatchObject({ mode: 'real', target: null });
    expect((await api().payments.list(placeOf(at))).data).toEqual([]);
    expect((await owner().ledgerTransactions.list(placeOf(at))).data).toEqual([]);
    const account: AccountId = at.from;
    expect(await owner().accounts.get({ workspace: at.workspace, account_id: account })).toMatchObject({
      status: 'active',
      balance: { posted: 0, reserved: 0 },
    });
    await simulate(at, { type: 'incoming_payment', account_id: account, amount: 9100 });
    const again = await create(at, { amount: 9100 });
    expect(again).toMatchObject({ stage: 'queued', possible_duplicates: [] });
    await advance(at, 'P10D');
    expect(await get(at, again)).toMatchObject({ status: 'settled' });
  });

  it('is not emptied while payments of another project come from its accounts', async () => {
    const [home, guest] = [await scene(), await scene()];
    const { workspace } = home;
    await owner().accounts.update({ workspace, account_id: home.from, shared_with: [guest.project] });
    const { id } = await create(guest, { amount: 9400, from_account: home.from });
    for (const at of [home, guest])
      expect(await statusOrCode(api().sandbox.reset(placeOf(at)))).toBe('account_in_use');
    await advance(guest, 'P5D');
    expect(await get(guest, { id })).toMatchObject({ status: 'settled' });
  });
});
