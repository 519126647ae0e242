import type { Schemas } from '../../../api/types.ts';
import type { PaymentProgress, PaymentRow } from '../../../database/schema/payment-tables.ts';

import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import { mergeMetadata } from '../../tenancy/external-ids/service.ts';
import { assertMayDecide, rebindApproval, requestApproval, requirePerson } from '../approvals/service.ts';
import { assertCovered } from '../calendars/policies.ts';
import { countReleased, emitReached, rulesThatDecide } from '../limits/service.ts';
import { clockOf } from '../sandbox/service.ts';
import { askForApproval } from './approval.ts';
import { cancelAll, failPayment, RESERVING, settlePayment } from './effects.ts';
import { admitWaiting, dayOf, settleIfInternal } from './funds.ts';
import { actorOf } from './people.ts';
import { assertIn, assertNoCardNumber, assertReschedulable, assertUsable, holdAccounts } from './policies.ts';
import { toPaymentChange } from './serializers.ts';
import { datesOf, planAgain, startAgain } from './start-again.ts';
import { isLegalMove, recordChange, transition } from './transition.ts';
import { type PaymentWork, workOfRequest } from './work.ts';

/** Changes of payments by requests. Each locks the payment first, and a balance last. */

type Decision =
  | 'approval_not_by_key'
  | 'approval_own_request'
  | 'approval_not_eligible'
  | 'invalid_transition'
  | 'card_data_not_allowed';

/** Locks a payment of the project in the path. @throws not_found or precondition_failed */
const lockPayment = (context: HandlerContext, id: string): Promise<PaymentRow> => {
  const { projectId, tenant } = context;
  return lockCurrent(context, { lock: (one) => tenant.payments.lock(one, projectId) }, id, 'payment');
};

const causeOf = (context: HandlerContext, reason: string | null) =>
  ({ cause: 'request', cause_id: actorOf(context), reason }) as const;

/** Changes the note, the metadata or the execution date. */
export async function updatePayment(
  context: HandlerContext<'card_data_not_allowed' | 'invalid_transition' | 'method_unavailable'>,
  id: string,
  body: Schemas['PaymentUpdate'],
): Promise<PaymentRow> {
  assertNoCardNumber(context, body);
  const payment = await lockPayment(context, id);
  const { note, metadata, execution_date } = body;
  const now = await clockOf(context);
  const set: Partial<PaymentProgress> = {
    ...(note !== undefined && { note }),
    ...(metadata !== undefined && { metadata: mergeMetadata(payment.metadata, metadata) }),
  };
  if (execution_date !== undefined) {
    assertReschedulable(context, payment);
    assertCovered('execution_date', execution_date, 'body');
    Object.assign(set, datesOf(await planAgain(context, payment, { date: execution_date, now })));
  }
  const cause = { ...causeOf(context, null), type: 'updated' } as const;
  const updated = await recordChange(context.tenant.payments, payment, { cause, at: now, set });
  if (execution_date !== undefined && !(await rebindApproval(context.tenant, updated)))
    throw context.refuse(
      'invalid_transition',
      'An approval of the payment, or of its batch, has been given, so that its execution date can no longer change.',
    );
  return updated;
}

/** Cancels a payment that has not been sent. @throws payment_not_cancellable */
export async function cancelByRequest(
  context: HandlerContext<'card_data_not_allowed' | 'payment_not_cancellable'>,
  id: string,
  { reason = null }: { reason?: string | null },
): Promise<PaymentRow> {
  assertNoCardNumber(context, reason === null ? {} : { reason });
  const payment = await lockPayment(context, id);
  if (!isLegalMove(payment, { status: 'cancelled', stage: 'none' }))
    throw context.refuse(
      'payment_not_cancellable',
      `The payment is ${payment.status}. Only pending and approved payments can be cancelled.`,
    );
  const now = await clockOf(context);
  const cancellation = { by: actorOf(context), because: 'requested', reason } as const;
  const work = workOfRequest(context, { now, reason });
  const [cancelled] = await cancelAll(work, [payment], cancellation);
  if (RESERVING.has(payment.stage))
    await admitWaiting(workOfRequest(context, { now }), payment.from_account_id);
  return assertFound(cancelled, 'payment');
}

/** Cancels payments of a batch that have not been sent and that are locked. */
export async function cancelPayments(
  work: PaymentWork,
  payments: readonly PaymentRow[],
  reason: string | null,
): Promise<PaymentRow[]> {
  if (payments.length === 0) return [];
  const cancellation = { by: work.cause.cause_id, because: 'batch', reason } as const;
  const cancelled = await cancelAll({ ...work, cause: { ...work.cause, reason } }, payments, cancellation);
  const freed = payments.filter(({ stage }) => RESERVING.has(stage)).map((one) => one.from_account_id);
  for (const account of [...new Set(freed)].sort()) await admitWaiting(work, account);
  return cancelled;
}

/** Lets a held payment go on, as if it had just been created. @throws invalid_transition, or that another person has to do it */
export async function releasePayment(
  context: HandlerContext<Decision | 'method_unavailable' | 'account_blocked'>,
  id: string,
  { reason }: { reason: string },
): Promise<PaymentRow> {
  assertNoCardNumber(context, { reason });
  const payment = await lockPayment(context, id);
  requirePerson(context);
  assertIn(context, payment, { status: 'pending', stage: 'hold' }, 'released');
  await assertMayDecide(context, payment);
  assertUsable(context, payment, await holdAccounts(context, [payment]));
  const now = await clockOf(context);
  const schedule = await planAgain(context, payment, { date: payment.execution_date, now });
  const work = workOfRequest(context, { now, reason });
  const { timezone } = assertFound(await context.tenant.settings.get(), 'workspace');
  const reached = await countReleased(context.tenant, payment, { timezone, now });
  const asked = await askForApproval(context, payment, rulesThatDecide(reached), now);
  const to = asked?.to ?? (await startAgain(work, payment, schedule));
  const released = await transition(context.tenant.payments, payment, to, {
    cause: { ...work.cause, type: 'released' },
    at: now,
    set: { ...datesOf(schedule), ...asked?.set },
  });
  context.emit('payment.released', toPaymentChange(released, payment.status));
  await emitReached(work, [{ payment: released, reached }], context.now);
  if (asked !== null) await requestApproval(context, released, asked.requirement, now);
  return settleIfInternal(work, released);
}

/** Decides a payment whose outcome is unknown, with evidence. @throws invalid_transition, or that another person has to do it */
export async function resolvePayment(
  context: HandlerContext<Decision>,
  id: string,
  { outcome, evidence, reason }: Schemas['PaymentResolve'],
): Promise<PaymentRow> {
  assertNoCardNumber(context, { evidence, reason });
  const payment = await lockPayment(context, id);
  requirePerson(context);
  assertIn(context, payment, { status: 'processing', stage: 'unknown' }, 'resolved');
  await assertMayDecide(context, payment);
  const work = workOfRequest(context, { now: await clockOf(context), reason: `${reason}: ${evidence}` });
  const occasion = { cause: work.cause, at: work.now, day: await dayOf(context, work.now) };
  const resolved =
    outcome === 'settled'
      ? await settlePayment(context.tenant, payment, occasion)
      : await failPayment(context.tenant, payment, occasion, { ...RESOLVED_AS_FAILED, message: reason });
  context.emit(`payment.${outcome}`, toPaymentChange(resolved, payment.status));
  if (outcome === 'failed') await admitWaiting(work, payment.from_account_id);
  return resolved;
}

const RESOLVED_AS_FAILED = {
  code: 'resolved_as_failed',
  category: 'unknown',
  retryable: true,
  bank_code: null,
} as const;

/** Lets payments go on that wait for money from or to an account which can be used again. */
export async function admitWaitingWith(context: HandlerContext, account: string): Promise<void> {
  const { waitingPayments, ledger } = context.tenant;
  for (const payer of await waitingPayments.payersWaitingWith(account)) {
    await ledger.lockBalance(payer);
    await admitWaiting(workOfRequest(context, context), payer);
  }
}
