import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { forEachInSlices, mapInSlices } from '../../../jobs/time-slices.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import type { TenantRepositories } from '../../../operations/repositories.ts';
import { leaveApprovals } from '../approvals/service.ts';
import { bankAccountName, type NewPosting } from '../ledger/service.ts';
import { toPaymentChange } from './serializers.ts';
import { type ChangeDetails, transition, transitionAll } from './transition.ts';
import type { PaymentWork } from './work.ts';

/**
 * Moves of payments with their postings. The payment is locked before, and the balances last, so that a hot account is
 * locked only until the commit that follows.
 */

export type PaymentTools = Pick<TenantRepositories, 'payments' | 'paymentLimits' | 'ledger'>;

/** Why and when a payment moves. */
export interface Occasion {
  cause: Omit<ChangeDetails['cause'], 'type'>;
  at: Date;
  /** The day of it in the time zone of the workspace. */
  day: string;
}

const CANCELLED = { status: 'cancelled', stage: 'none' } as const;
const SUBMITTING = { status: 'processing', stage: 'submitting' } as const;
const SETTLED = { status: 'settled', stage: 'none' } as const;
const FAILED = { status: 'failed', stage: 'none' } as const;

type PostingTerms = Pick<NewPosting, 'kind' | 'legs'> & { day: string };

/** Returns a transaction in the ledger of a project, which is another one than that of the payment if it pays from there. */
const postingOf = (
  payment: PaymentRow,
  projectId: string,
  { kind, legs, day }: PostingTerms,
): NewPosting => ({
  projectId,
  kind,
  currency: payment.currency,
  effectiveDate: day,
  legs,
  paymentId: payment.id,
  ...(projectId !== payment.project_id && { payerProjectId: payment.project_id }),
});

/** Stages in which money is reserved for a payment that has not been sent. */
export const RESERVING: ReadonlySet<string> = new Set(['queued', 'scheduled']);

/**
 * Cancels payments that have not been sent, ends their approvals, and gives back what they have reserved and used of limits: for
 * all together, so that approvals, limits and balances are locked in one order.
 * @param reasons why each is cancelled, where they differ
 */
export async function cancelAll(
  work: PaymentWork,
  payments: readonly PaymentRow[],
  cancellation: NonNullable<PaymentRow['cancellation']>,
  reasons: ReadonlyMap<string, string> = new Map(),
): Promise<PaymentRow[]> {
  const { tenant, cause, now: at, emit } = work;
  const moves = await mapInSlices(payments, (payment) => {
    const reason = reasons.get(payment.id) ?? cause.reason;
    const set = { cancelled_at: at, cancellation: { ...cancellation, reason } };
    return { cause: { ...cause, reason, type: 'cancelled' as const }, to: CANCELLED, at, payment, set };
  });
  const cancelled = await transitionAll(tenant.paymentMoves, moves);
  const approving = payments.filter(({ stage }) => stage === 'approval');
  await leaveApprovals(work, approving, at);
  await tenant.paymentLimits.giveBack(payments.map(({ id }) => id));
  const reserving = payments.filter(({ stage }) => RESERVING.has(stage)).map(({ id }) => id);
  if (reserving.length > 0) await tenant.ledger.release(reserving, at);
  await forEachInSlices(payments, ({ id, status }) => {
    const payment = assertFound(cancelled.get(id), 'payment');
    emit('payment.cancelled', toPaymentChange(payment, status));
  });
  return [...cancelled.values()];
}

/** Settles a payment that is with the bank. */
export async function settlePayment(
  tools: PaymentTools,
  payment: PaymentRow,
  { cause, at, day }: Occasion,
): Promise<PaymentRow> {
  const settled = await transition(tools.payments, payment, SETTLED, {
    cause: { ...cause, type: 'settled' },
    at,
    set: { settled_at: at, value_date: day },
  });
  const amount = Number(payment.amount);
  const home = await tools.payments.homeProjectOf(payment.from_account_id);
  const legs = [
    { account: 'in_transit', amount: -amount },
    { account: 'external', amount },
  ] as const;
  await tools.ledger.post([postingOf(payment, home, { kind: 'settled', legs, day })], at);
  return settled;
}

/** Ends a payment that the bank has not executed. Its money and what it used of limits are available again. */
export async function failPayment(
  tools: PaymentTools,
  payment: PaymentRow,
  { cause, at, day }: Occasion,
  failure: NonNullable<PaymentRow['failure']>,
): Promise<PaymentRow> {
  const failed = await transition(tools.payments, payment, FAILED, {
    cause: { ...cause, type: 'failed' },
    at,
    set: { failure },
  });
  await tools.paymentLimits.giveBack([payment.id]);
  const amount = Number(payment.amount);
  const home = await tools.payments.homeProjectOf(payment.from_account_id);
  const legs = [
    { account: bankAccountName(payment.from_account_id), amount },
    { account: 'in_transit', amount: -amount },
  ] as const;
  await tools.ledger.post([postingOf(payment, home, { kind: 'failed', legs, day })], at);
  return failed;
}

/** Ends a payment that has not been sent. What it has reserved and used of limits is available again. */
export async function failUnsent(
  tools: PaymentTools,
  payment: PaymentRow,
  { cause, at }: Omit<Occasion, 'day'>,
  failure: NonNullable<PaymentRow['failure']>,
): Promise<PaymentRow> {
  const failed = await transition(tools.payments, payment, FAILED, {
    cause: { ...cause, type: 'failed' },
    at,
    set: { failure },
  });
  await tools.paymentLimits.giveBack([payment.id]);
  await tools.ledger.release([payment.id], at);
  return failed;
}

/**
 * Settles a queued transfer between own accounts, which no bank has to execute. Two ledgers meet in the accounts of the
 * outside: what leaves one enters the other.
 */
export async function settleTransfer(
  tools: PaymentTools,
  payment: PaymentRow,
  { cause, at, day }: Occasion,
): Promise<{ processing: PaymentRow; settled: PaymentRow }> {
  const processing = await transition(tools.payments, payment, SUBMITTING, {
    cause: { ...cause, type: 'processing' },
    at,
    set: { submitted_at: at },
  });
  const settled = await transition(tools.payments, processing, SETTLED, {
    cause: { ...cause, type: 'settled' },
    at,
    set: { settled_at: at, value_date: day },
  });
  const amount = Number(payment.amount);
  const from = { account: bankAccountName(payment.from_account_id), amount: -amount };
  const to = { account: bankAccountName(payment.to_account_id), amount };
  const [payer, payee] = [
    await tools.payments.homeProjectOf(payment.from_account_id),
    await tools.payments.homeProjectOf(payment.to_account_id),
  ];
  const terms = { kind: 'transferred', day } as const;
  const postings =
    payer === payee
      ? [postingOf(payment, payer, { ...terms, legs: [from, to] })]
      : [
          postingOf(payment, payer, { ...terms, legs: [from, { account: 'external', amount }] }),
          postingOf(payment, payee, { ...terms, legs: [to, { account: 'external', amount: -amount }] }),
        ];
  await tools.ledger.post(postings, at, [payment.id]);
  return { processing, settled };
}
