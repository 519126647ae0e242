import type { ApiDocument } from '../../../api/api-document.ts';
import type { Schemas } from '../../../api/types.ts';
import type { RequesterColumns } from '../../../database/schema/payment-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { requesterOf } from './people.ts';
import type { SituationRow } from './situation-repository.ts';
import { type PaymentWork, workOfRequest } from './work.ts';

/** Who creates payments, and where: a request, or the job of batches. */
export interface Creation extends PaymentWork {
  contract: ApiDocument;
  workspaceId: string;
  projectId: string;
  requester: RequesterColumns;
  settings: SituationRow;
  /** The real time of the request. */
  requestedAt: Date;
  batchId: string | null;
  /** Whether one approval covers all payments. */
  approval: Schemas['PaymentBatchApproval'];
  /** How many payments the plan still allows; `null` for any number. */
  allowance: number | null;
}

/** Returns the creation of payments that a request asks for. The plan has been asked for one payment. */
export async function creationOf(context: HandlerContext): Promise<Creation> {
  const { tenant, projectId, workspaceId, contract, now } = context;
  const [situation, requester] = await Promise.all([
    tenant.paymentSituations.find(projectId),
    requesterOf(context),
  ]);
  const settings = assertFound(situation, 'project');
  return {
    ...workOfRequest(context, { now: settings.clock ?? now }),
    contract,
    workspaceId,
    projectId,
    requester,
    settings,
    requestedAt: now,
    batchId: null,
    approval: 'each',
    allowance: null,
  };
}

/** Returns how many payments the plan still allows. The request has locked the workspace if they are limited. */
export async function allowanceOf({ plan, tenant }: HandlerContext): Promise<number | null> {
  const limit = plan.limits.payments_per_month;
  return limit === null ? null : limit - (await tenant.quotas.count('payments_per_month'));
}
