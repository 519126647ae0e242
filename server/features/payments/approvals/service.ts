import { createHash } from 'node:crypto';
import { HOUR_MS } from '../../../api/times.ts';
import type { Schemas } from '../../../api/types.ts';
import { canonicalJson } from '../../../auth/secrets/canonical-json.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { assertFound, type Emitter, type HandlerContext } from '../../../operations/handler-context.ts';
import { nextDue } from './due-times.ts';
import type { ApprovalRequirement } from './engine/types.ts';
import { approversOf, countEveryone } from './engine/votes.ts';
import { type LoadedPeople, loadExclusions, loadPeople } from './people-service.ts';
import { toApprovalRecord } from './serializers.ts';
import { codeOf, type EligibilityCode, OBSTACLES, requirePerson } from './voting.ts';

/** What payments need to know of approvals. Locks are taken in the order payment, approval. */

export { openExclusions } from './asked-people.ts';
export type { ApprovalRequirement, ApprovalRule } from './engine/types.ts';
export { openRequirements, type RequirementBook } from './requirement.ts';
export type { ApprovalRow, ApprovalVoteRow } from './tables.ts';
export type { ApprovalTerms } from './terms.ts';
export { nextDue, requirePerson };

/** How many eligible people a preview names. */
const SAMPLE = 5;

type ApprovedTerms = Pick<
  PaymentRow,
  | 'id'
  | 'amount'
  | 'currency'
  | 'from_account_id'
  | 'to_account_id'
  | 'beneficiary_name'
  | 'reference'
  | 'remittance'
  | 'execution_date'
>;

/** The digest binds an approval to what the approver has seen. Identifiers of an account never change. */
const digestOf = (payment: ApprovedTerms): string =>
  createHash('sha256')
    .update(
      canonicalJson({
        payment: payment.id,
        amount: Number(payment.amount),
        currency: payment.currency,
        from: payment.from_account_id,
        to: payment.to_account_id,
        beneficiary: payment.beneficiary_name,
        reference: payment.reference,
        remittance: payment.remittance,
        date: payment.execution_date,
      }),
    )
    .digest('hex');

/** Lets a payment wait for what its rules ask for, as they are now. */
export async function requestApproval(
  context: Pick<HandlerContext, 'tenant'> & Emitter,
  payment: PaymentRow,
  requirement: ApprovalRequirement,
  now: Date,
): Promise<void> {
  const expires_at = new Date(now.getTime() + requirement.expires_after * HOUR_MS);
  const approval = await context.tenant.approvals.insert({
    id: assertFound(payment.approval_id ?? undefined, 'approval'),
    project_id: payment.project_id,
    payment_id: payment.id,
    beneficiary_id: payment.to_account_id,
    requirement,
    digest: digestOf(payment),
    requester_id: payment.requester_id,
    requester_user_id: payment.requester_user_id,
    // A payment that was held before was requested earlier, by people who may not know the key any more.
    requested_at: payment.requested_at,
    created_at: now,
    expires_at,
    due_at: nextDue({ created_at: now, expires_at }, now),
  });
  context.emit('approval.requested', toApprovalRecord(approval, []));
}

/** Binds the approval to another execution date. @returns whether it could: not once a person has approved */
export async function rebindApproval(
  { approvals }: Pick<HandlerContext['tenant'], 'approvals'>,
  payment: ApprovedTerms,
): Promise<boolean> {
  const approval = await approvals.lockOfPayment(payment.id);
  if (approval === undefined) return true;
  if ((await approvals.votes([approval.id])).length > 0) return false;
  await approvals.setDigest(approval.id, digestOf(payment));
  return true;
}

type Requested = Pick<
  PaymentRow,
  'requester_id' | 'requester_user_id' | 'project_id' | 'to_account_id' | 'live'
>;

const requestOf = (payment: Omit<Requested, 'live'>, requested_at: Date) => ({
  ...payment,
  beneficiary_id: payment.to_account_id,
  requested_at,
});

/**
 * Asserts that a person decides who had no part in a payment.
 * @throws approval_not_by_key, approval_own_request or approval_not_eligible
 */
export async function assertMayDecide(
  context: HandlerContext<'approval_not_by_key' | EligibilityCode>,
  payment: PaymentRow,
): Promise<void> {
  const user = requirePerson(context);
  const excluded = await loadExclusions(context, requestOf(payment, payment.requested_at));
  const reason = excluded.get(user);
  if (reason !== undefined) throw context.refuse(codeOf(reason), OBSTACLES[reason]);
}

/** Returns the approvers who may not approve, and why. */
const excludedOf = ({ excluded, roleOf }: LoadedPeople): Preview['excluded'] =>
  [...excluded].flatMap(([user, because]) => (roleOf.has(user) ? [{ user, because }] : []));

type Preview = Pick<Schemas['PaymentPreview'], 'approvals' | 'excluded'>;

/** Returns who could approve what the rules ask for. */
export async function previewApprovals(
  context: HandlerContext,
  requirement: ApprovalRequirement | null,
  payment: Requested,
): Promise<Preview> {
  if (requirement === null) return { approvals: [], excluded: [] };
  const { demands } = requirement;
  const people = await loadPeople(context, requestOf(payment, context.now), payment.live);
  const approvals = demands.map((demand) => ({
    rule: demand.rule_id,
    name: demand.name,
    steps: approversOf(demand, people).map((eligible, step) => ({
      needed: demand.steps[step]?.needed ?? 0,
      eligible_count: eligible.length,
      eligible_sample: eligible.slice(0, SAMPLE),
    })),
    satisfiable: countEveryone([demand], [], people).complete,
  }));
  return { approvals, excluded: excludedOf(people) };
}
