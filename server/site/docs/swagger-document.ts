import { resolveReference } from '../../api/openapi-document.ts';
import type { OpenApiDocument, OperationObject, ParameterObject } from '../../api/openapi-types.ts';
import type { DocsOperation } from './document.ts';
import { groupByTag, listOperations } from './document.ts';
import { errorTable, operationPath } from './operation-page.ts';
import { renderAccess } from './permissions.ts';

const IS_ERROR = /^[45]/;
const NOTE =
  'This page sends requests. The [reference](/reference) has the same operations with samples, and the notes on authentication, errors, lists and retries.';
/** The only extension that the page uses. */
const TAG_GROUPS = 'x-tagGroups';

/**
 * Returns the document for Swagger UI. Each description states who may call the operation, and one table has its errors.
 * Optional parameters lose their examples: the UI would fill them in, so that every "Try it out" would send the same
 * idempotency key and a stale ETag.
 */
export function toSwaggerDocument(document: OpenApiDocument): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  for (const operation of listOperations(document)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: toSwaggerOperation(document, operation),
    };
  }
  const tags = groupByTag(document).map(({ name, description = '' }) => ({ name, description }));
  const shown = Object.entries(document).filter(([name]) => !name.startsWith('x-') || name === TAG_GROUPS);
  const { oauth: _oauth, ...securitySchemes } = document.components.securitySchemes ?? {};
  // It keeps all that the type requires and the page uses.
  return {
    ...(Object.fromEntries(shown) as OpenApiDocument),
    // One field for every kind of token: the UI would keep the secret of a key beside it.
    security: [{ bearer: [] }],
    components: { ...document.components, securitySchemes },
    info: { ...document.info, description: NOTE },
    tags,
    paths,
  };
}

function toSwaggerOperation(document: OpenApiDocument, operation: DocsOperation): OperationObject {
  const { method, path, tag, responses, ...rest } = operation;
  const shown = Object.entries(rest).filter(([name]) => !name.startsWith('x-'));
  const access = `**Access:** ${renderAccess(document, operation)}`;
  const page = `[This operation in the reference](${operationPath(operation.operationId)})`;
  const successes = Object.entries(responses).filter(([status]) => !IS_ERROR.test(status));
  return {
    // It keeps all that the type requires: extensions are optional.
    ...(Object.fromEntries(shown) as typeof rest),
    description: [operation.description, access, page].filter(Boolean).join('\n\n'),
    parameters: operation.parameters.map((parameter) =>
      parameter.required ? parameter : withoutExamples(document, parameter),
    ),
    responses: {
      ...Object.fromEntries(successes),
      default: { description: errorTable(document, operation) },
    },
  };
}

function withoutExamples(document: OpenApiDocument, parameter: ParameterObject): ParameterObject {
  const { example, examples, schema, ...rest } = parameter;
  if (!schema) return rest;
  const { example: _example, examples: _examples, ...bare } = resolveReference(document, schema);
  return { ...rest, schema: bare };
}
