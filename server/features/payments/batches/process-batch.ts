import type { ApiDocument } from '../../../api/api-document.ts';
import { verifiedPlanOf } from '../../../api/plans.ts';
import { isRetryable, isUnavailable } from '../../../database/errors.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import { type ProjectWork, type WorkTools, workOn } from '../connectors/service.ts';
import { createPayments } from '../payments/service.ts';
import type { DueBatch } from './due-repository.ts';
import type { PaymentBatchRow } from './repository.ts';
import { toPaymentBatch } from './serializers.ts';
import { itemOf } from './service.ts';

export interface BatchTools extends WorkTools {
  contract: ApiDocument;
}

/** Rows that one transaction makes into payments. */
const CHUNK = 200;
/** Failures in a row after which the rows that wait are refused. */
const MAX_ATTEMPTS = 5;
const GIVEN_UP = {
  code: 'internal_error',
  message: 'The server failed to create this payment several times. Import the row again.',
};

/** Returns how many payments the plan still allows. The workspace is locked if they are limited, as for a request. */
async function allowanceIn(
  { build, contract }: BatchTools,
  { trx, tenant, workspace_id }: ProjectWork,
): Promise<number | null> {
  const { workspaces } = build(trx);
  const limitOf = async (find: typeof workspaces.lock): Promise<number | null> =>
    verifiedPlanOf(contract, assertFound(await find(workspace_id), 'workspace').plan).limits
      .payments_per_month;
  if ((await limitOf(workspaces.find)) === null) return null;
  const limit = await limitOf(workspaces.lock);
  return limit === null ? null : limit - (await tenant.quotas.count('payments_per_month'));
}

/**
 * Makes rows of a locked batch into payments: all at once, if none is made where one is refused or if one approval covers them.
 * @returns whether all were made, and whether any was refused
 */
async function makeRows(
  tools: BatchTools,
  work: ProjectWork,
  batch: PaymentBatchRow,
  allowance: number | null,
) {
  const { tenant, project_id: projectId, workspace_id: workspaceId } = work;
  const isAtomic = batch.mode === 'atomic';
  const isWhole = isAtomic || batch.approval === 'batch';
  const limit = isWhole ? batch.row_count : CHUNK;
  const items = await tenant.paymentBatches.waitingItems(batch.id, limit);
  const { requester_type, requester_id, requester_user_id, key_maker_id } = batch;
  const creation = {
    ...work,
    cause: { cause: 'request', cause_id: batch.cause_id, reason: null } as const,
    contract: tools.contract,
    workspaceId,
    projectId,
    requester: { requester_type, requester_id, requester_user_id, key_maker_id },
    settings: assertFound(await tenant.paymentSituations.find(projectId), 'project'),
    requestedAt: batch.requested_at,
    batchId: batch.id,
    approval: batch.approval,
    allowance,
  };
  const drafts = items.map(({ draft }) => draft);
  const refuseAll = isAtomic && (await tenant.paymentBatches.hasRefused(batch.id));
  const results = await createPayments(creation, drafts, isAtomic ? { refuseAll } : null);
  const made = items.flatMap(({ place, line }, index) => {
    const result = results[index];
    return result === undefined ? [] : [itemOf(place, line, result)];
  });
  await tenant.paymentBatches.setItems(batch.id, made);
  return {
    isMade: items.length < limit || isWhole,
    refused: refuseAll || results.some((one) => 'refusal' in one),
  };
}

async function makeChunk(tools: BatchTools, work: ProjectWork, { id }: DueBatch): Promise<boolean> {
  const { paymentBatches } = work.tenant;
  const allowance = await allowanceIn(tools, work);
  const batch = await paymentBatches.lockWaiting(id);
  if (batch === undefined) return false;
  const { isMade, refused } = await makeRows(tools, work, batch, allowance);
  const made = { made_at: work.now, refused: refused && batch.mode === 'atomic' };
  if (isMade || batch.attempts > 0) await paymentBatches.update(id, { attempts: 0, ...(isMade && made) });
  return true;
}

/** Records that the last payment of a batch has ended. */
async function complete(work: ProjectWork, { id }: DueBatch): Promise<boolean> {
  const { tenant, project_id, now } = work;
  const { paymentBatches } = tenant;
  if (!(await paymentBatches.complete(id, now))) return false;
  const batch = assertFound(await paymentBatches.find(id, project_id), 'payment batch');
  work.emit('payment_batch.completed', toPaymentBatch(batch));
  return true;
}

/**
 * Makes the next rows of a batch into payments, or completes it. Each transaction marks the rows whose payments it creates, so
 * that a row is never made twice.
 * @returns whether there was anything to do
 */
export const processBatch = async (tools: BatchTools, due: DueBatch): Promise<boolean> =>
  (await workOn(tools, due, (work) => makeChunk(tools, work, due))) === true ||
  (await workOn(tools, due, (work) => complete(work, due))) === true;

/** Counts a failure, and refuses the rows that wait after too many in a row. A database that is away or busy, or a lost race, is none. */
export async function recordFailure(tools: BatchTools, due: DueBatch, error: unknown): Promise<void> {
  if (isUnavailable(error) || isRetryable(error)) return;
  await workOn(tools, due, async ({ tenant: { paymentBatches }, now }) => {
    const batch = await paymentBatches.lockWaiting(due.id);
    if (batch === undefined) return;
    const attempts = batch.attempts + 1;
    if (attempts < MAX_ATTEMPTS) return paymentBatches.update(due.id, { attempts });
    await paymentBatches.refuseWaiting(due.id, GIVEN_UP);
    await paymentBatches.update(due.id, { attempts, made_at: now, refused: batch.mode === 'atomic' });
  });
}
