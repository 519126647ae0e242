import { MAX_VIOLATIONS, type Violation, violation } from '../../../api/problem.ts';
import { toSafeText } from '../../../api/safe-text.ts';
import { type ObjectKind, unknownKey } from './names.ts';

/** Names and positions from the root of the config to a value. */
export type Path = readonly string[];

/** Collects what is wrong with a config. */
export class Reading {
  readonly violations: Violation[] = [];
  readonly #location: Violation['location'];
  readonly #base: Path;

  /** @param base where the config is in the request */
  constructor(location: Violation['location'], base: Path) {
    this.#location = location;
    this.#base = base;
  }

  fail(path: Path, code: string, message: string): undefined {
    if (this.violations.length >= MAX_VIOLATIONS) return undefined;
    const pointer = [...this.#base, ...path].map((name) =>
      toSafeText(name).replaceAll('~', '~0').replaceAll('/', '~1'),
    );
    this.violations.push(violation(pointer.join('/'), code, message, this.#location));
    return undefined;
  }
}

/** Reads a value of the config. Returns `undefined` after it has noted what is wrong. */
export type Reader<Value> = (value: unknown, path: Path, reading: Reading) => Value | undefined;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const numberIn =
  (minimum: number, maximum: number): Reader<number> =>
  (value, path, reading) => {
    if (typeof value !== 'number') return reading.fail(path, 'type', 'Must be of the type number.');
    if (value < minimum) return reading.fail(path, 'minimum', `Must be at least ${minimum}.`);
    return value > maximum ? reading.fail(path, 'maximum', `Must be at most ${maximum}.`) : value;
  };

export const integerIn =
  (minimum: number, maximum: number): Reader<number> =>
  (value, path, reading) =>
    Number.isInteger(value)
      ? numberIn(minimum, maximum)(value, path, reading)
      : reading.fail(path, 'type', 'Must be of the type integer.');

export const flag: Reader<boolean> = (value, path, reading) =>
  typeof value === 'boolean' ? value : reading.fail(path, 'type', 'Must be of the type boolean.');

export const textUpTo =
  (maxLength: number): Reader<string> =>
  (value, path, reading) => {
    if (typeof value !== 'string') return reading.fail(path, 'type', 'Must be of the type string.');
    if (value.length === 0) return reading.fail(path, 'min_length', 'Must have at least 1 character.');
    return value.length > maxLength
      ? reading.fail(path, 'max_length', `Must have at most ${maxLength} characters.`)
      : value;
  };

export const oneOf =
  <Name extends string>(...names: readonly Name[]): Reader<Name> =>
  (value, path, reading) =>
    names.find((name) => name === value) ?? reading.fail(path, 'enum', `Use one of: ${names.join(', ')}.`);

export const listOf =
  <Item>(item: Reader<Item>, minimum: number, maximum: number): Reader<Item[]> =>
  (value, path, reading) => {
    if (!Array.isArray(value)) return reading.fail(path, 'type', 'Must be of the type array.');
    if (value.length < minimum)
      return reading.fail(path, 'min_items', `Must have at least ${items(minimum)}.`);
    if (value.length > maximum)
      return reading.fail(path, 'max_items', `Must have at most ${items(maximum)}.`);
    const read = value.map((one, index) => item(one, [...path, String(index)], reading));
    return read.every((one) => one !== undefined) ? (read as Item[]) : undefined;
  };

const items = (count: number): string => `${count} item${count === 1 ? '' : 's'}`;

const setOf = <Item>(item: Reader<Item>, minimum: number, maximum: number): Reader<ReadonlySet<Item>> => {
  const list = listOf(item, minimum, maximum);
  return (value, path, reading) => {
    const read = list(value, path, reading);
    return read && new Set(read);
  };
};

export const statusCodes = setOf(integerIn(100, 599), 1, 50);

type Readers<Shape> = { readonly [Name in keyof Shape]: Reader<Shape[Name]> };

/** Reads the given members of an object. Members that are absent or wrong are missing in the result. */
export function readMembers<Shape extends object>(
  value: Readonly<Record<string, unknown>>,
  readers: Readers<Shape>,
  path: Path,
  reading: Reading,
): Partial<Shape> {
  const read: Partial<Shape> = {};
  for (const name of Object.keys(readers) as Array<keyof Shape & string>) {
    if (!Object.hasOwn(value, name)) continue;
    const member = readers[name](value[name], [...path, name], reading);
    if (member !== undefined) read[name] = member;
  }
  return read;
}

/** Returns a value as an object of a kind, and notes the names that the kind does not have. */
export function readObject(
  value: unknown,
  kind: ObjectKind,
  path: Path,
  reading: Reading,
): Readonly<Record<string, unknown>> | undefined {
  if (!isObject(value)) return reading.fail(path, 'type', 'Must be of the type object.');
  for (const name of Object.keys(value)) {
    const fault = unknownKey(name, kind);
    if (fault !== undefined) reading.fail([...path, name], fault.code, fault.message);
  }
  return value;
}

/** Notes the names that an object lacks. */
export function requireMembers(
  value: Readonly<Record<string, unknown>>,
  names: readonly string[],
  path: Path,
  reading: Reading,
): void {
  for (const name of names)
    if (!Object.hasOwn(value, name))
      reading.fail([...path, name], 'required', `Add property "${name}": it is required.`);
}
