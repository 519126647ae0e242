import type { OpenAPIV3, RequestValidatorOptions } from 'express-openapi-validator/dist/framework/types.js';
import type { OpenApiDocument } from '../api/openapi-types.ts';
import { canonicalTime } from '../api/times.ts';

/** The document in the type of the validation package. */
export type EovDocument = OpenAPIV3.DocumentV3_1;

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

/** Marks a time in a schema, so that validation converts it to its canonical form. */
export const CANONICAL_TIME = 'x-canonical-time';

/**
 * Returns a private copy, because the package modifies its document. The package's own preparation is skipped: it
 * handles `readOnly`, `writeOnly` and custom types, which this document does not use. `discriminator` is removed: the
 * package generates code for it that fails on a null body; the accompanying `oneOf` says the same.
 */
export const cloneSpec = (document: OpenApiDocument): EovDocument => {
  const prepare = (key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (key === 'discriminator' && 'propertyName' in value) return undefined;
    return 'format' in value && value.format === 'date-time' ? { ...value, [CANONICAL_TIME]: true } : value;
  };
  // This type and the package's describe the same JSON, as far as it is used.
  return JSON.parse(JSON.stringify(document), prepare) as EovDocument;
};
