import type { DocsDocument, Operation, OperationObject, Parameter, PathItem } from './document.ts';
import { listOperations, resolve } from './document.ts';
import { operationPath } from './operation-page.ts';
import { renderAccess } from './permissions.ts';

/**
 * Returns the document for Swagger UI. Each description states who may call the operation. Optional parameters lose
 * their examples: the UI would fill them in, so that every "Try it out" would send the same idempotency key and a stale
 * ETag.
 */
export function toSwaggerDocument(document: DocsDocument): DocsDocument {
  const paths: Record<string, PathItem> = {};
  for (const operation of listOperations(document)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: toSwaggerOperation(document, operation),
    };
  }
  return { ...document, paths };
}

function toSwaggerOperation(document: DocsDocument, operation: Operation): OperationObject {
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

function withoutExamples(document: DocsDocument, parameter: Parameter): Parameter {
  const { example, examples, schema, ...rest } = parameter;
  if (!schema) return rest;
  const { example: _example, examples: _examples, ...bare } = resolve(document, schema);
  return { ...rest, schema: bare };
}
