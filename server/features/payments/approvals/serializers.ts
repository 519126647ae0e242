import type { Schemas } from '../../../api/types.ts';
import { type Eligibility, eligibilityOf } from './engine/explanation.ts';
import type { ApprovalPeople, RuleDemand } from './engine/types.ts';
import { countEveryone } from './engine/votes.ts';
import type { ApprovalRow, ApprovalVoteRow } from './tables.ts';

const toRule = ({ rule_id, name, steps, ordered, separate }: RuleDemand): Schemas['ApprovalDemand'] => ({
  rule: rule_id,
  name,
  steps: steps.map(({ needed, roles, users }) => ({ needed, roles: [...roles], users: [...users] })),
  ordered,
  separate,
});

/** Returns an approval as everyone sees it. @param votes on this approval */
export const toApprovalRecord = (
  row: ApprovalRow,
  votes: readonly ApprovalVoteRow[],
): Schemas['ApprovalRecord'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  project_id: row.project_id ?? '',
  payment_id: row.payment_id ?? '',
  status: row.status,
  digest: row.digest,
  rules: row.requirement.demands.map(toRule),
  on_expiry: row.requirement.on_expiry,
  votes: votes.map(({ user_id, on_behalf_of, comment, cast_at }) => ({
    user_id,
    on_behalf_of,
    comment,
    at: cast_at.toISOString(),
  })),
  requested_by: row.requester_id,
  requested_at: row.created_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
  decided_at: row.decided_at?.toISOString() ?? null,
  reason: row.reason,
  etag: String(row.version),
});

/** Of more people whose approval would count, the others are not named. */
const MAX_CANDIDATES = 50;

/** Returns people whose approval would count. Those who differ in nothing but their id are decided once. */
function candidatesOf(
  demands: readonly RuleDemand[],
  votes: readonly ApprovalVoteRow[],
  people: ApprovalPeople,
): Schemas['ApprovalCandidate'][] {
  const special = new Set([
    ...votes.map(({ user_id }) => user_id),
    ...people.delegations.flatMap(({ from, to }) => [from, to]),
    ...people.shared.flat(),
    ...people.excluded.keys(),
    ...demands.flatMap(({ steps }) => steps.flatMap(({ users }) => users)),
  ]);
  const decided = new Map<string, Eligibility>();
  const candidates: Schemas['ApprovalCandidate'][] = [];
  for (const [user, role] of people.roleOf) {
    const key = special.has(user) ? user : `role ${role}`;
    const eligibility = decided.get(key) ?? eligibilityOf(demands, votes, people, user);
    decided.set(key, eligibility);
    if (eligibility.obstacle !== null) continue;
    const steps = eligibility.steps.map(({ rule, step }) => ({
      rule: demands[rule]?.rule_id ?? null,
      step: step + 1,
    }));
    candidates.push({ user, steps });
    if (candidates.length === MAX_CANDIDATES) break;
  }
  return candidates;
}

/** Returns an approval that waits, with what the caller can do. @param user null if the caller is no person */
export function toApproval(
  row: ApprovalRow,
  votes: readonly ApprovalVoteRow[],
  people: ApprovalPeople | null,
  user: string | null,
): Schemas['Approval'] {
  const record = toApprovalRecord(row, votes);
  if (people === null) return { ...record, can_decide: false, why_not: null, who_can: [], blocked: false };
  const { demands } = row.requirement;
  const whoCan = candidatesOf(demands, votes, people);
  const obstacle = user === null ? 'not_a_person' : eligibilityOf(demands, votes, people, user).obstacle;
  return {
    ...record,
    can_decide: obstacle === null,
    why_not: obstacle,
    who_can: whoCan,
    blocked: !countEveryone(demands, votes, people).complete,
  };
}
