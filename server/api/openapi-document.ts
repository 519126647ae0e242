import type { OpenApiDocument, OperationObject, ParameterObject, Referable } from './openapi-types.ts';

/** An operation of the document with its path and method. */
export interface LocatedOperation {
  path: string;
  method: string;
  operation: OperationObject;
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

/** Returns all operations: paths in the document's order, reads before writes. */
export const operationsIn = ({ paths }: OpenApiDocument): LocatedOperation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .map(([method, operation]) => ({ path, method, operation }))
      .sort((a, b) => METHODS.indexOf(a.method) - METHODS.indexOf(b.method)),
  );

/**
 * Resolves a local reference, keeping its siblings (OpenAPI 3.1 allows a description there).
 * @throws when the document does not have the target
 */
export function resolveReference<T extends object>(document: object, node: T): T {
  const { $ref, ...siblings } = node as T & Referable;
  if ($ref === undefined) return node;
  const target = $ref
    .replace(/^#\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    // A JSON pointer passes through values of any type.
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
  if (typeof target !== 'object' || target === null) throw new Error(`${$ref} is not in the document`);
  // A reference stands for an object of the type that its place allows.
  return { ...resolveReference(document, target as T), ...siblings };
}

/** Returns the parameters of an operation without references. */
export const parametersOf = (document: object, { parameters = [] }: OperationObject): ParameterObject[] =>
  // The OpenAPI linter has checked that each parameter has a name and a location.
  parameters.map((parameter) => resolveReference(document, parameter) as ParameterObject);
