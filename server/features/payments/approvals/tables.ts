import type { Schemas } from '../../../api/types.ts';
import type { Table, Versioned } from '../../../database/schema/tables.ts';
import type { ApprovalRequirement } from './engine/types.ts';

/** The content of a rule, as the API has it. */
export type RuleContent = Schemas['ApprovalRuleContent'];

export interface ApprovalRuleRow extends Versioned {
  workspace_id: string;
  id: string;
  name: string;
  enabled: boolean;
  applies_to: RuleContent['applies_to'];
  /** Written as JSON text, as the steps. */
  conditions: RuleContent['when'];
  steps: RuleContent['steps'];
  ordered: boolean;
  separate: boolean;
  expires_after: number;
  on_expiry: RuleContent['on_expiry'];
  created_by: string | null;
  created_with: string | null;
}

export interface ApprovalRow extends Versioned {
  workspace_id: string;
  id: string;
  /** The project of the payment or batch, or of the control that belongs to one. */
  project_id: string | null;
  /** What waits is a payment, a batch, or the change of a control. */
  payment_id: string | null;
  /** The account that the payment is to, or the beneficiary that waits itself; null for a batch. */
  beneficiary_id: string | null;
  batch_id: string | null;
  /** The payments that wait for it, or waited last, and what they add up to, written as JSON text. */
  payment_count: number;
  totals: Schemas['PaymentBatchTotal'][];
  kind: Schemas['ControlKind'] | null;
  /** The control that is changed. */
  target_id: string | null;
  /** What of the control is changed, as it was; null if it did not exist. Written as JSON text, as `change`. */
  before: object | null;
  /** The same after the change; null if the control is to be deleted. */
  change: object | null;
  status: 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'expired';
  /** Written as JSON text. */
  requirement: ApprovalRequirement;
  digest: string;
  /** The user or key that requested it. */
  requester_id: string;
  /** The user who requested it, or whom the user key acts as. */
  requester_user_id: string | null;
  /** The real time of the request, by which people had a part in it; `created_at` is by the clock of the project. */
  requested_at: Date;
  expires_at: Date;
  /** When the job acts next, to remind of it or to end it. */
  due_at: Date;
  decided_at: Date | null;
  /** Why it was rejected. */
  reason: string | null;
}

export interface ApprovalVoteRow {
  workspace_id: string;
  approval_id: string;
  user_id: string;
  on_behalf_of: string | null;
  comment: string | null;
  /** The order of approving. */
  position: number;
  cast_at: Date;
}

export interface ApprovalDelegationRow {
  workspace_id: string;
  id: string;
  from_user: string;
  to_user: string;
  since: Date;
  until: Date;
  /** Null for all rules. */
  rules: string[] | null;
  created_at: Date;
}

type NewRule = Exclude<keyof ApprovalRuleRow, keyof Versioned | 'conditions' | 'steps'>;
type NewApproval =
  | 'workspace_id'
  | 'id'
  | 'digest'
  | 'requester_id'
  | 'requester_user_id'
  | 'requested_at'
  | 'expires_at'
  | 'due_at';

declare module 'knex/types/tables.js' {
  interface Tables {
    approval_rules: Table<ApprovalRuleRow, NewRule>;
    approvals: Table<ApprovalRow, NewApproval>;
    approval_votes: Table<
      ApprovalVoteRow,
      'workspace_id' | 'approval_id' | 'user_id' | 'position' | 'cast_at'
    >;
    approval_delegations: Table<
      ApprovalDelegationRow,
      'workspace_id' | 'id' | 'from_user' | 'to_user' | 'since' | 'until'
    >;
  }
}
