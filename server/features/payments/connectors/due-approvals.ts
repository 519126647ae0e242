import { assertFound } from '../../../operations/handler-context.ts';
import { toApprovalRecord } from '../approvals/serializers.ts';
import { type ApprovalRow, type ApprovalVoteRow, nextDue } from '../approvals/service.ts';
import { expirePayments } from '../payments/service.ts';
import { BATCH } from './claim-payments.ts';
import type { ProjectWork } from './project-work.ts';

/** Ends an approval for which too few people were there in time. */
async function expire(
  work: ProjectWork,
  approval: ApprovalRow,
  votes: readonly ApprovalVoteRow[],
): Promise<void> {
  const decided = await work.tenant.approvals.decide(approval.id, 'expired', { now: work.now });
  work.audit('approval.expired', approval.id);
  work.emit('approval.expired', toApprovalRecord(assertFound(decided, 'approval'), votes));
}

/**
 * Reminds of approvals that wait, and ends those that have expired. Payments are locked before their approvals, as everywhere.
 * @returns whether there were any
 */
export async function actOnApprovals(work: ProjectWork): Promise<boolean> {
  const { tenant, project_id, now } = work;
  const due = await tenant.approvals.duePayments(project_id, now, BATCH);
  if (due.length === 0) return false;
  const payments = new Map(
    (await tenant.paymentMoves.lockAll(project_id, due)).map((payment) => [payment.id, payment]),
  );
  const approvals = await tenant.approvals.lockDue([...payments.keys()], now);
  const votes = await tenant.approvals.votes(approvals.map(({ id }) => id));
  const expired: Parameters<typeof expirePayments>[1][number][] = [];
  for (const approval of approvals) {
    const payment = payments.get(approval.payment_id ?? '');
    const own = votes.filter(({ approval_id }) => approval_id === approval.id);
    if (payment !== undefined && approval.expires_at <= now) {
      await expire(work, approval, own);
      expired.push({ payment, onExpiry: approval.requirement.on_expiry });
      continue;
    }
    await tenant.approvals.setDue(approval.id, nextDue(approval, now));
    work.emit('approval.expiring', toApprovalRecord(approval, own));
  }
  await expirePayments(work, expired);
  return due.length > 0;
}
