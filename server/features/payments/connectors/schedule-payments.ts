import { DAY_MS } from '../../../api/times.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { FUNDS_WAIT_DAYS, type PaymentMove, transitionAll, tryPlanAgain } from '../payments/service.ts';
import { BATCH, failClaimed } from './claim-payments.ts';
import { UNSENT } from './failures.ts';
import type { ProjectWork } from './project-work.ts';

/**
 * Returns where a scheduled payment goes now: into the queue, or on to the next possible day if no server was there in time.
 * One whose method was switched off after it was accepted is sent nevertheless.
 */
async function moveOf(work: ProjectWork, payment: PaymentRow): Promise<PaymentMove> {
  const { cause, now: at } = work;
  const to = { status: payment.status, stage: 'queued' } as const;
  const queued = { payment, to, at, cause: { ...cause, type: 'queued' as const }, set: {} };
  if (payment.cut_off_at > at) return queued;
  const schedule = await tryPlanAgain(work, payment);
  if (schedule === undefined) return queued;
  const { execution_date, value_date, due } = schedule;
  const set = {
    execution_date,
    value_date,
    opens_at: new Date(schedule.opens_at),
    cut_off_at: new Date(schedule.cut_off_at),
  };
  if (due) return { ...queued, set };
  return { ...queued, to: { ...to, stage: 'scheduled' }, cause: { ...cause, type: 'scheduled' }, set };
}

/** Queues scheduled payments whose time has come, or moves them to another day. @returns whether there were any */
export async function queueDue(work: ProjectWork): Promise<boolean> {
  const { tenant, project_id, now } = work;
  const due = await tenant.paymentMoves.lockDue(project_id, now, BATCH);
  const moves: PaymentMove[] = [];
  for (const payment of due) moves.push(await moveOf(work, payment));
  await transitionAll(tenant.paymentMoves, moves);
  return due.length > 0;
}

/** Ends payments that have waited too long for money. @returns whether there were any */
export async function endWaiting(work: ProjectWork): Promise<boolean> {
  const { tenant, project_id, now } = work;
  const before = new Date(now.getTime() - FUNDS_WAIT_DAYS * DAY_MS);
  const waiting = await tenant.paymentMoves.lockWaitingSince(project_id, before, BATCH);
  for (const payment of waiting) await failClaimed(work, payment, UNSENT.funds_never_came);
  return waiting.length > 0;
}
