import type { Schemas } from '../../../api/types.ts';
import { type Eligibility, eligibilityOf } from './engine/explanation.ts';
import { missingOf } from './engine/missing.ts';
import type { ApprovalPeople, RuleDemand } from './engine/types.ts';
import type { ApprovalRow, ApprovalVoteRow } from './tables.ts';

const toDemand = ({ rule_id, name, steps, ordered, separate }: RuleDemand): Schemas['ApprovalDemand'] => ({
  rule: rule_id,
  name,
  steps: steps.map(({ needed, roles, users }) => ({ needed, roles: [...roles], users: [...users] })),
  ordered,
  separate,
});

const toVote = ({
  user_id,
  on_behalf_of,
  comment,
  cast_at,
}: ApprovalVoteRow): Schemas['ApprovalRecord']['votes'][number] => ({
  user_id,
  on_behalf_of,
  comment,
  at: cast_at.toISOString(),
});

/** Returns what an approval asks for, and what was decided so far. @param votes on this approval */
export const toDecisions = (row: ApprovalRow, votes: readonly ApprovalVoteRow[]) => ({
  digest: row.digest,
  rules: row.requirement.demands.map(toDemand),
  votes: votes.map(toVote),
  expires_at: row.expires_at.toISOString(),
  decided_at: row.decided_at?.toISOString() ?? null,
  reason: row.reason,
  etag: String(row.version),
});

/** Returns an approval as everyone sees it. @param votes on this approval */
export const toApprovalRecord = (
  row: ApprovalRow,
  votes: readonly ApprovalVoteRow[],
): Schemas['ApprovalRecord'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  project_id: row.project_id ?? '',
  payment_id: row.payment_id,
  batch_id: row.batch_id,
  payments: row.payment_count,
  totals: row.totals,
  status: row.status,
  on_expiry: row.requirement.on_expiry,
  requested_by: row.requester_id,
  requested_at: row.created_at.toISOString(),
  ...toDecisions(row, votes),
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

/**
 * Returns what the caller can do about an approval, and who else.
 * @param people null if it does not wait
 * @param user null if the caller is no person
 */
export function toPossibilities(
  { requirement: { demands } }: ApprovalRow,
  votes: readonly ApprovalVoteRow[],
  people: ApprovalPeople | null,
  user: string | null,
): Pick<Schemas['Approval'], 'can_decide' | 'why_not' | 'who_can' | 'blocked' | 'missing'> {
  if (people === null) return { can_decide: false, why_not: null, who_can: [], blocked: false, missing: [] };
  const missing = missingOf(demands, votes, people);
  const whoCan = candidatesOf(demands, votes, people);
  const obstacle = user === null ? 'not_a_person' : eligibilityOf(demands, votes, people, user).obstacle;
  return {
    can_decide: obstacle === null,
    why_not: obstacle,
    who_can: whoCan,
    blocked: missing.length > 0,
    missing,
  };
}

/** Returns an approval with what the caller can do. The parameters are those of `toPossibilities`. */
export const toApproval = (
  row: ApprovalRow,
  votes: readonly ApprovalVoteRow[],
  people: ApprovalPeople | null,
  user: string | null,
): Schemas['Approval'] => ({
  ...toApprovalRecord(row, votes),
  ...toPossibilities(row, votes, people, user),
});
