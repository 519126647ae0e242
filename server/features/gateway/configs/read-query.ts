import { RE2JS } from 're2js';
import type { ConditionQuery, RequestPath, Scalar, Test } from './config.ts';
import {
  flag,
  isObject,
  listOf,
  numberIn,
  type Path,
  type Reader,
  type Reading,
  textUpTo,
} from './reading.ts';

/** A pattern of more instructions, or several of more together, would keep the server busy for too long. */
const MAX_PATTERN_LENGTH = 1000;
const MAX_INSTRUCTIONS = 500;
const MAX_DEPTH = 8;
const MAX_TESTS = 200;
const MAX_ITEMS = 100;
const MAX_TEXT = 4096;

/** What the queries of one config have used up. */
export interface QueryBudget {
  tests: number;
  instructions: number;
}

export const newBudget = (): QueryBudget => ({ tests: 0, instructions: 0 });

const MAX_PATH = 256;
const PATH_FORM = 'Use metadata.<name>, params.<name> or url.pathname.';

/** Reads the name of a value of the request. */
export const requestPath: Reader<RequestPath> = (value, path, reading) => {
  const text = textUpTo(MAX_PATH)(value, path, reading);
  if (text === undefined) return undefined;
  const [source = '', ...keys] = text.split('.');
  if (text === 'url.pathname') return { text, source: 'url', keys };
  // A name of metadata may have dots itself.
  if (source === 'metadata' && text.length > 'metadata.'.length)
    return { text, source, keys: [text.slice('metadata.'.length)] };
  if (source === 'params' && keys.length > 0 && keys.every((key) => key !== ''))
    return { text, source, keys };
  return reading.fail(path, 'format', PATH_FORM);
};

const scalar: Reader<Scalar> = (value, path, reading) => {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string')
    return reading.fail(
      path,
      'type',
      'Must be a string, a number or a boolean. For an absent value use $exists.',
    );
  return value.length > MAX_TEXT
    ? reading.fail(path, 'max_length', `Must have at most ${MAX_TEXT} characters.`)
    : value;
};

const number = numberIn(-Number.MAX_VALUE, Number.MAX_VALUE);

const test =
  <Value>(reader: Reader<Value>, toTest: (value: Value) => Test, isNegated = false) =>
  (at: RequestPath): Reader<ConditionQuery> =>
  (value, path, reading) => {
    const read = reader(value, path, reading);
    if (read === undefined) return undefined;
    const query: ConditionQuery = { kind: 'test', path: at, test: toTest(read) };
    return isNegated ? { kind: 'not', of: query } : query;
  };

const compare = (operator: 'gt' | 'gte' | 'lt' | 'lte') => test(number, (value) => ({ operator, value }));
const equal = (isNegated: boolean) =>
  test(scalar, (value): Test => ({ operator: 'in', values: [value] }), isNegated);
const among = (isNegated: boolean) =>
  test(listOf(scalar, 1, MAX_ITEMS), (values): Test => ({ operator: 'in', values }), isNegated);

const OPERATORS: Readonly<Record<string, (at: RequestPath) => Reader<ConditionQuery>>> = {
  $eq: equal(false),
  $ne: equal(true),
  $in: among(false),
  $nin: among(true),
  $gt: compare('gt'),
  $gte: compare('gte'),
  $lt: compare('lt'),
  $lte: compare('lte'),
};
const NAMES = [...Object.keys(OPERATORS), '$regex', '$exists', '$not'];
const COMBINED = ['$and', '$or', '$not'];

/** Reads the queries of one config, which share a budget. */
export class QueryReader {
  readonly #reading: Reading;
  readonly #budget: QueryBudget;

  constructor(reading: Reading, budget: QueryBudget) {
    this.#reading = reading;
    this.#budget = budget;
  }

  /** Reads a query, whose members must all hold. */
  read(value: unknown, path: Path, depth = 0): ConditionQuery | undefined {
    if (!isObject(value)) return this.#reading.fail(path, 'type', 'Must be of the type object.');
    if (depth > MAX_DEPTH)
      return this.#reading.fail(path, 'depth', `Nest queries ${MAX_DEPTH} deep at most.`);
    return this.#all(value, path, (name, one, at) => this.#member(name, one, at, depth));
  }

  #all(
    value: Readonly<Record<string, unknown>>,
    path: Path,
    read: (name: string, one: unknown, at: Path) => ConditionQuery | undefined,
  ): ConditionQuery | undefined {
    const entries = Object.entries(value);
    if (entries.length === 0) return this.#reading.fail(path, 'min_properties', 'A query must not be empty.');
    const queries = entries.map(([name, one]) => read(name, one, [...path, name]));
    return queries.every((query) => query !== undefined)
      ? { kind: 'all', of: queries as readonly ConditionQuery[] }
      : undefined;
  }

  #member(name: string, value: unknown, path: Path, depth: number): ConditionQuery | undefined {
    if (name === '$and' || name === '$or') {
      const reader: Reader<ConditionQuery> = (one, at) => this.read(one, at, depth + 1);
      const of = listOf(reader, 1, MAX_ITEMS)(value, path, this.#reading);
      return of && { kind: name === '$and' ? 'all' : 'any', of };
    }
    if (name === '$not') {
      const of = this.read(value, path, depth + 1);
      return of && { kind: 'not', of };
    }
    if (name.startsWith('$'))
      return this.#reading.fail(path, 'unknown', `Use a path, or one of: ${COMBINED.join(', ')}.`);
    const at = requestPath(name, path, this.#reading);
    return at && this.#tests(at, value, path, depth);
  }

  /** Reads what a query says of one value: operators, or the value itself. */
  #tests(at: RequestPath, value: unknown, path: Path, depth: number): ConditionQuery | undefined {
    if (!isObject(value)) return this.#operator(at, ['$eq', value], path, depth);
    return this.#all(value, path, (name, one, place) => this.#operator(at, [name, one], place, depth));
  }

  #operator(
    at: RequestPath,
    [name, value]: readonly [name: string, value: unknown],
    path: Path,
    depth: number,
  ): ConditionQuery | undefined {
    this.#budget.tests += 1;
    if (this.#budget.tests === MAX_TESTS + 1)
      this.#reading.fail(path, 'max_items', `A config has at most ${MAX_TESTS} tests in its queries.`);
    if (depth > MAX_DEPTH)
      return this.#reading.fail(path, 'depth', `Nest queries ${MAX_DEPTH} deep at most.`);
    if (name === '$not') {
      if (!isObject(value)) return this.#reading.fail(path, 'type', 'Must be an object of operators.');
      const of = this.#tests(at, value, path, depth + 1);
      return of && { kind: 'not', of };
    }
    if (name === '$exists') return this.#exists(at, value, path);
    if (name === '$regex') return this.#regex(at, value, path);
    const reader = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
    if (reader !== undefined) return reader(at)(value, path, this.#reading);
    return this.#reading.fail(path, 'unknown', `Use one of: ${NAMES.join(', ')}.`);
  }

  #exists(at: RequestPath, value: unknown, path: Path): ConditionQuery | undefined {
    const wanted = flag(value, path, this.#reading);
    if (wanted === undefined) return undefined;
    const query: ConditionQuery = { kind: 'test', path: at, test: { operator: 'exists' } };
    return wanted ? query : { kind: 'not', of: query };
  }

  #regex(at: RequestPath, value: unknown, path: Path): ConditionQuery | undefined {
    const text = textUpTo(MAX_PATTERN_LENGTH)(value, path, this.#reading);
    if (text === undefined || this.#budget.instructions > MAX_INSTRUCTIONS) return undefined;
    const pattern = compile(text);
    if (typeof pattern === 'string') return this.#reading.fail(path, 'format', pattern);
    this.#budget.instructions += pattern.programSize();
    if (this.#budget.instructions > MAX_INSTRUCTIONS)
      return this.#reading.fail(
        path,
        'too_complex',
        'The patterns of this config are too complex together. Shorten them, or repeat fewer times.',
      );
    return { kind: 'test', path: at, test: { operator: 'regex', pattern } };
  }
}

/** Returns the pattern, or why it is none. */
function compile(text: string): RE2JS | string {
  try {
    return RE2JS.compile(text);
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/: `.*$/s, '').replace(/^.*regexp: /, '') : '';
    return `This is no regular expression of RE2, which has no look-around and no back-references (${reason}).`;
  }
}
