import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { operationsIn, parametersOf } from '../../server/api/openapi-document.ts';
import type { OpenApiDocument } from '../../server/api/openapi-types.ts';
import { errorCodesOf } from '../../server/api/operation-errors.ts';

/** Returns the types that the server's handlers are checked against: the document as it is. */
export async function schemaFile(document: OpenApiDocument): Promise<string> {
  // A copy, because the generator modifies its input; its type of a document is narrower than ours.
  const copy = JSON.parse(JSON.stringify(document, withoutExamples)) as OpenAPI3;
  // Fields with a default stay optional, as in requests: a caller may omit them.
  const types = astToString(await openapiTS(copy, { defaultNonNullable: false, silent: true }));
  const unused = /^export type (webhooks|\$defs) = Record<string, never>;\n/gm;
  return `${types.replace(unused, '')}${errorTypes(document)}${relayTypes(document)}`;
}

/** Examples of whole bodies would double the size of the types; those of single fields stay as hover text. */
function withoutExamples(this: object, key: string, value: unknown): unknown {
  return 'schema' in this && (key === 'example' || key === 'examples') ? undefined : value;
}

/** Returns the error codes of each operation as types. */
function errorTypes(document: OpenApiDocument): string {
  const { 'x-errors': catalogue } = document;
  if (!catalogue) return '';
  const lines = operationsIn(document).map(({ method, path, operation }) => {
    const parameters = parametersOf(document, operation);
    const errors = errorCodesOf(catalogue, { ...operation, method, path, parameters });
    const names = errors.map((code) => `'${code}'`).join(' | ') || 'never';
    return `  '${operation.operationId}': ${names};\n`;
  });
  return `\n/** The error codes that each operation can answer. */\nexport interface OperationErrors {\n${lines.join('')}}\n`;
}

/** Returns the ids of the operations that relay a provider, which have another kind of handler. */
function relayTypes(document: OpenApiDocument): string {
  if (!document['x-errors']) return '';
  const ids = operationsIn(document).flatMap(({ operation }) =>
    operation['x-relay'] === undefined ? [] : [`'${operation.operationId}'`],
  );
  return `\n/** The operations that relay the answer of a provider. */\nexport type RelayId = ${ids.join(' | ') || 'never'};\n`;
}
