import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { FORM_TYPE, type OpenApiDocument, type OperationObject } from '../../../server/api/openapi-types.ts';
import type { OperationId } from '../../../server/api/types.ts';

// The server checks the document before it starts; the walks read the same one.
export const document = parse(
  readFileSync(new URL('../../../openapi.yaml', import.meta.url), 'utf8'),
) as OpenApiDocument;

export interface DocumentedOperation {
  id: OperationId;
  method: string;
  path: string;
  schema: OperationObject;
  /** Names of its parameters by place, references resolved. */
  parameters: Record<'path' | 'query' | 'header', string[]>;
  status: number;
}

function parametersOf(schema: OperationObject): DocumentedOperation['parameters'] {
  const all = (schema.parameters ?? []).map((parameter) =>
    parameter.$ref === undefined
      ? parameter
      : document.components.parameters[parameter.$ref.split('/').at(-1) ?? ''],
  );
  const named = (place: string) => all.flatMap((one) => (one?.in === place ? [one.name ?? ''] : []));
  return { path: named('path'), query: named('query'), header: named('header') };
}

const documented: readonly DocumentedOperation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, schema]) => ({
    // The generated types come from the same document.
    id: schema.operationId as OperationId,
    method: method.toUpperCase(),
    path,
    schema,
    parameters: parametersOf(schema),
    status: Number(Object.keys(schema.responses).find((status) => status.startsWith('2'))),
  })),
);

const isOfKey = ({ schema }: DocumentedOperation): boolean => schema['x-workspace'] === 'credential';

/** The operations in the workspace of the key that calls them. They refuse the credentials that the walks use. */
export const keyOperations = documented.filter(isOfKey);

const isOfScim = ({ schema }: DocumentedOperation): boolean => schema['x-surface'] === 'scim';

/** The operations of identity providers. Their clients, errors and repetitions are those of SCIM. */
export const scimOperations = documented.filter(isOfScim);

const isForm = ({ schema }: DocumentedOperation): boolean =>
  schema.requestBody?.content[FORM_TYPE] !== undefined;

/** The operations that take a form. Their clients, errors and repetitions are those of OAuth. */
export const oauthOperations = documented.filter(isForm);

const isOfLink = ({ schema }: DocumentedOperation): boolean => schema['x-permission'] === 'setup_link';

/** The operations of set-up links. They refuse the credentials that the walks use. */
export const setupOperations = documented.filter(isOfLink);

/** Every other operation of the document. */
export const allOperations = documented.filter(
  (one) => !isOfKey(one) && !isOfScim(one) && !isForm(one) && !isOfLink(one),
);

/** The operations to walk: all of them, or those whose ids begin with `TEST_OPERATIONS`, such as `projects.`. */
export const operations = allOperations.filter(({ id }) => id.startsWith(process.env.TEST_OPERATIONS ?? ''));

export function operation(id: OperationId): DocumentedOperation {
  const found = documented.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The document has no operation ${id}.`);
  return found;
}

/** Whether only the operator may call it, aside from application keys. */
export const isForOperator = ({ schema }: Pick<DocumentedOperation, 'schema'>): boolean =>
  schema['x-permission'] === 'operator';

/** Whether no credential is needed. */
export const isPublic = ({ schema }: Pick<DocumentedOperation, 'schema'>): boolean =>
  [schema['x-permission']].flat().includes('public');
