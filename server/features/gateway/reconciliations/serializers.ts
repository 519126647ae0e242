import type { Schemas } from '../../../api/types.ts';
import type { ExportRow } from '../../../database/schema/export-tables.ts';
import type {
  GatewayClosingRow,
  GatewayDayRow,
  ReconciliationResult,
} from '../../../database/schema/gateway-reconciliation-tables.ts';
import { statusOf } from '../../../operations/exports/policies.ts';
import { isBalanced } from './comparison-repository.ts';

/** What the audit log says of a closing, and its line in an export. */
export const toClosing = (row: GatewayClosingRow) =>
  ({
    serial: Number(row.serial),
    day: row.day,
    late: row.late,
    calls: Number(row.calls),
    cost_nano_usd: Number(row.cost_nano_usd),
    merkle_root: row.merkle_root.toString('hex'),
  }) satisfies Omit<Schemas['GatewayClosing'], 'closed_at'>;

/** Returns what was found of a day. A day that has not ended yet has no closings. */
export const toReconciliation = (
  row: GatewayDayRow,
  result: ReconciliationResult,
  closings: readonly GatewayClosingRow[],
): Schemas['GatewayReconciliation'] => ({
  id: row.id,
  workspace_id: row.tenant_id,
  day: row.day,
  status: row.closed_at === null ? 'open' : isBalanced(result) ? 'balanced' : 'different',
  closed_at: row.closed_at?.toISOString() ?? null,
  ...result,
  closings: closings.map((closing) => ({
    ...toClosing(closing),
    closed_at: closing.closed_at.toISOString(),
  })),
});

export const toUsageExport = (row: ExportRow, now: Date): Schemas['GatewayUsageExport'] => ({
  id: row.id,
  workspace_id: row.tenant_id,
  since: row.filters.since ?? '',
  until: row.filters.until ?? '',
  status: statusOf(row, now),
  last_closing: Number(row.to_seq),
  calls: row.rows_total,
  calls_done: row.rows_done,
  created_by: row.created_by,
  created_at: row.created_at.toISOString(),
  finished_at: row.finished_at?.toISOString() ?? null,
  expires_at: row.expires_at?.toISOString() ?? null,
});
