import type { ErrorObject } from 'ajv';
import type { ErrorRequestHandler, Response } from 'express';
import { isUnavailable } from '../database/connect.ts';
import { isDataException } from '../database/sqlstate.ts';
import { redactTokens, requestContext } from '../logging.ts';
import type { ErrorCode, Permission, Schemas } from './types.ts';

export type ProblemBody = Schemas['Problem'];
/** One thing wrong with a request. `path` is a JSON pointer without its first slash; empty for the whole. */
export type Violation = NonNullable<ProblemBody['errors']>[number];

export interface ProblemExtras {
  errors?: Violation[];
  required_permission?: Permission;
  users?: string[];
  /** Seconds, for the Retry-After header. */
  retryAfter?: number;
  headers?: Readonly<Record<string, string>>;
}

/** A refusal, thrown anywhere and answered in one place. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ErrorCode;
  readonly detail: string;
  readonly extras: ProblemExtras;

  constructor(code: ErrorCode, detail: string, extras: ProblemExtras = {}) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.extras = extras;
  }
}

export interface Problem {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: ProblemBody;
}

/** The `x-errors` extension of the document. */
export type ErrorCatalogue = Readonly<Record<ErrorCode, { status: number; title: string }>>;

export interface Problems {
  toProblem(error: unknown, requestId: string, instance: string): Problem;
}

/** More than this helps nobody, and bounds the answer to a hostile body. */
export const MAX_VIOLATIONS = 100;

export const notFound = (what = 'resource'): ProblemError =>
  new ProblemError('not_found', `There is no such ${what}, or it is out of your reach.`);

export const methodNotAllowed = (allowed: readonly string[]): ProblemError => {
  const Allow = allowed.join(', ');
  return new ProblemError('method_not_allowed', `This path takes ${Allow}.`, { headers: { Allow } });
};

export const invalid = (errors: readonly Violation[]): ProblemError =>
  new ProblemError('invalid_request', 'The request does not fit its schema; see errors.', {
    errors: errors.slice(0, MAX_VIOLATIONS),
  });

export const malformedJson = (detail: string): ProblemError => new ProblemError('malformed_json', detail);

export const payloadTooLarge = (limit: string): ProblemError =>
  new ProblemError('payload_too_large', `A body holds at most ${limit}, counted after decompression.`);

export const unsupportedMediaType = (detail: string): ProblemError =>
  new ProblemError('unsupported_media_type', detail);

export const unavailable = (retryAfter = 5): ProblemError =>
  new ProblemError('unavailable', 'The service cannot answer right now. Try again shortly.', { retryAfter });

export const rateLimited = (
  retryAfter: number,
  headers: Readonly<Record<string, string>> = {},
): ProblemError =>
  new ProblemError('rate_limited', `Too many requests. Try again in ${retryAfter} s.`, {
    retryAfter,
    headers,
  });

const BODY_PARSER_ERRORS: ReadonlyMap<string, () => ProblemError> = new Map([
  ['entity.parse.failed', () => malformedJson('The body is not valid JSON.')],
  ['entity.too.large', () => payloadTooLarge('1 MiB')],
  ['encoding.unsupported', () => unsupportedMediaType('Send the body plain, or as gzip, deflate or br.')],
  ['charset.unsupported', () => unsupportedMediaType('Send the body in UTF-8.')],
  ['request.aborted', () => new ProblemError('invalid_request', 'The body ended early.')],
  [
    'request.size.invalid',
    () => new ProblemError('invalid_request', 'The body is not as long as announced.'),
  ],
]);

const stringProperty = (value: unknown, name: string): string => {
  if (typeof value !== 'object' || value === null) return '';
  const property: unknown = Reflect.get(value, name);
  return typeof property === 'string' ? property : '';
};

/** What the caller may know about an error; whatever is not recognized is ours, and its text stays in the log. */
const refusalFor = (error: unknown): ProblemError => {
  if (error instanceof ProblemError) return error;
  const fromBody = BODY_PARSER_ERRORS.get(stringProperty(error, 'type'));
  if (fromBody) return fromBody();
  if (isUnavailable(error)) return unavailable();
  if (isDataException(error)) {
    // The value passed the schema, and PostgreSQL cannot represent it.
    return new ProblemError('invalid_request', 'A value in the request is out of range or cannot be stored.');
  }
  return new ProblemError('internal_error', 'Something went wrong on our side. Quote request_id to support.');
};

/** RFC 6750: without credentials no error is named; with some, they are what is wrong. */
const challenge = (code: ErrorCode): string =>
  code === 'missing_credentials'
    ? 'Bearer realm="tenantry"'
    : 'Bearer realm="tenantry", error="invalid_token"';

const headersFor = (status: number, { code, extras }: ProblemError): Record<string, string> => ({
  'Content-Type': 'application/problem+json',
  'Cache-Control': 'no-store',
  ...(status === 401 && { 'WWW-Authenticate': challenge(code) }),
  ...(extras.retryAfter !== undefined && {
    'Retry-After': String(Math.max(1, Math.ceil(extras.retryAfter))),
  }),
  ...extras.headers,
});

/** Turns anything thrown into the problem the caller gets; titles and statuses are the document's. */
export const createProblems = (catalogue: ErrorCatalogue, publicUrl: string): Problems => ({
  toProblem(error, requestId, instance) {
    const refusal = refusalFor(error);
    const { code, detail, extras } = refusal;
    const { status, title } = catalogue[code];
    const body: ProblemBody = {
      type: `${publicUrl.replace(/\/$/, '')}/errors/${code}`,
      title,
      status,
      detail,
      instance: redactTokens(instance),
      code,
      request_id: requestId,
      ...(extras.errors && { errors: extras.errors }),
      ...(extras.required_permission !== undefined && { required_permission: extras.required_permission }),
      ...(extras.users && { users: extras.users }),
    };
    return { status, headers: headersFor(status, refusal), body };
  },
});

/** Answers with a problem; when an answer is already under way, all that is left is to cut it off. */
export const sendProblem = (res: Response, { status, headers, body }: Problem): void => {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const text = JSON.stringify(body);
  res.removeHeader('ETag');
  res.statusCode = status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.setHeader('Content-Length', Buffer.byteLength(text));
  res.end(text);
};

/** Express' error handler: everything thrown is answered here, and what is our fault is logged with the request. */
export const problemHandler =
  (problems: Problems): ErrorRequestHandler =>
  (error, req, res, _next) => {
    const problem = problems.toProblem(error, requestContext(res).requestId, req.path);
    if (problem.status >= 500 && error instanceof Error) res.err = error;
    sendProblem(res, problem);
  };

const LAST_RESORT = {
  type: 'about:blank',
  title: 'Internal error',
  status: 500,
  detail: 'Something went wrong on our side. Quote request_id to support.',
  instance: '/',
  code: 'internal_error',
};

/** Registered last: when even the problem handler throws, Express must not answer with its HTML page. */
export const lastResort: ErrorRequestHandler = (error, _req, res, _next) => {
  if (error instanceof Error) res.err = error;
  if (res.headersSent) {
    res.destroy();
    return;
  }
  for (const name of res.getHeaderNames()) if (name.startsWith('content-')) res.removeHeader(name);
  res.writeHead(500, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  res.end(JSON.stringify({ ...LAST_RESORT, request_id: requestContext(res).requestId }));
};

/** Ajv counts further than anybody reads; the rest of a hostile body is not even looked at. */
const MAX_SCHEMA_ERRORS = 1000;

const LOCATIONS: Readonly<Record<string, Violation['location']>> = {
  body: 'body',
  query: 'query',
  params: 'path',
  headers: 'header',
};
const NOUNS = { body: 'property', query: 'parameter', path: 'parameter', header: 'header' } as const;
const CODES: Readonly<Record<string, string>> = {
  additionalProperties: 'unknown',
  unevaluatedProperties: 'unknown',
};
const FORMATS: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  uri: 'an absolute URL',
  uuid: 'a UUID',
  date: 'a date: 2026-01-31',
  'date-time': 'a date and time with its offset: 2026-01-31T09:30:00Z',
};

/** A name from the request, fit to be shown: printable, short, and without a secret pasted in the wrong place. */
export const printable = (name: string): string => {
  const start = redactTokens(name.slice(0, 256)).replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '?');
  return start.length > 100 ? `${start.slice(0, 100)}…` : start;
};

const unescapePointer = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~');

const placeOf = ({
  instancePath,
  params,
}: ErrorObject): { location: Violation['location']; path: string[] } => {
  const [, first = '', ...rest] = instancePath.split('/');
  const name: unknown = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  const path = [...rest.map(unescapePointer), ...(typeof name === 'string' ? [name] : [])].map(printable);
  return { location: LOCATIONS[first] ?? 'body', path };
};

/** The names of which exactly one is required: `oneOf: [{required: [a]}, {required: [b]}]`. */
const exclusiveNames = ({ schema }: ErrorObject): string[] =>
  Array.isArray(schema) ? schema.flatMap((choice: { required?: string[] }) => choice.required ?? []) : [];

const choiceSentence = (error: ErrorObject): string => {
  const names = exclusiveNames(error);
  if (names.length > 0) return `Give exactly one of: ${names.join(', ')}.`;
  const branches: readonly ErrorObject[] = error.params.branches;
  if (branches.length === 0) return 'This fits several of the documented forms; make it fit one.';
  return [...new Set(branches.map(sentence))].join(' Or: ');
};

/** What to change, in a sentence. It is made of the schema's words alone, so it never repeats a value. */
const sentence = (error: ErrorObject): string => {
  const { keyword, params, message = '' } = error;
  const { location, path } = placeOf(error);
  const subject = `${NOUNS[location]} "${path.at(-1) ?? ''}"`;
  if (/^min[A-Z]/.test(keyword) && params.limit === 1) return 'Must not be empty.';
  switch (keyword) {
    case 'required':
      return `Add ${subject}: it is required.`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `Remove ${subject}: it is not known here.`;
    case 'enum':
      return `Use one of: ${params.allowedValues.map(String).join(', ')}.`;
    case 'const':
      return `Use ${JSON.stringify(params.allowedValue)}.`;
    case 'format':
      return `Must be ${FORMATS[params.format] ?? `of the format ${params.format}`}.`;
    case 'type':
      return `Must be of the type ${[params.type].flat().join(' or ')}.`;
    case 'uniqueItems':
      return `Remove item ${params.i}: it repeats item ${params.j}.`;
    case 'anyOf':
    case 'oneOf':
      return choiceSentence(error);
    default:
      return `${message.replace('must NOT', 'must not').replace(/^m/, 'M')}.`;
  }
};

const toViolation = (error: ErrorObject): Violation => {
  const { location, path } = placeOf(error);
  const code =
    CODES[error.keyword] ?? error.keyword.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  return { location, path: path.join('/'), code, message: sentence(error) };
};

const isWithin = (path: string, base: string): boolean => path === base || path.startsWith(`${base}/`);

/** The errors of the alternatives of one `anyOf` or `oneOf`: the last ones found before its own. */
const takeBranches = (errors: ErrorObject[], { instancePath, schemaPath }: ErrorObject): ErrorObject[] => {
  const isBranch = (error: ErrorObject): boolean =>
    isWithin(error.instancePath, instancePath) &&
    (error.schemaPath.startsWith(`${schemaPath}/`) || error.schemaPath.startsWith('#/components/'));
  const rest = errors.findLastIndex((error) => !isBranch(error)) + 1;
  return errors.splice(rest);
};

const isNull = ({ keyword, params }: ErrorObject): boolean => keyword === 'type' && params.type === 'null';

/**
 * Where one of several schemas must fit, each that does not adds its errors. Of a value that may also be null, only
 * the errors of the value say anything; of real alternatives, those inside the value, or else one that names them all.
 */
const mergeAlternatives = (branches: readonly ErrorObject[], whole: ErrorObject): readonly ErrorObject[] => {
  const real = branches.filter((error) => !isNull(error));
  const isNullable =
    real.length < branches.length && Array.isArray(whole.schema) && whole.schema.length === 2;
  if (isNullable) return real;
  const inside = real.filter(({ instancePath }) => instancePath !== whole.instancePath);
  return inside.length > 0 ? inside : [{ ...whole, params: { branches: real } }];
};

/** Turns the errors of a schema into violations, as many as may be shown. */
export const violationsOf = (errors: readonly ErrorObject[]): Violation[] => {
  const merged: ErrorObject[] = [];
  for (const error of errors.slice(0, MAX_SCHEMA_ERRORS)) {
    const isChoice = error.keyword === 'anyOf' || error.keyword === 'oneOf';
    if (isChoice) merged.push(...mergeAlternatives(takeBranches(merged, error), error));
    else merged.push(error);
  }
  return merged.slice(0, MAX_VIOLATIONS).map(toViolation);
};
