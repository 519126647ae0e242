import { scimProblem } from '../../../../api/scim-problem.ts';
import { type Attribute, named } from './attributes.ts';

/** A complex value: its properties have names of sub-attributes alone. */
export type Complex = Record<string, unknown>;

const MAX_TEXT = 1000;
const MAX_ITEMS = 100;

export const isObject = (value: unknown): value is Complex =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Entra writes booleans as text, with a capital. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

const wrong = (attribute: Attribute, what: string) =>
  scimProblem('invalidValue', `${attribute.name} must be ${what}.`);

function toBoolean(attribute: Attribute, value: unknown): boolean {
  const found = typeof value === 'string' ? BOOLEANS.get(value.toLowerCase()) : value;
  if (typeof found !== 'boolean') throw wrong(attribute, 'true or false');
  return found;
}

function toText(attribute: Attribute, value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') throw wrong(attribute, 'a text');
  if (text.length > MAX_TEXT) throw wrong(attribute, `at most ${MAX_TEXT} characters long`);
  return text === '' ? undefined : text;
}

/** Returns the known properties of a complex value. Those that only the server sets are left out. */
function toComplex(attribute: Attribute, value: unknown): Complex | undefined {
  const subs = attribute.subAttributes ?? [];
  // A manager comes as an object, or as the id alone.
  const given = isObject(value) ? value : { value };
  if (!isObject(value) && named(subs, 'value') === undefined) throw wrong(attribute, 'an object');
  const known: Complex = {};
  for (const [name, item] of Object.entries(given)) {
    const sub = named(subs, name);
    if (sub === undefined || sub.readOnly) continue;
    const stored = toValue(sub, item);
    if (stored !== undefined) known[sub.name] = stored;
  }
  return Object.keys(known).length === 0 ? undefined : known;
}

function toItem(attribute: Attribute, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (attribute.type === 'complex') return toComplex(attribute, value);
  return attribute.type === 'boolean' ? toBoolean(attribute, value) : toText(attribute, value);
}

/** At most one value is the primary one: the last that says so. */
export function withOnePrimary(items: readonly unknown[]): unknown[] {
  const isPrimary = (item: unknown) => isObject(item) && item.primary === true;
  const last = items.findLastIndex(isPrimary);
  return items.map((item, index) =>
    index !== last && isPrimary(item) && isObject(item) ? { ...item, primary: false } : item,
  );
}

/**
 * Returns a value of a client as it is stored; `undefined` for none: SCIM makes no difference between null, an empty list and
 * an attribute that is left out.
 * @throws invalidValue
 */
export function toValue(attribute: Attribute, value: unknown): unknown {
  if (attribute.multiValued !== true) {
    // Some providers send a single value as a list of one.
    const [only, ...others] = Array.isArray(value) ? value : [value];
    if (others.length > 0) throw wrong(attribute, 'a single value');
    return toItem(attribute, only);
  }
  const given = Array.isArray(value) ? value : [value];
  if (given.length > MAX_ITEMS) throw wrong(attribute, `at most ${MAX_ITEMS} values`);
  const items = given.map((item) => toItem(attribute, item)).filter((item) => item !== undefined);
  return items.length === 0 ? undefined : withOnePrimary(items);
}
