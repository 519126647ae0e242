import type { PermissionClass } from '../../api/types.ts';

/** The part of an OpenAPI 3.1 document that the documentation reads. */
export interface DocsDocument {
  info: { title: string; version: string; summary?: string; description?: string };
  tags?: { name: string; description?: string }[];
  servers?: { url: string; description?: string }[];
  paths: Record<string, PathItem>;
  components?: { parameters?: Record<string, Parameter | Reference>; [section: string]: unknown };
  'x-permissions': PermissionEntry[];
  'x-errors': Record<string, ErrorEntry>;
}

export interface Reference {
  $ref: string;
}

export type PathItem = { parameters?: (Parameter | Reference)[] } & Partial<Record<Method, OperationObject>>;

export interface OperationObject {
  operationId: string;
  tags?: string[];
  summary?: string;
  description?: string;
  security?: unknown[];
  parameters?: (Parameter | Reference)[];
  requestBody?: Body | Reference;
  responses: Record<string, Body | Reference>;
  'x-permission'?: string | string[];
  'x-self'?: string;
  'x-archived'?: boolean;
  'x-reauthentication'?: boolean;
  'x-anywhere'?: string;
  'x-anywhere-reauthenticated'?: boolean;
  'x-plan'?: string;
  'x-quota'?: string;
  'x-errors'?: string[];
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, Example>;
}

/** A request body or a response: both have the same form in the documentation. */
export interface Body {
  description?: string;
  content?: Record<string, Media>;
}

export interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, Example>;
}

export interface Example {
  $ref?: string;
  value?: unknown;
}

export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  readOnly?: boolean;
  writeOnly?: boolean;
  deprecated?: boolean;
}

export interface PermissionEntry {
  name: string;
  category: string;
  class: PermissionClass;
  description: string;
  roles: string[];
  organization_roles: string[];
}

export interface ErrorEntry {
  status: number;
  title: string;
  /** A `detail` that the server returns. */
  example: string;
  description: string;
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];

/** An operation with its path, and with its own and its path's parameters resolved. */
export interface Operation extends Omit<OperationObject, 'parameters' | 'requestBody'> {
  method: string;
  path: string;
  tag: string;
  parameters: Parameter[];
  requestBody?: Body;
}

/** Resolves a local `$ref`, keeping its siblings (OpenAPI 3.1 allows a description there). */
export function resolve<T extends object>(document: DocsDocument, node: T | Reference): T {
  // `in` does not narrow a generic T; schemas have an optional `$ref` of their own.
  const { $ref, ...beside } = node as T & Partial<Reference>;
  if ($ref === undefined) return node as T;
  const target = $ref
    .replace(/^#\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    // A JSON pointer passes through values of any type.
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
  if (typeof target !== 'object' || target === null) throw new Error(`The document has no ${$ref}`);
  // The document was validated before, so the target has the expected type.
  return { ...resolve(document, target as T), ...beside };
}

/** Returns all operations, in the document's order. */
export function listOperations(document: DocsDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [toOperation(document, path, method, item, operation)] : [];
    }),
  );
}

function toOperation(
  document: DocsDocument,
  path: string,
  method: Method,
  item: PathItem,
  operation: OperationObject,
): Operation {
  const { parameters = [], requestBody, ...rest } = operation;
  return {
    ...rest,
    method: method.toUpperCase(),
    path,
    tag: operation.tags?.[0] ?? 'default',
    parameters: [...(item.parameters ?? []), ...parameters].map((parameter) => resolve(document, parameter)),
    ...(requestBody && { requestBody: resolve(document, requestBody) }),
  };
}

export function findOperation(document: DocsDocument, operationId: string): Operation {
  const found = listOperations(document).find((operation) => operation.operationId === operationId);
  if (!found) throw new Error(`The document has no operation ${operationId}`);
  return found;
}

/** Returns the operations by tag: tags as the document orders them, then those it does not describe. */
export function groupByTag(
  document: DocsDocument,
): { name: string; description?: string; operations: Operation[] }[] {
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

/** Returns the successful response of an operation. */
export function successResponse(
  document: DocsDocument,
  operation: Operation,
): { status: string; body: Body } {
  const status = Object.keys(operation.responses).find((code) => code.startsWith('2')) ?? '200';
  const response = operation.responses[status];
  return { status, body: response ? resolve(document, response) : {} };
}

/** Returns the first media type of a body; the API uses one per message. */
export function mediaOf(body: Body | undefined): { type: string; media: Media } | undefined {
  const first = Object.entries(body?.content ?? {})[0];
  return first && { type: first[0], media: first[1] };
}
