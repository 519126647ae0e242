import type { Schemas } from '../../../api/types.ts';
import type { ApprovalRule, RuleDemand } from './engine/types.ts';
import type { ApprovalRow, ApprovalRuleRow, ApprovalVoteRow, RuleContent } from './tables.ts';

export const contentOf = (row: ApprovalRuleRow): RuleContent => ({
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
  { name, steps, ordered, separate }: RuleContent,
  rule_id: string | null,
): RuleDemand => ({ rule_id, name, steps, ordered, separate });

const toChange = (row: ApprovalRow, votes: readonly ApprovalVoteRow[]): Schemas['ApprovalRuleChange'] => ({
  digest: row.digest,
  after: row.change,
  proposed_by: row.requester_id,
  proposed_at: row.requested_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
  approved_by: votes.map(({ user_id }) => user_id),
});

/** @param votes on the change that waits */
export const toApprovalRule = (
  row: ApprovalRuleRow,
  change: ApprovalRow | null,
  votes: readonly ApprovalVoteRow[],
): Schemas['ApprovalRule'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  ...contentOf(row),
  pending_change: change && toChange(change, votes),
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});
