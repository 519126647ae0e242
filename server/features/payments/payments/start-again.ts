import type { PaymentProgress, PaymentRow } from '../../../database/schema/payment-tables.ts';
import type { PaymentState } from '../../../database/schema/payment-transitions.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { type ScheduleFacts, startOf } from './outcome.ts';
import { type PlanQuestion, planOf, tryPlan } from './plan.ts';

/** Payments that go on after they waited: when they are executed now, and whether the money is still there. */

/** Returns the columns of a schedule. */
export const datesOf = ({
  execution_date,
  value_date,
  cut_off_at,
  opens_at,
}: ScheduleFacts): Pick<PaymentProgress, 'execution_date' | 'value_date' | 'cut_off_at' | 'opens_at'> => ({
  execution_date,
  value_date,
  cut_off_at: new Date(cut_off_at),
  opens_at: new Date(opens_at),
});

/** The time of the project, and what there is then. */
export type Moment = Pick<HandlerContext, 'tenant' | 'now'>;

const questionOf = (
  { method, rail, currency, live, direction }: PaymentRow,
  date: string,
  now: Date,
): PlanQuestion => ({ method, rail, currency, live, isInternal: direction === 'internal', date, now });

/**
 * Returns when a payment is executed that is to be executed on a date, or on the next possible day.
 * @throws method_unavailable
 */
export async function planAgain(
  context: HandlerContext<'method_unavailable'>,
  payment: PaymentRow,
  { date, now }: Pick<PlanQuestion, 'now'> & { date: string },
): Promise<ScheduleFacts> {
  return (await planOf(context, questionOf(payment, date, now))).schedule;
}

/** Returns when a payment is executed that has waited; `undefined` if its method is not possible now. */
export async function tryPlanAgain(context: Moment, payment: PaymentRow): Promise<ScheduleFacts | undefined> {
  const plan = await tryPlan(context, questionOf(payment, payment.execution_date, context.now));
  return typeof plan === 'string' ? undefined : plan.schedule;
}

/**
 * Reserves money. If there is too little, the balance stays locked, so that a posting that brings money finds the payment
 * waiting.
 */
export async function reserveOrWait(
  { tenant, now }: Moment,
  reservation: Parameters<HandlerContext['tenant']['ledger']['reserve']>[0],
): Promise<boolean> {
  if (await tenant.ledger.reserve(reservation, now)) return true;
  await tenant.ledger.lockBalance(reservation.accountId);
  return tenant.ledger.reserve(reservation, now);
}

/** Reserves the money for a payment that goes on. @returns the state in which it does */
export async function startAgain(
  context: Moment,
  { id, direction, from_account_id: accountId, to_account_id, amount }: PaymentRow,
  schedule: ScheduleFacts,
): Promise<PaymentState> {
  const check = assertFound(await context.tenant.payments.fundsCheckOf(accountId), 'account');
  if (direction === 'internal' && schedule.due)
    await context.tenant.ledger.lockBalances([accountId, to_account_id]);
  const reservation = { paymentId: id, accountId, amount: Number(amount) };
  const ok = check === 'none' || (await reserveOrWait(context, reservation));
  return startOf({ funds: { check, ok, available: null }, schedule });
}
