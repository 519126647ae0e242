import { createHash } from 'node:crypto';
import { newId } from '../../../api/ids.ts';
import type { OperationInput, Schemas } from '../../../api/types.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { allowanceOf, type Creation, creationOf, lookAtPayments } from '../payments/service.ts';
import type { FileRow, PaymentFile } from './file-rows.ts';
import { assertControlTotals, totalsOf } from './policies.ts';
import type { NewItem } from './repository.ts';
import { toPaymentBatch } from './serializers.ts';
import { findBatch, newBatch } from './service.ts';

/** Refused rows that an answer names. `paymentBatches.listResults` has all. */
const SHOWN = 1000;

type Query = OperationInput<'paymentBatches.import'>['query'];
type Problem = Schemas['PaymentBatchProblem'];

const isReadable = (row: FileRow): row is Extract<FileRow, { draft: object }> => 'draft' in row;

const unreadable = ({ line, code, message }: Extract<FileRow, { message: string }>): Problem => ({
  line,
  code,
  message,
});

const toItem = (row: FileRow, place: number): NewItem => {
  const item = { place, line: row.line, draft: null, payment_id: null, code: null, message: null };
  return isReadable(row) ? { ...item, draft: row.draft } : { ...item, ...unreadable(row) };
};

/** Returns the rows that would be refused, each as if those before it had been created. */
async function problemsOf(
  context: HandlerContext,
  { rows }: PaymentFile,
  approval: Creation['approval'],
): Promise<Problem[]> {
  const readable = rows.filter(isReadable);
  const allowance = await allowanceOf(context);
  const creation = { ...(await creationOf(context)), approval, allowance };
  const decisions = await lookAtPayments(
    creation,
    readable.map(({ draft }) => draft),
  );
  const problems = decisions.flatMap(({ refusal }, index) => {
    const line = readable[index]?.line ?? 0;
    return refusal === undefined ? [] : [{ line, code: refusal.code, message: refusal.detail }];
  });
  return [...problems, ...rows.flatMap((row) => (isReadable(row) ? [] : [unreadable(row)]))].sort(
    (a, b) => a.line - b.line,
  );
}

/**
 * Keeps the rows of a file for the job, or only looks at them.
 * @throws batch_control_mismatch
 */
export async function importBatch(
  context: HandlerContext<'batch_control_mismatch'>,
  file: PaymentFile,
  { query, csv }: { query: Query; csv: string },
): Promise<Schemas['PaymentBatchImport']> {
  const { rows, ignoredColumns } = file;
  const readable = rows.filter(isReadable);
  const totals = totalsOf(
    readable.map(({ draft }) => draft),
    'csv',
  );
  const { mode = 'partial', approval = 'each', expected_count, expected_total } = query;
  assertControlTotals(context, query, { count: rows.length, totals });
  const report = { rows: rows.length, totals, ignored_columns: [...ignoredColumns] };
  if (query.dry_run === true) {
    context.suppressSideEffects();
    const problems = await problemsOf(context, file, approval);
    return {
      ...report,
      dry_run: true,
      batch: null,
      refused: problems.length,
      problems: problems.slice(0, SHOWN),
    };
  }
  const { paymentBatches } = context.tenant;
  const batchId = newId('bat');
  const file_sha256 = createHash('sha256').update(csv).digest('hex');
  const terms = { mode, file_sha256, row_count: rows.length, totals, expected_count, expected_total };
  const creation = { ...(await creationOf(context)), batchId, approval };
  await paymentBatches.insert(newBatch(creation, { ...terms, source: 'csv' }));
  await paymentBatches.insertItems(batchId, rows.map(toItem));
  const batch = toPaymentBatch(await findBatch(context, batchId));
  context.emit('payment_batch.created', batch);
  const problems = rows.flatMap((row) => (isReadable(row) ? [] : [unreadable(row)]));
  return { ...report, dry_run: false, batch, refused: problems.length, problems: problems.slice(0, SHOWN) };
}
