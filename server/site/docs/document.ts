import {
  type LocatedOperation,
  operationsIn,
  parametersOf,
  resolveReference,
} from '../../api/openapi-document.ts';
import type {
  ErrorDefinition,
  MediaType,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
} from '../../api/openapi-types.ts';
import { errorCodesOf } from '../../api/operation-errors.ts';

/** A request body or a response: both have the same form in the documentation. */
type Body = OperationObject['responses'][string];

/** An operation with its path, and without references to parameters and bodies. */
export interface DocsOperation extends Omit<OperationObject, 'parameters' | 'requestBody'> {
  method: string;
  path: string;
  tag: string;
  parameters: ParameterObject[];
  requestBody?: NonNullable<OperationObject['requestBody']>;
}

/** The operations of a document, which stays as it is: each page needs all of them for its contents. */
const operationsOf = new WeakMap<OpenApiDocument, DocsOperation[]>();

/** Returns all operations, in the document's order. */
export function listOperations(document: OpenApiDocument): DocsOperation[] {
  const known = operationsOf.get(document);
  if (known !== undefined) return known;
  const operations = operationsIn(document).map((located) => toOperation(document, located));
  operationsOf.set(document, operations);
  return operations;
}

function toOperation(
  document: OpenApiDocument,
  { path, method, operation }: LocatedOperation,
): DocsOperation {
  const { requestBody, ...rest } = operation;
  return {
    ...rest,
    method: method.toUpperCase(),
    path,
    tag: operation.tags?.[0] ?? 'default',
    parameters: parametersOf(document, operation),
    ...(requestBody && { requestBody: resolveReference(document, requestBody) }),
  };
}

/** Returns an error of the catalogue. */
export function findError(document: OpenApiDocument, name: string): ErrorDefinition | undefined {
  const catalogue: Readonly<Record<string, ErrorDefinition>> = document['x-errors'];
  return catalogue[name];
}

/** Returns the operations that return an error. */
export const operationsReturning = (document: OpenApiDocument, name: string): DocsOperation[] =>
  listOperations(document).filter((operation) =>
    errorCodesOf(document['x-errors'], operation).some((code) => code === name),
  );

export function findOperation(document: OpenApiDocument, operationId: string): DocsOperation {
  const found = listOperations(document).find((operation) => operation.operationId === operationId);
  if (!found) throw new Error(`The document has no operation ${operationId}`);
  return found;
}

/** Returns the operations by tag: tags as the document orders them, then those it does not describe. */
export function groupByTag(
  document: OpenApiDocument,
): { name: string; description?: string; operations: DocsOperation[] }[] {
  const operations = listOperations(document);
  const described = document.tags ?? [];
  const names = new Set([
    ...described.map((tag) => tag.name),
    ...operations.map((operation) => operation.tag),
  ]);
  return [...names]
    .map((name) => ({
      ...described.find((tag) => tag.name === name),
      name,
      operations: operations.filter((operation) => operation.tag === name),
    }))
    .filter((tag) => tag.operations.length > 0);
}

/** Returns the resources of each area, with their operations. */
export function areasOf(
  document: OpenApiDocument,
): Array<{ name: string; tags: ReturnType<typeof groupByTag> }> {
  const tags = groupByTag(document);
  return (document['x-tagGroups'] ?? [])
    .map((group) => ({ name: group.name, tags: tags.filter((tag) => group.tags.includes(tag.name)) }))
    .filter((area) => area.tags.length > 0);
}

/** Returns the successful response of an operation. */
export function successResponse(
  document: OpenApiDocument,
  operation: DocsOperation,
): { status: string; body: Body } {
  const status = Object.keys(operation.responses).find((code) => code.startsWith('2')) ?? '200';
  const response = operation.responses[status];
  return { status, body: response ? resolveReference(document, response) : {} };
}

/** Returns the first media type of a body; the API uses one per message. */
export function mediaOf(body: Body | undefined): { type: string; media: MediaType } | undefined {
  const first = Object.entries(body?.content ?? {})[0];
  return first && { type: first[0], media: first[1] };
}
