import { resolveReference } from '../../api/openapi-document.ts';
import type { OpenApiDocument, ParameterObject } from '../../api/openapi-types.ts';
import { errorCodesOf, statusIn } from '../../api/operation-errors.ts';
import type { DocsOperation } from './document.ts';
import { mediaOf, successResponse } from './document.ts';
import { exampleOf } from './examples.ts';
import type { SchemaField } from './schema-fields.ts';
import { describeType, listFields } from './schema-fields.ts';
import { renderCurl, renderSdkCall, toText } from './snippets.ts';

/** A request or response body. */
interface BodyFacts {
  /** The media type, unless there is no body. */
  type?: string;
  description: string;
  fields: SchemaField[];
  example: string;
}

/** The facts of a page about an operation, in any format. Texts are Markdown. */
export interface OperationFacts {
  parameters: Array<SchemaField & { location: string }>;
  request?: BodyFacts;
  response: BodyFacts & { status: string };
  errors: Array<{ status: number; code: string; meaning: string }>;
  curl: string;
  typescript: string;
}

export function operationFacts(
  document: OpenApiDocument,
  operation: DocsOperation,
  publicUrl: string,
): OperationFacts {
  const { status, body } = successResponse(document, operation);
  const { requestBody } = operation;
  return {
    parameters: operation.parameters.map((parameter) => parameterFacts(document, parameter)),
    ...(requestBody && { request: bodyFacts(document, requestBody, 'needed') }),
    response: { status, ...bodyFacts(document, body, 'all') },
    errors: errorFacts(document, operation),
    curl: renderCurl(document, operation, publicUrl),
    typescript: renderSdkCall(document, operation),
  };
}

function parameterFacts(document: OpenApiDocument, parameter: ParameterObject) {
  const schema = resolveReference(document, parameter.schema ?? {});
  const initial = schema.default === undefined ? '' : ` Default \`${JSON.stringify(schema.default)}\`.`;
  return {
    path: parameter.name,
    location: parameter.in,
    type: describeType(document, parameter.schema ?? {}),
    required: parameter.required === true,
    description: `${parameter.description ?? schema.description ?? ''}${initial}`,
  };
}

function bodyFacts(
  document: OpenApiDocument,
  body: Parameters<typeof mediaOf>[0],
  extent: 'all' | 'needed',
): BodyFacts {
  const description = body?.description?.trim() ?? '';
  const found = mediaOf(body);
  if (!found) return { description, fields: [], example: '' };
  return {
    type: found.type,
    description,
    fields: listFields(document, found.media.schema ?? {}),
    example: toText(exampleOf(document, found.media, extent)),
  };
}

export function errorFacts(document: OpenApiDocument, operation: DocsOperation): OperationFacts['errors'] {
  return errorCodesOf(document['x-errors'], operation).map((code) => {
    const { description, ...statuses } = document['x-errors'][code];
    const status = Number(statusIn(statuses, operation));
    return { status, code, meaning: firstSentence(description) };
  });
}

function firstSentence(text: string): string {
  return text.split(/(?<=[.!?])\s/)[0] ?? '';
}
