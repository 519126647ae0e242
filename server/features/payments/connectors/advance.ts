import { localTime } from '../../../api/timezones.ts';
import type { EventType } from '../../../api/types.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import type { PaymentState } from '../../../database/schema/payment-transitions.ts';
import { bankAccountName, type Leg, MAX_POSTINGS, type NewPosting } from '../ledger/service.ts';
import { toPaymentChange } from '../payments/serializers.ts';
import { admitWaiting, type PaymentMove, transitionAll } from '../payments/service.ts';
import type { PaymentStep, ReportedProgress } from './effects.ts';
import { failureOf } from './failures.ts';
import type { ProjectWork } from './project-work.ts';

/** A report of a bank moves a payment by these steps; the claim for sending is the first of all. */
type AnyStep = PaymentStep | { to: 'submitting'; valueDate: string };

/** A step with what caused it. */
export interface CausedStep {
  step: AnyStep;
  at: Date;
  /** The observation that caused it, by its key; `null` for an answer or the job. */
  observation: string | null;
}

/** Steps of one locked payment, in their order. */
export interface Advance {
  payment: PaymentRow;
  steps: readonly CausedStep[];
}

export const progressOf = ({ status, stage, amount, returned_amount }: PaymentRow): ReportedProgress => ({
  status,
  stage,
  amount: Number(amount),
  returnedAmount: Number(returned_amount),
});

const stateAfter = (payment: PaymentRow, { to }: AnyStep): PaymentState => {
  if (to === 'returned') return { status: payment.status, stage: payment.stage };
  if (to === 'settled' || to === 'failed') return { status: to, stage: 'none' };
  return { status: 'processing', stage: to };
};

/** Returns what a step sets besides the state. */
function columnsOf(payment: PaymentRow, step: AnyStep, at: Date, timezone: string): PaymentMove['set'] {
  switch (step.to) {
    case 'submitting':
      return { submitted_at: at, value_date: step.valueDate };
    case 'settled':
      return { settled_at: step.at, value_date: localTime(timezone, step.at).day };
    case 'failed':
      return { failure: failureOf(step.code) };
    case 'returned': {
      const back = { amount: step.amount, reason: step.code, at: at.toISOString() };
      const returned_amount = String(Number(payment.returned_amount) + step.amount);
      return { returned_amount, returns: [...payment.returns, back] };
    }
    default:
      return {};
  }
}

const moveOf = (
  payment: PaymentRow,
  { step, at, observation }: CausedStep,
  timezone: string,
): PaymentMove => ({
  payment,
  to: stateAfter(payment, step),
  at,
  cause: {
    type: step.to === 'submitting' ? 'processing' : step.to,
    cause: observation === null ? 'job' : 'observation',
    cause_id: observation,
    reason: null,
  },
  set: columnsOf(payment, step, at, timezone),
});

/** The steps that move money, each with the accounts that it goes from and to. */
const POSTINGS = {
  submitting: { kind: 'submitted', from: 'bank', to: 'in_transit' },
  settled: { kind: 'settled', from: 'in_transit', to: 'external' },
  failed: { kind: 'failed', from: 'in_transit', to: 'bank' },
  returned: { kind: 'returned', from: 'external', to: 'bank' },
} as const;

function postingOf(payment: PaymentRow, step: AnyStep, day: string, home: string): NewPosting | undefined {
  if (!(step.to in POSTINGS)) return undefined;
  const { kind, from, to } = POSTINGS[step.to as keyof typeof POSTINGS];
  const name = (account: Leg['account'] | 'bank'): Leg['account'] =>
    account === 'bank' ? bankAccountName(payment.from_account_id) : account;
  const amount = step.to === 'returned' ? step.amount : Number(payment.amount);
  return {
    projectId: home,
    kind,
    currency: payment.currency,
    effectiveDate: day,
    legs: [
      { account: name(from), amount: -amount },
      { account: name(to), amount },
    ],
    paymentId: payment.id,
    ...(step.to === 'returned' && { occurrence: payment.returns.length }),
    ...(home !== payment.project_id && { payerProjectId: payment.project_id }),
  };
}

const EVENTS = {
  submitting: 'payment.processing',
  submitted: undefined,
  unknown: 'payment.unknown',
  accepted: 'payment.accepted',
  settled: 'payment.settled',
  failed: 'payment.failed',
  returned: 'payment.returned',
} as const satisfies Record<AnyStep['to'], EventType | undefined>;

/** What steps lead to besides the new states. */
interface Effects {
  postings: NewPosting[];
  /** Payments whose reservation becomes a posting. */
  consumed: string[];
  /** Payments that give back what they used of limits. */
  failed: string[];
  /** Accounts that get money back. */
  credited: Set<string>;
}

/** Balances are locked last, but for payments that have waited for the money. */
async function write(work: ProjectWork, { postings, consumed, failed, credited }: Effects): Promise<void> {
  const { tenant, now } = work;
  if (failed.length > 0) await tenant.paymentLimits.giveBack(failed);
  for (let first = 0; first < postings.length; first += MAX_POSTINGS) {
    const part = postings.slice(first, first + MAX_POSTINGS);
    const ids = new Set(part.map(({ paymentId }) => paymentId));
    const reservations = consumed.filter((id) => ids.has(id));
    await tenant.ledger.post(part, now, reservations);
  }
  for (const account of credited) await admitWaiting(work, account);
}

/** Adds what one step leads to. */
function addEffects(
  effects: Effects,
  step: AnyStep,
  payment: PaymentRow,
  posting: NewPosting | undefined,
): void {
  if (posting !== undefined) effects.postings.push(posting);
  if (step.to === 'submitting') effects.consumed.push(payment.id);
  if (step.to === 'failed') effects.failed.push(payment.id);
  if (step.to === 'failed' || step.to === 'returned') effects.credited.add(payment.from_account_id);
}

/** Moves payments by steps, with their postings and events. The payments are locked, and each is named once. */
export async function advance(work: ProjectWork, advances: readonly Advance[]): Promise<void> {
  const { tenant, timezone } = work;
  const homes = await tenant.paymentMoves.parties(
    advances.map(({ payment }) => payment.from_account_id),
    false,
  );
  const effects: Effects = { postings: [], consumed: [], failed: [], credited: new Set() };
  const present = new Map(advances.map(({ payment }) => [payment.id, payment]));
  const rounds = Math.max(0, ...advances.map(({ steps }) => steps.length));
  for (let round = 0; round < rounds; round += 1) {
    const taken = advances.flatMap((one) => {
      const [caused, payment] = [one.steps[round], present.get(one.payment.id)];
      return caused === undefined || payment === undefined ? [] : [{ payment, caused }];
    });
    const moves = taken.map(({ payment, caused }) => moveOf(payment, caused, timezone));
    const written = await transitionAll(tenant.paymentMoves, moves);
    for (const { payment: before, caused } of taken) {
      const { step, at } = caused;
      const after = written.get(before.id) ?? before;
      present.set(after.id, after);
      const day = localTime(timezone, step.to === 'settled' ? step.at : at).day;
      const home = homes.get(after.from_account_id)?.project_id ?? after.project_id;
      addEffects(effects, step, after, postingOf(after, step, day, home));
      const type = EVENTS[step.to];
      if (type !== undefined) work.emit(type, toPaymentChange(after, before.status));
    }
  }
  await write(work, effects);
}
