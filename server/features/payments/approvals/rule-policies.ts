import { invalidRequest, type Refuser, type Violation, violation } from '../../../api/problem.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { ApprovalPeople, RuleDemand } from './engine/types.ts';
import { countEveryone } from './engine/votes.ts';
import type { ApprovalRuleRow, RuleContent } from './tables.ts';

/** The conditions that rules may have about what is no payment. */
const CONDITIONS: Readonly<Partial<Record<RuleContent['applies_to'], readonly string[]>>> = {
  // A beneficiary belongs to the workspace: every project may pay to it.
  beneficiary: ['currencies', 'requested_by'],
  controls: ['requested_by'],
  // The limits say when it applies.
  limit: [],
};

/** What rules are about of which nothing is held. */
const NEVER_HELD: ReadonlySet<RuleContent['applies_to']> = new Set(['beneficiary', 'controls']);

function* violationsOfSubject({
  applies_to: subject,
  when,
  on_expiry,
}: Pick<RuleContent, 'applies_to' | 'when' | 'on_expiry'>): Generator<Violation> {
  const allowed = CONDITIONS[subject];
  if (allowed === undefined) return;
  for (const name of Object.keys(when).filter((one) => !allowed.includes(one)))
    yield violation(
      `when/${name}`,
      'unexpected',
      `A rule with applies_to ${subject} can have ${allowed.length === 0 ? 'no condition' : `only the conditions ${allowed.join(' and ')}`}. Leave this one out.`,
    );
  if (on_expiry === 'hold' && NEVER_HELD.has(subject))
    yield violation('on_expiry', 'unexpected', 'Only payments are held. Leave on_expiry out.');
}

function* violationsOf({ when }: Pick<RuleContent, 'when'>): Generator<Violation> {
  const { min_amount: min, max_amount: max, cumulative, base_currency, currencies } = when;
  const hasAmounts = [min, max, cumulative].some((value) => value !== undefined);
  if (hasAmounts && base_currency === undefined && currencies?.length !== 1)
    yield violation(
      'when',
      'required',
      'Name the currency of the amounts: base_currency, or one currency in currencies.',
    );
  if (min !== undefined && max !== undefined && min > max)
    yield violation('when/max_amount', 'minimum', 'The largest amount must not be below the least one.');
}

/** Asserts what the schema of a rule does not say. @throws invalid_request */
export function assertValidRule(content: RuleContent): void {
  const violations = [...violationsOfSubject(content), ...violationsOf(content)];
  if (violations.length > 0) throw invalidRequest(violations);
}

type Roles = ApprovalPeople['roleOf'];

/** Returns the first step for which people are missing, if all of them approve. */
function shortStepOf(demand: RuleDemand, roleOf: Roles) {
  const everyone = { roleOf, excluded: new Map(), shared: [], delegations: [] };
  const [filled = []] = countEveryone([demand], [], everyone).filled;
  const steps = demand.steps.map(({ needed }, index) => {
    return { step: index + 1, needed, missing: needed - (filled[index] ?? 0) };
  });
  return steps.find(({ missing }) => missing > 0);
}

/** Whether an owner could approve. */
export const hasOwner = (demand: RuleDemand, roleOf: Roles): boolean =>
  shortStepOf(demand, roleOf) === undefined;

/** Asserts that enough people could approve what a rule asks for, if all of them did. @throws approval_rule_unsatisfiable */
export function assertSatisfiable(
  by: Refuser<'approval_rule_unsatisfiable'>,
  demand: RuleDemand,
  roleOf: Roles,
): void {
  const short = shortStepOf(demand, roleOf);
  if (short === undefined) return;
  const { step, needed, missing } = short;
  throw by.refuse(
    'approval_rule_unsatisfiable',
    `The rule cannot be met: step ${step} needs ${needed} people, and ${missing} of them are missing. Name more roles or people, or need fewer.`,
  );
}

/** Returns those whose absence can make a difference to a rule: one person of each role, and all whom the rule names. */
function representativesOf({ steps }: RuleDemand, roleOf: Roles): string[] {
  const named = new Set(steps.flatMap(({ users }) => users));
  const roles = new Set<string>();
  return [...roleOf].flatMap(([user, role]) => {
    const isFirst = !roles.has(role);
    roles.add(role);
    return isFirst || named.has(user) ? [user] : [];
  });
}

/**
 * Asserts that others could approve what any one person proposes, who does not approve it.
 * @throws approval_rule_unsatisfiable
 */
export function assertSatisfiableByOthers(
  by: Refuser<'approval_rule_unsatisfiable'>,
  demand: RuleDemand,
  roleOf: Roles,
): void {
  for (const proposer of representativesOf(demand, roleOf)) {
    const others = new Map(roleOf);
    others.delete(proposer);
    const short = shortStepOf(demand, others);
    if (short !== undefined)
      throw by.refuse(
        'approval_rule_unsatisfiable',
        `The rule could not be met when ${proposer} proposes a change: step ${short.step} needs ${short.needed} other people, and ${short.missing} of them are missing. Name more roles or people, or need fewer.`,
      );
  }
}

/**
 * Asserts that no limit names a rule that would be deleted, disabled or about something else.
 * @param after the content of the rule after the change; null if it would be deleted
 * @throws invalid_state
 */
export async function assertNamedByNoLimit(
  context: Pick<HandlerContext<'invalid_state'>, 'tenant' | 'refuse'>,
  { id, applies_to }: Pick<ApprovalRuleRow, 'id' | 'applies_to'>,
  after: RuleContent | null,
): Promise<void> {
  if (applies_to !== 'limit' || (after?.enabled && after.applies_to === applies_to)) return;
  const limits = await context.tenant.paymentLimits.naming(id);
  if (limits.length === 0) return;
  throw context.refuse(
    'invalid_state',
    `Payments that exceed ${limits.slice(0, NAMED).join(', ')} need this rule. Name another rule in these payment limits first.`,
  );
}

/** How many limits an error names. */
const NAMED = 5;
