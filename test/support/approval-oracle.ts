import type {
  ApprovalPeople,
  ApprovalStep,
  Delegation,
  RuleDemand,
  Vote,
} from '../../server/features/payments/approvals/engine/types.ts';

/**
 * The second implementation of how approvals count, written from the design (`payments.md` §3.6) and, about ordered steps,
 * from the record of decision 51. It tries every set of votes that may count together. For each rule it lets them come
 * one after another and take a place or none, which gives every way to stand in the places of that rule; then it tries
 * every choice of one way for each rule.
 */

/** A vote that counts, in the voter's own right or on behalf of the person who delegated. */
interface Approval {
  vote: Vote;
  /** Those who stand behind it: the voter, and the delegator. */
  names: readonly string[];
  /** The rules that the delegator left to the voter. */
  delegated: readonly RuleDemand[];
}

interface State {
  placed: readonly Approval[];
  filled: readonly number[];
}

const covers = ({ rules }: Delegation, { rule_id }: RuleDemand) =>
  rules === null || (rule_id !== null && rules.includes(rule_id));

const mayApprove = (name: string, { roleOf, excluded }: ApprovalPeople) =>
  roleOf.has(name) && !excluded.has(name);

/** Returns everyone who counts as one person with the user, through all who share a place or vote on behalf of another. */
function personOf(user: string, links: readonly (readonly string[])[]): Set<string> {
  const person = new Set([user]);
  for (const known of person)
    for (const link of links) if (link.includes(known)) for (const other of link) person.add(other);
  return person;
}

/** Returns whether one person stands behind two approvals, if these are the ones that count. */
function samePersonAmong(approvals: readonly Approval[], { shared }: ApprovalPeople) {
  const links = [...shared, ...approvals.map(({ names }) => names)];
  const persons = new Map(approvals.map((one) => [one, personOf(one.vote.user_id, links)]));
  return (one: Approval, other: Approval) => persons.get(one)?.has(other.vote.user_id) === true;
}

/** Returns the ways in which a vote may count: not at all, in the voter's own right, or on behalf of the delegator. */
function waysOf(vote: Vote, rules: readonly RuleDemand[], people: ApprovalPeople): Approval[][] {
  const { user_id, on_behalf_of } = vote;
  if (!mayApprove(user_id, people)) return [[]];
  const own = [{ vote, names: [user_id], delegated: [] }];
  if (on_behalf_of === null || !mayApprove(on_behalf_of, people)) return [[], own];
  const given = people.delegations.filter(({ from, to }) => from === on_behalf_of && to === user_id);
  const delegated = rules.filter((rule) => given.some((one) => covers(one, rule)));
  if (delegated.length === 0) return [[], own];
  return [[], own, [{ vote, names: [user_id, on_behalf_of], delegated }]];
}

/** Returns the sets of approvals that may count in one payment: never those of a delegator and a delegate. */
function countingSets(
  rules: readonly RuleDemand[],
  votes: readonly Vote[],
  people: ApprovalPeople,
): Approval[][] {
  const delegations = people.delegations.filter((one) => rules.some((rule) => covers(one, rule)));
  return votes
    .reduce<Approval[][]>(
      (sets, vote) => {
        const ways = waysOf(vote, rules, people);
        return sets.flatMap((set) => ways.map((way) => [...set, ...way]));
      },
      [[]],
    )
    .filter((set) => {
      const voters = new Set(set.map(({ vote }) => vote.user_id));
      return !delegations.some(({ from, to }) => voters.has(from) && voters.has(to));
    });
}

/** Whether it is the place of the voter, or of the person who left that rule to the voter. */
function fits(
  { vote, delegated, names }: Approval,
  step: ApprovalStep,
  rule: RuleDemand,
  people: ApprovalPeople,
): boolean {
  const isForAll = step.roles.length === 0 && step.users.length === 0;
  const isFor = (name: string) =>
    isForAll || step.users.includes(name) || step.roles.includes(people.roleOf.get(name) ?? '');
  return delegated.includes(rule) ? names.some(isFor) : isFor(vote.user_id);
}

/** Returns the ways in which some of the approvals can stand in the places of one rule. */
function standingsIn(rule: RuleDemand, approvals: readonly Approval[], people: ApprovalPeople): State[] {
  const isSamePerson = samePersonAmong(approvals, people);
  let states: State[] = [{ placed: [], filled: rule.steps.map(() => 0) }];
  const isFull = ({ filled }: State, at: number) => filled[at] === rule.steps[at]?.needed;
  const enter = (state: State, one: Approval, isOpen: (at: number) => boolean): State[] => {
    if (state.placed.some((other) => isSamePerson(one, other))) return [];
    return rule.steps.flatMap((step, at) => {
      if (isFull(state, at) || !isOpen(at) || !fits(one, step, rule, people)) return [];
      const filled = state.filled.map((count, index) => (index === at ? count + 1 : count));
      return [{ placed: [...state.placed, one], filled }];
    });
  };
  for (const one of approvals) {
    const before = states;
    const isBehindFull = (state: State, at: number) =>
      rule.steps.slice(0, at).every((_, index) => isFull(state, index));
    const isOpen = (at: number) => !rule.ordered || before.some((state) => isBehindFull(state, at));
    states = before.flatMap((state) => [state, ...enter(state, one, isOpen)]);
  }
  return states;
}

/** Returns how many places the fullest choice of one way for each rule fills. */
function fullest(
  rules: readonly RuleDemand[],
  approvals: readonly Approval[],
  people: ApprovalPeople,
): number {
  const isSamePerson = samePersonAmong(approvals, people);
  const isAllowed = (one: State, first: number, other: State, second: number) =>
    !(rules[first]?.separate || rules[second]?.separate) ||
    one.placed.every((a) => other.placed.every((b) => !isSamePerson(a, b)));
  const who = (state: State) => state.placed.map(({ vote }) => vote.user_id).join();
  const choices = rules.map((rule) => [
    ...new Map(standingsIn(rule, approvals, people).map((state) => [who(state), state])).values(),
  ]);
  const fill = (chosen: readonly State[]): number => {
    const at = chosen.length;
    const next = choices[at];
    if (next === undefined) return chosen.reduce((sum, { placed }) => sum + placed.length, 0);
    const allowed = next.filter((one) => chosen.every((other, before) => isAllowed(one, at, other, before)));
    return Math.max(...allowed.map((one) => fill([...chosen, one])));
  };
  return fill([]);
}

/** Tries every choice of approvals; returns how many places the fullest fills, and whether those are all. */
export function countByTrying(
  rules: readonly RuleDemand[],
  votes: readonly Vote[],
  people: ApprovalPeople,
): { filled: number; complete: boolean } {
  const filled = Math.max(...countingSets(rules, votes, people).map((set) => fullest(rules, set, people)));
  const needed = rules.flatMap(({ steps }) => steps).reduce((sum, step) => sum + step.needed, 0);
  return { filled, complete: filled === needed };
}
