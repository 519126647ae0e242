import { invalidField } from '../../../api/problem.ts';
import { type CsvRecord, isBlank, readCsv } from '../../../api/read-csv.ts';
import type { Schemas } from '../../../api/types.ts';
import { startSlices } from '../../../jobs/time-slices.ts';
import { cardNumberProblem } from '../payments/service.ts';
import { type BatchColumn, COLUMNS, type ColumnCheck, REQUIRED } from './columns.ts';

const MAX_ROWS = 10_000;
/** Spreadsheets leave blank rows below the last payment, and between payments. */
const MAX_LINES = 50_000;

type Draft = Schemas['PaymentCreate'];

/** A row of a file: a payment that is asked for, or why it cannot be read. */
export type FileRow =
  | { line: number; draft: Draft }
  | { line: number; code: 'invalid_request' | 'card_data_not_allowed'; message: string };

/** The rows of a file, without its header and blank lines. */
export interface PaymentFile {
  rows: readonly FileRow[];
  ignoredColumns: readonly string[];
}

const rejectFile = (code: string, message: string) => invalidField('csv', code, message);

/** Accepts headers such as `From account`. */
const columnName = (header: string): string => header.toLowerCase().replace(/[\s-]+/g, '_');
const isColumn = (name: string): name is BatchColumn => (COLUMNS as readonly string[]).includes(name);

/** Returns the column of each field; `undefined` for those that are ignored. */
function readHeader({ fields = [] }: CsvRecord): Array<BatchColumn | undefined> {
  const names = fields.map(columnName);
  const missing = REQUIRED.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw rejectFile('columns', `The first line names the columns. Missing: ${missing.join(', ')}.`);
  const twice = COLUMNS.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0) throw rejectFile('columns', `Name each column once. Repeated: ${twice.join(', ')}.`);
  return names.map((name) => (isColumn(name) ? name : undefined));
}

const MALFORMED = 'This line cannot be read. Check its quotes: one inside a quoted field is written twice.';

function rowOf(
  { line, fields }: CsvRecord,
  header: ReadonlyArray<BatchColumn | undefined>,
  check: ColumnCheck,
  defaults: Partial<Draft>,
): FileRow {
  const invalid = (message: string): FileRow => ({ line, code: 'invalid_request', message });
  if (fields === undefined) return invalid(MALFORMED);
  const draft: Record<string, unknown> = { ...defaults };
  for (const [index, column] of header.entries()) {
    const field = fields[index] ?? '';
    if (column === undefined || field === '') continue;
    const value = check(column, field);
    if ('message' in value) return invalid(`${column}: ${value.message}`);
    draft[column] = value.value;
  }
  const missing = REQUIRED.find((name) => draft[name] === undefined);
  if (missing !== undefined) return invalid(`${missing}: A value is required.`);
  // It is not stored until the job runs.
  const message = cardNumberProblem(draft);
  if (message !== undefined) return { line, code: 'card_data_not_allowed', message };
  return { line, draft: draft as unknown as Draft }; // each field was checked by its schema
}

/**
 * Reads the rows of a file in slices, so that other requests are served in between.
 * @param defaults fields of rows that do not name them
 * @throws invalid_request when it is not a list of payments, or too long
 */
export async function readPaymentFile(
  csv: string,
  check: ColumnCheck,
  defaults: Partial<Draft>,
): Promise<PaymentFile> {
  const slices = startSlices();
  await slices.rest();
  let header: Array<BatchColumn | undefined> | undefined;
  let ignoredColumns: string[] = [];
  const rows: FileRow[] = [];
  for (const record of readCsv(csv)) {
    if (record.line > MAX_LINES)
      throw rejectFile('max_lines', `A file has at most ${MAX_LINES} lines, blank ones included.`);
    if (slices.isDue()) await slices.rest();
    if (isBlank(record)) continue;
    if (header === undefined) {
      header = readHeader(record);
      ignoredColumns = (record.fields ?? []).filter((name) => name !== '' && !isColumn(columnName(name)));
      continue;
    }
    if (rows.length === MAX_ROWS)
      throw rejectFile('max_rows', `A file has at most ${MAX_ROWS} rows. Split it: no payment was created.`);
    rows.push(rowOf(record, header, check, defaults));
  }
  if (rows.length === 0) throw rejectFile('rows', 'The file has no rows below its header line.');
  return { rows, ignoredColumns };
}
