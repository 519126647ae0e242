import type { Schemas } from '../../../api/types.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import { approvePayment, rejectPayments } from '../payments/service.ts';
import { clockOf } from '../sandbox/service.ts';
import { loadPeople } from './people-service.ts';
import { toApproval, toApprovalRecord } from './serializers.ts';
import type { ApprovalRow } from './tables.ts';
import { assertDecidable, castVote, requirePerson, type VoteCode } from './voting.ts';

/** Decisions of people about payments. Each locks the payment, then its approval, and a balance last. */

type ApproveCode = VoteCode | 'method_unavailable' | 'account_blocked';
type RejectCode = Exclude<VoteCode, 'approval_own_request' | 'approval_not_eligible'>;

interface Locked {
  approval: ApprovalRow;
  payment: PaymentRow;
}

/** Locks an approval of the project in the path, and its payment before. @throws not_found or precondition_failed */
async function lockApproval(context: HandlerContext, id: string): Promise<Locked> {
  const { tenant, projectId } = context;
  const found = assertFound(await tenant.approvals.find(id, projectId), 'approval');
  const payment = assertFound(await tenant.payments.lock(found.payment_id ?? '', projectId), 'payment');
  return { payment, approval: await lockCurrent(context, tenant.approvals, id, 'approval') };
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
  const people = approval.status === 'pending' ? await loadPeople(context, approval, live) : null;
  return toApproval(approval, votes, people, user);
}

/** Approves a payment. With the last approval that is needed, the payment goes on. */
export async function approve(
  context: HandlerContext<ApproveCode>,
  id: string,
  { digest, comment }: Schemas['ApprovalVoteCreate'],
): Promise<Schemas['Approval']> {
  const { approval, payment } = await lockApproval(context, id);
  const now = await clockOf(context);
  const user = requirePerson(context);
  assertDecidable(context, approval, { digest, now });
  const { live } = payment;
  if (await castVote(context, approval, { live, comment, now })) {
    await context.tenant.approvals.decide(id, 'approved', { now });
    await approvePayment(context, payment, now);
  }
  return present(context, { id, live, user }, 'approval.approved');
}

/** Cancels a payment instead of approving it. */
export async function reject(
  context: HandlerContext<RejectCode>,
  id: string,
  { digest, reason }: Schemas['ApprovalRejection'],
): Promise<Schemas['Approval']> {
  const { approval, payment } = await lockApproval(context, id);
  const now = await clockOf(context);
  const user = requirePerson(context);
  assertDecidable(context, approval, { digest, now });
  await context.tenant.approvals.decide(id, 'rejected', { now, reason });
  await rejectPayments(context, [{ payment, reason }], now);
  return present(context, { id, live: payment.live, user }, 'approval.rejected');
}

/** Takes the approval of the caller back, while others are still missing. @throws not_found without one */
export async function withdraw(
  context: HandlerContext<'approval_not_by_key' | 'approval_already_decided'>,
  id: string,
): Promise<Schemas['Approval']> {
  const { approval, payment } = await lockApproval(context, id);
  const user = requirePerson(context);
  if (approval.status !== 'pending')
    throw context.refuse('approval_already_decided', `This was ${approval.status} already.`);
  const isRemoved = await context.tenant.approvals.removeVote(id, user);
  assertFound(isRemoved || undefined, 'approval of yours');
  return present(context, { id, live: payment.live, user }, 'approval.withdrawn');
}
