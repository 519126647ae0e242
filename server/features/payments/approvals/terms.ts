import type { RequesterColumns } from '../../../database/schema/payment-tables.ts';

/** A payment, as rules see it. */
export interface ApprovalTerms
  extends Pick<RequesterColumns, 'requester_type' | 'requester_id' | 'requester_user_id'> {
  /** Null for a payment that does not exist yet. */
  id: string | null;
  project_id: string;
  live: boolean;
  amount: number;
  currency: string;
  method: string;
  from_account_id: string;
  to_account_id: string;
  beneficiary_since: Date;
  /** Ids of the rules that limits name which it exceeds. */
  limit_rules: readonly string[];
}
