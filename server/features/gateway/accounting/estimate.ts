import { unitsOf, withOutput } from './budget.ts';
import { type NewCallRow, rowOf } from './call.ts';
import type { Begun, JournalRecord } from './journal.ts';

/**
 * Returns the row of a call whose process has ended before the call: its input as reserved, and the output that may have reached
 * the client.
 */
function estimatedRow({ facts, amounts, charges, ...admission }: Begun, outputTokens: number): NewCallRow {
  const used = withOutput(amounts, outputTokens);
  const output = used.output?.tokens ?? 0;
  const row = rowOf(admission, facts, {
    answeredModel: null,
    status: null,
    errorCode: 'interrupted',
    cacheStatus: null,
    queuedMs: 0,
    firstByteMs: null,
    totalMs: 0,
    usage: { input_uncached: used.tokens - output, output_text: output, requests: 1 },
    inputTokens: used.tokens - output,
    outputTokens: output,
    usageSource: 'estimated',
    costNanoUsd: used.costNanoUsd,
  });
  row.charges = charges.flatMap(({ key, measure }) => {
    const units = unitsOf(measure, used);
    return units > 0 ? [{ ...key, units }] : [];
  });
  return row;
}

/** Returns the rows of all calls in the records of a process that has ended. */
export function rowsOf(records: readonly JournalRecord[]): NewCallRow[] {
  const begun = new Map<string, Begun>();
  const progress = new Map<string, number>();
  const rows = new Map<string, NewCallRow>();
  for (const record of records) {
    if (record.kind === 'begun') begun.set(record.id, record);
    else if (record.kind === 'progressed') progress.set(record.id, record.outputTokens);
    else rows.set(record.row.id, record.row);
  }
  for (const [id, call] of begun) if (!rows.has(id)) rows.set(id, estimatedRow(call, progress.get(id) ?? 0));
  return [...rows.values()];
}
