import { resolveReference } from '../../server/api/openapi-document.ts';
import type { OpenApiDocument, SchemaObject } from '../../server/api/openapi-types.ts';

/** Returns a schema with the properties of all its parts (`allOf`), without references at its top. */
export function flatten(document: OpenApiDocument, reference: SchemaObject): SchemaObject {
  const { allOf, ...schema } = resolveReference(document, reference);
  if (!allOf) return schema;
  const parts = [schema, ...allOf.map((part) => flatten(document, part))];
  return {
    ...schema,
    type: 'object',
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required = [] }) => required),
  };
}
