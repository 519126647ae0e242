import type { Schemas } from '../../../api/types.ts';
import type { ExportRow } from '../../../database/schema/export-tables.ts';
import type { LedgerAccountRow } from '../../../database/schema/ledger-tables.ts';
import { statusOf } from '../../../operations/exports/policies.ts';
import type { LedgerAccountBalance, LedgerCheckpoint, LedgerRecord } from './book-repository.ts';

/** What a bundle says of an account. Its balances follow from the entries. */
export const toBundledAccount = (row: LedgerAccountRow) => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  account_id: row.account_id,
  currency: row.currency,
  lanes: row.lanes,
  created_at: row.created_at.toISOString(),
});

export const toLedgerAccount = (row: LedgerAccountBalance): Schemas['LedgerAccount'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  project_id: row.project_id,
  name: row.name,
  kind: row.kind,
  account_id: row.account_id,
  currency: row.currency,
  posted: Number(row.posted),
  reserved: Number(row.reserved),
  floor: row.floor === null ? null : Number(row.floor),
  entries: Number(row.entries),
  created_at: row.created_at.toISOString(),
});

type Placed = Pick<Schemas['LedgerEntry'], 'ledger_account_id' | 'lane' | 'version'>;
const keyOf = ({ ledger_account_id, lane, version }: Placed) =>
  [ledger_account_id, String(lane).padStart(2, '0'), String(version).padStart(16, '0')].join();

/** Sorts by account, lane and version, in an order that does not depend on the database. */
export const inOrder = <Item extends Placed>(items: readonly Item[]): Item[] =>
  [...items].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));

/**
 * Returns the content that the hash of a transaction covers: the transaction as the API shows it, without the hash. It
 * must not change for sealed transactions: a field added later has to be omitted from earlier ones.
 */
export const toSealable = (row: LedgerRecord, seq: number | null) => ({
  id: row.id,
  workspace_id: row.workspace_id,
  project_id: row.project_id,
  seq,
  kind: row.kind,
  currency: row.currency,
  entries: inOrder(row.entries),
  payment_id: row.payment_id,
  occurrence: row.occurrence,
  payer_project_id: row.payer_project_id,
  reverses: row.reverses,
  reason: row.reason,
  effective_date: row.effective_date,
  created_by: row.created_by,
  created_at: row.created_at.toISOString(),
});

export const toLedgerTransaction = (row: LedgerRecord): Schemas['LedgerTransaction'] => ({
  ...toSealable(row, row.seq === null ? null : Number(row.seq)),
  hash: row.hash?.toString('hex') ?? null,
});

export type CheckpointBalance = Schemas['LedgerCheckpointBalance'];

export const toLedgerCheckpoint = (row: LedgerCheckpoint): Schemas['LedgerCheckpoint'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  project_id: row.project_id,
  seq: Number(row.seq),
  hash: row.hash.toString('hex'),
  through: row.through.toISOString(),
  balances_hash: row.balances_hash.toString('hex'),
  balances: inOrder(row.balances),
  created_at: row.created_at.toISOString(),
  key_id: row.key_id,
  signature: row.signature.toString('base64url'),
});

export const toLedgerExport = (row: ExportRow, now: Date): Schemas['LedgerExport'] => ({
  id: row.id,
  workspace_id: row.tenant_id,
  project_id: row.project_id ?? '',
  status: statusOf(row, now),
  last_seq: Number(row.to_seq),
  transactions: row.rows_total,
  transactions_done: row.rows_done,
  created_by: row.created_by,
  created_at: row.created_at.toISOString(),
  finished_at: row.finished_at?.toISOString() ?? null,
  expires_at: row.expires_at?.toISOString() ?? null,
});
