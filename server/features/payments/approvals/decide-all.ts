import {
  invalidField,
  invalidRequest,
  notFound,
  ProblemError,
  problemOr,
  violation,
} from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { approvePayments, planApproved, rejectPayments } from '../payments/service.ts';
import { clockOf } from '../sandbox/service.ts';
import { loadPlace, peopleFor, requestOf } from './people-service.ts';
import { toApprovalRecord } from './serializers.ts';
import type { ApprovalRow, ApprovalVoteRow } from './tables.ts';
import { assertDecidable, ballotOf, dependOnVoters, requirePerson, type VoteCode } from './voting.ts';

/*
 * Many decisions of one person in one transaction. What they have in common is read once, and each decision is answered on
 * its own. The payments are locked first, then their approvals, and balances last, as everywhere.
 */

type Decision = Schemas['ApprovalDecision'];
type DecideCode = VoteCode | 'method_unavailable' | 'account_blocked';
type Context = HandlerContext<DecideCode>;

interface Locked {
  approval: ApprovalRow;
  payments: PaymentRow[];
}

/** Payments about which one request decides. */
const MAX_PAYMENTS = 10_000;

/** What a decision comes to: the vote, unless it is a rejection, and whether the payments go on. */
interface Verdict extends Locked {
  decision: Decision;
  ballot: ReturnType<typeof ballotOf> | null;
}

function assertValidDecisions(decisions: readonly Decision[]): void {
  const seen = new Set<string>();
  const violations = decisions.flatMap(({ approval_id, decision, reason }, index) => {
    const isRepeated = seen.has(approval_id);
    seen.add(approval_id);
    if (isRepeated)
      return [violation(`decisions/${index}/approval_id`, 'uniqueItems', 'Decide about an approval once.')];
    if (decision === 'reject' && reason === undefined)
      return [violation(`decisions/${index}/reason`, 'required', 'Say why you reject it.')];
    return [];
  });
  if (violations.length > 0) throw invalidRequest(violations);
}

/**
 * Locks approvals of the project in the path by their ids, and their payments before.
 * @throws invalid_request for too many payments
 */
async function lockAll({ tenant, projectId }: Context, ids: readonly string[]): Promise<Map<string, Locked>> {
  const found = await tenant.approvals.findAll(ids, projectId);
  const count = found.reduce((sum, one) => sum + (one.status === 'pending' ? one.payment_count : 0), 0);
  if (count > MAX_PAYMENTS)
    throw invalidField(
      'decisions',
      'maximum',
      `These approvals cover ${count} payments. Decide about at most ${MAX_PAYMENTS} at once.`,
    );
  const waiting = await tenant.paymentMoves.lockApproving(projectId, ids);
  const approvals = await tenant.approvals.lockAll(ids, projectId);
  return new Map(
    approvals.map((approval) => [approval.id, { approval, payments: waiting.get(approval.id) ?? [] }]),
  );
}

const votesOn = (votes: readonly ApprovalVoteRow[], id: string): ApprovalVoteRow[] =>
  votes.filter(({ approval_id }) => approval_id === id);

/** Judges each decision by itself. Nothing is written yet, so that one that is refused leaves nothing behind. */
async function judgeAll(
  context: Context,
  decisions: readonly Decision[],
  { user, now }: { user: string; now: Date },
): Promise<Array<Verdict | ProblemError>> {
  const { tenant, projectId } = context;
  const ids = decisions.map(({ approval_id }) => approval_id);
  const locked = await lockAll(context, ids);
  const approvals = [...locked.values()].map(({ approval }) => approval);
  const place = await loadPlace(context, projectId, await tenant.approvers.isLive(projectId));
  const peopleOf = await peopleFor(context, place, approvals.map(requestOf));
  const votes = await tenant.approvals.votes([...locked.keys()]);
  const judge = (decision: Decision): Verdict => {
    const { digest, comment } = decision;
    const found = locked.get(decision.approval_id);
    if (found === undefined) throw notFound('approval');
    const { approval } = found;
    assertDecidable(context, approval, { digest, now });
    if (decision.decision === 'reject') return { ...found, decision, ballot: null };
    const known = { votes: votesOn(votes, approval.id), people: peopleOf(requestOf(approval)) };
    const ballot = ballotOf(context, approval, known, { user, comment, now });
    if (ballot.isLast) dependOnVoters(context, place, ballot.all);
    return { ...found, decision, ballot };
  };
  const judged: Array<Verdict | ProblemError> = [];
  for (const decision of decisions) judged.push(await problemOr(() => judge(decision)));
  return judged;
}

const isVerdict = (one: Verdict | ProblemError): one is Verdict => !(one instanceof ProblemError);

/**
 * Writes what was decided: all approvals, then what is given back to limits, and balances last. A payment that waits has reserved
 * nothing, so that a rejection needs no balance.
 * @param going what enough people have approved
 */
async function writeAll(
  context: Context,
  verdicts: readonly Verdict[],
  {
    going,
    plans,
    now,
  }: { going: readonly Verdict[]; plans: Awaited<ReturnType<typeof planApproved>>; now: Date },
): Promise<void> {
  const { approvals } = context.tenant;
  await approvals.vote(verdicts.flatMap(({ ballot }) => ballot?.vote ?? []));
  await approvals.endAll(
    going.map(({ approval }) => approval.id),
    'approved',
    now,
  );
  const rejected = verdicts
    .filter(({ ballot }) => ballot === null)
    .map(({ decision, ...one }) => ({ ...one, reason: decision.reason ?? '' }));
  for (const { approval, reason } of rejected)
    await approvals.decide(approval.id, 'rejected', { now, reason });
  await rejectPayments(context, rejected, now);
  const payments = going.flatMap((one) => one.payments).sort((one, other) => (one.id < other.id ? -1 : 1));
  await approvePayments(context, payments, { plans, now });
}

/** Returns the approvals about which something was decided, by their ids, and tells webhooks what has become of them. */
async function presentAll(
  context: Context,
  verdicts: readonly Verdict[],
): Promise<Map<string, Schemas['ApprovalRecord']>> {
  const { tenant, projectId } = context;
  const ids = verdicts.map(({ approval }) => approval.id);
  const [rows, votes] = [await tenant.approvals.findAll(ids, projectId), await tenant.approvals.votes(ids)];
  const records = new Map(rows.map((row) => [row.id, toApprovalRecord(row, votesOn(votes, row.id))]));
  for (const { approval, ballot } of verdicts) {
    const record = records.get(approval.id);
    if (record === undefined) continue;
    context.emit(ballot === null ? 'approval.rejected' : 'approval.approved', record);
    if (record.status === 'approved') context.emit('approval.completed', record);
  }
  return records;
}

/** Decides about approvals of the project in the path, and answers each on its own. */
export async function decideOnApprovals(
  context: Context,
  decisions: readonly Decision[],
): Promise<Schemas['ApprovalDecisionResult'][]> {
  assertValidDecisions(decisions);
  const user = requirePerson(context);
  const now = await clockOf(context);
  const judged = await judgeAll(context, decisions, { user, now });
  const completing = judged.filter(isVerdict).filter(({ ballot }) => ballot?.isLast);
  const plans = await planApproved(
    context,
    completing.flatMap(({ payments }) => payments),
    now,
  );
  const problemOf = ({ payments }: Verdict) =>
    payments.map(({ id }) => plans.get(id)).find((plan) => plan instanceof ProblemError);
  const outcomes = judged.map((one) => (isVerdict(one) ? (problemOf(one) ?? one) : one));
  const verdicts = outcomes.filter(isVerdict);
  const going = completing.filter((one) => verdicts.includes(one));
  await writeAll(context, verdicts, { going, plans, now });
  const records = await presentAll(context, verdicts);
  return outcomes.map((one, index) => {
    const { approval_id = '', decision = 'approve' } = decisions[index] ?? {};
    if (!isVerdict(one)) {
      const { code, detail } = one;
      return { approval_id, outcome: 'refused', approval: null, problem: { code, detail } };
    }
    const outcome = decision === 'reject' ? 'rejected' : 'approved';
    return { approval_id, outcome, approval: records.get(approval_id) ?? null, problem: null };
  });
}
