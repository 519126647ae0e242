import { newId } from '../../../api/ids.ts';
import { ProblemError, problemOr } from '../../../api/problem.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { forEachInSlices, startSlices } from '../../../jobs/time-slices.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { AccountRow } from '../accounts/service.ts';
import { type ApprovalRequirement, openRequirements } from '../approvals/service.ts';
import { cancelAll } from './effects.ts';
import { openFunding } from './funding.ts';
import { settleIfInternal } from './funds.ts';
import type { PaymentMove } from './move-repository.ts';
import { type ScheduleFacts, startOf } from './outcome.ts';
import { actorOf } from './people.ts';
import { assertUsable, holdAccounts } from './policies.ts';
import { toPaymentChange } from './serializers.ts';
import { datesOf, planAgain, startAgain } from './start-again.ts';
import { transitionAll } from './transition.ts';
import { type PaymentWork, workOfRequest } from './work.ts';

/** What happens to payments by their approvals. The payment and its approval are locked. */

interface Asked {
  requirement: ApprovalRequirement;
  to: { status: 'pending'; stage: 'approval' };
  set: Pick<PaymentRow, 'approval_id'>;
}

/**
 * Returns what the rules ask for before a payment that was held goes on, or null.
 * @param limit_rules the rules that decide about it, because it exceeds their limits
 */
export async function askForApproval(
  context: HandlerContext,
  payment: PaymentRow,
  limit_rules: readonly string[],
  now: Date,
): Promise<Asked | null> {
  const { tenant } = context;
  const settings = assertFound(await tenant.paymentSituations.find(payment.project_id), 'project');
  const beneficiary_since = assertFound(await tenant.payments.beneficiarySince(payment), 'account');
  const terms = { ...payment, amount: Number(payment.amount), beneficiary_since, limit_rules };
  const requirement = (await openRequirements(context, [terms], settings, { now, hold: true })).of(terms);
  if (requirement === null) return null;
  return { requirement, to: { status: 'pending', stage: 'approval' }, set: { approval_id: newId('apr') } };
}

/** When an approved payment is executed, and from which account. */
interface Plan {
  schedule: ScheduleFacts;
  payer: AccountRow;
}

/** How approved payments go on, or why they cannot, by their ids. */
type Plans = ReadonlyMap<string, Plan | ProblemError>;
type GoOnCode = 'method_unavailable' | 'account_blocked';

/** Returns when payments go on that enough people have approved, by their ids. Those with the same terms are planned once. */
export async function planApproved(
  context: HandlerContext<GoOnCode>,
  payments: readonly PaymentRow[],
  now: Date,
): Promise<Plans> {
  const usable = await holdAccounts(context, payments);
  const plans = new Map<string, Plan | ProblemError>();
  const known = new Map<string, ScheduleFacts | ProblemError>();
  const slices = startSlices();
  for (const payment of payments) {
    if (slices.isDue()) await slices.rest();
    const { method, rail, currency, live, direction, execution_date: date } = payment;
    const terms = JSON.stringify([method, rail, currency, live, direction, date]);
    const payer = await problemOr(() => assertUsable(context, payment, usable));
    if (payer instanceof ProblemError) {
      plans.set(payment.id, payer);
      continue;
    }
    const schedule = known.get(terms) ?? (await problemOr(() => planAgain(context, payment, { date, now })));
    known.set(terms, schedule);
    plans.set(payment.id, schedule instanceof ProblemError ? schedule : { payer, schedule });
  }
  return plans;
}

type Going = Plan & { payment: PaymentRow };

/** Reserves money for payments, those before others first. @returns the stages in which they go on, in this order */
async function startAllAgain(work: PaymentWork, going: readonly Going[]): Promise<PaymentRow['stage'][]> {
  const funded = going.map(({ payer, payment: { id, amount } }) => ({
    id,
    payer,
    draft: { amount: Number(amount) },
  }));
  const funding = await openFunding(work, funded, true);
  const stages: PaymentRow['stage'][] = [];
  for (const [index, one] of funded.entries()) {
    const schedule = assertFound(going[index]?.schedule, 'schedule');
    const funds = await funding.fundsOf(one, true);
    funding.take(one);
    stages.push(startOf({ funds, schedule }).stage);
  }
  await funding.write();
  return stages;
}

/**
 * Lets payments go on that enough people have approved. The money of one is reserved with one statement, so that a hot account
 * is locked briefly; several balances are locked in the order of all postings, so that concurrent requests never deadlock.
 * @param plans from `planApproved`; the others stay as they are
 */
export async function approvePayments(
  context: HandlerContext,
  payments: readonly PaymentRow[],
  { plans, now }: { plans: Plans; now: Date },
): Promise<void> {
  const { ledger, paymentMoves } = context.tenant;
  const work = workOfRequest(context, { now });
  const going = payments.flatMap((payment): Going[] => {
    const plan = plans.get(payment.id);
    return plan === undefined || plan instanceof ProblemError ? [] : [{ ...plan, payment }];
  });
  const [first, ...others] = going;
  if (first === undefined) return;
  if (others.length > 0)
    await ledger.lockBalances(
      going.flatMap(({ payment: { from_account_id, to_account_id } }) => [from_account_id, to_account_id]),
    );
  const stages =
    others.length > 0
      ? await startAllAgain(work, going)
      : [(await startAgain(work, first.payment, first.schedule)).stage];
  const moves = going.map(({ payment, schedule }, index): PaymentMove => {
    const to = { status: 'approved', stage: assertFound(stages[index], 'stage') } as const;
    return { payment, to, cause: { ...work.cause, type: 'approved' }, at: now, set: datesOf(schedule) };
  });
  const approved = await transitionAll(paymentMoves, moves);
  const slices = startSlices();
  for (const [index, { payment }] of moves.entries()) {
    if (index > 0 && slices.isDue()) await slices.rest();
    const moved = assertFound(approved.get(payment.id), 'payment');
    context.emit('payment.approved', toPaymentChange(moved, payment.status));
    // Transfers of a batch are settled by the job.
    if (moved.batch_id === null) await settleIfInternal(work, moved);
  }
}

/** Lets payments go on that enough people have approved, or none. @throws account_blocked or method_unavailable */
export async function approveTogether(
  context: HandlerContext<GoOnCode>,
  payments: readonly PaymentRow[],
  now: Date,
): Promise<void> {
  const plans = await planApproved(context, payments, now);
  for (const plan of plans.values()) if (plan instanceof ProblemError) throw plan;
  await approvePayments(context, payments, { plans, now });
}

/** Cancels payments that a person has rejected, each for a reason. */
export async function rejectPayments(
  context: HandlerContext,
  rejected: ReadonlyArray<{ payments: readonly PaymentRow[]; reason: string }>,
  now: Date,
): Promise<void> {
  if (rejected.length === 0) return;
  const reasons = new Map(
    rejected.flatMap(({ payments, reason }) => payments.map(({ id }) => [id, reason] as const)),
  );
  const cancellation = { by: actorOf(context), because: 'rejected', reason: null } as const;
  const payments = rejected.flatMap((one) => one.payments);
  await cancelAll(workOfRequest(context, { now }), payments, cancellation, reasons);
}

const HOLD = { status: 'pending', stage: 'hold' } as const;

interface Expired {
  payments: readonly PaymentRow[];
  onExpiry: ApprovalRequirement['on_expiry'];
}

/** Ends the wait of payments whose approvals have expired: cancels each, or holds it until a person decides. */
export async function expirePayments(work: PaymentWork, expired: readonly Expired[]): Promise<void> {
  const { tenant, cause, now: at, emit } = work;
  const those = (when: Expired['onExpiry']) =>
    expired.flatMap(({ payments, onExpiry }) => (onExpiry === when ? payments : []));
  const moves = those('hold').map((payment): PaymentMove => {
    const hold_reasons = [...new Set([...payment.hold_reasons, 'approval_expired' as const])];
    return { payment, to: HOLD, cause: { ...cause, type: 'held' }, at, set: { hold_reasons } };
  });
  const held = await transitionAll(tenant.paymentMoves, moves);
  await forEachInSlices(moves, ({ payment }) =>
    emit('payment.held', toPaymentChange(assertFound(held.get(payment.id), 'payment'), payment.status)),
  );
  const ended = those('cancel');
  if (ended.length > 0) await cancelAll(work, ended, { by: null, because: 'expired', reason: null });
}
