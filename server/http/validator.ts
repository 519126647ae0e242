import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ajv, FuncKeywordDefinition, ValidateFunction } from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import type { Request } from 'express';
import { RequestValidator } from 'express-openapi-validator/dist/middlewares/openapi.request.validator.js';
import { ContentType } from 'express-openapi-validator/dist/middlewares/util.js';
import { parametersOf, resolveReference } from '../api/openapi-document.ts';
import {
  FORM_TYPE,
  type OpenApiDocument,
  type OperationObject,
  type SchemaObject,
} from '../api/openapi-types.ts';
import { invalidRequest, type Violation, violation } from '../api/problem.ts';
import { canonicalTime } from '../api/times.ts';
import { yieldToEventLoop } from '../jobs/time-slices.ts';
import type { ValidInput } from '../operations/operation-call.ts';
import { readQuery } from './query-string.ts';
import { isCsv, scanBody } from './request-body.ts';
import { createAnswerCheck } from './response-check.ts';
import type { RoutedOperation, RouteMatch } from './router.ts';
import { isUnstorableText, UNSTORABLE } from './unstorable-text.ts';
import { CANONICAL_TIME, cloneSpec, type EovDocument, OPTIONS } from './validation-document.ts';
import { toViolations } from './validation-errors.ts';
// The package's main entry finds the operation of each request by matching the regular expressions of all paths in
// turn. The router has already found it, so the parts behind that lookup are used directly.

export interface Validator {
  /**
   * Validates a request and returns its input.
   * @throws ProblemError `invalid_request` with every violation, not just the first
   */
  validate(req: IncomingMessage, match: RouteMatch, body: unknown): ValidInput;
  /** Compiles the schemas of operations ahead of their first request, while no requests arrive. */
  precompile(operations: readonly RoutedOperation[]): Promise<void>;
  /** Checks the response against the document just before it is sent. Does nothing without `onInvalidResponse`. */
  validateResponseOnSend(res: ServerResponse, operation: RoutedOperation): void;
}

/**
 * Called with the differences between a response and the document. An error it throws propagates to the code that sends
 * the response.
 */
export type ResponseMismatch = (operationId: string, errors: readonly string[]) => void;

/** Milliseconds without a request after which schemas are compiled ahead. */
const QUIET_MS = 50;

/** Converts times in a request to UTC, after their format was checked. */
const canonicalTimes = {
  keyword: CANONICAL_TIME,
  modifying: true,
  post: true,
  validate: (_: unknown, value: unknown, _parent: unknown, locationOf?: DataValidationCxt) => {
    const time = typeof value === 'string' ? canonicalTime(value) : undefined;
    if (locationOf && time !== undefined) locationOf.parentData[locationOf.parentDataProperty] = time;
    return true;
  },
} satisfies FuncKeywordDefinition;

const lastPart = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

/** Returns only the referenced schemas: the package traverses every schema it is given, again for each operation. */
const collectReferences = <T>(schemas: Readonly<Record<string, T>>, root: unknown): Record<string, T> => {
  const found: Record<string, T> = {};
  const visit = (node: unknown): void => {
    for (const [reference] of JSON.stringify(node).matchAll(/#\/components\/schemas\/\w+/g)) {
      const schema = schemas[lastPart(reference)];
      if (schema === undefined || Object.hasOwn(found, lastPart(reference))) continue;
      found[lastPart(reference)] = schema;
      visit(schema);
    }
  };
  visit(root);
  return found;
};

const mapValues = <In, Out>(entries: Readonly<Record<string, In>>, map: (value: In) => Out) =>
  Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, map(value)]));

/** Returns the document without responses, and with only the schemas that requests use. */
const requestsOf = ({ components, ...document }: OpenApiDocument): OpenApiDocument => {
  const paths = mapValues(document.paths, (item) =>
    mapValues(item, (operation) => ({ ...operation, responses: {} })),
  );
  const schemas = collectReferences(components.schemas, [paths, components.parameters]);
  return { ...document, paths, components: { ...components, responses: {}, schemas } };
};

interface EovOperation {
  readonly operation: RoutedOperation;
  /** The operation in the package's own document. */
  readonly schema: Pick<OperationObject, 'parameters' | 'requestBody'>;
  readonly query: ReadonlyMap<string, SchemaObject>;
  readonly headers: readonly string[];
}

/** Returns an operation with its form as JSON: the package compiles a schema of texts alike for both. */
const asJson = (schema: EovOperation['schema']): EovOperation['schema'] => {
  const media = schema.requestBody?.content[FORM_TYPE];
  if (schema.requestBody === undefined || media === undefined) return schema;
  return { ...schema, requestBody: { ...schema.requestBody, content: { 'application/json': media } } };
};

const toEovOperation = (document: EovDocument, operation: RoutedOperation): EovOperation => {
  const item = document.paths?.[operation.path] ?? {};
  // The package's document is a copy of the operation's document, so it contains the operation.
  const schema = Reflect.get(item, operation.method.toLowerCase()) as OperationObject;
  const parameters = parametersOf(document, schema);
  const named = (location: string) => parameters.filter((parameter) => parameter.in === location);
  return {
    operation,
    // The content of a file is not JSON; its handler checks it.
    schema: isCsv(schema) ? { parameters } : { ...asJson(schema), parameters },
    query: new Map(named('query').map(({ name, schema = {} }) => [name, resolveReference(document, schema)])),
    headers: named('header').map(({ name }) => name.toLowerCase()),
  };
};

interface CompiledOperation extends EovOperation {
  /**
   * Each function validates a part of the input, coerces it, fills in defaults, and keeps the errors of its last call.
   */
  readonly checks: readonly ValidateFunction[];
}

type CompileOperation = (path: string, schema: object, contentType: ContentType, name: string) => unknown;

/**
 * Compiles what an operation accepts, with the package's compiler. The compiled validators are called directly: the
 * package's own wrapper re-parses the query and formats errors that are not used here.
 */
const createRequestCompiler = (document: EovDocument) => {
  const { schemas = {}, ...components } = document.components ?? {};
  // The document passed to the package: without paths, and finally with the schemas of one operation only.
  const view = { ...document, paths: {}, components: { ...components, schemas } };
  const validator = new RequestValidator(view, OPTIONS);
  // Private fields of the package: the compilers of parameters and bodies, which also store the compiled schemas.
  const compilers = ['ajv', 'ajvBody'].map((field) => Reflect.get(validator, field) as Ajv);
  for (const compiler of compilers) compiler.addKeyword(canonicalTimes);

  return ({ operation, schema }: EovOperation): ValidateFunction[] => {
    view.components.schemas = collectReferences(schemas, [schema.parameters, schema.requestBody]);
    const type = schema.requestBody ? 'application/json' : undefined;
    const name = `${operation.method} ${operation.path}`;
    const contentType = ContentType.from({ headers: { 'content-type': type } } as unknown as Request);
    const compile = Reflect.get(validator, 'buildMiddleware') as CompileOperation;
    compile.call(validator, operation.expressRoute, schema, contentType, name);
    return compilers.map((compiler) => {
      const check = compiler.getSchema(name);
      if (check === undefined) throw new Error(`No validator was compiled for ${name}.`);
      return check as ValidateFunction;
    });
  };
};

const pathProblems = (params: Readonly<Record<string, string>>): Violation[] =>
  Object.entries(params).flatMap(([path, value]) =>
    isUnstorableText(value) ? [violation(path, 'invalid_character', UNSTORABLE, 'path')] : [],
  );

/** A field that was rejected before schema validation is not reported again as missing or unknown. */
const mergeViolations = (found: readonly Violation[], bySchema: readonly Violation[]): Violation[] => {
  const place = ({ location, path }: Violation) => `${location}/${path}`;
  const reported = new Set(found.map(place));
  return [...found, ...bySchema.filter((violation) => !reported.has(place(violation)))];
};

/**
 * Validates requests, and responses if enabled, against the document, which `npm run check` has verified to be valid
 * OpenAPI.
 */
export const createValidator = (
  document: OpenApiDocument,
  { onInvalidResponse }: { onInvalidResponse?: ResponseMismatch } = {},
): Validator => {
  const prepared = cloneSpec(requestsOf(document));
  const compile = createRequestCompiler(prepared);
  // Only if responses are checked, because it reads the whole document once more.
  const checkResponse = onInvalidResponse && createAnswerCheck(document);
  const compiled = new Map<RoutedOperation, CompiledOperation>();
  let lastRequestAt = Number.NEGATIVE_INFINITY;

  const compiledFor = (operation: RoutedOperation): CompiledOperation => {
    const entry = compiled.get(operation);
    if (entry) return entry;
    const described = toEovOperation(prepared, operation);
    const fresh = { ...described, checks: compile(described) };
    compiled.set(operation, fresh);
    return fresh;
  };

  return {
    validate(req, { operation, pathParams }, body) {
      lastRequestAt = performance.now();
      const entry = compiledFor(operation);
      const query = readQuery(req.url ?? '', entry.query, operation.schema['x-surface'] === 'scim');
      const headers = Object.fromEntries(
        entry.headers.flatMap((name) => (name in req.headers ? [[name, req.headers[name]]] : [])),
      );
      const input = { params: { ...pathParams }, query: query.values, headers, body };
      const found = [
        ...pathProblems(pathParams),
        ...query.violations,
        // Any name and any text may be in the body of a relay: a provider defines its fields.
        ...(operation.schema['x-relay'] === undefined ? scanBody(body, operation.schema['x-any-text']) : []),
      ];
      const errors = entry.checks.flatMap((check) => (check(input) ? [] : (check.errors ?? [])));
      if (found.length > 0 || errors.length > 0)
        throw invalidRequest(mergeViolations(found, toViolations(errors)));
      return input;
    },
    async precompile(operations) {
      for (const operation of operations) {
        // A request takes several ticks, and each would wait for the schema of another operation.
        while (performance.now() - lastRequestAt < QUIET_MS) await delay(QUIET_MS, undefined, { ref: false });
        compiledFor(operation);
        await yieldToEventLoop();
      }
    },
    validateResponseOnSend(res, operation) {
      if (!onInvalidResponse || !checkResponse) return;
      const end = res.end;
      const checkedEnd = function (this: ServerResponse, ...args: unknown[]) {
        res.end = end;
        // A response to HEAD has no body to check. The body of a streamed response is already sent, but status and type
        // are not.
        if (res.req.method !== 'HEAD') {
          const [chunk] = args;
          const type = String(res.getHeader('content-type') ?? '').split(';')[0] ?? '';
          // The answer of a provider is its own; ours are problems.
          if (operation.schema['x-relay'] !== undefined && type !== 'application/problem+json')
            return Reflect.apply(end, res, args);
          const text = typeof chunk === 'string' || Buffer.isBuffer(chunk) ? String(chunk) : '';
          const errors = checkResponse(operation, res.statusCode, type, text);
          if (errors.length > 0) onInvalidResponse(operation.operationId, errors);
        }
        return Reflect.apply(end, res, args);
      };
      // `end` is overloaded; the arguments are passed on unchanged.
      res.end = checkedEnd as typeof res.end;
    },
  };
};
