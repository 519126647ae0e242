import type { Context } from '../contract/context.ts';
import { emailKey, isEmail } from '../contract/email-address.ts';
import { invalid, ProblemError } from '../contract/problem.ts';
import type { ErrorCode, Schemas } from '../contract/types.ts';
import { requireToGiveRole } from '../roles/rules.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import type { Draft } from './invite.ts';

const MAX_ROWS = 10_000;
const MAX_NAME_LENGTH = 50;
const COLUMNS = ['email', 'role', 'first_name', 'last_name'] as const;
const REQUIRED = ['email', 'role'] as const;
type Column = (typeof COLUMNS)[number];

export async function* template(): AsyncGenerator<string> {
  yield `${COLUMNS.join(',')}\r\ngrace@example.com,member,Grace,Hopper\r\n`;
}

type Result = Schemas['ImportResult'];
type Reason = NonNullable<Result['reason']>;

const MESSAGES: Readonly<Record<Reason, string>> = {
  malformed_row: 'This line cannot be read. Check its quotes: one inside a quoted field is written twice.',
  missing_email: 'There is no e-mail address.',
  invalid_email: 'This is not an e-mail address.',
  missing_role: 'There is no role.',
  unknown_role:
    'There is no such role: give owner, admin, manager, member, viewer, or the id of a custom role.',
  role_above_yours: 'The role permits more than you may do yourself.',
  name_too_long: `A name has at most ${MAX_NAME_LENGTH} characters.`,
};

/** A row of the file: somebody to invite, or what came of it already. */
export type Row = { line: number; draft: Draft } | { result: Result };

export const resultOf = (
  line: number,
  email: string,
  outcome: Result['outcome'],
  reason: Reason | null = null,
): Result => ({ line, email, outcome, reason, message: reason === null ? null : MESSAGES[reason] });

const refuse = (code: string, message: string) => invalid([{ location: 'body', path: 'csv', code, message }]);

/** Spreadsheets' owners write `First name` and `E-mail`. */
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
    throw refuse('columns', `The first line names the columns. It lacks: ${missing.join(', ')}.`);
  }
  const twice = COLUMNS.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0) throw refuse('columns', `Give each column once. Twice: ${twice.join(', ')}.`);
  // The compiler does not let a narrower list be asked for any string.
  const ignored = names.filter((name) => name !== '' && !(COLUMNS as readonly string[]).includes(name));
  return { at: new Map(names.map((name, index) => [name, index])), ignored };
}

const fieldOf = ({ fields = [] }: CsvRecord, { at }: Header, column: Column): string =>
  fields[at.get(column) ?? -1]?.replace(/[\s\p{Cc}]+/gu, ' ') ?? '';

/** What is wrong with a row, whoever imports it. */
function faultOf(email: string, role: string, names: readonly string[]): Reason | undefined {
  if (email === '') return 'missing_email';
  if (!isEmail(email)) return 'invalid_email';
  if (role === '') return 'missing_role';
  return names.some((name) => name.length > MAX_NAME_LENGTH) ? 'name_too_long' : undefined;
}

/** What refusing to give a role means for a row. */
const ROLE_FAULTS: Readonly<Partial<Record<ErrorCode, Reason>>> = {
  not_found: 'unknown_role',
  privilege_escalation: 'role_above_yours',
};

/** Whether the importer may give a role; each is looked up once. */
function createRoleCheck(context: Context) {
  const known = new Map<string, Promise<Reason | undefined>>();
  async function check(role: string): Promise<Reason | undefined> {
    try {
      await requireToGiveRole(context, role);
      return undefined;
    } catch (error) {
      const fault = error instanceof ProblemError ? ROLE_FAULTS[error.code] : undefined;
      if (fault === undefined) throw error;
      return fault;
    }
  }
  return (role: string) => {
    const found = known.get(role) ?? check(role);
    known.set(role, found);
    return found;
  };
}

/** Reads and checks a file row by row. @throws invalid_request when it is no list of people at all, or too long a one */
export function readRows(context: Context, csv: string): { header: Header; rows: AsyncGenerator<Row> } {
  const records = readCsv(csv);
  const header = readHeader(records.next().value ?? undefined);
  const roleFault = createRoleCheck(context);
  const seen = new Set<string>();

  async function rowOf(record: CsvRecord): Promise<Row> {
    const { line } = record;
    if (record.fields === undefined) return { result: resultOf(line, '', 'invalid', 'malformed_row') };
    const [email, given, firstName, lastName] = COLUMNS.map((column) => fieldOf(record, header, column)) as [
      string,
      string,
      string,
      string,
    ];
    const role = given.startsWith('rol_') ? given : given.toLowerCase();
    const fault = faultOf(email, role, [firstName, lastName]) ?? (await roleFault(role));
    if (fault !== undefined) return { result: resultOf(line, email.slice(0, 320), 'invalid', fault) };
    if (seen.has(emailKey(email))) return { result: resultOf(line, email, 'duplicate_in_file') };
    seen.add(emailKey(email));
    const names = { firstName: firstName || null, lastName: lastName || null };
    return { line, draft: { email, role, projectIds: [], ...names } };
  }

  async function* rows(): AsyncGenerator<Row> {
    let count = 0;
    for (const record of records) {
      count += 1;
      if (count > MAX_ROWS) {
        throw refuse('max_rows', `A file has at most ${MAX_ROWS} rows. Split it: no row was imported.`);
      }
      yield rowOf(record);
    }
  }
  return { header, rows: rows() };
}
