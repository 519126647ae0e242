import { HOUR_MS } from '../../../api/times.ts';
import type { PaymentRow, RequesterColumns } from '../../../database/schema/payment-tables.ts';
import { assertFound, type Emitter, type HandlerContext } from '../../../operations/handler-context.ts';
import { type ApprovalContent, type ApprovedTerms, contentOfBatch, contentOfPayment } from './content.ts';
import { nextDue } from './due-times.ts';
import type { ApprovalRequirement } from './engine/types.ts';
import { toApprovalRecord } from './serializers.ts';
import type { ApprovalRow } from './tables.ts';

/**
 * What waits for approvals, and how that changes. The payments are locked before their approval; those of a batch that stay as
 * they are need no lock, because a change of another one takes the lock of the approval too.
 */

type Scope = Pick<HandlerContext, 'tenant'> & Emitter;

/** What asks for an approval, under the id of the approval that it will have. */
type Asking = Pick<
  ApprovalRow,
  'id' | 'project_id' | 'payment_id' | 'beneficiary_id' | 'batch_id' | 'requested_at'
> &
  Pick<RequesterColumns, 'requester_id' | 'requester_user_id'>;

async function request(
  scope: Scope,
  asking: Asking,
  content: ApprovalContent,
  { requirement, now }: { requirement: ApprovalRequirement; now: Date },
): Promise<void> {
  const expires_at = new Date(now.getTime() + requirement.expires_after * HOUR_MS);
  const approval = await scope.tenant.approvals.insert({
    ...asking,
    ...content,
    requirement,
    created_at: now,
    expires_at,
    due_at: nextDue({ created_at: now, expires_at }, now),
  });
  scope.emit('approval.requested', toApprovalRecord(approval, []));
}

/** Lets a payment wait for what its rules ask for, as they are now. */
export async function requestApproval(
  scope: Scope,
  payment: PaymentRow,
  requirement: ApprovalRequirement,
  now: Date,
): Promise<void> {
  const { project_id, requester_id, requester_user_id } = payment;
  const asking = {
    id: assertFound(payment.approval_id ?? undefined, 'approval'),
    project_id,
    payment_id: payment.id,
    beneficiary_id: payment.to_account_id,
    batch_id: null,
    requester_id,
    requester_user_id,
    // A payment that was held before was requested earlier, by people who may not know the key any more.
    requested_at: payment.requested_at,
  };
  await request(scope, asking, contentOfPayment(payment), { requirement, now });
}

/** Lets the payments of a new batch wait together for what the rules ask for. @param payments at least one */
export async function requestBatchApproval(
  scope: Scope,
  payments: readonly PaymentRow[],
  requirement: ApprovalRequirement,
  now: Date,
): Promise<void> {
  const { approval_id, batch_id, project_id, requester_id, requester_user_id, requested_at } = assertFound(
    payments[0],
    'payment',
  );
  const asking = {
    id: assertFound(approval_id ?? undefined, 'approval'),
    project_id,
    payment_id: null,
    beneficiary_id: null,
    batch_id,
    requester_id,
    requester_user_id,
    requested_at,
  };
  const content = await contentOfBatch(batch_id ?? '', payments);
  await request(scope, asking, content, { requirement, now });
}

/** Binds an approval to its payments as they are now. */
async function rebind(
  { approvals }: Pick<HandlerContext['tenant'], 'approvals'>,
  { id, batch_id }: ApprovalRow,
  payments: readonly ApprovedTerms[],
): Promise<ApprovalRow> {
  const [first] = payments;
  const content =
    batch_id === null
      ? contentOfPayment(assertFound(first, 'payment'))
      : await contentOfBatch(batch_id, payments);
  return assertFound(await approvals.bind(id, content), 'approval');
}

/** Binds the approval to another execution date. @returns whether it could: not once a person has approved */
export async function rebindApproval(
  { approvals }: Pick<HandlerContext['tenant'], 'approvals'>,
  { approval_id }: Pick<PaymentRow, 'approval_id'>,
): Promise<boolean> {
  const [approval] = await approvals.lockPending(approval_id === null ? [] : [approval_id]);
  if (approval === undefined) return true;
  if ((await approvals.votes([approval.id])).length > 0) return false;
  await rebind({ approvals }, approval, await approvals.paymentsOf(approval.id));
  return true;
}

/**
 * Ends the approvals for which the last payment has waited. An approval of a batch covers what is left, so that it has to be
 * given again: votes were about more than that.
 * @param cancelled payments that waited for approvals and no longer do
 */
export async function leaveApprovals(
  scope: Scope,
  cancelled: ReadonlyArray<Pick<PaymentRow, 'approval_id'>>,
  now: Date,
): Promise<void> {
  const { approvals } = scope.tenant;
  const ids = [...new Set(cancelled.flatMap(({ approval_id }) => approval_id ?? []))];
  const pending = ids.length === 0 ? [] : await approvals.lockPending(ids);
  const ended: string[] = [];
  for (const approval of pending) {
    const { id, batch_id } = approval;
    const left = batch_id === null ? [] : await approvals.paymentsOf(id);
    if (left.length === 0) {
      ended.push(id);
      continue;
    }
    await approvals.removeVotes(id);
    scope.emit('approval.requested', toApprovalRecord(await rebind({ approvals }, approval, left), []));
  }
  await approvals.endAll(ended, 'withdrawn', now);
}
