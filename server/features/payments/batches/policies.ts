import { invalidField, type Refuser } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { CountedBatch } from './repository.ts';

/** What a caller expects of all rows together. */
export interface ControlTotals {
  expected_count?: number | null | undefined;
  expected_total?: number | null | undefined;
}

type Amount = Pick<Schemas['PaymentCreate'], 'amount' | 'currency'>;

/**
 * Returns the sums of amounts by currency.
 * @param field what the rows come from
 * @throws invalid_request for a sum that a JSON number cannot hold exactly
 */
export function totalsOf(rows: readonly Amount[], field: 'payments' | 'csv'): Schemas['PaymentBatchTotal'][] {
  const totals = new Map<Amount['currency'], bigint>();
  for (const { amount, currency } of rows)
    totals.set(currency, (totals.get(currency) ?? 0n) + BigInt(amount));
  return [...totals].sort().map(([currency, total]) => {
    if (total > BigInt(Number.MAX_SAFE_INTEGER))
      throw invalidField(
        field,
        'maximum',
        `The amounts in ${currency} add up to ${total}. Split the batch: a total may be at most ${Number.MAX_SAFE_INTEGER}.`,
      );
    return { currency, amount: Number(total) };
  });
}

/** @throws batch_control_mismatch if there are more or fewer rows, or another total, than the caller expects */
export function assertControlTotals(
  by: Refuser<'batch_control_mismatch'>,
  { expected_count, expected_total }: ControlTotals,
  { count, totals }: { count: number; totals: readonly Amount[] },
): void {
  if (expected_count != null && expected_count !== count)
    throw by.refuse(
      'batch_control_mismatch',
      `The batch has ${count} payments, and expected_count says ${expected_count}.`,
    );
  const sum = totals.reduce((all, { amount }) => all + BigInt(amount), 0n);
  if (expected_total != null && BigInt(expected_total) !== sum)
    throw by.refuse(
      'batch_control_mismatch',
      `The amounts of the batch add up to ${sum}, and expected_total says ${expected_total}.`,
    );
}

/** Returns the rows by result and the payments by status. */
export function countsOf({
  row_count,
  waiting,
  refused_rows: refused,
  payments,
}: CountedBatch): Schemas['PaymentBatchCounts'] {
  const { pending = 0, approved = 0, processing = 0 } = payments;
  const { settled = 0, reconciled = 0, failed = 0, cancelled = 0 } = payments;
  const created = pending + approved + processing + settled + reconciled + failed + cancelled;
  const left_out = row_count - created - refused - waiting;
  return {
    waiting,
    refused,
    left_out,
    pending,
    approved,
    processing,
    settled,
    reconciled,
    failed,
    cancelled,
  };
}

/** Returns the status of a batch, which follows from its rows and payments. */
export function statusOf(batch: CountedBatch): Schemas['PaymentBatch']['status'] {
  const counts = countsOf(batch);
  const { pending, approved, processing, settled, reconciled, failed, cancelled } = counts;
  if (batch.refused) return 'refused';
  if (batch.made_at === null) return 'validating';
  const open = pending + approved + processing;
  const done = settled + reconciled;
  if (batch.cancelled_at !== null && open + done + failed === 0) return 'cancelled';
  if (open === 0)
    return failed + cancelled + counts.refused + counts.left_out > 0
      ? 'completed_with_failures'
      : 'completed';
  if (processing + done + failed > 0) return 'processing';
  return pending > 0 ? 'pending' : 'approved';
}
