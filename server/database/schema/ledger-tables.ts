import type { Table } from './tables.ts';

/** Accounts of the chart that each project has in each of its currencies, besides one for each of its bank accounts. */
export type LedgerAccountKind =
  | 'bank'
  | 'in_transit'
  | 'external'
  | 'unidentified'
  | 'fees'
  | 'fx'
  | 'adjustments'
  | 'opening';

/** What a transaction records. */
export type LedgerTransactionKind =
  | 'opening'
  | 'submitted'
  | 'settled'
  | 'failed'
  | 'returned'
  | 'received'
  | 'identified'
  | 'transferred'
  | 'adjustment'
  | 'reversal';

/** Names a ledger. */
export interface LedgerId {
  workspace_id: string;
  project_id: string;
}

/** 64-bit integers are text. */
interface LedgerRow {
  workspace_id: string;
  project_id: string;
  live: boolean;
  seq: string;
  hash: Buffer;
  through: Date | null;
  checkpoint_seq: string;
  checkpoint_due_at: Date | null;
  orphaned_at: Date | null;
}

export interface LedgerAccountRow {
  workspace_id: string;
  id: string;
  project_id: string;
  /** The kind, or `bank:` with the id of the bank account. */
  name: string;
  kind: LedgerAccountKind;
  account_id: string | null;
  currency: string;
  /** An account that many postings touch has several balances, which are locked apart. */
  lanes: number;
  created_at: Date;
}

interface LedgerBalanceRow {
  workspace_id: string;
  ledger_account_id: string;
  lane: number;
  posted: string;
  reserved: string;
  version: string;
  floor: string | null;
  last_at: Date | null;
}

export interface LedgerTransactionRow {
  workspace_id: string;
  id: string;
  project_id: string;
  kind: LedgerTransactionKind;
  currency: string;
  payment_id: string | null;
  occurrence: number;
  reverses: string | null;
  payer_project_id: string | null;
  /** A calendar day, as text. */
  effective_date: string;
  reason: string | null;
  created_by: string | null;
  created_at: Date;
}

interface LedgerEntryRow {
  workspace_id: string;
  ledger_account_id: string;
  lane: number;
  version: string;
  project_id: string;
  transaction_id: string;
  amount: string;
  balance_after: string;
  currency: string;
  at: Date;
}

interface LedgerReservationRow {
  workspace_id: string;
  payment_id: string;
  ledger_account_id: string;
  amount: string;
  created_at: Date;
}

interface LedgerPendingRow {
  workspace_id: string;
  position: string;
  project_id: string;
  transaction_id: string;
}

interface LedgerSealRow {
  workspace_id: string;
  project_id: string;
  seq: string;
  transaction_id: string;
  hash: Buffer;
}

export interface LedgerCheckpointRow {
  workspace_id: string;
  project_id: string;
  seq: string;
  id: string;
  hash: Buffer;
  /** Time of the last transaction that it covers. */
  through: Date;
  balances_hash: Buffer;
  key_id: string;
  signature: Buffer;
  created_at: Date;
}

interface LedgerCheckpointBalanceRow {
  workspace_id: string;
  ledger_account_id: string;
  lane: number;
  seq: string;
  project_id: string;
  version: string;
  posted: string;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    ledgers: Table<LedgerRow, 'workspace_id' | 'project_id' | 'live'>;
    ledger_accounts: Table<LedgerAccountRow, keyof LedgerAccountRow>;
    ledger_balances: Table<LedgerBalanceRow, 'workspace_id' | 'ledger_account_id' | 'lane'>;
    ledger_transactions: Table<LedgerTransactionRow, keyof LedgerTransactionRow>;
    ledger_entries: Table<LedgerEntryRow, keyof LedgerEntryRow>;
    ledger_reservations: Table<LedgerReservationRow, keyof LedgerReservationRow>;
    ledger_pending: Table<LedgerPendingRow, 'workspace_id' | 'project_id' | 'transaction_id'>;
    ledger_seals: Table<LedgerSealRow, keyof LedgerSealRow>;
    ledger_checkpoints: Table<LedgerCheckpointRow, keyof LedgerCheckpointRow>;
    ledger_checkpoint_balances: Table<LedgerCheckpointBalanceRow, keyof LedgerCheckpointBalanceRow>;
  }
}
