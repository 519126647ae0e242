/** An amount in minor units of its currency. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** Places for approvers: people with one of the roles in the project, or these people. Without either, any approver. */
export interface ApprovalStep {
  readonly needed: number;
  readonly roles: readonly string[];
  readonly users: readonly string[];
}

/** What an approval is about. */
export type ApprovalSubject = 'payment' | 'batch' | 'beneficiary' | 'controls' | 'limit';

export type CumulativePer = 'beneficiary' | 'requester' | 'account';

/** The conditions of a rule, of which all must hold. An absent one always holds. */
export interface RuleConditions {
  readonly currencies?: readonly string[];
  readonly min_amount?: number;
  readonly max_amount?: number;
  /** The currency of the amounts in the conditions. Without it, they are in the only currency of `currencies`. */
  readonly base_currency?: string;
  readonly methods?: readonly string[];
  readonly from_accounts?: readonly string[];
  readonly projects?: readonly string[];
  readonly requested_by?: 'people' | 'keys' | 'any';
  readonly beneficiary_age_days_below?: number;
  readonly cumulative?: {
    readonly days: number;
    readonly min_amount: number;
    readonly per: CumulativePer;
  };
}

export interface ApprovalRule {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly applies_to: ApprovalSubject;
  readonly when: RuleConditions;
  readonly steps: readonly ApprovalStep[];
  /** Whether a step opens only when the steps before it are complete. */
  readonly ordered: boolean;
  /** Whether its approvers must differ from those of every other rule that applies. */
  readonly separate: boolean;
  readonly expires_after: number;
  readonly on_expiry: 'cancel' | 'hold';
}

/** What one rule asks for. `rule_id` is null if the workspace requires a rule and none applies. */
export interface RuleDemand extends Pick<ApprovalRule, 'name' | 'steps' | 'ordered' | 'separate'> {
  readonly rule_id: string | null;
}

/** What an approval needs, as the rules were when it was requested. */
export interface ApprovalRequirement {
  readonly demands: readonly RuleDemand[];
  readonly expires_after: number;
  readonly on_expiry: 'cancel' | 'hold';
}

/** An approval of one person. Lists of votes are in the order in which they were cast. */
export interface Vote {
  readonly user_id: string;
  readonly on_behalf_of: string | null;
}

/** A delegation in force. `rules` is null if it is for all rules. */
export interface Delegation {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly rules: readonly string[] | null;
}

export type ExclusionReason =
  | 'requester'
  | 'knew_key_secret'
  | 'changed_key'
  | 'changed_beneficiary'
  | 'cooling';

/** The people of a workspace as far as they concern one approval, at the moment of counting. */
export interface ApprovalPeople {
  /** Active members whose role in the project holds `payments:approve`, with that role. */
  readonly roleOf: ReadonlyMap<string, string>;
  readonly excluded: ReadonlyMap<string, ExclusionReason>;
  /** Pairs that fill one place together: a new approver, and the person who made them one. */
  readonly shared: ReadonlyArray<readonly [string, string]>;
  readonly delegations: readonly Delegation[];
}
