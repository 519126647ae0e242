import type { ApprovalPeople, ExclusionReason, RuleDemand, Vote } from './types.ts';
import { countVotes, covers, isApprover, totalOf, type VoteCount } from './votes.ts';

/** Why a person cannot approve. */
export type ApprovalObstacle =
  | ExclusionReason
  | 'no_permission'
  | 'already_approved'
  | 'delegate_approved'
  | 'delegator_approved'
  | 'place_not_open';

/** An open place of a step. */
interface OpenStep {
  readonly rule: number;
  readonly step: number;
}

export interface Eligibility {
  /** What is in the way, or null if an approval of the person counts. */
  readonly obstacle: ApprovalObstacle | null;
  /** The steps to which the approval adds. */
  readonly steps: readonly OpenStep[];
  readonly vote: Vote;
}

/** Returns what one more vote adds. Another arrangement of the others may move their places; the gain stays the same. */
function gainOf(before: VoteCount, after: VoteCount): OpenStep[] {
  if (totalOf(after) <= totalOf(before)) return [];
  return after.filled.flatMap((counts, rule) =>
    counts.flatMap((count, step) => (count > (before.filled[rule]?.[step] ?? 0) ? [{ rule, step }] : [])),
  );
}

function obstacleOf(
  demands: readonly RuleDemand[],
  votes: readonly Vote[],
  people: ApprovalPeople,
  user: string,
): ApprovalObstacle | null {
  if (!people.roleOf.has(user)) return 'no_permission';
  const excluded = people.excluded.get(user);
  if (excluded !== undefined) return excluded;
  if (votes.some(({ user_id }) => user_id === user)) return 'already_approved';
  const counted = new Set(countVotes(demands, votes, people).votes.map(({ user_id }) => user_id));
  const concerns = people.delegations.filter((delegation) =>
    demands.some((demand) => covers(delegation, demand)),
  );
  if (concerns.some(({ from, to }) => from === user && counted.has(to))) return 'delegate_approved';
  if (concerns.some(({ from, to }) => to === user && counted.has(from))) return 'delegator_approved';
  return null;
}

/** Returns the votes that a person could cast: their own, and on behalf of each person who delegated to them. */
const votesOf = (people: ApprovalPeople, user: string): Vote[] => [
  { user_id: user, on_behalf_of: null },
  ...people.delegations
    .filter(({ from, to }) => to === user && isApprover(people, from))
    .map(({ from }) => ({ user_id: user, on_behalf_of: from })),
];

/** Returns whether an approval of a person would count, and for which steps; on behalf of others only if it helps more. */
export function eligibilityOf(
  demands: readonly RuleDemand[],
  votes: readonly Vote[],
  people: ApprovalPeople,
  user: string,
): Eligibility {
  const own = { user_id: user, on_behalf_of: null };
  const obstacle = obstacleOf(demands, votes, people, user);
  if (obstacle !== null) return { obstacle, steps: [], vote: own };
  const before = countVotes(demands, votes, people);
  // Earlier approvals may count again, as after a cooling time. Nothing happens then until another person approves.
  if (before.complete) return { obstacle: null, steps: [], vote: own };
  let best: { vote: Vote; count: VoteCount } = { vote: own, count: before };
  for (const vote of votesOf(people, user)) {
    const count = countVotes(demands, [...votes, vote], people);
    if (totalOf(count) > totalOf(best.count)) best = { vote, count };
  }
  const steps = gainOf(before, best.count);
  return { obstacle: steps.length === 0 ? 'place_not_open' : null, steps, vote: best.vote };
}
