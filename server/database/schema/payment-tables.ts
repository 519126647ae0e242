import type { Schemas } from '../../api/types.ts';
import type { PaymentState, PaymentTransition } from './payment-transitions.ts';
import type { Table, Versioned } from './tables.ts';

/** Who has requested a payment. */
export interface RequesterColumns {
  requester_type: Schemas['Payment']['requested_by']['type'];
  requester_id: string;
  /** The user who has requested it, or whom the user key acts as. */
  requester_user_id: string | null;
  /** The user or key that created the key with which it was requested. */
  key_maker_id: string | null;
}

/** Columns that never change. */
export interface PaymentTerms extends RequesterColumns {
  workspace_id: string;
  project_id: string;
  id: string;
  live: boolean;
  direction: Schemas['Payment']['direction'];
  amount: string;
  currency: Schemas['Currency'];
  method: Schemas['Payment']['method'];
  rail: Schemas['Payment']['rail'];
  from_account_id: string;
  to_account_id: string;
  reference: string | null;
  description: string | null;
  charge_bearer: Schemas['Payment']['charge_bearer'];
  /** Sixteen characters, unique in the workspace. */
  bank_reference: string;
  beneficiary_name: string;
  remittance: string;
  /** The batch that it was created with. */
  batch_id: string | null;
  /** The outcome that it asks for, in a simulated project. */
  simulate: string | null;
  wait_for_funds: boolean;
  /** Payments that looked the same when it was created. */
  possible_duplicates: string[];
  /** The real time of the request, also where the project has a clock of its own. */
  requested_at: Date;
}

/** Columns that change besides status and stage. */
export interface PaymentProgress {
  note: string | null;
  /** Written as JSON text. */
  metadata: Record<string, string>;
  /** Why it is or was held. */
  hold_reasons: Schemas['Payment']['hold_reasons'];
  /** The approval for which it waits or waited last. */
  approval_id: string | null;
  /** Calendar dates, as text. */
  execution_date: string;
  value_date: string;
  /** From when on it can be sent on its execution date, and until when. */
  opens_at: Date;
  cut_off_at: Date;
  submitted_at: Date | null;
  settled_at: Date | null;
  cancelled_at: Date | null;
  failure: Schemas['Payment']['failure'];
  cancellation: Schemas['Payment']['cancellation'];
  returned_amount: string;
  returns: Schemas['Payment']['returns'];
}

export interface PaymentRow extends PaymentTerms, PaymentProgress, PaymentState, Versioned {}

/** What caused an event of a payment: a request of a user or key, a job, or what a bank has reported. */
export type PaymentCause = Pick<PaymentEventRow, 'type' | 'cause' | 'cause_id' | 'reason'>;

export interface PaymentEventRow extends PaymentTransition {
  workspace_id: string;
  payment_id: string;
  /** The version of the payment that the event made. */
  version: number;
  type: Schemas['PaymentEvent']['type'];
  cause: Schemas['PaymentEvent']['cause'];
  /** The user, key or observation; `null` for a job. */
  cause_id: string | null;
  reason: string | null;
  at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    payments: Table<PaymentRow, keyof PaymentTerms>;
    payment_events: Table<PaymentEventRow, 'workspace_id' | 'payment_id'>;
  }
}

/**
 * Joins the ids of the entries for the same bank account as a row `one` of `accounts`, itself among them. Two IBANs are never the
 * same account. Each way is a look-up in an index, also before PostgreSQL has statistics of a workspace.
 */
export const SAME_BANK_ACCOUNT_SQL = `cross join lateral (
    select one.id
    union select a.id from accounts a where a.workspace_id = one.workspace_id and a.iban = one.iban
    union select a.id from accounts a
    where a.workspace_id = one.workspace_id and a.account_number = one.account_number and a.country = one.country
      and coalesce(a.bank_code, a.bic) = coalesce(one.bank_code, one.bic) and (one.iban is null or a.iban is null)) same`;
