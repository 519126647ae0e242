import { headOf, tailOf } from '../api/cut-text.ts';
import { redactTokens } from '../api/redact-tokens.ts';
import { isKey, type Principal } from '../auth/authentication/principal.ts';
import type { AuditDetails } from '../database/schema/audit-details.ts';
import type { OperationCall } from './operation-call.ts';

/** An entry is kept for years and copied into exports, so what it repeats of a request is bounded. */
const MAX_TEXT = 200;
const MAX_ITEMS = 20;
const MAX_DEPTH = 3;
const MAX_BYTES = 4096;

/** Fields that hold secrets, also inside an object that the caller makes up, such as `metadata`. */
const CONFIDENTIAL = /password|secret|token|credential|private|authorization|api_?key|^(key|csv)$/i;
/** Account numbers: their first and last four characters are shown. */
const IBAN = /\b([a-z]{2}\d{2})(?: ?[a-z0-9]{4}){2,6}(?: ?[a-z0-9]{1,4})?\b/gi;
/** A URL may hold credentials before its host and in its query. */
const URL_SECRETS = /^(https?:\/\/)(?:[^/?#]*@)?([^?#]*)([?#].*)?$/i;
/** Characters that JSON in the database cannot hold: NUL, and halves of a pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what it removes
const UNSTORABLE = /\u0000|\p{Surrogate}/gu;

const maskIban = (iban: string): string => {
  const digits = iban.replaceAll(' ', '');
  return digits.length < 15 ? iban : `${digits.slice(0, 4)}…${digits.slice(-4)}`;
};

function presentableText(text: string): string {
  const start = text
    .slice(0, 2 * MAX_TEXT)
    .replace(URL_SECRETS, (_, scheme, rest, more) => `${scheme}${rest}${more ? '?…' : ''}`);
  const masked = redactTokens(start).replace(IBAN, maskIban).replace(UNSTORABLE, '\ufffd');
  return masked.length > MAX_TEXT ? `${headOf(masked, MAX_TEXT)}…` : masked;
}

/** Returns a value fit for an audit entry: short, without secrets, and with account numbers masked. */
function presentable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return presentableText(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if (depth === MAX_DEPTH) return '…';
  if (Array.isArray(value)) {
    const items = value.slice(0, MAX_ITEMS).map((item) => presentable(item, depth + 1));
    return value.length > MAX_ITEMS ? [...items, '…'] : items;
  }
  return presentableFields(value, depth + 1);
}

const presentableFields = (value: object, depth: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([name, item]) => item !== undefined && !CONFIDENTIAL.test(name))
      .slice(0, MAX_ITEMS)
      .map(([name, item]) => [presentableText(name), presentable(item, depth)]),
  );

/** Returns a value with only the last four characters of the texts in the named fields, at any depth. */
function masked(value: unknown, names: readonly string[], isNamed = false): unknown {
  if (typeof value === 'string') return isNamed ? `…${value.length > 8 ? tailOf(value, 4) : ''}` : value;
  if (Array.isArray(value)) return value.map((item) => masked(item, names, isNamed));
  return isObject(value) ? maskedFields(value, names, isNamed) : value;
}

const maskedFields = (fields: object, names: readonly string[], isNamed = false): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, item]) => [
      name,
      masked(item, names, isNamed || names.includes(name)),
    ]),
  );

/** Replaces the values that exceed the size of an entry. */
function bounded<Value>(fields: Record<string, Value>, omitted: Value): Record<string, Value> | undefined {
  let left = MAX_BYTES;
  const entries = Object.entries(fields).map(([name, value]) => {
    left -= Buffer.byteLength(JSON.stringify(value) ?? '') + Buffer.byteLength(name);
    return [name, left < 0 ? omitted : value] as const;
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPartialUpdate = ({ req }: OperationCall): boolean => req.method === 'PATCH' || req.method === 'PUT';

/** Returns the old and new values of the fields that the request has changed, where the handler has seen the old ones. */
function valuesOf({ input }: OperationCall, before: object, body: unknown) {
  if (!isObject(input.body)) return undefined;
  const old = presentableFields(
    Object.fromEntries(Object.keys(input.body).map((name) => [name, Reflect.get(before, name)])),
    0,
  );
  const given = presentableFields(input.body, 0);
  const stored = isObject(body)
    ? presentableFields(
        Object.fromEntries(Object.keys(given).map((name) => [name, Reflect.get(body, name)])),
        0,
      )
    : {};
  const changed = Object.entries(old)
    .map(([name, from]) => [name, { old: from, new: stored[name] ?? given[name] ?? null }] as const)
    .filter(([, values]) => JSON.stringify(values.old) !== JSON.stringify(values.new));
  return bounded(Object.fromEntries(changed), { old: '…', new: '…' });
}

/** Parameters that say nothing about a change, or that the entry names elsewhere. */
const NAMED_ELSEWHERE: ReadonlySet<string> = new Set(['workspace', 'organization', 'project']);

/** Returns the parameters of the request: those of path and query, and the body unless its fields are `changes`. */
function parametersOf(call: OperationCall) {
  const { params, query, body } = call.input;
  const given = { ...params, ...query, ...(isObject(body) && !isPartialUpdate(call) && body) };
  const { omits = [] } = call.operation.audit ?? {};
  const own = Object.entries(presentableFields(given, 0)).filter(
    ([name]) => !NAMED_ELSEWHERE.has(name) && !omits.includes(name),
  );
  return bounded<unknown>(Object.fromEntries(own), '…');
}

/** Returns the name and address of the caller at the time, as they were loaded with the credential. */
export function actorDetails(principal: Principal | null): AuditDetails['actor'] {
  if (principal === null || principal.type === 'operator') return undefined;
  if (isKey(principal)) {
    const { name, user } = principal;
    return { name: presentableText(name), ...(user && { email: user.email }) };
  }
  if (principal.type !== 'session') return { name: presentableText(principal.name) };
  const { user } = principal;
  return user ? { name: presentableText(user.name), email: user.email } : undefined;
}

/**
 * Returns what an audit entry holds about a request besides its identifiers.
 * @param before the resource before the change, if the handler has locked it
 * @param body the response
 */
export function auditDetails(call: OperationCall, before: object | undefined, body: unknown): AuditDetails {
  const { masks = [] } = call.operation.audit ?? {};
  const values = before !== undefined && isPartialUpdate(call) ? valuesOf(call, before, body) : undefined;
  // The body of another standard has names that its client chooses, and what a person has in a directory.
  const parameters = call.operation.surface === undefined ? parametersOf(call) : undefined;
  const actor = actorDetails(call.principal);
  return {
    ...(actor && { actor }),
    // Two names may end alike, so what has changed is compared before it is masked.
    ...(values && { values: maskedFields(values, masks) as AuditDetails['values'] }),
    ...(parameters && { parameters: maskedFields(parameters, masks) }),
  };
}
