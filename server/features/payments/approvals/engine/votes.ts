import { type Candidate, type Filled, fillPlaces, isFilled } from './assignment.ts';
import { groupsOf } from './people.ts';
import type { ApprovalPeople, ApprovalStep, Delegation, RuleDemand, Vote } from './types.ts';

export interface VoteCount {
  readonly filled: Filled;
  readonly complete: boolean;
}

export const covers = ({ rules }: Delegation, { rule_id }: RuleDemand): boolean =>
  rules === null || (rule_id !== null && rules.includes(rule_id));

/** Whether a person may approve at all: an active member with the permission who is not excluded. */
export const isApprover = ({ roleOf, excluded }: ApprovalPeople, user: string): boolean =>
  roleOf.has(user) && !excluded.has(user);

const admits = ({ roles, users }: ApprovalStep, user: string, role: string): boolean =>
  (roles.length === 0 && users.length === 0) || roles.includes(role) || users.includes(user);

/** Returns, for each step of a rule, the people who may fill it. */
export const approversOf = (demand: RuleDemand, people: ApprovalPeople): string[][] =>
  demand.steps.map((step) =>
    [...people.roleOf].flatMap(([user, role]) =>
      isApprover(people, user) && admits(step, user, role) ? [user] : [],
    ),
  );

/** Whether a vote was cast on behalf of another approver who delegated the rule to the voter, for a time that lasts. */
const isDelegated = (demand: RuleDemand, { user_id, on_behalf_of }: Vote, people: ApprovalPeople): boolean =>
  on_behalf_of !== null &&
  isApprover(people, on_behalf_of) &&
  people.delegations.some((one) => one.from === on_behalf_of && one.to === user_id && covers(one, demand));

/** Returns the steps of a rule that a vote may fill by the person's own role, or by that of the delegator. */
function stepsOf(demand: RuleDemand, vote: Vote, people: ApprovalPeople): Set<number> {
  const voters = [vote.user_id];
  if (vote.on_behalf_of !== null && isDelegated(demand, vote, people)) voters.push(vote.on_behalf_of);
  const mayFill = (step: ApprovalStep) =>
    voters.some((user) => isApprover(people, user) && admits(step, user, people.roleOf.get(user) ?? ''));
  return new Set(demand.steps.flatMap((step, index) => (mayFill(step) ? [index] : [])));
}

/** Whether a vote was cast on behalf of another approver in any of the rules. */
const isOnBehalf = (demands: readonly RuleDemand[], vote: Vote, people: ApprovalPeople): boolean =>
  demands.some((demand) => isDelegated(demand, vote, people));

/**
 * Yields the ways to count votes, of which the first is to be preferred. A delegator and a delegate never both count, and a
 * vote on behalf of another person may also count in the voter's own right.
 */
function* waysToCount(
  demands: readonly RuleDemand[],
  votes: readonly Vote[],
  people: ApprovalPeople,
): Generator<readonly Vote[]> {
  const voters = new Set(votes.map(({ user_id }) => user_id));
  const both = people.delegations.find(
    (one) => voters.has(one.from) && voters.has(one.to) && demands.some((demand) => covers(one, demand)),
  );
  if (both === undefined) {
    const delegated = votes.filter((vote) => isOnBehalf(demands, vote, people));
    yield* waysToStand(votes, delegated);
    return;
  }
  for (const left of [both.from, both.to])
    yield* waysToCount(
      demands,
      votes.filter(({ user_id }) => user_id !== left),
      people,
    );
}

/** Yields the votes with each choice of the delegated ones in the voter's own right. */
function* waysToStand(votes: readonly Vote[], delegated: readonly Vote[]): Generator<readonly Vote[]> {
  const [first, ...others] = delegated;
  if (first === undefined) {
    yield votes;
    return;
  }
  yield* waysToStand(votes, others);
  const own = votes.map((vote) => (vote === first ? { ...vote, on_behalf_of: null } : vote));
  yield* waysToStand(own, others);
}

/** A vote, and for each rule the steps that it may fill. */
interface CastVote extends Candidate {
  readonly user_id: string;
}

/** Returns the group of each person. A delegate stands for the delegator, so that two delegates of one fill one place. */
function voterGroups(
  demands: readonly RuleDemand[],
  votes: readonly Vote[],
  people: ApprovalPeople,
): (user: string) => string {
  const delegated = votes
    .filter((vote) => isOnBehalf(demands, vote, people))
    .map(({ user_id, on_behalf_of }): [string, string] => [user_id, on_behalf_of ?? user_id]);
  return groupsOf({ shared: [...people.shared, ...delegated] });
}

/** Joins the votes of people who fill one place together. */
function candidatesOf(votes: readonly CastVote[], groupOf: (user: string) => string): Candidate[] {
  const groups = new Map<string, Candidate>();
  for (const { user_id, steps } of votes) {
    const joined = groups.get(groupOf(user_id));
    groups.set(groupOf(user_id), {
      steps: steps.map((own, rule) => new Set([...own, ...(joined?.steps[rule] ?? [])])),
    });
  }
  return [...groups.values()];
}

/** Returns the last step of an ordered rule that is open: the first one that cannot be filled with those before it. */
function openStep(demand: RuleDemand, candidates: readonly Candidate[]): number {
  const isOpen = (step: number): boolean => {
    const upTo = { ...demand, steps: demand.steps.slice(0, step + 1) };
    return !isFilled(upTo, fillPlaces([upTo], candidates)[0] ?? []);
  };
  const open = demand.steps.findIndex((_, step) => isOpen(step));
  return open === -1 ? demand.steps.length - 1 : open;
}

/** Returns the votes with their steps. In an ordered rule, a vote counts for the steps that were open when it was cast. */
function castVotes(
  demands: readonly RuleDemand[],
  votes: readonly Vote[],
  people: ApprovalPeople,
): CastVote[] {
  const groupOf = voterGroups(demands, votes, people);
  const cast: CastVote[] = [];
  for (const vote of votes) {
    const steps = demands.map((demand, rule) => {
      const own = stepsOf(demand, vote, people);
      if (!demand.ordered) return own;
      const earlier = cast.map(({ user_id, steps }) => ({ user_id, steps: steps.slice(rule, rule + 1) }));
      const open = openStep(demand, candidatesOf(earlier, groupOf));
      return new Set([...own].filter((step) => step <= open));
    });
    cast.push({ user_id: vote.user_id, steps });
  }
  return cast;
}

/** A choice of the votes that count, and what they come to. */
interface Choice extends VoteCount {
  readonly votes: readonly Vote[];
}

export const totalOf = ({ filled }: VoteCount): number =>
  filled.flat().reduce((sum, count) => sum + count, 0);

/** More ways to count are not tried; the approval then stays incomplete. Without delegations there is one. */
const MAX_WAYS = 64;

/** Chooses the way to count that fills most places. `others` approve as well. */
function choose(
  demands: readonly RuleDemand[],
  votes: readonly Vote[],
  people: ApprovalPeople,
  others: readonly CastVote[] = [],
): Choice {
  let best: Choice | undefined;
  let tried = 0;
  for (const way of waysToCount(demands, votes, people)) {
    const cast = [...castVotes(demands, way, people), ...others];
    const filled = fillPlaces(demands, candidatesOf(cast, voterGroups(demands, way, people)));
    const complete = demands.every((demand, rule) => isFilled(demand, filled[rule] ?? []));
    const choice = { votes: way, filled, complete };
    if (best === undefined || totalOf(choice) > totalOf(best)) best = choice;
    tried += 1;
    if (best.complete || tried === MAX_WAYS) break;
  }
  return best ?? { votes: [], filled: demands.map(({ steps }) => steps.map(() => 0)), complete: false };
}

const ofApprovers = (votes: readonly Vote[], people: ApprovalPeople): Vote[] =>
  votes.filter(({ user_id }) => isApprover(people, user_id));

/** Counts votes, and returns those that count. The order of approving matters only in ordered rules. */
export const countVotes = (
  demands: readonly RuleDemand[],
  votes: readonly Vote[],
  people: ApprovalPeople,
): Choice => choose(demands, ofApprovers(votes, people), people);

/** Counts what the votes come to if every other approver, in the best order, approves as well. */
export function countEveryone(
  demands: readonly RuleDemand[],
  votes: readonly Vote[],
  people: ApprovalPeople,
): VoteCount {
  const voted = new Set(votes.map(({ user_id }) => user_id));
  const others = [...people.roleOf.keys()]
    .filter((user) => !voted.has(user) && isApprover(people, user))
    .map((user_id) => ({
      user_id,
      steps: demands.map((demand) => stepsOf(demand, { user_id, on_behalf_of: null }, people)),
    }));
  return choose(demands, ofApprovers(votes, people), people, others);
}
