import { newId } from '../../../api/ids.ts';
import { ProblemError, problemOr } from '../../../api/problem.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { type ApprovalRequirement, openRequirements } from '../approvals/service.ts';
import { cancelAll } from './effects.ts';
import { settleIfInternal } from './funds.ts';
import type { PaymentMove } from './move-repository.ts';
import type { ScheduleFacts } from './outcome.ts';
import { actorOf } from './people.ts';
import { assertUsable, holdAccounts } from './policies.ts';
import { toPaymentChange } from './serializers.ts';
import { datesOf, planAgain, startAgain } from './start-again.ts';
import { transition, transitionAll } from './transition.ts';
import { type PaymentWork, workOfRequest } from './work.ts';

/** What happens to payments by their approvals. The payment and its approval are locked. */

interface Asked {
  requirement: ApprovalRequirement;
  to: { status: 'pending'; stage: 'approval' };
  set: Pick<PaymentRow, 'approval_id'>;
}

/** Returns what the rules ask for before a payment that was held goes on, or null. */
export async function askForApproval(
  context: HandlerContext,
  payment: PaymentRow,
  now: Date,
): Promise<Asked | null> {
  const { tenant } = context;
  const settings = assertFound(await tenant.paymentSituations.find(payment.project_id), 'project');
  const beneficiary_since = assertFound(await tenant.payments.beneficiarySince(payment), 'account');
  const terms = { ...payment, amount: Number(payment.amount), beneficiary_since };
  const requirement = (await openRequirements(context, [terms], settings, { now, hold: true })).of(terms);
  if (requirement === null) return null;
  return { requirement, to: { status: 'pending', stage: 'approval' }, set: { approval_id: newId('apr') } };
}

/** When an approved payment is executed, or why it cannot go on. */
type Plans = ReadonlyMap<string, ScheduleFacts | ProblemError>;
type GoOnCode = 'method_unavailable' | 'account_blocked';

/** Returns when payments go on that enough people have approved, by their ids. Those with the same terms are planned once. */
export async function planApproved(
  context: HandlerContext<GoOnCode>,
  payments: readonly PaymentRow[],
  now: Date,
): Promise<Plans> {
  const usable = payments.length === 0 ? [] : await holdAccounts(context, payments);
  const plans = new Map<string, ScheduleFacts | ProblemError>();
  const known = new Map<string, ScheduleFacts>();
  for (const payment of payments) {
    const { method, rail, currency, live, direction, execution_date: date } = payment;
    const terms = JSON.stringify([method, rail, currency, live, direction, date]);
    const plan = await problemOr(async () => {
      assertUsable(context, payment, usable);
      return known.get(terms) ?? (await planAgain(context, payment, { date, now }));
    });
    plans.set(payment.id, plan);
    if (!(plan instanceof ProblemError)) known.set(terms, plan);
  }
  return plans;
}

/** Lets payments go on that enough people have approved. @param plans from `planApproved`; the others stay as they are */
export async function approvePayments(
  context: HandlerContext,
  payments: readonly PaymentRow[],
  { plans, now }: { plans: Plans; now: Date },
): Promise<void> {
  const { ledger, paymentMoves } = context.tenant;
  const work = workOfRequest(context, { now });
  // Several balances are locked in the order of all postings, so that concurrent requests never deadlock.
  if (payments.length > 1)
    await ledger.lockBalances(
      payments.flatMap(({ from_account_id, to_account_id }) => [from_account_id, to_account_id]),
    );
  const moves: PaymentMove[] = [];
  for (const payment of payments) {
    const schedule = plans.get(payment.id);
    if (schedule === undefined || schedule instanceof ProblemError) continue;
    const { stage } = await startAgain(work, payment, schedule);
    const cause = { ...work.cause, type: 'approved' } as const;
    moves.push({ payment, to: { status: 'approved', stage }, cause, at: now, set: datesOf(schedule) });
  }
  const approved = await transitionAll(paymentMoves, moves);
  for (const { payment } of moves) {
    const moved = assertFound(approved.get(payment.id), 'payment');
    context.emit('payment.approved', toPaymentChange(moved, payment.status));
    await settleIfInternal(work, moved);
  }
}

/** Lets a payment go on that enough people have approved. @throws account_blocked or method_unavailable */
export async function approvePayment(
  context: HandlerContext<GoOnCode>,
  payment: PaymentRow,
  now: Date,
): Promise<void> {
  const plans = await planApproved(context, [payment], now);
  const plan = plans.get(payment.id);
  if (plan instanceof ProblemError) throw plan;
  await approvePayments(context, [payment], { plans, now });
}

/** Cancels payments that a person has rejected, each for a reason. */
export async function rejectPayments(
  context: HandlerContext,
  rejected: ReadonlyArray<{ payment: PaymentRow; reason: string }>,
  now: Date,
): Promise<void> {
  if (rejected.length === 0) return;
  const work = workOfRequest(context, { now });
  const payments = rejected.map(({ payment }) => payment);
  const reasons = new Map(rejected.map(({ payment, reason }) => [payment.id, reason]));
  const cancellation = { by: actorOf(context), because: 'rejected', reason: null } as const;
  await cancelWaiting(work, payments, cancellation, reasons);
}

/** Cancels payments that wait for approval, and emits it. */
async function cancelWaiting(
  { tenant, cause, now: at, emit }: PaymentWork,
  payments: readonly PaymentRow[],
  cancellation: NonNullable<PaymentRow['cancellation']>,
  reasons?: ReadonlyMap<string, string>,
): Promise<void> {
  const cancelled = await cancelAll(tenant, payments, { cause, at }, cancellation, reasons);
  const statusOf = new Map(payments.map(({ id, status }) => [id, status]));
  for (const payment of cancelled)
    emit('payment.cancelled', toPaymentChange(payment, statusOf.get(payment.id) ?? null));
}

const HOLD = { status: 'pending', stage: 'hold' } as const;

interface Expired {
  payment: PaymentRow;
  onExpiry: ApprovalRequirement['on_expiry'];
}

/** Ends the wait of payments whose approvals have expired: cancels each, or holds it until a person decides. */
export async function expirePayments(work: PaymentWork, expired: readonly Expired[]): Promise<void> {
  const { tenant, cause, now: at, emit } = work;
  for (const { payment } of expired.filter(({ onExpiry }) => onExpiry === 'hold')) {
    const hold_reasons = [...new Set([...payment.hold_reasons, 'approval_expired' as const])];
    const change = { cause: { ...cause, type: 'held' as const }, at, set: { hold_reasons } };
    const held = await transition(tenant.payments, payment, HOLD, change);
    emit('payment.held', toPaymentChange(held, payment.status));
  }
  const ended = expired.filter(({ onExpiry }) => onExpiry !== 'hold').map(({ payment }) => payment);
  if (ended.length > 0) await cancelWaiting(work, ended, { by: null, because: 'expired', reason: null });
}
