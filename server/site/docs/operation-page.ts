import type { OpenApiDocument } from '../../api/openapi-types.ts';
import type { DocsOperation } from './document.ts';
import { findOperation, groupByTag } from './document.ts';
import { blocks, code, fence, table } from './markdown.ts';
import type { OperationFacts } from './operation-facts.ts';
import { errorFacts, operationFacts } from './operation-facts.ts';
import { renderAccess } from './permissions.ts';
import type { SchemaField } from './schema-fields.ts';

/** Returns the path of an operation's page. */
export function operationPath(operationId: string): string {
  return `/reference/${operationId}`;
}

/** Renders one operation as a Markdown page. */
export function renderOperation(document: OpenApiDocument, operationId: string, publicUrl: string): string {
  const operation = findOperation(document, operationId);
  const facts = operationFacts(document, operation, publicUrl);
  return blocks(
    `# ${operation.operationId}`,
    fence('http', `${operation.method} ${operation.path}`),
    operation.summary,
    operation.description,
    '## Access',
    renderAccess(document, operation),
    renderParameters(facts.parameters),
    renderRequest(facts.request),
    renderResponse(facts.response),
    '## Errors',
    errorTable(document, operation),
    '## Examples',
    fence('sh', facts.curl),
    fence('ts', facts.typescript),
  );
}

function renderParameters(parameters: OperationFacts['parameters']): string | undefined {
  if (parameters.length === 0) return undefined;
  const rows = parameters.map(({ path, location, type, required, description }) => [
    code(path),
    location,
    type,
    required ? 'yes' : 'no',
    description,
  ]);
  return blocks('## Parameters', table(['Name', 'In', 'Type', 'Required', 'Meaning'], rows));
}

function renderRequest(request: OperationFacts['request']): string | undefined {
  if (!request?.type) return undefined;
  const { type, description, fields, example } = request;
  return blocks(
    '## Request body',
    `${code(type)}. ${description}`,
    renderFields(fields),
    renderExample(type, example),
  );
}

function renderResponse({ status, type, description, fields, example }: OperationFacts['response']): string {
  if (!type) return blocks('## Response', `${code(status)}, no body. ${description}`);
  return blocks(
    '## Response',
    `${code(status)}, ${code(type)}. ${description}`,
    renderFields(fields),
    renderExample(type, example),
  );
}

function renderFields(fields: SchemaField[]): string | undefined {
  if (fields.length === 0) return undefined;
  return table(
    ['Field', 'Type', 'Required', 'Meaning'],
    fields.map((field) => [code(field.path), field.type, field.required ? 'yes' : 'no', field.description]),
  );
}

const renderExample = (type: string, example: string): string =>
  fence(type.includes('json') ? 'json' : '', example);

/** Renders the errors that an operation can return. */
export const errorTable = (document: OpenApiDocument, operation: DocsOperation): string =>
  table(
    ['Status', 'Code', 'Meaning'],
    errorFacts(document, operation).map((error) => [
      String(error.status),
      `[${error.code}](/errors/${error.code})`,
      error.meaning,
    ]),
  );

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
  return blocks(`# ${document.info.title}: reference`, ...sections);
}
