import createFindMyWay from 'find-my-way';
import { isUnstorable, UNSTORABLE } from './request-body.ts';
import { nearestPath } from './nearest-match.ts';
import { invalid, type Violation } from '../api/problem.ts';
import type { OpenApiDocument, OperationObject, SchemaObject } from '../api/api-document.ts';
import { printable } from './validation-errors.ts';

/** An operation of the document, and where it is reached. */
export interface Operation {
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  /** The template as the document writes it: `/v1/workspaces/{workspace}`. */
  readonly path: string;
  /** The same template as Express would write it: `/v1/workspaces/:workspace`. */
  readonly expressRoute: string;
  readonly schema: OperationObject;
}

export interface Matched {
  readonly operation: Operation;
  readonly pathParams: Readonly<Record<string, string>>;
}

/** An operation; or the methods of a path that has no such method (405); or nothing (404). */
export type Match =
  | Matched
  | { readonly allowed: readonly string[]; readonly instead?: Operation }
  | undefined;

export interface Router {
  readonly operations: readonly Operation[];
  match(method: string, path: string): Match;
  /** The template of a path that is likely to be meant by one that has none. */
  nearest(path: string): string | undefined;
}

/** Longer than any identifier, so that an absurd one is an ordinary 404 and never reaches the database. */
const MAX_PARAMETER_LENGTH = 512;

const toExpressRoute = (path: string): string => {
  for (const segment of path.split('/')) {
    if (/[{}*():]/.test(segment) && !/^\{\w+\}$/.test(segment)) {
      throw new Error(`${path}: a path segment is either fixed text or one {parameter}, not "${segment}"`);
    }
  }
  return path.replace(/\{(\w+)\}/g, ':$1');
};

const operationsOf = (path: string, item: Readonly<Record<string, OperationObject>>): Operation[] => {
  const expressRoute = toExpressRoute(path);
  return Object.entries(item).map(([method, schema]) => ({
    operationId: schema.operationId,
    method: method.toUpperCase(),
    path,
    expressRoute,
    schema,
  }));
};

const allowedMethods = (methods: ReadonlyMap<string, Operation>): string[] => {
  const head = methods.has('GET') ? ['HEAD'] : [];
  return [...methods.keys(), ...head, 'OPTIONS'].sort();
};

const refuseBrokenEncoding = (path: string): void => {
  if (!path.includes('%')) return;
  try {
    decodeURIComponent(path);
  } catch {
    const message = 'The path holds a percent sign that does not start a UTF-8 escape; write it as %25.';
    throw invalid([{ location: 'path', path: '', code: 'encoding', message }]);
  }
};

/** What a client that sends the method to a path that does not take it may have meant there; POST adds as PUT does. */
const MEANT: Readonly<Record<string, readonly string[]>> = { POST: ['POST', 'PUT'], PUT: ['PUT', 'PATCH'] };

/** The operation that does it to an item of the list at this path, or to the list that this item is of. */
const doneBy = (
  operations: readonly Operation[],
  method: string,
  template: string,
): Operation | undefined => {
  const isNear = ({ path }: Operation) =>
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
 * Finds the operation of a request in a radix tree, so that the cost does not grow with the document. One tree
 * holds the paths, each with its methods: fixed segments win over parameters before the method is looked at, and a
 * known path with another method is a 405.
 */
export const createRouter = (document: OpenApiDocument): Router => {
  const tree = createFindMyWay({ caseSensitive: true, maxParamLength: MAX_PARAMETER_LENGTH });
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    const found = operationsOf(path, item);
    operations.push(...found);
    const methods = new Map(found.map((operation) => [operation.method, operation]));
    tree.on('GET', toExpressRoute(path), () => undefined, methods);
  }

  const templates = Object.keys(document.paths);
  return {
    operations,
    nearest: (path) => nearestPath(path, templates),
    match(method, path) {
      refuseBrokenEncoding(path);
      const leaf = tree.find('GET', path);
      // The tree lets a parameter be empty, which would make `/v1/projects/` a spelling of `/v1/projects/{project}`.
      if (leaf === null || Object.values(leaf.params).includes('')) return undefined;
      // The store of a route is `any` to the library; each was registered above with its methods.
      const methods = leaf.store as ReadonlyMap<string, Operation>;
      const operation = methods.get(method === 'HEAD' ? 'GET' : method);
      if (operation === undefined) {
        const [{ path: template = '' } = {}] = methods.values();
        const instead = doneBy(operations, method, template);
        return { allowed: allowedMethods(methods), ...(instead && { instead }) };
      }
      // A matched route has a string for each of its parameters; the library types them as optional.
      return { operation, pathParams: { ...leaf.params } as Record<string, string> };
    },
  };
};

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** A plus is a space, as forms write it, except in formats that have no space: `2026-01-01T00:00:00+02:00`. */
const decodeValue = (text: string, schema: SchemaObject): string | undefined =>
  decode(schema.format === undefined ? text.replaceAll('+', ' ') : text);

export interface Query {
  values: Record<string, string | number | boolean | string[]>;
  violations: Violation[];
}

/** How JSON writes the types that are no text. JavaScript's own conversion takes `0x10`, `1e1` and ` 5` for numbers as well. */
const LITERALS: Readonly<Record<string, RegExp>> = {
  integer: /^-?(?:0|[1-9]\d*)$/,
  number: /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/,
  boolean: /^(?:true|false)$/,
};

const addValue = (query: Query, name: string, text: string, schema: SchemaObject): void => {
  const refuse = (code: string, message: string): void => {
    query.violations.push({ location: 'query', path: name, code, message });
  };
  const value = decodeValue(text, schema);
  const earlier = query.values[name];
  const type = String(schema.type);
  const literal = LITERALS[type];
  if (value === undefined) refuse('encoding', 'Percent-encode the value as UTF-8.');
  else if (value === '') refuse('empty', 'Give this parameter a value or leave it out.');
  else if (isUnstorable(value)) refuse('invalid_character', UNSTORABLE);
  else if (type === 'array') query.values[name] = [earlier ?? [], value].flat().map(String);
  else if (earlier !== undefined) refuse('repeated', 'Give this parameter once.');
  else if (literal === undefined) query.values[name] = value;
  // What these forms let through, JSON reads as a number or a boolean.
  else if (literal.test(value)) query.values[name] = JSON.parse(value) as number | boolean;
  else refuse('type', `Must be of the type ${type}, written as in JSON.`);
};

/**
 * Reads the query of an operation that knows these parameters. The validation library would stop at the first unknown
 * name, and refuse a bare `:` in a value.
 */
export const readQuery = (url: string, known: ReadonlyMap<string, SchemaObject>): Query => {
  const query: Query = { values: {}, violations: [] };
  const start = url.indexOf('?');
  const pairs = start === -1 ? [] : url.slice(start + 1).split('&');
  for (const pair of pairs.filter((text) => text !== '')) {
    const equals = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const name = decode(pair.slice(0, equals)) ?? pair.slice(0, equals);
    const schema = known.get(name);
    if (schema) {
      addValue(query, name, pair.slice(equals + 1), schema);
    } else {
      const path = printable(name);
      const message = `Remove parameter "${path}": it is not known here.`;
      query.violations.push({ location: 'query', path, code: 'unknown', message });
    }
  }
  return query;
};
