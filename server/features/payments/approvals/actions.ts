import type { Schemas } from '../../../api/types.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import { approveTogether, rejectPayments } from '../payments/service.ts';
import { clockOf } from '../sandbox/service.ts';
import { loadPeople, requestOf } from './people-service.ts';
import { toApproval, toApprovalRecord } from './serializers.ts';
import type { ApprovalRow } from './tables.ts';
import { assertDecidable, castVote, requirePerson, type VoteCode } from './voting.ts';

/** Decisions of people about payments and batches. Each locks the payments, then their approval, and balances last. */

type ApproveCode = VoteCode | 'method_unavailable' | 'account_blocked';
type RejectCode = Exclude<VoteCode, 'approval_own_request' | 'approval_not_eligible'>;

interface Locked {
  approval: ApprovalRow;
  /** Those that wait for it; none once it is decided. */
  payments: PaymentRow[];
  live: boolean;
  /** The person who decides. */
  user: string;
}

/**
 * Locks an approval of the project in the path, and its payments before.
 * @param assertOpen refuses a decision before the payments of the approval are locked, which may be thousands
 * @throws not_found, approval_not_by_key or precondition_failed
 */
async function lockApproval(
  context: HandlerContext<'approval_not_by_key'>,
  id: string,
  assertOpen: (approval: ApprovalRow) => void,
): Promise<Locked> {
  const { tenant, projectId } = context;
  const seen = assertFound(await tenant.approvals.find(id, projectId), 'approval');
  const user = requirePerson(context);
  assertOpen(seen);
  const payments = (await tenant.paymentMoves.lockApproving(projectId, [id])).get(id) ?? [];
  const approval = await lockCurrent(context, tenant.approvals, id, 'approval');
  return { payments, approval, live: payments.some((payment) => payment.live), user };
}

async function reload({ tenant, projectId }: HandlerContext, id: string) {
  const approval = assertFound(await tenant.approvals.find(id, projectId), 'approval');
  return { approval, votes: await tenant.approvals.votes([id]) };
}

/** Returns an approval with what the caller can do, and tells webhooks what has become of it. */
async function present(
  context: HandlerContext,
  { id, live, user }: { id: string; live: boolean; user: string },
  event: 'approval.approved' | 'approval.withdrawn' | 'approval.rejected',
): Promise<Schemas['Approval']> {
  const { approval, votes } = await reload(context, id);
  const record = toApprovalRecord(approval, votes);
  context.emit(event, record);
  if (approval.status === 'approved') context.emit('approval.completed', record);
  const people = approval.status === 'pending' ? await loadPeople(context, requestOf(approval), live) : null;
  return toApproval(approval, votes, people, user);
}

/** Approves a payment or a batch. With the last approval that is needed, its payments go on. */
export async function approve(
  context: HandlerContext<ApproveCode>,
  id: string,
  { digest, comment }: Schemas['ApprovalVoteCreate'],
): Promise<Schemas['Approval']> {
  const assertOpen = (one: ApprovalRow) => assertDecidable(context, one, { digest });
  const { approval, payments, live, user } = await lockApproval(context, id, assertOpen);
  const now = await clockOf(context);
  assertDecidable(context, approval, { digest, now });
  if (await castVote(context, approval, { live, comment, now })) {
    await context.tenant.approvals.decide(id, 'approved', { now });
    await approveTogether(context, payments, now);
  }
  return present(context, { id, live, user }, 'approval.approved');
}

/** Cancels a payment, or those of a batch, instead of approving. */
export async function reject(
  context: HandlerContext<RejectCode>,
  id: string,
  { digest, reason }: Schemas['ApprovalRejection'],
): Promise<Schemas['Approval']> {
  const assertOpen = (one: ApprovalRow) => assertDecidable(context, one, { digest });
  const { approval, payments, live, user } = await lockApproval(context, id, assertOpen);
  const now = await clockOf(context);
  assertDecidable(context, approval, { digest, now });
  await context.tenant.approvals.decide(id, 'rejected', { now, reason });
  await rejectPayments(context, [{ payments, reason }], now);
  return present(context, { id, live, user }, 'approval.rejected');
}

/** Takes the approval of the caller back, while others are still missing. @throws not_found without one */
export async function withdraw(
  context: HandlerContext<'approval_not_by_key' | 'approval_already_decided'>,
  id: string,
): Promise<Schemas['Approval']> {
  const assertOpen = ({ status }: ApprovalRow) => {
    if (status !== 'pending') throw context.refuse('approval_already_decided', `This was ${status} already.`);
  };
  const { approval, live, user } = await lockApproval(context, id, assertOpen);
  assertOpen(approval);
  const isRemoved = await context.tenant.approvals.removeVote(id, user);
  assertFound(isRemoved || undefined, 'approval of yours');
  return present(context, { id, live, user }, 'approval.withdrawn');
}
