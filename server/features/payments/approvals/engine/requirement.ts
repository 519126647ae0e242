import { type ApprovalFacts, ruleMatches } from './matching.ts';
import type { ApprovalRequirement, ApprovalRule, RuleDemand } from './types.ts';

export const DEFAULT_EXPIRY_HOURS = 72;

/** What a payment needs that no rule matches, in a workspace that requires a rule. */
const OWNER_DEMAND: RuleDemand = {
  rule_id: null,
  name: 'No rule matches',
  steps: [{ needed: 1, roles: ['owner'], users: [] }],
  ordered: false,
  separate: false,
};

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
export function requirementOf(
  facts: ApprovalFacts,
  rules: readonly ApprovalRule[],
  requireRule: boolean,
): ApprovalRequirement | null {
  const matching = rules.filter((rule) => ruleMatches(rule, facts));
  if (matching.length === 0)
    return requireRule
      ? { demands: [OWNER_DEMAND], expires_after: DEFAULT_EXPIRY_HOURS, on_expiry: 'cancel' }
      : null;
  const expires_after = Math.min(...matching.map((rule) => rule.expires_after));
  const first = matching.filter((rule) => rule.expires_after === expires_after);
  return {
    demands: matching.map(demandOf),
    expires_after,
    on_expiry: first.every((rule) => rule.on_expiry === 'hold') ? 'hold' : 'cancel',
  };
}
