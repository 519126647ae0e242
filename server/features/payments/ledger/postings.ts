import { newId } from '../../../api/ids.ts';
import type { LedgerAccountKind, LedgerTransactionKind } from '../../../database/schema/ledger-tables.ts';

/** The accounts of a project in one currency, besides its bank accounts. */
export const CHART = [
  'in_transit',
  'external',
  'unidentified',
  'fees',
  'fx',
  'adjustments',
  'opening',
] as const satisfies readonly LedgerAccountKind[];

/** Accounts that most payments touch have several balances, so that their postings rarely wait for each other. */
export const LANES: Readonly<Partial<Record<LedgerAccountKind, number>>> = { in_transit: 16, external: 16 };

/** Maximum number of transactions in one statement. */
export const MAX_POSTINGS = 200;

export type LedgerAccountName = (typeof CHART)[number] | `bank:${string}`;

/** The name of the ledger account of a bank account. */
export const bankAccountName = (accountId: string): LedgerAccountName => `bank:${accountId}`;

export interface Leg {
  account: LedgerAccountName;
  /** Minor units; positive is a debit. */
  amount: number;
}

/** What a transaction says; its legs must sum to 0. */
export interface NewPosting {
  projectId: string;
  kind: LedgerTransactionKind;
  currency: string;
  effectiveDate: string;
  legs: readonly Leg[];
  paymentId?: string;
  /** Counts occasions of one kind for one payment, such as several returns. */
  occurrence?: number;
  /** The project that pays, if it is not that of the ledger. */
  payerProjectId?: string;
  reverses?: string;
  reason?: string;
  createdBy?: string | null;
}

/** A transaction with its id, as the statement takes it. */
export interface Posting {
  id: string;
  project_id: string;
  kind: LedgerTransactionKind;
  currency: string;
  effective_date: string;
  payment_id: string | null;
  occurrence: number;
  payer_project_id: string | null;
  reverses: string | null;
  reason: string | null;
  created_by: string | null;
  legs: readonly Leg[];
}

export const toPosting = (posting: NewPosting): Posting => ({
  id: newId('ltx'),
  project_id: posting.projectId,
  kind: posting.kind,
  currency: posting.currency,
  effective_date: posting.effectiveDate,
  payment_id: posting.paymentId ?? null,
  occurrence: posting.occurrence ?? 1,
  payer_project_id: posting.payerProjectId ?? null,
  reverses: posting.reverses ?? null,
  reason: posting.reason ?? null,
  created_by: posting.createdBy ?? null,
  legs: posting.legs,
});
