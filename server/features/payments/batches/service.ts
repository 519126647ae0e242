import { newId } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import {
  allowanceOf,
  assertNoCardNumber,
  type Created,
  type Creation,
  cancelPayments,
  createPayments,
  creationOf,
} from '../payments/service.ts';
import { assertControlTotals, type ControlTotals, totalsOf } from './policies.ts';
import { assertAsPreviewed } from './preview.ts';
import type { CountedBatch, NewBatch, NewItem } from './repository.ts';

/** Batches of payments. The batch is locked before its payments. */

/** Returns the row of a batch for what became of a payment. */
export const itemOf = (place: number, line: number, created: Created): NewItem => {
  const none = { place, line, draft: null, payment_id: null, code: null, message: null };
  if ('payment' in created) return { ...none, payment_id: created.payment.id };
  const { refusal } = created;
  return refusal === null ? none : { ...none, code: refusal.code, message: refusal.detail };
};

/** Returns a batch as it is now. */
export const findBatch = async ({ tenant, projectId }: HandlerContext, id: string): Promise<CountedBatch> =>
  assertFound(await tenant.paymentBatches.find(id, projectId), 'payment batch');

type Terms = Pick<NewBatch, 'mode' | 'source' | 'file_sha256' | 'row_count' | 'totals'> & ControlTotals;

/** Returns the row of a new batch. */
export const newBatch = (
  { batchId, approval, requester, projectId, cause, now, requestedAt }: Creation & { batchId: string },
  { expected_count = null, expected_total = null, ...terms }: Terms,
): NewBatch => ({
  ...requester,
  ...terms,
  id: batchId,
  project_id: projectId,
  approval,
  expected_count,
  expected_total: expected_total === null ? null : String(expected_total),
  cause_id: cause.cause_id ?? '',
  requested_at: requestedAt,
  refused: false,
  made_at: null,
  created_at: now,
});

/** Creates the payments of a batch, or those of them that are not refused. @throws batch_control_mismatch or stale_preview */
export async function createBatch(
  context: HandlerContext<'batch_control_mismatch' | 'stale_preview'>,
  body: Schemas['PaymentBatchCreate'],
): Promise<CountedBatch> {
  const { payments: drafts, mode = 'partial', approval = 'each', expected_count, expected_total } = body;
  const totals = totalsOf(drafts, 'payments');
  const row_count = drafts.length;
  assertControlTotals(context, body, { count: row_count, totals });
  const batchId = newId('bat');
  const allowance = await allowanceOf(context);
  const creation = { ...(await creationOf(context)), batchId, approval, allowance };
  const atomic = mode === 'atomic' ? { refuseAll: false } : null;
  const results = await createPayments(creation, drafts, atomic, (decisions) =>
    assertAsPreviewed(context, body, decisions),
  );
  const terms = { mode, file_sha256: null, row_count, totals, expected_count, expected_total };
  const { paymentBatches } = context.tenant;
  await paymentBatches.insert({
    ...newBatch(creation, { ...terms, source: 'api' }),
    refused: mode === 'atomic' && results.some((result) => 'refusal' in result),
    made_at: creation.now,
  });
  await paymentBatches.insertItems(
    batchId,
    results.map((result, place) => itemOf(place, place + 1, result)),
  );
  return findBatch(context, batchId);
}

/** Cancels what has not been sent of a batch. @throws payment_not_cancellable */
export async function cancelBatch(
  context: HandlerContext<'card_data_not_allowed' | 'payment_not_cancellable'>,
  id: string,
  { reason = null }: { reason?: string | null },
): Promise<CountedBatch> {
  assertNoCardNumber(context, reason === null ? {} : { reason });
  const { tenant, projectId } = context;
  const lock = (batch: string) => tenant.paymentBatches.lock(batch, projectId);
  const batch = await lockCurrent(context, { lock }, id, 'payment batch');
  const creation = await creationOf(context);
  const leftOut = await tenant.paymentBatches.leaveOut(id);
  const cancelled = await cancelPayments(
    creation,
    await tenant.paymentMoves.lockUnsentOf(projectId, id),
    reason,
  );
  if (leftOut + cancelled.length === 0)
    throw context.refuse(
      'payment_not_cancellable',
      'No payment of the batch can be cancelled any more. Only pending and approved payments can.',
    );
  await tenant.paymentBatches.update(id, {
    cancelled_at: creation.now,
    made_at: batch.made_at ?? creation.now,
  });
  return findBatch(context, id);
}
