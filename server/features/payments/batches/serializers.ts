import type { Schemas } from '../../../api/types.ts';
import { countsOf, statusOf } from './policies.ts';
import type { BatchItemRow, CountedBatch } from './repository.ts';

export const toPaymentBatch = (row: CountedBatch): Schemas['PaymentBatch'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  project_id: row.project_id,
  mode: row.mode,
  approval: row.approval,
  approval_id: row.approval_id,
  status: statusOf(row),
  source: row.source,
  rows: row.row_count,
  counts: countsOf(row),
  totals: row.totals,
  expected_count: row.expected_count,
  expected_total: row.expected_total === null ? null : Number(row.expected_total),
  file_sha256: row.file_sha256,
  completed_at: row.completed_at?.toISOString() ?? null,
  cancelled_at: row.cancelled_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});

const resultOf = ({ draft, payment_id, code }: BatchItemRow): Schemas['PaymentBatchResult']['status'] => {
  if (draft !== null) return 'waiting';
  if (payment_id !== null) return 'created';
  return code === null ? 'left_out' : 'refused';
};

export const toPaymentBatchResult = (row: BatchItemRow): Schemas['PaymentBatchResult'] => ({
  line: row.line,
  status: resultOf(row),
  payment_id: row.payment_id,
  code: row.code,
  message: row.message,
});
