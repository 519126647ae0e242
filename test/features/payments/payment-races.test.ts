import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerVerification, PaymentId } from '../../../sdk/src/index.ts';
import { statusOrCode } from '../../support/keys.ts';
import { bookProblems } from '../../support/payments/books.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { expectProblem, type TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  await acme.people.owner.api.settings.update({ workspace: acme.workspace, duplicate_policy: 'off' });
});
afterAll(async () => {
  expect(await bookProblems(server.knex)).toEqual([]);
  await server.stop();
});

const payments = () => acme.people.member.api.payments;
const placeOf = ({ workspace, project }: PaymentScene) => ({ workspace, project });
const of = (at: PaymentScene, payment_id: PaymentId) => ({ ...placeOf(at), payment_id });

/** Creates a payment, again while a busy machine makes the request wait too long for a connection. */
async function answerTo(draft: ReturnType<PaymentScene['draft']>): Promise<string> {
  const answer = await statusOrCode(payments().create(draft));
  return answer === 'unavailable' ? answerTo(draft) : answer;
}

/** Clients that each create payments one after the other, at the same time. @returns how often each answer came */
async function create(clients: number, each: number, draft: () => ReturnType<PaymentScene['draft']>) {
  const counts = new Map<string, number>();
  const client = async () => {
    for (let made = 0; made < each; made += 1) {
      const answer = await answerTo(draft());
      counts.set(answer, (counts.get(answer) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return Object.fromEntries(counts);
}

/** Runs a task again and again while another one runs. @returns the result of the other one, and how often it ran */
async function during<Result>(main: Promise<Result>, task: () => Promise<unknown>) {
  let times = 0;
  let isOver = false;
  const tasks = async () => {
    for (; !isOver; times += 1) await task();
  };
  const over = main.finally(() => {
    isOver = true;
  });
  const [result] = await Promise.all([over, tasks()]);
  return { result, times };
}

describe('payments from one account in a race', () => {
  it('go through exactly as long as there is money above the floor, also while others are sent', async () => {
    const [clients, each] = [rounds({ sample: 16, full: 64 }), rounds({ sample: 6, full: 500 })];
    const [amount, floor] = [10_000, 700];
    const half = (clients * each) / 2;
    // One minor unit less than another payment would need.
    const at = await newPaymentScene(server, acme, { money: floor + half * amount + amount - 1 });
    const { owner, member } = acme.people;
    await owner.api.accounts.update({ workspace: at.workspace, account_id: at.from, floor });
    await member.api.sandbox.setClock({ ...placeOf(at), time: '2030-03-04T06:00:00.000Z' });
    let lowest = Number.POSITIVE_INFINITY;
    const task = async () => {
      const { available } = (await owner.api.accounts.get({ workspace: at.workspace, account_id: at.from }))
        .balance ?? { available: 0 };
      lowest = Math.min(lowest, available);
      await member.api.sandbox.setClock({ ...placeOf(at), advance: 'PT0S' });
    };
    const { result, times } = await during(
      create(clients, each, () => at.draft({ amount })),
      task,
    );
    expect(result).toEqual({ served: half, insufficient_funds: half });
    expect(times).toBeGreaterThan(0);
    expect(lowest).toBeGreaterThanOrEqual(floor);
    expect(await at.available()).toBe(floor + amount - 1);
    const { data: sent } = await payments().list({ ...placeOf(at), status: 'processing', limit: 1 });
    expect(sent).toHaveLength(1);
    for (let after: string | null = ''; after !== null; ) {
      const position = after === '' ? {} : { after };
      const verified: LedgerVerification = await owner.api.ledger.verify({ ...placeOf(at), ...position });
      expect(verified.differences).toEqual([]);
      after = verified.next;
    }
  });

  it('go through exactly as long as a limit of the day allows', async () => {
    const at = await newPaymentScene(server, acme, { money: 10_000_000 });
    const fitting = rounds({ sample: 25, full: 100 });
    await acme.people.owner.api.paymentLimits.create({
      workspace: at.workspace,
      name: 'Limit',
      scope: 'project',
      scope_id: at.project,
      currency: 'TRY',
      per_day: fitting * 10_000,
      on_exceed: 'refuse',
    });
    expect(await create(fitting * 2, 1, () => at.draft())).toEqual({
      served: fitting,
      limit_exceeded: fitting,
    });
    const { limits } = await payments().preview(at.draft());
    expect(limits).toMatchObject([{ used: fitting * 10_000, ok: false }]);
    expect(await at.available()).toBe(10_000_000 - fitting * 10_000);
  });

  it('are held if they are the same, all but one, and the held ones name each other', async () => {
    const at = await newPaymentScene(server, acme);
    await acme.people.owner.api.projectSettings.update({ ...placeOf(at), duplicate_policy: 'hold' });
    const made = await Promise.all(Array.from({ length: 50 }, () => payments().create(at.draft())));
    const held = made.filter(({ stage }) => stage === 'hold');
    expect(held).toHaveLength(49);
    expect(held.every(({ hold_reasons }) => hold_reasons.join() === 'duplicate_suspected')).toBe(true);
    const first = made.filter(({ stage }) => stage === 'queued');
    expect(first).toHaveLength(1);
    // Each names the one that goes on and all that were held before it, so that any two of them are named together.
    const order = [...held].sort((a, b) => a.possible_duplicates.length - b.possible_duplicates.length);
    const earlier = new Set<string>(first.map(({ id }) => id));
    for (const { id, possible_duplicates } of order) {
      expect(new Set<string>(possible_duplicates)).toEqual(earlier);
      expect(possible_duplicates).toHaveLength(earlier.size);
      earlier.add(id);
    }
    expect(await at.available()).toBe(990_000);
    const id = held[0]?.id ?? 'pay_';
    const { release } = acme.people.manager.api.payments;
    const own = await expectProblem(payments().release({ ...of(at, id), reason: 'R' }));
    expect(own).toMatchObject({ status: 403 });
    const { block, unblock } = acme.people.owner.api.accounts;
    for (const account_id of [at.from, at.to]) {
      await block({ workspace: at.workspace, account_id, reason: 'Audit' });
      const blocked = await expectProblem(release({ ...of(at, id), reason: 'Both are meant' }));
      expect(blocked).toMatchObject({ status: 409, code: 'account_blocked' });
      await unblock({ workspace: at.workspace, account_id });
    }
    expect(await release({ ...of(at, id), reason: 'Both are meant' })).toMatchObject({ stage: 'queued' });
    expect(await at.available()).toBe(980_000);
    const again = await expectProblem(release({ ...of(at, id), reason: 'Again' }));
    expect(again).toMatchObject({ status: 409, code: 'invalid_transition' });
  });

  it('settle as transfers in opposite directions, without a deadlock', async () => {
    const at = await newPaymentScene(server, acme);
    const other = await at.connect(1_000_000);
    const ways = [
      { from_account: at.from, to_account: other },
      { from_account: other, to_account: at.from },
    ];
    const made = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        payments().create(at.draft({ ...ways[index % 2], method: 'bank_transfer' })),
      ),
    );
    expect(made.map(({ status }) => status)).toEqual(made.map(() => 'settled'));
  });
});

describe('the cancellation of a payment', () => {
  it('takes place once of several at the same time', async () => {
    const at = await newPaymentScene(server, acme);
    const { id } = await payments().create(at.draft());
    const calls = await Promise.allSettled(Array.from({ length: 8 }, () => payments().cancel(of(at, id))));
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await at.available()).toBe(1_000_000);
  });
});
