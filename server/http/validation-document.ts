import type { OpenAPIV3, RequestValidatorOptions } from 'express-openapi-validator/dist/framework/types.js';
import type { OpenApiDocument, OperationObject } from '../api/openapi-types.ts';
import { canonicalTime } from '../api/times.ts';

/** The document as the validating package reads it. */
export type EovDocument = OpenAPIV3.DocumentV3_1;
export type ParameterObject = Required<NonNullable<OperationObject['parameters']>[number]>;

export const OPTIONS: RequestValidatorOptions = {
  strict: false,
  allErrors: true,
  verbose: true,
  code: { optimize: false }, // a third less time to compile, and no slower at these sizes
  coerceTypes: false,
  useDefaults: true,
  validateSchema: false,
  formats: { 'date-time': (text: string) => canonicalTime(text) !== undefined },
  ajvFormats: { mode: 'full' },
  serDesMap: {},
};

/** Marks a time in a schema, so that requests hold it in its canonical form. */
export const CANONICAL_TIME = 'x-canonical-time';

/**
 * A private copy, for the package writes into its document. Its own preparations are left out: they are for `readOnly`,
 * `writeOnly` and types of its own, of which this document has none. Without `discriminator`: the package turns that into code
 * of its own, which fails on a body that is null; the `oneOf` beside it says the same.
 */
export const cloneSpec = (document: OpenApiDocument): EovDocument => {
  const prepare = (key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (key === 'discriminator' && 'propertyName' in value) return undefined;
    return 'format' in value && value.format === 'date-time' ? { ...value, [CANONICAL_TIME]: true } : value;
  };
  // Our type and the package's describe the same JSON, each as far as it is used.
  return JSON.parse(JSON.stringify(document), prepare) as EovDocument;
};

/** Follows a reference to a component. */
export const resolve = <T extends object>(components: object | undefined, node: T | { $ref: string }): T => {
  if (!('$ref' in node) || typeof node.$ref !== 'string') return node as T;
  const [, , section = '', name = ''] = node.$ref.split('/');
  // The document has been validated: a reference leads to an object of the kind that its place asks for.
  return resolve(
    components,
    Reflect.get(Reflect.get(components ?? {}, section), name) as T | { $ref: string },
  );
};
