import type { ApprovalRule, ApprovalStep, RuleConditions } from './types.ts';

type List = readonly string[] | undefined;
type Bound = number | undefined;

/** Whether a condition lets through everything that another one does. Without a list, everything is let through. */
const includesAll = (list: List, other: List): boolean =>
  list === undefined || (other?.every((value) => list.includes(value)) ?? false);

const isAtMost = (bound: Bound, other: Bound): boolean =>
  bound === undefined || (other !== undefined && bound <= other);
const isAtLeast = (bound: Bound, other: Bound): boolean =>
  bound === undefined || (other !== undefined && bound >= other);

/** Whether the amounts of two conditions are in one currency, or the new ones have none. */
function areComparable(before: RuleConditions, after: RuleConditions): boolean {
  const hasAmounts =
    after.min_amount !== undefined || after.max_amount !== undefined || after.cumulative !== undefined;
  const currencyOf = ({ base_currency, currencies }: RuleConditions) => base_currency ?? currencies?.[0];
  return (
    !hasAmounts || (before.base_currency === after.base_currency && currencyOf(before) === currencyOf(after))
  );
}

/** A sum over another time or for someone else is another condition, whichever is larger. */
function isCumulativeAtMost(
  { cumulative: after }: RuleConditions,
  { cumulative: before }: RuleConditions,
): boolean {
  if (after === undefined) return true;
  return (
    before !== undefined &&
    after.per === before.per &&
    after.days >= before.days &&
    after.min_amount <= before.min_amount
  );
}

const asksForRequesters = ({ requested_by = 'any' }: RuleConditions): List =>
  requested_by === 'any' ? undefined : [requested_by];

/** Whether conditions hold for everything for which others hold. */
const holdsWherever = (after: RuleConditions, before: RuleConditions): boolean =>
  areComparable(before, after) &&
  includesAll(after.currencies, before.currencies) &&
  isAtMost(after.min_amount, before.min_amount) &&
  isAtLeast(after.max_amount, before.max_amount) &&
  includesAll(after.methods, before.methods) &&
  includesAll(after.from_accounts, before.from_accounts) &&
  includesAll(after.projects, before.projects) &&
  includesAll(asksForRequesters(after), asksForRequesters(before)) &&
  isAtLeast(after.beneficiary_age_days_below, before.beneficiary_age_days_below) &&
  isCumulativeAtMost(after, before);

const isForAnyone = ({ roles, users }: ApprovalStep): boolean => roles.length === 0 && users.length === 0;

/** Whether a step takes as many people as another, and none whom that one would refuse. */
const isAsStrict = (after: ApprovalStep, before: ApprovalStep): boolean =>
  after.needed >= before.needed &&
  (isForAnyone(before) ||
    (!isForAnyone(after) &&
      includesAll(before.roles, after.roles) &&
      includesAll(before.users, after.users)));

/** Whether each step before has a step of its own afterwards that is as strict; in an ordered rule, in the same order. */
function coversSteps(
  before: readonly ApprovalStep[],
  after: readonly ApprovalStep[],
  ordered: boolean,
): boolean {
  const [first, ...rest] = before;
  if (first === undefined) return true;
  return after.some(
    (step, index) =>
      isAsStrict(step, first) &&
      coversSteps(rest, ordered ? after.slice(index + 1) : after.toSpliced(index, 1), ordered),
  );
}

/**
 * Whether a change, or the deletion, of a rule lets something pass that the rule would have stopped: the rule matches
 * less or asks for less. A change that cannot be compared counts as weaker.
 */
export function isWeaker(before: ApprovalRule, after: ApprovalRule | null): boolean {
  if (!before.enabled) return false;
  return !(
    after?.enabled &&
    after.applies_to === before.applies_to &&
    holdsWherever(after.when, before.when) &&
    coversSteps(before.steps, after.steps, before.ordered) &&
    (after.ordered || !before.ordered) &&
    (after.separate || !before.separate) &&
    (after.on_expiry === before.on_expiry || after.on_expiry === 'cancel')
  );
}
