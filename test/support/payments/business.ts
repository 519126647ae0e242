import type { AccountId, ApprovalId, PaymentId, Tenantry } from '../../../sdk/src/index.ts';
import type { TestServer } from '../server.ts';
import { createTeam, type TestTeam } from '../users.ts';
import { newPaymentScene, type PaymentScene } from './payment-scene.ts';

type Draft = ReturnType<PaymentScene['draft']>;
/** A payment of a plan, before there are accounts. */
type Planned = Pick<Draft, 'reference' | 'execution_date' | 'wait_for_funds'> & {
  amount: number;
  to: 'supplier' | 'second supplier' | 'savings';
};
type Decision = Parameters<Tenantry['approvals']['decide']>[0]['decisions'][number];
interface Day {
  /** The first is created alone, the others as a batch. */
  payments: Planned[];
  /** Lots that decide what people do with what waits on that day. */
  lots: number[];
  income: number;
  late: Planned;
  faults: Parameters<Tenantry['sandbox']['setFaults']>[0]['submit'];
}

/** A Monday. The Feast of Sacrifice is from 16 to 19 May, with a half day before; 23 April and 1 May are holidays. */
const START = '2027-04-19T06:00:00.000Z';
/** Outcomes of the simulated bank: settled, failed, rejected, returned, unknown, late and out of order. */
const ENDINGS = [0, 0, 0, 0, 0, 1, 4, 5, 6, 7, 8, 11, 12, 13, 14];
const LARGE = 300_000;
const dateAfter = (days: number) =>
  new Date(Date.parse(START) + days * 86_400_000).toISOString().slice(0, 10);

/** Plans what a business pays and earns in some days, and what its people decide. */
export function planBusiness(days: number, perDay: number, random: (below: number) => number): Day[] {
  const pick = <Value>(...values: readonly Value[]): Value => values[random(values.length)] as Value;
  let made = 0;
  const plan = (day: number): Planned => ({
    amount: pick(20_000, 50_000, 50_000, 90_000, 120_000, LARGE) + pick(...ENDINGS),
    to: pick('supplier', 'supplier', 'second supplier', 'savings'),
    reference: `R${made++}`,
    ...(random(5) === 0 && { execution_date: dateAfter(day + random(6)) }),
    ...(random(3) > 0 && { wait_for_funds: true }),
  });
  return Array.from({ length: days }, (_, day) => ({
    payments: Array.from({ length: perDay - 1 }, () => plan(day)),
    lots: Array.from({ length: 40 }, () => random(1000)),
    income: pick(0, 150_000, 450_000),
    late: plan(day),
    faults: pick(null, null, null, null, 'timeout', '500', 'slow'),
  }));
}

/** Sends a batch, advances the clock, and decides what waits. */
class Business {
  private lots: number[] = [];
  constructor(
    private readonly people: TestTeam['people'],
    private readonly at: PaymentScene,
    private readonly accounts: Record<Planned['to'], AccountId>,
  ) {}

  private get place() {
    return { workspace: this.at.workspace, project: this.at.project };
  }
  private lot = (below: number): number => (this.lots.pop() ?? 0) % below;

  private draftOf({ to, ...planned }: Planned): Draft {
    const method = to === 'savings' ? 'bank_transfer' : 'eft';
    return this.at.draft({ ...planned, method, to_account: this.accounts[to] });
  }

  async advance(by: string): Promise<void> {
    const { sandbox } = this.people.member.api;
    const clock = await sandbox.setClock({ ...this.place, advance: by });
    if (clock.target !== null) await this.advance('PT0S');
  }

  /** Approves or rejects what was requested since some time, or leaves it until it expires. */
  private async decideApprovals(since: string): Promise<void> {
    const { approvals } = this.people.manager.api;
    const { data } = await approvals.list({ ...this.place, status: 'pending', limit: 100 });
    const decisions = data
      .filter(({ requested_at }) => requested_at >= since)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap(({ id, digest }): Decision[] => {
        const lot = this.lot(4);
        if (lot === 0) return [];
        const one = { approval_id: id as ApprovalId, digest };
        return lot === 1
          ? [{ ...one, decision: 'reject' as const, reason: 'Too much' }]
          : [{ ...one, decision: 'approve' as const }];
      });
    if (decisions.length > 0) await approvals.decide({ ...this.place, decisions });
  }

  private waiting = async (stage: 'hold' | 'unknown' | 'scheduled'): Promise<PaymentId[]> =>
    (await this.people.member.api.payments.list({ ...this.place, stage, limit: 100 })).data
      .map(({ id }) => id)
      .sort();

  private async decidePayments(): Promise<void> {
    const { manager, owner, member } = this.people;
    for (const payment_id of await this.waiting('hold')) {
      const one = { ...this.place, payment_id };
      if (this.lot(2) === 0) await manager.api.payments.release({ ...one, reason: 'Meant' });
      else await member.api.payments.cancel(one);
    }
    for (const payment_id of await this.waiting('unknown')) {
      if (this.lot(3) > 0) continue;
      const found = { outcome: this.lot(2) === 0 ? 'settled' : 'failed', evidence: 'Statement' } as const;
      await owner.api.payments.resolve({ ...this.place, payment_id, ...found, reason: 'Seen' });
    }
    for (const payment_id of await this.waiting('scheduled'))
      if (this.lot(6) === 0) await member.api.payments.cancel({ ...this.place, payment_id });
  }

  async work({ payments: [single, ...others], lots, income, late, faults }: Day): Promise<void> {
    const { member } = this.people;
    this.lots = [...lots];
    const { sandbox, payments, paymentBatches } = member.api;
    await sandbox.setFaults({ ...this.place, submit: faults, callbacks: null });
    const pay = async (planned: Planned) => {
      // A refusal may be the outcome, as long as it is always the same.
      await payments.create(this.draftOf(planned)).catch(() => undefined);
    };
    const { time } = await sandbox.getClock(this.place);
    if (single !== undefined) await pay(single);
    const batch = others.map((one) => this.draftOf(one)).map(({ workspace: _, project: __, ...one }) => one);
    await paymentBatches.create({ ...this.place, payments: batch as never });
    if (income > 0)
      await sandbox.simulate({
        ...this.place,
        type: 'incoming_payment',
        account_id: this.at.from,
        amount: income,
      });
    await this.decideApprovals(time);
    await this.decidePayments();
    await this.advance('PT9H');
    await pay(late);
    await this.advance('PT15H');
  }
}

/** Does the business of a plan in a new project of a new workspace. @returns everything that it left there, as lines */
export async function doBusiness(server: TestServer, days: readonly Day[]): Promise<string[]> {
  const team = await createTeam(server);
  const { people, workspace } = team;
  const { api } = people.owner;
  const at = await newPaymentScene(server, team, { money: 500_000 });
  const identifiers = { iban: 'DE89370400440532013000' };
  const second = {
    workspace,
    live: false,
    name: 'Second',
    currency: 'TRY',
    holder: { name: 'Second Ltd' },
  } as const;
  const accounts = {
    supplier: at.to,
    // The member who makes the payments, so that the others may decide about them.
    'second supplier': (await people.member.api.accounts.create({ ...second, identifiers })).id,
    savings: await at.connect(0),
  };
  await api.approvalRules.create({
    workspace,
    name: 'Large',
    when: { currencies: ['TRY'], min_amount: LARGE },
    steps: [{ needed: 1 }],
  });
  const limit = { workspace, name: 'Day', scope: 'workspace', currency: 'TRY' } as const;
  await api.paymentLimits.create({ ...limit, per_day: 900_000, on_exceed: 'hold' });
  await api.paymentLimits.create({ ...limit, name: 'Month', per_month: 60_000_000, on_exceed: 'refuse' });
  const place = { workspace, project: at.project };
  await people.member.api.sandbox.setClock({ ...place, time: START });
  const business = new Business(people, at, accounts);
  for (const day of days) await business.work(day);
  await business.advance('P14D');
  return exportOf(server, people.owner.api, place);
}

/** What differs between two runs besides ids: hashes and texts that are made from ids, and what the real time says. */
const DIFFERENT = new Set(['bank_id', 'bank_reference', 'digest', 'hash', 'position', 'export_id', 'key_id']);
const ID = /\b[a-z]{2,4}_[0-9a-hjkmnp-tv-z]{26}\b/g;

/** Renumbers ids in the order of their first appearance. */
function renumber(lines: readonly string[]): string[] {
  const numbers = new Map<string, string>();
  const numberOf = (id: string) => {
    const number = numbers.get(id) ?? `${id.split('_')[0]}#${numbers.size}`;
    numbers.set(id, number);
    return number;
  };
  return lines.map((line) => line.replaceAll(ID, numberOf));
}

/** Returns the payments by their references with their events, approvals, the limits, and the ledger in its order. */
async function exportOf(
  server: TestServer,
  api: Tenantry,
  place: { workspace: string; project: PaymentScene['project'] },
): Promise<string[]> {
  const line = (value: unknown) =>
    JSON.stringify(value, (name, one) => (DIFFERENT.has(name) ? undefined : one));
  const payments = [];
  for await (const payment of api.payments.list({ ...place, limit: 100 })) payments.push(payment);
  payments.sort((a, b) => Number(a.reference?.slice(1)) - Number(b.reference?.slice(1)));
  const events = await server
    .knex('payment_events')
    .whereIn(
      'payment_id',
      payments.map(({ id }) => id),
    )
    .orderBy('version');
  const approvals = await server.knex('approvals').where({ project_id: place.project });
  const windows = await server
    .knex('payment_limit_windows')
    .where({ realm: place.project })
    .orderBy(['period', 'starts', 'used']);
  const { id: ledger_export_id } = await api.ledgerExports.create(place);
  const bundle = await api.ledgerExports.download({ ...place, ledger_export_id });
  const ledger = bundle
    .trimEnd()
    .split('\n')
    .map((one) => JSON.parse(one) as { type: string });
  const ofPayments = payments.flatMap((payment) => [
    payment,
    ...events
      .filter(({ payment_id }) => payment_id === payment.id)
      .map(({ cause_id: _, workspace_id: __, ...event }) => event),
    ...approvals
      .filter(({ payment_id }) => payment_id === payment.id)
      .map(({ status, decided_at, expires_at, reason }) => ({ status, decided_at, expires_at, reason })),
  ]);
  return renumber([
    ...ofPayments.map(line),
    ...windows.map(({ period, starts, used, count }) => line({ period, starts, used, count })),
    ...ledger.filter(({ type }) => type === 'transaction').map(line),
  ]);
}
