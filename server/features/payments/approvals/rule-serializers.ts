import type { Schemas } from '../../../api/types.ts';
import type { ApprovalRule, RuleDemand } from './engine/types.ts';
import type { ApprovalRuleRow, RuleContent } from './tables.ts';

export const ruleContentOf = (row: ApprovalRuleRow): RuleContent => ({
  name: row.name,
  enabled: row.enabled,
  applies_to: row.applies_to,
  when: row.conditions,
  steps: row.steps,
  ordered: row.ordered,
  separate: row.separate,
  expires_after: row.expires_after,
  on_expiry: row.on_expiry,
});

/** Returns a rule as the engine takes it. */
export const toRule = (content: RuleContent, id: string): ApprovalRule => ({ ...content, id });

export const demandOf = (
  { name, steps, ordered, separate }: Omit<RuleDemand, 'rule_id'>,
  rule_id: string | null,
): RuleDemand => ({ rule_id, name, steps, ordered, separate });

export const toApprovalRule = (
  row: ApprovalRuleRow,
  pending_change: Schemas['PendingChange'] | null,
): Schemas['ApprovalRule'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  ...ruleContentOf(row),
  pending_change,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});
