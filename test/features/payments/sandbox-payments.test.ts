import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVault } from '../../../server/auth/secrets/vault.ts';
import { TenantScope } from '../../../server/database/tenant-scope.ts';
import { claimQueued } from '../../../server/features/payments/connectors/claim-payments.ts';
import type { BankConnector } from '../../../server/features/payments/connectors/connector.ts';
import { createDispatcher } from '../../../server/features/payments/connectors/dispatcher.ts';
import { createProcessPayments } from '../../../server/features/payments/connectors/process-payments.ts';
import { workOn } from '../../../server/features/payments/connectors/project-work.ts';
import { stepClock } from '../../../server/features/payments/connectors/step-clock.ts';
import { dueProjects } from '../../../server/features/payments/connectors/work-repository.ts';
import { createRepositories } from '../../../server/features/repositories.ts';
import { bookProblems } from '../../support/payments/books.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import type { TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
}, 60_000);
afterAll(() => server.stop());

/** What jobs of another server on this database work with. */
const tools = () => ({
  database: server,
  secrets: { vault: createVault('pepper', []) },
  build: createRepositories,
});

const START = '2030-03-04T06:00:00.000Z';
const api = () => acme.people.member.api;

/** A project whose clock stands on a Monday morning. */
async function scene(): Promise<PaymentScene> {
  const made = await newPaymentScene(server, acme);
  await api().sandbox.setClock({ ...placeOf(made), time: START });
  return made;
}
const placeOf = ({ workspace, project }: PaymentScene) => ({ workspace, project });
const advance = (at: PaymentScene, by: string) => api().sandbox.setClock({ ...placeOf(at), advance: by });

type Create = Parameters<PaymentScene['draft']>[0];
async function pay(at: PaymentScene, draft: Create) {
  const made = await api().payments.create(at.draft(draft));
  return {
    ...made,
    now: () => api().payments.get({ ...placeOf(at), payment_id: made.id }),
    history: async () =>
      (await api().payments.listEvents({ ...placeOf(at), payment_id: made.id })).data
        .map(({ type }) => type)
        .reverse(),
  };
}

/** By outcome: where a payment is at once, two days and five days later, and its history. */
const OUTCOMES = [
  ['00', 'processing/accepted', 'settled/null', 'created processing submitted accepted settled'],
  ['01', 'failed/null', 'failed/null', 'created processing submitted failed'],
  ['05', 'failed/null', 'failed/null', 'created processing failed'],
  ['06', 'processing/accepted', 'failed/null', 'created processing submitted accepted failed'],
  ['07', 'processing/accepted', 'settled/null', 'created processing submitted accepted settled returned'],
  ['08', 'processing/accepted', 'settled/null', 'created processing submitted accepted settled returned'],
  ['11', 'processing/unknown', 'settled/null', 'created processing unknown settled'],
  ['12', 'processing/unknown', 'processing/unknown', 'created processing unknown'],
  ['13', 'processing/submitted', 'settled/null', 'created processing submitted settled'],
  ['14', 'processing/accepted', 'settled/null', 'created processing submitted accepted settled'],
] as const;

describe('a payment in a simulated project', () => {
  it('takes the outcome that its amount asks for, by the clock of the project', async () => {
    const at = await scene();
    const paid: Array<Awaited<ReturnType<typeof pay>>> = [];
    for (const [code] of OUTCOMES) paid.push(await pay(at, { amount: Number(`50${code}`) }));
    await advance(at, 'PT0S');
    const stateOf = async ({ now }: (typeof paid)[number]) => {
      const { status, stage } = await now();
      return `${status}/${stage}`;
    };
    expect(await Promise.all(paid.map(stateOf))).toEqual(OUTCOMES.map(([, first]) => first));
    expect(await advance(at, 'P5D')).toMatchObject({ target: null, time: '2030-03-09T06:00:00.000Z' });
    expect(await Promise.all(paid.map(stateOf))).toEqual(OUTCOMES.map(([, , last]) => last));
    expect(await Promise.all(paid.map(async ({ history }) => (await history()).join(' ')))).toEqual(
      OUTCOMES.map(([, , , history]) => history),
    );
    const [settled, failed, , , returned, half] = await Promise.all(paid.map(({ now }) => now()));
    expect(settled).toMatchObject({
      submitted_at: START,
      settled_at: `${settled?.value_date}T10:00:00.000Z`,
    });
    expect(failed?.failure).toMatchObject({
      code: 'insufficient_funds',
      bank_code: 'AM04',
      category: 'payer',
    });
    expect(returned?.returned_amount).toBe(5007);
    expect(half?.returned_amount).toBe(2504);
    expect(await bookProblems(server.knex)).toEqual([]);
  });

  it('is sent when it is due, and tells each change by a webhook event', async () => {
    const at = await scene();
    const payment = await pay(at, { amount: 7000, execution_date: '2030-03-06' });
    expect(payment.stage).toBe('scheduled');
    await advance(at, 'P1D');
    expect(await payment.now()).toMatchObject({ stage: 'scheduled' });
    await advance(at, 'P5D');
    expect(await payment.now()).toMatchObject({
      status: 'settled',
      submitted_at: '2030-03-06T00:00:00.000Z',
    });
    const { data } = await acme.people.owner.api.events.list({ workspace: at.workspace, limit: 100 });
    const told = data.filter((event) => (event.data as { id?: string }).id === payment.id);
    expect(told.map(({ type }) => type).reverse()).toEqual([
      'payment.created',
      'payment.processing',
      'payment.accepted',
      'payment.settled',
    ]);
  });

  it('is sent once by servers that work at the same time, and the bank gets each message once', async () => {
    const at = await newPaymentScene(server, acme);
    const count = 40;
    for (let index = 0; index < count; index += 1) await pay(at, { amount: 1000 + index * 100 });
    const scope = { workspace_id: acme.workspaceId, project_id: at.project };
    const processPayments = createProcessPayments(tools());
    await Promise.all(Array.from({ length: 4 }, () => processPayments(scope)));
    const received = await server.knex('sandbox_submissions').where(scope).pluck('received');
    expect(received).toEqual(Array.from({ length: count }, () => 1));
    const scoped = new TenantScope(server.knex, acme.workspaceId);
    const messages = await scoped.rows('connector_messages').where({ project_id: at.project });
    expect(messages).toHaveLength(count);
    // The payload is sealed: nothing of it is readable.
    for (const { sealed } of messages) expect(sealed.toString('latin1')).not.toContain('Sukru');
    expect(await bookProblems(server.knex)).toEqual([]);
  });

  it('reaches its outcome under every fault of the bank, which gets each message once', async () => {
    const at = await newPaymentScene(server, acme, { money: 900_000_000_000 });
    await api().sandbox.setClock({ ...placeOf(at), time: START });
    const scope = { workspace_id: acme.workspaceId, project_id: at.project };
    const codes = ['00', '05', '07', '11', '12'] as const;
    const paid = [];
    let amount = 2000;
    for (let round = 0; round < rounds({ sample: 1, full: 125 }); round += 1)
      for (const submit of [null, 'timeout', '500', 'slow'] as const)
        for (const callbacks of [null, 'lost', 'duplicated', 'reordered'] as const) {
          await server.knex('sandbox_faults').where(scope).delete();
          await server.knex('sandbox_faults').insert({ ...scope, submit, callbacks, ends_at: null });
          const made = [];
          for (const code of codes) {
            amount += 1;
            made.push({ code, submit, callbacks, payment: await pay(at, { amount, simulate: code }) });
          }
          await advance(at, 'PT0S');
          // Without an answer and without a report, nothing says what became of it.
          const unknown = made.filter(
            ({ code }) => code === '11' || code === '12' || (submit !== null && callbacks === 'lost'),
          );
          for (const { payment } of unknown)
            expect(await payment.now()).toMatchObject({ status: 'processing', stage: 'unknown' });
          paid.push(...made);
        }
    await advance(at, 'P10D');
    const ends = await Promise.all(paid.map(({ payment }) => payment.now()));
    for (const [index, { code, payment, submit, callbacks }] of paid.entries()) {
      const { status, stage, returned_amount } = ends[index] ?? payment;
      const end =
        code === '12'
          ? ['processing', 'unknown', 0]
          : [code === '05' ? 'failed' : 'settled', null, code === '07' ? payment.amount : 0];
      expect([status, stage, returned_amount], `${code} ${submit} ${callbacks}`).toEqual(end);
    }
    const received = await server.knex('sandbox_submissions').where(scope).pluck('received');
    expect(received).toEqual(paid.map(() => 1));
    expect(await bookProblems(server.knex)).toEqual([]);
  });

  it('is found although the payments of other projects are due each time', async () => {
    const [one, other] = [await newPaymentScene(server, acme), await newPaymentScene(server, acme)];
    for (const at of [one, other]) await pay(at, { amount: 9100 });
    const found = new Set<string>();
    for (let draw = 0; draw < 200; draw += 1)
      for (const { project_id } of await dueProjects(server.knex, 1)) found.add(project_id);
    expect([...found]).toEqual(expect.arrayContaining([one.project, other.project]));
  });

  it('is not sent any more once the bank has reported its end', async () => {
    const at = await scene();
    const payment = await pay(at, { amount: 9200 });
    const scope = { workspace_id: acme.workspaceId, project_id: at.project };
    await claimQueued(tools(), scope);
    expect(await payment.now()).toMatchObject({ stage: 'submitting' });
    await api().sandbox.simulate({ ...placeOf(at), type: 'reject', payment_id: payment.id });
    expect(await payment.history()).toEqual(['created', 'processing', 'failed']);
    const message = await server.knex('connector_messages').where({ payment_id: payment.id }).first();
    expect(message).toMatchObject({ status: 'answered', sent_at: null });
    expect(await server.knex('sandbox_submissions').where(scope)).toEqual([]);
    expect(await bookProblems(server.knex)).toEqual([]);
  });

  it('is not sent to an account that is being blocked', async () => {
    const at = await scene();
    const payment = await pay(at, { amount: 9300 });
    const scope = { workspace_id: acme.workspaceId, project_id: at.project };
    let processing: Promise<unknown> = Promise.resolve();
    await server.knex.transaction(async (trx) => {
      const account = trx('accounts').where({ id: at.to });
      await account.clone().forUpdate().first();
      await account.update({ status: 'blocked', block_reason: 'Fraud' });
      processing = createProcessPayments(tools())(scope);
      await setTimeout(200); // it waits for the end of this transaction
    });
    await processing;
    expect(await payment.now()).toMatchObject({ status: 'failed', failure: { code: 'account_blocked' } });
  });

  it('is found when its bank has to be asked by a clock that was set', async () => {
    const at = await scene();
    await pay(at, { amount: 9400, simulate: '12' });
    await advance(at, 'PT0S');
    const isDue = async () =>
      (await dueProjects(server.knex, 100)).some(({ project_id }) => project_id === at.project);
    expect(await isDue()).toBe(false);
    const later = new Date(Date.parse(START) + 3_600_000);
    await server.knex('sandbox_clocks').where({ project_id: at.project }).update({ time: later });
    expect(await isDue()).toBe(true);
    await advance(at, 'PT0S');
    expect(await isDue()).toBe(false);
  });

  it('keeps its time while a server that has lost the project to another one is still at work', async () => {
    const at = await scene();
    const scope = { workspace_id: acme.workspaceId, project_id: at.project };
    const target = new Date(Date.parse(START) + 60_000);
    const clock = server.knex('sandbox_clocks').where({ project_id: at.project });
    const other = { lease: 'other', leased_until: new Date(Date.now() + 60_000) };
    await clock.clone().update({ ...other, target });
    expect(await workOn(tools(), scope, (work) => stepClock(work, 'lost'))).toBe('busy');
    expect(await clock.clone().first('time', 'target')).toEqual({ time: new Date(START), target });
    expect(await workOn(tools(), scope, (work) => stepClock(work, 'other'))).toBe('more');
    expect(await clock.clone().first('time', 'target')).toEqual({ time: target, target: null });
  });

  it('is unknown when its sender stopped, and is never sent again', async () => {
    const at = await newPaymentScene(server, acme);
    const payment = await pay(at, { amount: 9000 });
    const scope = { workspace_id: acme.workspaceId, project_id: at.project };
    const stops: BankConnector = {
      capabilities: { idempotentSubmit: false },
      submit: () => Promise.reject(new Error('The server stopped.')),
      query: () => Promise.resolve([]),
    };
    await expect(createDispatcher({ ...tools(), connector: stops }).dispatch(scope)).rejects.toThrow(
      'stopped',
    );
    const message = server.knex('connector_messages').where({ payment_id: payment.id });
    expect(await message.clone().first('status')).toEqual({ status: 'sending' });
    expect(await payment.now()).toMatchObject({ stage: 'submitting' });
    await message.clone().update({ leased_until: new Date(0) });
    const processPayments = createProcessPayments(tools());
    for (let run = 0; run < 3; run += 1) await processPayments(scope);
    expect(await message.clone().first('status')).toEqual({ status: 'unknown' });
    expect(await payment.now()).toMatchObject({ status: 'processing', stage: 'unknown' });
    expect(await server.knex('sandbox_submissions').where(scope)).toEqual([]);
    expect(await bookProblems(server.knex)).toEqual([]);
  });
});
