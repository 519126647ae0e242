import { resolveReference } from '../../api/openapi-document.ts';
import type { OpenApiDocument, OperationObject, ParameterObject } from '../../api/openapi-types.ts';
import type { Operation } from './document.ts';
import { listOperations } from './document.ts';
import { operationPath } from './operation-page.ts';
import { renderAccess } from './permissions.ts';

/**
 * Returns the document for Swagger UI. Each description states who may call the operation. Optional parameters lose
 * their examples: the UI would fill them in, so that every "Try it out" would send the same idempotency key and a stale
 * ETag.
 */
export function toSwaggerDocument(document: OpenApiDocument): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  for (const operation of listOperations(document)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: toSwaggerOperation(document, operation),
    };
  }
  return { ...document, paths };
}

function toSwaggerOperation(document: OpenApiDocument, operation: Operation): OperationObject {
  const { method, path, tag, ...rest } = operation;
  const access = `**Access:** ${renderAccess(document, operation)}`;
  const page = `[This operation as Markdown](${operationPath(operation.operationId)})`;
  return {
    ...rest,
    description: [operation.description, access, page].filter(Boolean).join('\n\n'),
    parameters: operation.parameters.map((parameter) =>
      parameter.required ? parameter : withoutExamples(document, parameter),
    ),
  };
}

function withoutExamples(document: OpenApiDocument, parameter: ParameterObject): ParameterObject {
  const { example, examples, schema, ...rest } = parameter;
  if (!schema) return rest;
  const { example: _example, examples: _examples, ...bare } = resolveReference(document, schema);
  return { ...rest, schema: bare };
}
