import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Ajv, FuncKeywordDefinition, ValidateFunction } from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import type { Request } from 'express';
// The package's own entry finds the operation of each request by compiling the regular expressions of all paths in
// turn. Our router has found it already, so the parts behind that look-up are used directly.
import { createResponseAjv } from 'express-openapi-validator/dist/framework/ajv/index.js';
import type { OpenAPIV3, RequestValidatorOptions } from 'express-openapi-validator/dist/framework/types.js';
import { RequestValidator } from 'express-openapi-validator/dist/middlewares/openapi.request.validator.js';
import { ContentType } from 'express-openapi-validator/dist/middlewares/util.js';
import { inspectBody, isCsv, isUnstorable, UNSTORABLE } from './body.ts';
import { errorCodesOf } from './operation-errors.ts';
import { invalid, type Violation } from './problem.ts';
import { type Matched, type Operation, readQuery } from './router.ts';
import type { OpenApiDocument, OperationObject, SchemaObject } from './spec.ts';
import { canonicalTime } from './times.ts';
import { violationsOf } from './violations.ts';

/** The fields of a request, checked against its operation: path and query coerced, defaults filled in. */
export interface ValidInput {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  /** The declared ones alone, by their lower-case names. */
  headers: Record<string, unknown>;
  body: unknown;
}

export interface Validator {
  /** @throws ProblemError `invalid_request` with every violation of the request, not just the first. */
  validate(req: IncomingMessage, match: Matched, body: unknown): ValidInput;
  /** Compiles the schemas of all operations, milliseconds each: before readiness rather than at a first request. */
  warm(operations: readonly Operation[]): void;
  /** Holds the answer against the document just before it leaves. Does nothing unless `onInvalidResponse` is given. */
  watch(res: ServerResponse, operation: Operation): void;
}

/** Told how an answer differs from the document. What it throws reaches whoever was sending that answer. */
export type InvalidResponseReport = (operationId: string, errors: readonly string[]) => void;

type EovDocument = OpenAPIV3.DocumentV3_1;
type ParameterObject = Required<NonNullable<OperationObject['parameters']>[number]>;
type ResponseObject = OperationObject['responses'][string];

const OPTIONS: RequestValidatorOptions = {
  strict: false,
  allErrors: true,
  verbose: true,
  code: { optimize: false }, // a third less time to compile, and no slower at these sizes
  coerceTypes: false,
  useDefaults: true,
  validateSchema: false,
  formats: { 'date-time': (text: string) => canonicalTime(text) !== undefined },
  ajvFormats: { mode: 'full' },
  serDesMap: {},
};

const lastPart = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

/** Marks a time in a schema, so that requests hold it in its canonical form. */
const CANONICAL_TIME = 'x-canonical-time';

/**
 * A private copy, for the package writes into its document. Its own preparations are left out: they are for `readOnly`,
 * `writeOnly` and types of its own, of which this document has none. Without `discriminator`: the package turns that into code
 * of its own, which fails on a body that is null; the `oneOf` beside it says the same.
 */
const copyOf = (document: OpenApiDocument): EovDocument => {
  const prepare = (key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (key === 'discriminator' && 'propertyName' in value) return undefined;
    return 'format' in value && value.format === 'date-time' ? { ...value, [CANONICAL_TIME]: true } : value;
  };
  // Our type and the package's describe the same JSON, each as far as it is used.
  return JSON.parse(JSON.stringify(document), prepare) as EovDocument;
};

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

/** Only what is referred to: the package walks all the schemas it is given, anew for every operation. */
const reachable = <T>(schemas: Readonly<Record<string, T>>, root: unknown): Record<string, T> => {
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
  const schemas = reachable(components.schemas, [paths, components.parameters]);
  return { ...document, paths, components: { ...components, responses: {}, schemas } };
};

/** Follows a reference to a component. */
const resolve = <T extends object>(components: object | undefined, node: T | { $ref: string }): T => {
  if (!('$ref' in node) || typeof node.$ref !== 'string') return node as T;
  const [, , section = '', name = ''] = node.$ref.split('/');
  // The document has been validated: a reference leads to an object of the kind that its place asks for.
  return resolve(
    components,
    Reflect.get(Reflect.get(components ?? {}, section), name) as T | { $ref: string },
  );
};

interface Described {
  readonly operation: Operation;
  /** The operation in the package's own document. */
  readonly schema: Pick<OperationObject, 'parameters' | 'requestBody'>;
  readonly query: ReadonlyMap<string, SchemaObject>;
  readonly headers: readonly string[];
}

const describe = (document: EovDocument, operation: Operation): Described => {
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
    view.components.schemas = reachable(schemas, [schema.parameters, schema.requestBody]);
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

/** The codes that each operation declares, found when they are first asked for. */
const createCodesOf = (document: OpenApiDocument) => {
  const known = new Map<Operation, ReadonlySet<string>>();
  return (operation: Operation): ReadonlySet<string> => {
    const found = known.get(operation);
    if (found) return found;
    const { schema } = operation;
    const parameters = (schema.parameters ?? []).map((one) =>
      resolve<ParameterObject>(document.components, one as ParameterObject),
    );
    const codes = new Set<string>(
      errorCodesOf(document['x-errors'], { ...schema, ...operation, parameters }),
    );
    known.set(operation, codes);
    return codes;
  };
};

/** What differs between an answer and the document; each schema is compiled when it is first met. */
const createResponseCheck = (document: OpenApiDocument) => {
  const ajv = createResponseAjv(copyOf(document), { ...OPTIONS, useDefaults: false });
  const validators = new Map<object, ValidateFunction>();
  const compile = (schema: object): ValidateFunction => {
    const validator = validators.get(schema) ?? ajv.compile(schema);
    validators.set(schema, validator);
    return validator;
  };
  const codesOf = createCodesOf(document);
  const undeclaredCode = (operation: Operation, problem: unknown): string[] => {
    const code = String(Reflect.get(Object(problem), 'code'));
    return codesOf(operation).has(code) ? [] : [`the code ${code} is not declared in x-errors`];
  };
  return (operation: Operation, status: number, type: string, text: string): string[] => {
    const declared = operation.schema.responses[String(status)];
    if (declared === undefined) return [`status ${status} is not documented`];
    const { content } = resolve<ResponseObject>(document.components, declared as ResponseObject);
    if (content === undefined) return text === '' ? [] : [`status ${status} must have no body`];
    const schema = content[type]?.schema;
    if (schema === undefined) return [`content type "${type}" is not documented for status ${status}`];
    if (!/[/+]json$/.test(type)) return [];
    const validate = compile(schema);
    const body: unknown = JSON.parse(text);
    if (!validate(body))
      return (validate.errors ?? []).map((e) => `${status} ${e.instancePath}: ${e.message}`);
    return type === 'application/problem+json' ? undeclaredCode(operation, body) : [];
  };
};

const pathProblems = (params: Readonly<Record<string, string>>): Violation[] =>
  Object.entries(params).flatMap(([path, value]) =>
    isUnstorable(value) ? [{ location: 'path', path, code: 'invalid_character', message: UNSTORABLE }] : [],
  );

/** A field that was refused before the schema saw it is not reported again for missing or being unknown. */
const combine = (found: readonly Violation[], bySchema: readonly Violation[]): Violation[] => {
  const place = ({ location, path }: Violation) => `${location}/${path}`;
  const places = new Set(found.map(place));
  return [...found, ...bySchema.filter((violation) => !places.has(place(violation)))];
};

/** Validates requests, and answers where asked, against the document, which `npm run check` has found to be valid OpenAPI. */
export const createValidator = (
  document: OpenApiDocument,
  { onInvalidResponse }: { onInvalidResponse?: InvalidResponseReport } = {},
): Validator => {
  const prepared = copyOf(requestsOf(document));
  const compile = createRequestCompiler(prepared);
  // Only where answers are checked: it reads the whole document once more.
  const checkResponse = onInvalidResponse && createResponseCheck(document);
  const compiled = new Map<Operation, Compiled>();

  const compiledFor = (operation: Operation): Compiled => {
    const known = compiled.get(operation);
    if (known) return known;
    const described = describe(prepared, operation);
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
      const found = [...pathProblems(pathParams), ...query.violations, ...inspectBody(body)];
      const errors = known.checks.flatMap((check) => (check(input) ? [] : (check.errors ?? [])));
      if (found.length > 0 || errors.length > 0) throw invalid(combine(found, violationsOf(errors)));
      return input;
    },
    warm: (operations) => operations.forEach(compiledFor),
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
