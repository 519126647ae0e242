import { type ApprovalFacts, ruleMatches } from './matching.ts';
import type { ApprovalRequirement, ApprovalRule, RuleDemand } from './types.ts';

export const DEFAULT_EXPIRY_HOURS = 72;

/** Returns what is asked for where an owner decides instead of a rule. @param name what approvers read */
export const demandOfOwner = (name: string): RuleDemand => ({
  rule_id: null,
  name,
  steps: [{ needed: 1, roles: ['owner'], users: [] }],
  ordered: false,
  separate: false,
});

/** What a payment needs that no rule matches, where a rule is required. */
const NO_RULE_DEMAND = demandOfOwner('No rule matches');
/** What a payment needs that exceeds a limit whose rule is not enabled. */
const NO_LIMIT_RULE_DEMAND = demandOfOwner('The rule of a limit is disabled');

/** Returns where an owner decides, because no rule does. */
function demandsOfOwners(
  matching: readonly ApprovalRule[],
  { limit_rules }: ApprovalFacts,
  requireRule: boolean,
): RuleDemand[] {
  const isMissing = limit_rules.some((id) => !matching.some((rule) => rule.id === id));
  const matchesItself = matching.some(({ applies_to }) => applies_to !== 'limit');
  return [
    ...(requireRule && !matchesItself ? [NO_RULE_DEMAND] : []),
    ...(isMissing ? [NO_LIMIT_RULE_DEMAND] : []),
  ];
}

const demandOf = ({ id, name, steps, ordered, separate }: ApprovalRule): RuleDemand => ({
  rule_id: id,
  name,
  steps,
  ordered,
  separate,
});

/**
 * Returns what all rules that match ask for, to be stored with the approval, or null if nothing is asked. The approval
 * expires with the first of its rules, and is cancelled then unless all of those say otherwise.
 */
export function approvalRequirementOf(
  facts: ApprovalFacts,
  rules: readonly ApprovalRule[],
  requireRule: boolean,
): ApprovalRequirement | null {
  const matching = rules.filter((rule) => ruleMatches(rule, facts));
  const demands = [...matching.map(demandOf), ...demandsOfOwners(matching, facts, requireRule)];
  if (matching.length === 0)
    return demands.length === 0
      ? null
      : { demands, expires_after: DEFAULT_EXPIRY_HOURS, on_expiry: 'cancel' };
  const expires_after = Math.min(...matching.map((rule) => rule.expires_after));
  const first = matching.filter((rule) => rule.expires_after === expires_after);
  return {
    demands,
    expires_after,
    on_expiry: first.every((rule) => rule.on_expiry === 'hold') ? 'hold' : 'cancel',
  };
}
