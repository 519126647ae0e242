import { headOf } from '../../../api/cut-text.ts';
import { isEmail, normalizeEmail, normalizeName } from '../../../api/normalize.ts';
import { invalidField } from '../../../api/problem.ts';
import { type CsvRecord, isBlank, readCsv } from '../../../api/read-csv.ts';
import type { ErrorCode, Schemas } from '../../../api/types.ts';
import { startSlices } from '../../../jobs/time-slices.ts';
import type { ReauthorizedContext } from '../../../operations/handler-context.ts';
import { assertMayAssignRole, findBuiltinRole } from '../roles/policies.ts';
import type { InvitationInput } from './create-invitations.ts';

const MAX_ROWS = 10_000;
/** Spreadsheets leave blank rows below the last person, and between people. */
const MAX_LINES = 50_000;
const MAX_NAME_LENGTH = 50;
const COLUMNS = ['email', 'role', 'first_name', 'last_name'] as const;
const REQUIRED = ['email', 'role'] as const;
type Column = (typeof COLUMNS)[number];

export async function* CSV_TEMPLATE(): AsyncGenerator<string> {
  yield `${COLUMNS.join(',')}\r\ngrace@example.com,member,Grace,Hopper\r\n`;
}

type ImportRowResult = Schemas['ImportResult'];
type Reason = NonNullable<ImportRowResult['reason']>;

const MESSAGES: Readonly<Record<Reason, string>> = {
  malformed_row: 'This line cannot be read. Check its quotes: one inside a quoted field is written twice.',
  missing_email: 'The e-mail address is missing.',
  invalid_email: 'This is not an e-mail address.',
  missing_role: 'The role is missing.',
  unknown_role:
    'There is no such role: give owner, admin, manager, member, viewer, or the name or id of a custom role.',
  role_above_yours: 'The role has more permissions than you have.',
  name_too_long: `A name has at most ${MAX_NAME_LENGTH} characters.`,
};

/** A row of the file: a person to invite, or its result if that is already known. */
export type ImportFileRow = { line: number; draft: InvitationInput } | { result: ImportRowResult };

export const resultOf = (
  line: number,
  email: string,
  outcome: ImportRowResult['outcome'],
  reason: Reason | null = null,
): ImportRowResult => ({ line, email, outcome, reason, message: reason === null ? null : MESSAGES[reason] });

const rejectRow = (code: string, message: string) => invalidField('csv', code, message);

/** Accepts headers such as `First name` and `E-mail`. */
const columnName = (header: string) =>
  header
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .replace(/^e_mail$/, 'email');

interface Header {
  at: ReadonlyMap<string, number>;
  ignored: string[];
}

function readHeader(record: CsvRecord | undefined): Header {
  const names = (record?.fields ?? []).map(columnName);
  const missing = REQUIRED.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw rejectRow('columns', `The first line names the columns. Missing: ${missing.join(', ')}.`);
  }
  const twice = COLUMNS.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0) throw rejectRow('columns', `Name each column once. Repeated: ${twice.join(', ')}.`);
  // The compiler does not allow searching a narrower list for any string.
  const ignored = names.filter((name) => name !== '' && !(COLUMNS as readonly string[]).includes(name));
  return { at: new Map(names.map((name, index) => [name, index])), ignored };
}

const fieldOf = ({ fields = [] }: CsvRecord, { at }: Header, column: Column): string =>
  fields[at.get(column) ?? -1]?.replace(/[\s\p{Cc}]+/gu, ' ') ?? '';

/** Validates a row independently of the importer. */
function validateRow(email: string, role: string, names: readonly string[]): Reason | undefined {
  if (email === '') return 'missing_email';
  if (!isEmail(email)) return 'invalid_email';
  if (role === '') return 'missing_role';
  return names.some((name) => name.length > MAX_NAME_LENGTH) ? 'name_too_long' : undefined;
}

/** Row results for a refused role. */
const ROLE_ERRORS: Readonly<Partial<Record<ErrorCode, Reason>>> = {
  not_found: 'unknown_role',
  privilege_escalation: 'role_above_yours',
};

type CheckedRole = { id: string } | { fault: Reason };

/** Finds roles by name or id, and checks which the importer may assign. Each existing role is looked up once. */
async function createRoleCheck(context: ReauthorizedContext) {
  const custom = await context.tenant.roles.idsByReference();
  const checkedRoles = new Map<string, Promise<CheckedRole>>();
  async function check(reference: string): Promise<CheckedRole> {
    const name = normalizeName(reference);
    const id = custom.get(reference) ?? findBuiltinRole(context.contract, name) ?? custom.get(name);
    if (id === undefined) return { fault: 'unknown_role' };
    const problem = await context.problemIn((checked) => assertMayAssignRole(checked, id));
    const fault = problem && ROLE_ERRORS[problem.code];
    if (problem !== undefined && fault === undefined) throw problem;
    return fault === undefined ? { id } : { fault };
  }
  return (reference: string) => {
    const found = checkedRoles.get(reference) ?? check(reference);
    checkedRoles.set(reference, found);
    return found;
  };
}

function rowOf(record: CsvRecord, header: Header): ImportFileRow {
  const { line } = record;
  if (record.fields === undefined) return { result: resultOf(line, '', 'invalid', 'malformed_row') };
  const [email, role, firstName, lastName] = COLUMNS.map((column) => fieldOf(record, header, column)) as [
    string,
    string,
    string,
    string,
  ];
  const fault = validateRow(email, role, [firstName, lastName]);
  if (fault !== undefined) return { result: resultOf(line, headOf(email, 320), 'invalid', fault) };
  const names = { firstName: firstName || null, lastName: lastName || null };
  return { line, draft: { email, role, projectIds: [], ...names } };
}

/** A file after the checks that need no database. */
export interface ImportFile {
  header: Header;
  rows: readonly ImportFileRow[];
}

/**
 * Parses a file in slices, so that other requests are served in between.
 * @throws invalid_request when it is not a list of people, or too long
 */
export async function readFile(csv: string): Promise<ImportFile> {
  const slices = startSlices();
  await slices.rest();
  let header: Header | undefined;
  const rows: ImportFileRow[] = [];
  for (const record of readCsv(csv)) {
    if (record.line > MAX_LINES) {
      throw rejectRow(
        'max_lines',
        `A file has at most ${MAX_LINES} lines, blank ones included. Delete the blank rows: no row was imported.`,
      );
    }
    if (slices.isDue()) await slices.rest();
    if (isBlank(record)) continue;
    if (header === undefined) {
      header = readHeader(record);
      continue;
    }
    if (rows.length === MAX_ROWS) {
      throw rejectRow('max_rows', `A file has at most ${MAX_ROWS} rows. Split it: no row was imported.`);
    }
    rows.push(rowOf(record, header));
  }
  return { header: header ?? readHeader(undefined), rows };
}

/** Checks the rows against the workspace: their roles, and that each address is unique. */
export async function createRowCheck(
  context: ReauthorizedContext,
): Promise<(row: ImportFileRow) => Promise<ImportFileRow>> {
  const checkRole = await createRoleCheck(context);
  const seen = new Set<string>();
  return async (row) => {
    if (!('draft' in row)) return row;
    const { line, draft } = row;
    const role = await checkRole(draft.role);
    if ('fault' in role) return { result: resultOf(line, draft.email, 'invalid', role.fault) };
    const key = normalizeEmail(draft.email);
    if (seen.has(key)) return { result: resultOf(line, draft.email, 'duplicate_in_file') };
    seen.add(key);
    return { line, draft: { ...draft, role: role.id } };
  };
}
