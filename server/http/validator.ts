import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Ajv, FuncKeywordDefinition, ValidateFunction } from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import type { Request } from 'express';
import { RequestValidator } from 'express-openapi-validator/dist/middlewares/openapi.request.validator.js';
import { ContentType } from 'express-openapi-validator/dist/middlewares/util.js';
import type { OpenApiDocument, OperationObject, SchemaObject } from '../api/openapi-types.ts';
import { invalidRequest, type Violation } from '../api/problem.ts';
import { canonicalTime } from '../api/times.ts';
import { yieldToEventLoop } from '../jobs/time-slices.ts';
import type { ValidInput } from '../operations/operation-call.ts';
import { readQuery } from './query-string.ts';
import { isCsv, scanBody } from './request-body.ts';
import { createAnswerCheck } from './response-check.ts';
import type { Operation, RouteMatch } from './router.ts';
import { isUnstorableText, UNSTORABLE } from './unstorable-text.ts';
import {
  CANONICAL_TIME,
  cloneSpec,
  type EovDocument,
  OPTIONS,
  type ParameterObject,
  resolve,
} from './validation-document.ts';
import { toViolations } from './validation-errors.ts';
// The package's own entry finds the operation of each request by compiling the regular expressions of all paths in
// turn. Our router has found it already, so the parts behind that look-up are used directly.

export interface Validator {
  /** @throws ProblemError `invalid_request` with every violation of the request, not just the first. */
  validate(req: IncomingMessage, match: RouteMatch, body: unknown): ValidInput;
  /** Compiles the schemas of operations ahead of their first request, one in each turn of the event loop. */
  warm(operations: readonly Operation[]): Promise<void>;
  /** Holds the answer against the document just before it leaves. Does nothing unless `onInvalidResponse` is given. */
  watch(res: ServerResponse, operation: Operation): void;
}

/** Told how an answer differs from the document. What it throws reaches whoever was sending that answer. */
export type ResponseMismatch = (operationId: string, errors: readonly string[]) => void;

/** Writes a time of a request in UTC, after its format was checked. */
const canonicalTimes = {
  keyword: CANONICAL_TIME,
  modifying: true,
  post: true,
  validate: (_: unknown, value: unknown, _parent: unknown, place?: DataValidationCxt) => {
    const time = typeof value === 'string' ? canonicalTime(value) : undefined;
    if (place && time !== undefined) place.parentData[place.parentDataProperty] = time;
    return true;
  },
} satisfies FuncKeywordDefinition;

const lastPart = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

/** Only what is referred to: the package walks all the schemas it is given, anew for every operation. */
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

/** What requests are made of: without answers, and with the schemas that requests use. */
const requestsOf = ({ components, ...document }: OpenApiDocument): OpenApiDocument => {
  const paths = mapValues(document.paths, (item) =>
    mapValues(item, (operation) => ({ ...operation, responses: {} })),
  );
  const schemas = collectReferences(components.schemas, [paths, components.parameters]);
  return { ...document, paths, components: { ...components, responses: {}, schemas } };
};

interface Described {
  readonly operation: Operation;
  /** The operation in the package's own document. */
  readonly schema: Pick<OperationObject, 'parameters' | 'requestBody'>;
  readonly query: ReadonlyMap<string, SchemaObject>;
  readonly headers: readonly string[];
}

const toEovOperation = (document: EovDocument, operation: Operation): Described => {
  const item = document.paths?.[operation.path] ?? {};
  // The package's document is a copy of the one that the operation comes from, so the operation is in it.
  const schema = Reflect.get(item, operation.method.toLowerCase()) as OperationObject;
  const parameters = (schema.parameters ?? []).map((parameter) =>
    resolve<ParameterObject>(document.components, parameter as ParameterObject),
  );
  const named = (place: string) => parameters.filter((parameter) => parameter.in === place);
  return {
    operation,
    // A file is no JSON: what is in it is for its handler to check.
    schema: isCsv(schema) ? { parameters } : { ...schema, parameters },
    query: new Map(named('query').map(({ name, schema }) => [name, resolve(document.components, schema)])),
    headers: named('header').map(({ name }) => name.toLowerCase()),
  };
};

interface Compiled extends Described {
  /** Each says whether an input is right, and keeps what is wrong with the last one. They coerce it, and fill in defaults. */
  readonly checks: readonly ValidateFunction[];
}

type CompileOperation = (path: string, schema: object, contentType: ContentType, name: string) => unknown;

/**
 * The package's part: it compiles what an operation takes. What it has compiled is used directly: around that, it reads
 * queries and notes down errors for each request anew, of which ours are other ones.
 */
const createRequestCompiler = (document: EovDocument) => {
  const { schemas = {}, ...components } = document.components ?? {};
  // The document as the package sees it: without paths, and at last with the schemas of one operation alone.
  const view = { ...document, paths: {}, components: { ...components, schemas } };
  const validator = new RequestValidator(view, OPTIONS);
  // Private parts of the package: what compiles an operation, and where it keeps what it has compiled, for parameters and for
  // bodies.
  const compilers = ['ajv', 'ajvBody'].map((field) => Reflect.get(validator, field) as Ajv);
  for (const compiler of compilers) compiler.addKeyword(canonicalTimes);

  return ({ operation, schema }: Described): ValidateFunction[] => {
    view.components.schemas = collectReferences(schemas, [schema.parameters, schema.requestBody]);
    const type = schema.requestBody ? 'application/json' : undefined;
    const name = `${operation.method} ${operation.path}`;
    const contentType = ContentType.from({ headers: { 'content-type': type } } as unknown as Request);
    const compile = Reflect.get(validator, 'buildMiddleware') as CompileOperation;
    compile.call(validator, operation.expressRoute, schema, contentType, name);
    return compilers.map((compiler) => {
      const check = compiler.getSchema(name);
      if (check === undefined) throw new Error(`Nothing was compiled to hold ${name} against.`);
      return check as ValidateFunction;
    });
  };
};

const pathProblems = (params: Readonly<Record<string, string>>): Violation[] =>
  Object.entries(params).flatMap(([path, value]) =>
    isUnstorableText(value)
      ? [{ location: 'path', path, code: 'invalid_character', message: UNSTORABLE }]
      : [],
  );

/** A field that was refused before the schema saw it is not reported again for missing or being unknown. */
const mergeViolations = (found: readonly Violation[], bySchema: readonly Violation[]): Violation[] => {
  const place = ({ location, path }: Violation) => `${location}/${path}`;
  const places = new Set(found.map(place));
  return [...found, ...bySchema.filter((violation) => !places.has(place(violation)))];
};

/** Validates requests, and answers where asked, against the document, which `npm run check` has found to be valid OpenAPI. */
export const createValidator = (
  document: OpenApiDocument,
  { onInvalidResponse }: { onInvalidResponse?: ResponseMismatch } = {},
): Validator => {
  const prepared = cloneSpec(requestsOf(document));
  const compile = createRequestCompiler(prepared);
  // Only where answers are checked: it reads the whole document once more.
  const checkResponse = onInvalidResponse && createAnswerCheck(document);
  const compiled = new Map<Operation, Compiled>();

  const compiledFor = (operation: Operation): Compiled => {
    const known = compiled.get(operation);
    if (known) return known;
    const described = toEovOperation(prepared, operation);
    const fresh = { ...described, checks: compile(described) };
    compiled.set(operation, fresh);
    return fresh;
  };

  return {
    validate(req, { operation, pathParams }, body) {
      const known = compiledFor(operation);
      const query = readQuery(req.url ?? '', known.query);
      const headers = Object.fromEntries(
        known.headers.flatMap((name) => (name in req.headers ? [[name, req.headers[name]]] : [])),
      );
      const input = { params: { ...pathParams }, query: query.values, headers, body };
      const found = [...pathProblems(pathParams), ...query.violations, ...scanBody(body)];
      const errors = known.checks.flatMap((check) => (check(input) ? [] : (check.errors ?? [])));
      if (found.length > 0 || errors.length > 0)
        throw invalidRequest(mergeViolations(found, toViolations(errors)));
      return input;
    },
    async warm(operations) {
      for (const operation of operations) {
        compiledFor(operation);
        await yieldToEventLoop();
      }
    },
    watch(res, operation) {
      if (!onInvalidResponse || !checkResponse) return;
      const end = res.end;
      const checkedEnd = function (this: ServerResponse, ...args: unknown[]) {
        res.end = end;
        // The answer to HEAD has no body to check. Of a streamed one the body is out by now; its status and type are not.
        if (res.req.method !== 'HEAD') {
          const [chunk] = args;
          const type = String(res.getHeader('content-type') ?? '').split(';')[0] ?? '';
          const text = typeof chunk === 'string' || Buffer.isBuffer(chunk) ? String(chunk) : '';
          const errors = checkResponse(operation, res.statusCode, type, text);
          if (errors.length > 0) onInvalidResponse(operation.operationId, errors);
        }
        return Reflect.apply(end, res, args);
      };
      // `end` is overloaded; the arguments are handed on as they came.
      res.end = checkedEnd as typeof res.end;
    },
  };
};
