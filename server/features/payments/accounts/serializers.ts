import type { Schemas } from '../../../api/types.ts';
import type { AccountRow, AccountWithBalance } from './repository.ts';

/** Returns how banks identify an account. */
export const identifiersOf = (row: AccountRow): Schemas['AccountIdentifiers'] => ({
  iban: row.iban,
  bic: row.bic,
  account_number: row.account_number,
  bank_code: row.bank_code,
  country: row.country,
});

/** Returns how changes name an account. */
export const changeTargetOf = ({ id, project_id }: AccountRow) =>
  ({ kind: 'account', target_id: id, project_id }) as const;

/** @param pending_change the change that waits */
export const toAccount = (
  row: AccountWithBalance,
  pending_change: Schemas['PendingChange'] | null,
): Schemas['Account'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  project_id: row.project_id,
  shared_with: row.shared_with_all ? 'all' : row.shared_with,
  live: row.live,
  kind: row.kind,
  name: row.name,
  currency: row.currency,
  identifiers: identifiersOf(row),
  holder: row.holder,
  status: row.status,
  block_reason: row.block_reason,
  funds_check: row.funds_check,
  floor: row.floor === null ? null : Number(row.floor),
  balance: row.balance && { ...row.balance, available: row.balance.posted - row.balance.reserved },
  pending_change,
  metadata: row.metadata,
  created_by: row.created_by,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  archived_at: row.archived_at?.toISOString() ?? null,
  etag: String(row.version),
});
