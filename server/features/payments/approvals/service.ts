import type { Schemas } from '../../../api/types.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { nextDue } from './due-times.ts';
import type { ApprovalRequirement } from './engine/types.ts';
import { approversOf, countEveryone } from './engine/votes.ts';
import { type LoadedPeople, loadExclusions, loadPeople } from './people-service.ts';
import { type EligibilityCode, eligibilityCodeOf, OBSTACLES, requirePerson } from './voting.ts';

/** What payments need to know of approvals. Locks are taken in the order payment, approval. */

export {
  type ApproverChange,
  type ApproverLoss,
  emitLoss,
  lossOf,
  withoutMembership,
  withoutPerson,
  withPermissions,
  withProjectRole,
  withRole,
} from './approver-changes.ts';
export { openExclusions } from './asked-people.ts';
export type { ApprovalRequirement, ApprovalRule } from './engine/types.ts';
export {
  emitLossIn,
  emitLossOfLeaver,
  type LossInWorkspace,
  MAX_WORKSPACES,
  toLostApprovals,
} from './leaving-approver.ts';
export {
  emitLossOfOrganizationRoles,
  type OrganizationRoles,
  withOrganizationRoles,
} from './organization-approvers.ts';
export { leaveApprovals, rebindApproval, requestApproval, requestBatchApproval } from './requests.ts';
export { openBatchRequirement, openRequirements, type RequirementBook } from './requirement.ts';
export type { ApprovalRow, ApprovalVoteRow } from './tables.ts';
export type { ApprovalTerms } from './terms.ts';
export { nextDue, requirePerson };

/** How many eligible people a preview names. */
const SAMPLE = 5;

/** Payments that are or would be requested together. */
type Requested = Pick<PaymentRow, 'requester_id' | 'requester_user_id' | 'project_id' | 'live'> & {
  beneficiary_ids: readonly string[];
};

/**
 * Asserts that a person decides who had no part in a payment.
 * @throws approval_not_by_key, approval_own_request or approval_not_eligible
 */
export async function assertMayDecide(
  context: HandlerContext<'approval_not_by_key' | EligibilityCode>,
  payment: PaymentRow,
): Promise<void> {
  const user = requirePerson(context);
  const excluded = await loadExclusions(context, { ...payment, beneficiary_ids: [payment.to_account_id] });
  const reason = excluded.get(user);
  if (reason !== undefined) throw context.refuse(eligibilityCodeOf(reason), OBSTACLES[reason]);
}

/** Returns the approvers who may not approve, and why. */
const excludedOf = ({ excluded, roleOf }: LoadedPeople): Preview['excluded'] =>
  [...excluded].flatMap(([user, because]) => (roleOf.has(user) ? [{ user, because }] : []));

type Preview = Pick<Schemas['PaymentPreview'], 'approvals' | 'excluded'>;

/** Returns who could approve what the rules ask for. */
export async function previewApprovals(
  context: HandlerContext,
  requirement: ApprovalRequirement | null,
  requested: Requested,
): Promise<Preview> {
  if (requirement === null) return { approvals: [], excluded: [] };
  const { demands } = requirement;
  const people = await loadPeople(context, { ...requested, requested_at: context.now }, requested.live);
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
