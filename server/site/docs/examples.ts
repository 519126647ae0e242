import { resolveReference } from '../../api/openapi-document.ts';
import type { MediaType, OpenApiDocument, ParameterObject, SchemaObject } from '../../api/openapi-types.ts';
import { objectShape } from './schema-fields.ts';

const SAMPLES: Record<string, string> = {
  'date-time': '2026-01-31T12:00:00Z',
  date: '2026-01-31',
  email: 'ada@example.com',
  uri: 'https://example.com/',
  uuid: '018f2d5e-7c1a-7b3e-9a41-5d8f3b6c2e10',
};

/** Whether a sample shows every field, or only the required ones. */
export type ExampleDetail = 'all' | 'needed';

/** Returns the example in the document, or one generated from the schema. */
export function exampleOf(
  document: OpenApiDocument,
  holder: MediaType | ParameterObject,
  extent: ExampleDetail,
): unknown {
  if (holder.example !== undefined) return holder.example;
  const named = Object.values(holder.examples ?? {})[0];
  if (named) return resolveReference(document, named).value;
  return holder.schema ? sample(document, holder.schema, extent) : undefined;
}

function givenExample(schema: SchemaObject): unknown {
  return schema.example ?? schema.examples?.[0] ?? schema.const ?? schema.default ?? schema.enum?.[0];
}

function sample(document: OpenApiDocument, schema: SchemaObject, extent: ExampleDetail, depth = 0): unknown {
  const own = resolveReference(document, schema);
  const given = givenExample(own);
  if (given !== undefined) return given;
  if (depth > 6) return null;
  const alternative = own.type === undefined ? (own.oneOf ?? own.anyOf)?.[0] : undefined;
  if (alternative) return sample(document, alternative, extent, depth + 1);
  const type = [own.type ?? (own.properties || own.allOf ? 'object' : 'string')].flat()[0];
  if (type === 'object') return sampleObject(document, own, extent, depth);
  if (type === 'array') return own.items ? [sample(document, own.items, extent, depth + 1)] : [];
  if (type === 'integer' || type === 'number') return own.minimum ?? 1;
  if (type === 'boolean') return true;
  return type === 'null' ? null : (SAMPLES[own.format ?? ''] ?? 'string');
}

function sampleObject(
  document: OpenApiDocument,
  schema: SchemaObject,
  extent: ExampleDetail,
  depth: number,
): object {
  const { properties, required } = objectShape(document, schema);
  const shown = Object.entries(properties).filter(
    ([name, property]) =>
      extent === 'all' || required.has(name) || hasExample(resolveReference(document, property)),
  );
  return Object.fromEntries(
    shown.map(([name, property]) => [name, sample(document, property, extent, depth + 1)]),
  );
}

function hasExample(schema: SchemaObject): boolean {
  return schema.example !== undefined || schema.examples !== undefined;
}
