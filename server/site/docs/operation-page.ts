import { resolveReference } from '../../api/openapi-document.ts';
import type { MediaType, OpenApiDocument, ParameterObject } from '../../api/openapi-types.ts';
import { errorCodesOf } from '../../api/operation-errors.ts';
import type { Operation } from './document.ts';
import { findOperation, groupByTag, mediaOf, successResponse } from './document.ts';
import { exampleOf } from './examples.ts';
import { blocks, code, fence, table } from './markdown.ts';
import { renderAccess } from './permissions.ts';
import type { Field } from './schema-fields.ts';
import { describeType, listFields } from './schema-fields.ts';
import { renderCurl, renderSdkCall, toText } from './snippets.ts';

/** Returns the path of an operation's page. */
export function operationPath(operationId: string): string {
  return `/docs/operations/${operationId}.md`;
}

/** Renders one operation as a Markdown page. */
export function renderOperation(document: OpenApiDocument, operationId: string, publicUrl: string): string {
  const operation = findOperation(document, operationId);
  return blocks(
    `# ${operation.operationId}`,
    fence('http', `${operation.method} ${operation.path}`),
    operation.summary,
    operation.description,
    '## Access',
    renderAccess(document, operation),
    renderParameters(document, operation.parameters),
    renderRequest(document, operation),
    renderResponse(document, operation),
    renderErrors(document, operation),
    '## Examples',
    fence('sh', renderCurl(document, operation, publicUrl)),
    fence('ts', renderSdkCall(document, operation)),
  );
}

function renderParameters(document: OpenApiDocument, parameters: ParameterObject[]): string | undefined {
  if (parameters.length === 0) return undefined;
  const rows = parameters.map((parameter) => {
    const schema = resolveReference(document, parameter.schema ?? {});
    const initial = schema.default === undefined ? '' : ` Default ${code(JSON.stringify(schema.default))}.`;
    return [
      code(parameter.name),
      parameter.in,
      describeType(document, parameter.schema ?? {}),
      parameter.required ? 'yes' : 'no',
      `${parameter.description ?? schema.description ?? ''}${initial}`,
    ];
  });
  return blocks('## Parameters', table(['Name', 'In', 'Type', 'Required', 'Meaning'], rows));
}

function renderRequest(document: OpenApiDocument, operation: Operation): string | undefined {
  const request = mediaOf(operation.requestBody);
  if (!request) return undefined;
  return blocks(
    '## Request body',
    `${code(request.type)}. ${operation.requestBody?.description ?? ''}`,
    renderFields(listFields(document, request.media.schema ?? {})),
    renderExample(document, request.media, request.type, 'needed'),
  );
}

function renderResponse(document: OpenApiDocument, operation: Operation): string {
  const { status, body } = successResponse(document, operation);
  const answer = mediaOf(body);
  const description = body.description?.trim() ?? '';
  if (!answer) return blocks('## Response', `${code(status)}, no body. ${description}`);
  return blocks(
    '## Response',
    `${code(status)}, ${code(answer.type)}. ${description}`,
    renderFields(listFields(document, answer.media.schema ?? {})),
    renderExample(document, answer.media, answer.type, 'all'),
  );
}

function renderFields(fields: Field[]): string | undefined {
  if (fields.length === 0) return undefined;
  return table(
    ['Field', 'Type', 'Required', 'Meaning'],
    fields.map((field) => [code(field.path), field.type, field.required ? 'yes' : 'no', field.description]),
  );
}

function renderExample(
  document: OpenApiDocument,
  media: MediaType,
  type: string,
  extent: 'all' | 'needed',
): string {
  return fence(type.includes('json') ? 'json' : '', toText(exampleOf(document, media, extent)));
}

function renderErrors(document: OpenApiDocument, operation: Operation): string {
  const rows = errorCodesOf(document['x-errors'], operation).map((name) => {
    const entry = document['x-errors'][name];
    return [String(entry?.status), `[${name}](/errors/${name})`, firstSentence(entry?.description ?? '')];
  });
  return blocks('## Errors', table(['Status', 'Code', 'Meaning'], rows));
}

function firstSentence(text: string): string {
  return text.split(/(?<=[.!?])\s/)[0] ?? '';
}

/** Renders the index of all operations, by resource. */
export function renderOperationIndex(document: OpenApiDocument): string {
  const sections = groupByTag(document).flatMap((tag) => [
    `## ${tag.name}`,
    tag.description,
    table(
      ['Operation', 'Request', 'Summary'],
      tag.operations.map(({ operationId, method, path, summary }) => [
        `[${operationId}](${operationPath(operationId)})`,
        code(`${method} ${path}`),
        summary ?? '',
      ]),
    ),
  ]);
  return blocks(`# ${document.info.title}: operations`, ...sections);
}
