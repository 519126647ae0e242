import { localTime } from '../../../api/timezones.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { settleTransfer } from './effects.ts';
import { toPaymentChange } from './serializers.ts';
import { datesOf, startAgain, tryPlanAgain } from './start-again.ts';
import { transition } from './transition.ts';
import type { WaitingPayment } from './waiting-repository.ts';
import type { PaymentWork } from './work.ts';

/** What follows when money moves: a transfer between own accounts settles, and payments that waited for the money go on. */

/** Returns the day in the time zone of the workspace, which is that of execution dates. */
export async function dayOf({ tenant }: Pick<HandlerContext, 'tenant'>, at: Date): Promise<string> {
  const { timezone } = assertFound(await tenant.settings.get(), 'workspace');
  return localTime(timezone, at).day;
}

/** Settles a transfer between own accounts that is due. @returns `undefined` for any other payment */
async function settleDueTransfer(work: PaymentWork, payment: PaymentRow): Promise<PaymentRow | undefined> {
  if (payment.direction !== 'internal' || payment.stage !== 'queued') return undefined;
  const { tenant, cause, now: at } = work;
  const { processing, settled } = await settleTransfer(tenant, payment, {
    cause,
    at,
    day: await dayOf(work, at),
  });
  work.emit('payment.processing', toPaymentChange(processing, payment.status));
  work.emit('payment.settled', toPaymentChange(settled, processing.status));
  return settled;
}

/** Settles a transfer between own accounts that is due, and returns any other payment as it is. */
export async function settleIfInternal(work: PaymentWork, payment: PaymentRow): Promise<PaymentRow> {
  const settled = await settleDueTransfer(work, payment);
  if (settled !== undefined) await admitWaiting(work, settled.to_account_id);
  return settled ?? payment;
}

/**
 * Lets a payment that waited for money go on, unless its method is not possible now.
 * @returns the payment if it has settled
 */
async function admit(
  cause: PaymentWork,
  { clock: now, ...payment }: WaitingPayment,
): Promise<PaymentRow | undefined> {
  const work = { ...cause, now };
  const schedule = await tryPlanAgain(work, payment);
  if (schedule === undefined) return undefined;
  const { stage } = await startAgain(work, payment, schedule);
  if (stage !== 'queued' && stage !== 'scheduled') return undefined;
  const to = { status: payment.status, stage };
  const change = { cause: { ...work.cause, type: stage }, at: now, set: datesOf(schedule) };
  return settleDueTransfer(work, await transition(work.tenant.payments, payment, to, change));
}

/** Payments that one transaction lets go on. The job does the rest. */
const AT_ONCE = 100;

/**
 * Lets payments go on that waited for the money of an account: the oldest first, as far as it reaches, each by the time of its
 * own project. A smaller payment may pass a larger one. The transaction has locked the balance before. Transfers bring the
 * money to other accounts, which are next; each payment leaves the queue, so that this ends.
 * @param after the last payment that was looked at
 */
export async function admitWaiting(work: PaymentWork, accountId: string, after = ''): Promise<void> {
  const { waitingPayments, fundsAdmissions } = work.tenant;
  const credited = [{ account: accountId, after }];
  let left = AT_ONCE;
  for (let next = credited.shift(); next !== undefined; next = credited.shift()) {
    const waiting = left === 0 ? [] : await waitingPayments.lockWaiting(next.account, next.after, left);
    left -= waiting.length;
    let passed = next.after;
    for (const { id, payment } of waiting) {
      // The transaction that holds a payment may need the balance, so that the job begins again there.
      if (payment === undefined) await fundsAdmissions.add(next.account, passed);
      passed = id;
      const settled = payment && (await admit(work, payment));
      if (settled !== undefined) credited.push({ account: settled.to_account_id, after: '' });
    }
    if (left === 0) await fundsAdmissions.add(next.account, waiting.at(-1)?.id ?? next.after);
  }
}

/** Goes on where transactions have let 100 payments go on. @returns whether there was anything to do */
export async function continueAdmission(work: PaymentWork, projectId: string): Promise<boolean> {
  const { fundsAdmissions, ledger } = work.tenant;
  const account = await fundsAdmissions.next(projectId);
  if (account === undefined) return false;
  await ledger.lockBalance(account);
  const after = await fundsAdmissions.take(account);
  if (after !== undefined) await admitWaiting(work, account, after);
  return after !== undefined;
}
