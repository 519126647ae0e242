import type { SchemaObject } from '../api/openapi-types.ts';
import { type Violation, violation } from '../api/problem.ts';
import { toSafeText } from '../api/safe-text.ts';
import { removeUnknown } from './unknown-name.ts';
import { isUnstorableText, UNSTORABLE } from './unstorable-text.ts';

/**
 * Longer than any identifier, so that an absurdly long one yields an ordinary 404 and never reaches the database. The 255
 * characters of an external id have at most 12 each when they are percent-encoded.
 */
export const MAX_PARAMETER_LENGTH = 4 + 255 * 12;

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** A plus is a space, as in forms, except in formats without spaces: `2026-01-01T00:00:00+02:00`. */
const decodeValue = (text: string, schema: SchemaObject): string | undefined =>
  decode(schema.format === undefined ? text.replaceAll('+', ' ') : text);

export interface ParsedQuery {
  values: Record<string, string | number | boolean | string[]>;
  violations: Violation[];
}

/** JSON literals of the non-text types. JavaScript's own conversion also accepts `0x10`, `1e1` and ` 5` as numbers. */
const LITERALS: Readonly<Record<string, RegExp>> = {
  integer: /^-?(?:0|[1-9]\d*)$/,
  number: /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/,
  boolean: /^(?:true|false)$/,
};

const addValue = (query: ParsedQuery, name: string, text: string, schema: SchemaObject): void => {
  const refuse = (code: string, message: string): void => {
    query.violations.push(violation(name, code, message, 'query'));
  };
  const value = decodeValue(text, schema);
  const earlier = query.values[name];
  const type = String(schema.type);
  const literal = LITERALS[type];
  if (value === undefined) refuse('encoding', 'Percent-encode the value as UTF-8.');
  else if (value === '') refuse('empty', 'Give this parameter a value or leave it out.');
  else if (isUnstorableText(value)) refuse('invalid_character', UNSTORABLE);
  else if (type === 'array') query.values[name] = [earlier ?? [], value].flat().map(String);
  else if (earlier !== undefined) refuse('repeated', 'Give this parameter once.');
  else if (literal === undefined) query.values[name] = value;
  // JSON parses everything that these patterns accept as a number or a boolean.
  else if (literal.test(value)) query.values[name] = JSON.parse(value) as number | boolean;
  else refuse('type', `Must be of the type ${type}, written as in JSON.`);
};

/** Whether a name is that of a parameter but for its case. To leave a filter out would list everything. */
const isMisspelled = (name: string, known: ReadonlyMap<string, SchemaObject>): boolean =>
  [...known.keys()].some((one) => one.toLowerCase() === name.toLowerCase());

/**
 * Reads the query of an operation with the given parameters. The validation library would stop at the first unknown
 * name, and reject a bare `:` in a value.
 * @param ignoresUnknown whether unknown parameters are left out: Entra ID adds such a flag to the address of SCIM
 */
export const readQuery = (
  url: string,
  known: ReadonlyMap<string, SchemaObject>,
  ignoresUnknown = false,
): ParsedQuery => {
  const query: ParsedQuery = { values: {}, violations: [] };
  const start = url.indexOf('?');
  const pairs = start === -1 ? [] : url.slice(start + 1).split('&');
  for (const pair of pairs.filter((text) => text !== '')) {
    const equals = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const name = decode(pair.slice(0, equals)) ?? pair.slice(0, equals);
    const schema = known.get(name);
    if (schema) {
      addValue(query, name, pair.slice(equals + 1), schema);
    } else if (!ignoresUnknown || isMisspelled(name, known)) {
      const path = toSafeText(name);
      const message = removeUnknown(`parameter "${path}"`, name, [...known.keys()]);
      query.violations.push(violation(path, 'unknown', message, 'query'));
    }
  }
  return query;
};
