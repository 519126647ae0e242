import type { SchemaObject } from '../../../server/api/openapi-types.ts';
import { allOperations } from '../every-operation/operations.ts';
import { resolve } from '../every-operation/schema-arbitraries.ts';

const CARD = '4111111111111111';
/** Fields that name something that exists, or a bank account. They are compared or checked, and hold no free text. */
const REFERENCES = new Set([
  'iban',
  'account_number',
  'approval_id',
  'project',
  'shared_with',
  'from_account',
  'to_account',
  'allow_duplicate_of',
  'ledger_account_id',
  'scope_id',
  'approval_rule',
  'from_accounts',
  'projects',
  'roles',
  'users',
  'to',
  'rules',
  'replaces',
  'requested_by',
]);

type Path = readonly string[];

const isText = ({ type, pattern, maxLength, enum: values, format }: SchemaObject): boolean =>
  [type].flat().includes('string') &&
  values === undefined &&
  format === undefined &&
  (pattern === undefined || new RegExp(pattern, 'u').test(CARD)) &&
  (maxLength === undefined || maxLength >= CARD.length);

/** Returns the paths of all texts in a schema that can hold a card number. */
function textsIn(schema: SchemaObject, path: Path = []): Path[] {
  const { properties = {}, items, additionalProperties, oneOf = [], ...own } = resolve(schema);
  return [
    ...(isText(own) ? [path] : []),
    ...oneOf.flatMap((one) => textsIn(one, path)),
    ...Object.entries(properties).flatMap(([name, one]) => textsIn(one, [...path, name])),
    ...(items === undefined ? [] : textsIn(items, [...path, '0'])),
    ...(typeof additionalProperties === 'object' ? textsIn(additionalProperties, [...path, 'any']) : []),
  ];
}

/** Returns a copy of a value in which the text at a path is a card number. */
function withCard(value: unknown, [first, ...rest]: Path): unknown {
  if (first === undefined) return CARD;
  if (first === '0') return [withCard((value as unknown[] | undefined)?.[0], rest)];
  const object = (value ?? {}) as Record<string, unknown>;
  return { ...object, [first]: withCard(object[first], rest) };
}

/** Every text of a request about payments, with a body in which it is a card number. */
export const cardNumberCases = allOperations
  .filter(({ schema }) => schema['x-plane'] === 'data')
  .flatMap((operation) => {
    const json = operation.schema.requestBody?.content['application/json'];
    if (json?.schema === undefined) return [];
    return textsIn(json.schema)
      .filter((path) => !path.some((name) => REFERENCES.has(name)))
      .map((path) => ({
        name: `${operation.id} ${path.join('/')}`,
        operation,
        body: withCard(json.example, path),
      }));
  });
