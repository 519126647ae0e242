import type { ApiDocument } from '../../../api/api-document.ts';
import { resolveReference } from '../../../api/openapi-document.ts';
import type { SchemaObject } from '../../../api/openapi-types.ts';

/** The columns of a file of payments. Each has the name and the schema of its field in `payments.create`. */
export const COLUMNS = [
  'amount',
  'currency',
  'method',
  'from_account',
  'to_account',
  'reference',
  'description',
  'note',
  'execution_date',
  'strict_date',
  'rail',
  'charge_bearer',
  'wait_for_funds',
  'simulate',
] as const;
export type BatchColumn = (typeof COLUMNS)[number];
export const REQUIRED = ['amount', 'currency', 'method', 'to_account'] as const;

type Checked = { value: string | number | boolean } | { message: string };
/** Returns the value of a field, or what is wrong with it. */
export type ColumnCheck = (column: BatchColumn, field: string) => Checked;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const isDate = (text: string): boolean =>
  DATE.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

function checkInteger(
  { minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: SchemaObject,
  text: string,
): Checked {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return value >= minimum && value <= maximum
    ? { value }
    : { message: `Give a whole number of minor units from ${minimum} to ${maximum}, without separators.` };
}

function checkText(schema: SchemaObject, text: string): Checked {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, format } = schema;
  const length = [...text].length;
  if (schema.enum !== undefined && !schema.enum.includes(text))
    return { message: `Give one of ${schema.enum.join(', ')}.` };
  if (length < minLength || length > maxLength) return { message: `Give at most ${maxLength} characters.` };
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(text))
    return { message: 'It contains characters that are not allowed.' };
  if (format === 'date' && !isDate(text)) return { message: 'Give a date such as 2026-01-31.' };
  return { value: text };
}

function checkField(schema: SchemaObject, text: string): Checked {
  if (schema.type === 'integer') return checkInteger(schema, text);
  if (schema.type !== 'boolean') return checkText(schema, text);
  return text === 'true' || text === 'false'
    ? { value: text === 'true' }
    : { message: 'Give true or false.' };
}

/** Returns how fields are checked: by the schemas of the contract. */
export function createColumnCheck({ document }: ApiDocument): ColumnCheck {
  const { properties = {} } = document.components.schemas.PaymentCreate ?? {};
  const schemas = new Map(
    COLUMNS.map((column) => [column, resolveReference(document, properties[column] ?? {})]),
  );
  return (column, field) => checkField(schemas.get(column) ?? {}, field);
}
