import fc from 'fast-check';
import type { SchemaObject } from '../../../server/api/openapi-types.ts';
import { document } from './operations.ts';

/** The schema that a reference leads to. */
export function resolve(schema: SchemaObject): SchemaObject {
  const name = schema.$ref?.split('/').at(-1);
  const found = name === undefined ? schema : document.components.schemas[name];
  if (found === undefined) throw new Error(`The document has no schema ${name}.`);
  return found;
}

/** Strings that have broken parsers, databases and routers before. */
const ODD_STRINGS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\uffff',
  '\u202egnp.exe',
  'ß\u0130ıſK',
  'e\u0301',
  '👩‍👩‍👧‍👦',
  '٠١٢',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '1e309',
  '-0',
  "' or 1=1 --",
  '"; drop table users; --',
  '\\',
  '%',
  '%s%n',
  '%00',
  '%2F..%2F',
  '../../etc/passwd',
  '.',
  '..',
  'a/b',
  '?x=1#y',
  '{{7*7}}',
  '<script>alert(1)</script>',
  'prj_',
  'rol_01kah4x8v5ezf9w2m4n6wh6vg5',
  'usr_7zzzzzzzzzzzzzzzzzzzzzzzzz',
  'key_ZZZZZZZZZZZZZZZZZZZZZZZZZZ',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '::ffff:127.0.0.1/96',
  '0x7f.1',
  'x'.repeat(65),
  'x'.repeat(5000),
];

const ODD_NUMBERS: readonly number[] = [
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  1e308,
  -1e308,
  Number.MIN_VALUE,
  101,
  604_801,
];

const oddString = fc.oneof(fc.constantFrom(...ODD_STRINGS), fc.string({ unit: 'binary', maxLength: 40 }));

/** Any JSON at all, names that mean something to JavaScript included. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  oddString,
  fc.constantFrom(...ODD_NUMBERS),
  fc.constantFrom(null, true, false, [], {}, [[]], [null], { __proto__: null }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(
    fc.constantFrom('__proto__', 'constructor', 'name', 'x', '\u0000', ''),
    fc.jsonValue({ maxDepth: 1 }),
    {
      noNullPrototype: false,
    },
  ),
);

/** Ids and slugs of things that exist, so that requests get past the first look-up. */
export type ValuePool = readonly string[];

const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  email: fc.stringMatching(/^[a-z]{1,8}\.[a-z0-9]{1,8}@[a-z]{1,8}\.example$/),
  'date-time': fc
    .date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
};

function stringFor(schema: SchemaObject, pool: ValuePool): fc.Arbitrary<string> {
  const {
    minLength = 0,
    maxLength = 200,
    pattern,
    format,
  } = schema as {
    minLength?: number;
    maxLength?: number;
    pattern?: string;
    format?: string;
  };
  const expression = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const fits = (text: string) =>
    [...text].length >= minLength && [...text].length <= maxLength && (expression?.test(text) ?? true);
  const known = pool.filter(fits);
  const formatted = FORMATS[format ?? ''];
  const made =
    formatted ??
    // A name is any text on one line.
    (pattern !== undefined && !pattern.includes('\\s')
      ? fc.stringMatching(new RegExp(pattern))
      : fc.string({
          unit: 'grapheme',
          minLength: Math.max(minLength, 1),
          maxLength: Math.min(maxLength, Math.max(minLength, 60)),
        }));
  return known.length > 0 && formatted === undefined
    ? fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...known) },
        { weight: 1, arbitrary: made.filter(fits) },
      )
    : made.filter(fits);
}

function objectFor(schema: SchemaObject, pool: ValuePool): fc.Arbitrary<Record<string, unknown>> {
  const properties = Object.entries(schema.properties ?? {});
  const shape = Object.fromEntries(properties.map(([name, property]) => [name, validInput(property, pool)]));
  const choices = schema.if ? ([schema.if, schema.else] as SchemaObject[]) : [{}];
  const exclusive = new Set(choices.flatMap(({ required = [] }) => required));
  return fc.oneof(
    ...choices.map(({ required: chosen = [] }) => {
      const requiredKeys = [...(schema.required ?? []), ...chosen];
      const allowed = Object.fromEntries(
        Object.entries(shape).filter(([name]) => !exclusive.has(name) || chosen.includes(name)),
      );
      return fc.record(allowed, {
        requiredKeys: requiredKeys.filter((name) => name in allowed),
        noNullPrototype: true,
      });
    }),
  );
}

/** Values that fit the schema. */
export function validInput(reference: SchemaObject, pool: ValuePool): fc.Arbitrary<unknown> {
  const schema = resolve(reference);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.oneOf !== undefined && schema.properties === undefined) {
    return fc.oneof(...(schema.oneOf as SchemaObject[]).map((one) => validInput(one, pool)));
  }
  const types = [schema.type ?? 'object'].flat();
  if (types.length > 1) return fc.oneof(...types.map((type) => validInput({ ...schema, type }, pool)));
  // Numbers where the document has them.
  const limits = schema as { minimum?: number; maximum?: number; minItems?: number; maxItems?: number };
  switch (types[0]) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: limits.minimum ?? -1000, max: limits.maximum ?? 1_000_000 });
    case 'array':
      return fc.uniqueArray(validInput(schema.items ?? {}, pool), {
        minLength: limits.minItems ?? 0,
        maxLength: Math.min(limits.maxItems ?? 5, 5),
        selector: (value) => JSON.stringify(value),
      });
    case 'string':
      return stringFor(schema, pool);
    default:
      return objectFor(schema, pool);
  }
}

const withOne = (body: unknown, name: string, value: unknown): unknown => {
  if (typeof body !== 'object' || body === null) return value;
  // JSON.parse makes even `__proto__` an own property, as a client's text would.
  return JSON.parse(
    `${JSON.stringify(body).slice(0, -1)}${Object.keys(body).length > 0 ? ',' : ''}${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}}`,
  );
};
const without = (body: unknown, index: number): unknown => {
  if (typeof body !== 'object' || body === null) return body;
  const names = Object.keys(body);
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => name !== names[index % Math.max(names.length, 1)]),
  );
};

/** Values that would fit, were it not for one thing: a property too many, too few, or of another kind. */
export function almostValidInput(schema: SchemaObject, pool: ValuePool): fc.Arbitrary<unknown> {
  const names = Object.keys(resolve(schema).properties ?? {});
  const name = fc.constantFrom(...names, '__proto__', 'constructor', 'unknown', '');
  return fc.oneof(
    fc.tuple(validInput(schema, pool), name, anyJson).map(([body, one, value]) => withOne(body, one, value)),
    fc.tuple(validInput(schema, pool), fc.nat(10)).map(([body, index]) => without(body, index)),
    validInput(schema, pool).map((body) => [body]),
  );
}

/** What is sent as a path or query parameter. */
export const parameterText = (schema: SchemaObject, pool: ValuePool): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: validInput(schema, pool).map(String) },
    { weight: 1, arbitrary: fc.constantFrom(...pool) },
    { weight: 2, arbitrary: oddString },
  );
