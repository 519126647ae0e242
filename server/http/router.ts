import createFindMyWay from 'find-my-way';
import { nearestPath } from '../api/nearest-match.ts';
import { parametersOf } from '../api/openapi-document.ts';
import type { OpenApiDocument, OperationObject } from '../api/openapi-types.ts';
import { invalidField } from '../api/problem.ts';
import { MAX_PARAMETER_LENGTH } from './query-string.ts';
import { SCIM_PATH } from './scim-answers.ts';

/** An operation of the document with its route. */
export interface RoutedOperation {
  readonly operationId: string;
  /** In upper case. */
  readonly method: string;
  /** The path template of the document: `/v1/workspaces/{workspace}`. */
  readonly path: string;
  /** The same template in Express's notation: `/v1/workspaces/:workspace`. */
  readonly expressRoute: string;
  readonly schema: OperationObject;
}

export interface RouteMatch {
  readonly operation: RoutedOperation;
  readonly pathParams: Readonly<Record<string, string>>;
}

/** An operation; the methods of a path without the requested one (405); or nothing (404). */
export type RouteLookup =
  | RouteMatch
  | { readonly allowed: readonly string[]; readonly instead?: RoutedOperation }
  | undefined;

/** What the router keeps for a path. */
interface Leaf {
  methods: ReadonlyMap<string, RoutedOperation>;
  /** The parameter that takes the rest of the path. */
  rest: string | undefined;
}

export interface Router {
  readonly operations: readonly RoutedOperation[];
  match(method: string, path: string): RouteLookup;
  /** Returns the template that was probably meant by an unknown path. */
  nearest(path: string): string | undefined;
}

const toExpressRoute = (path: string): string => {
  for (const segment of path.split('/')) {
    if (/[{}*():]/.test(segment) && !/^\{\w+\}$/.test(segment)) {
      throw new Error(`${path}: a path segment is either fixed text or one {parameter}, not "${segment}"`);
    }
  }
  return path.replace(/\{(\w+)\}/g, ':$1');
};

/**
 * Returns the parameter that takes the rest of the path, slashes included, where an operation has one. Clients may leave them
 * unencoded.
 */
const restParameterOf = (
  document: OpenApiDocument,
  { path, schema }: RoutedOperation,
): string | undefined => {
  const rest = parametersOf(document, schema).find((parameter) => parameter['x-rest-of-path'] === true)?.name;
  if (rest !== undefined && !path.endsWith(`/{${rest}}`))
    throw new Error(`${path}: only the last segment can take the rest of the path`);
  return rest;
};

const operationsOf = (path: string, item: Readonly<Record<string, OperationObject>>): RoutedOperation[] => {
  const expressRoute = toExpressRoute(path);
  return Object.entries(item).map(([method, schema]) => ({
    operationId: schema.operationId,
    method: method.toUpperCase(),
    path,
    expressRoute,
    schema,
  }));
};

const allowedMethods = (methods: ReadonlyMap<string, RoutedOperation>): string[] => {
  const head = methods.has('GET') ? ['HEAD'] : [];
  return [...methods.keys(), ...head, 'OPTIONS'].sort();
};

const rejectMalformedEncoding = (path: string): void => {
  if (!path.includes('%')) return;
  try {
    decodeURIComponent(path);
  } catch {
    const message = 'The path contains a percent sign that does not start a UTF-8 escape. Write it as %25.';
    throw invalidField('', 'encoding', message, 'path');
  }
};

/** Methods that a client may have meant when the path does not accept its method. Both POST and PUT can add an item. */
const MEANT: Readonly<Record<string, readonly string[]>> = { POST: ['POST', 'PUT'], PUT: ['PUT', 'PATCH'] };

/**
 * Returns the operation with this effect on an item of the list at this path, or on the list that contains this item.
 */
const doneBy = (
  operations: readonly RoutedOperation[],
  method: string,
  template: string,
): RoutedOperation | undefined => {
  const isNear = ({ path }: RoutedOperation) =>
    path === template ||
    (path.startsWith(`${template}/{`) && path.lastIndexOf('/') === template.length) ||
    (template.startsWith(`${path}/{`) && template.lastIndexOf('/') === path.length);
  for (const meant of MEANT[method] ?? [method]) {
    const found = operations.find((one) => one.method === meant && isNear(one));
    if (found) return found;
  }
  return undefined;
};

/**
 * Finds the operation of a request in a radix tree, so that the cost does not grow with the document. The tree contains
 * the paths, each with its methods: fixed segments take precedence over parameters before the method is considered, and
 * a known path with another method is a 405.
 */
export const createRouter = (document: OpenApiDocument): Router => {
  const tree = createFindMyWay({ caseSensitive: true, maxParamLength: MAX_PARAMETER_LENGTH });
  const operations: RoutedOperation[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    const found = operationsOf(path, item);
    operations.push(...found);
    const methods = new Map(found.map((operation) => [operation.method, operation]));
    const rest = found
      .map((operation) => restParameterOf(document, operation))
      .find((name) => name !== undefined);
    const route = toExpressRoute(path);
    const pattern = rest === undefined ? route : `${route.slice(0, route.lastIndexOf('/'))}/*`;
    tree.on('GET', pattern, () => undefined, { methods, rest } satisfies Leaf);
  }

  const templates = Object.keys(document.paths);
  return {
    operations,
    nearest: (path) => nearestPath(path, templates),
    match(method, asked) {
      rejectMalformedEncoding(asked);
      // Identity providers end their addresses with a slash or without one.
      const path = asked.startsWith(SCIM_PATH) && asked.endsWith('/') ? asked.slice(0, -1) : asked;
      const leaf = tree.find('GET', path);
      // The tree accepts empty parameters, which would make `/v1/projects/` a spelling of `/v1/projects/{project}`.
      if (leaf === null || Object.values(leaf.params).includes('')) return undefined;
      // The library types the store as `any`; each route was registered above with it.
      const { methods, rest } = leaf.store as Leaf;
      const operation = methods.get(method === 'HEAD' ? 'GET' : method);
      if (operation === undefined) {
        const [only, ...others] = methods.values();
        const instead =
          doneBy(operations, method, only?.path ?? '') ?? (others.length === 0 ? only : undefined);
        return { allowed: allowedMethods(methods), ...(instead && { instead }) };
      }
      // A matched route has a string for each parameter; the library types them as optional.
      const { '*': remaining, ...pathParams } = leaf.params as Record<string, string>;
      if (rest !== undefined && remaining !== undefined) pathParams[rest] = remaining;
      return { operation, pathParams };
    },
  };
};
