import { resolveReference } from '../../api/openapi-document.ts';
import type { OpenApiDocument, SchemaObject } from '../../api/openapi-types.ts';
import { code } from './markdown.ts';

export interface SchemaField {
  path: string;
  type: string;
  required: boolean;
  description: string;
}

/** Enumerations with a page of their own are named, not listed in every table. */
const VOCABULARIES: Record<string, string> = {
  '#/components/schemas/Permission': '[permission](/reference/permissions)',
  '#/components/schemas/PermissionName': '[permission](/reference/permissions)',
  '#/components/schemas/ErrorCode': '[error code](/errors)',
};

/** Deep enough for every body of the API, and a limit for recursive schemas. */
const MAX_DEPTH = 5;

/** Lists the fields of an object: `a`, `a.b`, `list[].c`. */
export function listFields(
  document: OpenApiDocument,
  schema: SchemaObject,
  prefix = '',
  depth = 0,
): SchemaField[] {
  if (depth >= MAX_DEPTH) return [];
  const { properties, required } = objectShape(document, schema);
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = `${prefix}${name}`;
    const nested = nestedObject(document, property);
    return [
      {
        path,
        type: describeType(document, property),
        required: required.has(name),
        description: describe(document, property),
      },
      ...(nested ? listFields(document, nested.schema, `${path}${nested.suffix}.`, depth + 1) : []),
    ];
  });
}

/**
 * Returns the properties of a schema with `allOf` merged; among alternatives, a field is required if all require it.
 */
export function objectShape(
  document: OpenApiDocument,
  schema: SchemaObject,
): { properties: Record<string, SchemaObject>; required: Set<string> } {
  const own = resolveReference(document, schema);
  const joined = (own.allOf ?? []).map((part) => objectShape(document, part));
  const alternatives = nonNull(document, own.oneOf ?? own.anyOf ?? []).map((part) =>
    objectShape(document, part),
  );
  const shared = alternatives
    .map((part) => part.required)
    .reduce<Set<string> | undefined>(intersection, undefined);
  return {
    properties: Object.assign(
      {},
      ...[...joined, ...alternatives].map((part) => part.properties),
      own.properties,
    ),
    required: new Set([
      ...(own.required ?? []),
      ...joined.flatMap((part) => [...part.required]),
      ...(shared ?? []),
    ]),
  };
}

function intersection(left: Set<string> | undefined, right: Set<string>): Set<string> {
  return left ? new Set([...left].filter((name) => right.has(name))) : right;
}

function nonNull(document: OpenApiDocument, schemas: SchemaObject[]): SchemaObject[] {
  return schemas.filter((schema) => resolveReference(document, schema).type !== 'null');
}

function nestedObject(
  document: OpenApiDocument,
  schema: SchemaObject,
): { schema: SchemaObject; suffix: string } | undefined {
  const own = resolveReference(document, schema);
  if (own.items) {
    const inner = nestedObject(document, own.items);
    return inner && { schema: inner.schema, suffix: `[]${inner.suffix}` };
  }
  return Object.keys(objectShape(document, own).properties).length > 0
    ? { schema: own, suffix: '' }
    : undefined;
}

function describe(document: OpenApiDocument, schema: SchemaObject): string {
  const own = resolveReference(document, schema);
  const notes = [
    own.deprecated && 'Deprecated.',
    own.readOnly && 'Read-only.',
    own.default !== undefined && `Default ${code(JSON.stringify(own.default))}.`,
  ];
  return [own.description?.trim(), ...notes].filter(Boolean).join(' ');
}

/** Describes a type on one line: `string (email) or null, at most 254 characters`. */
export function describeType(document: OpenApiDocument, schema: SchemaObject): string {
  return [typeNames(document, schema).join(' or '), ...limits(resolveReference(document, schema))].join(', ');
}

function typeNames(document: OpenApiDocument, schema: SchemaObject): string[] {
  const vocabulary = schema.$ref && VOCABULARIES[schema.$ref];
  if (vocabulary) return [vocabulary];
  const own = resolveReference(document, schema);
  if (own.const !== undefined) return [code(JSON.stringify(own.const))];
  if (own.enum) return [own.enum.map((value) => code(JSON.stringify(value))).join(', ')];
  // With a type, alternatives only narrow it (one of these fields, not both).
  const alternatives = own.type === undefined ? (own.oneOf ?? own.anyOf) : undefined;
  if (alternatives) return [...new Set(alternatives.flatMap((part) => typeNames(document, part)))];
  const joined = own.type === undefined ? own.allOf?.[0] : undefined;
  if (joined) return typeNames(document, joined);
  const types = [own.type ?? (own.properties ? 'object' : 'any')].flat();
  return types.map((type) => typeName(document, own, type));
}

function typeName(document: OpenApiDocument, schema: SchemaObject, type: string): string {
  if (type === 'array') return `array of ${schema.items ? describeType(document, schema.items) : 'any'}`;
  if (type === 'object' && typeof schema.additionalProperties === 'object') {
    return `map of ${describeType(document, schema.additionalProperties)}`;
  }
  return type === 'string' && schema.format ? `string (${schema.format})` : type;
}

function limits(schema: SchemaObject): string[] {
  return [
    range(schema.minLength, schema.maxLength, ' characters'),
    range(schema.minimum, schema.maximum, ''),
    range(schema.minItems, schema.maxItems, ' items'),
    schema.exclusiveMinimum !== undefined && `more than ${schema.exclusiveMinimum}`,
    schema.exclusiveMaximum !== undefined && `less than ${schema.exclusiveMaximum}`,
    schema.uniqueItems && 'unique',
    describePattern(schema.pattern),
  ].filter((limit): limit is string => typeof limit === 'string' && limit !== '');
}

/** Longer patterns help no reader; descriptions say what they allow. */
const LONGEST_PATTERN = 24;

function describePattern(pattern = ''): string {
  const prefix = /^\^(\w+_)\[0-7\]/.exec(pattern)?.[1];
  if (prefix !== undefined) return `an id, ${code(`${prefix}…`)}`;
  return pattern === '' || pattern.length > LONGEST_PATTERN ? '' : `matches ${code(pattern)}`;
}

function range(low: number | undefined, high: number | undefined, unit: string): string | undefined {
  if (low !== undefined && high !== undefined)
    return low === high ? `${low}${unit}` : `${low}–${high}${unit}`;
  if (low !== undefined) return `at least ${low}${unit}`;
  return high === undefined ? undefined : `at most ${high}${unit}`;
}
