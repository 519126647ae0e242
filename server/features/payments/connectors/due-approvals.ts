import { assertFound } from '../../../operations/handler-context.ts';
import { toApprovalRecord } from '../approvals/serializers.ts';
import { type ApprovalRow, type ApprovalVoteRow, nextDue } from '../approvals/service.ts';
import { expirePayments } from '../payments/service.ts';
import { BATCH } from './claim-payments.ts';
import type { ProjectWork } from './project-work.ts';

/** Payments of several approvals that one transaction ends. A batch may have more. */
const MAX_PAYMENTS = 1000;

/** Returns the first approvals that are due, as many as cover so many payments, but at least one. */
async function nextDueApprovals({ tenant, project_id, now }: ProjectWork): Promise<string[]> {
  let payments = 0;
  return (await tenant.approvals.due(project_id, now, BATCH))
    .filter(({ payment_count }, index) => {
      payments += payment_count;
      return index === 0 || payments <= MAX_PAYMENTS;
    })
    .map(({ id }) => id);
}

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
  const ids = await nextDueApprovals(work);
  if (ids.length === 0) return false;
  const waiting = await tenant.paymentMoves.lockApproving(project_id, ids);
  const pending = await tenant.approvals.lockPending(ids);
  const due = pending.filter(({ due_at }) => due_at <= now);
  const votes = await tenant.approvals.votes(due.map(({ id }) => id));
  const expired: Parameters<typeof expirePayments>[1][number][] = [];
  for (const approval of due) {
    const own = votes.filter(({ approval_id }) => approval_id === approval.id);
    if (approval.expires_at <= now) {
      await expire(work, approval, own);
      const payments = waiting.get(approval.id) ?? [];
      expired.push({ payments, onExpiry: approval.requirement.on_expiry });
      continue;
    }
    await tenant.approvals.setDue(approval.id, nextDue(approval, now));
    work.emit('approval.expiring', toApprovalRecord(approval, own));
  }
  await expirePayments(work, expired);
  return true;
}
