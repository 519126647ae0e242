import type { ErrorRequestHandler, Response } from 'express';
import type { Decision } from '../auth/authorization/decide.ts';
import type { DecisionCode } from '../auth/authorization/step-result.ts';
import { isUnavailable } from '../database/connect.ts';
import { isRetryable } from '../database/sqlstate.ts';
import { redactTokens } from '../logging.ts';
import type { Mail } from '../mail/queue.ts';
import { requestContext } from '../http/request-log.ts';
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
  /** Whose password was wrong: for the audit log, never for the answer. */
  userId?: string;
  /** A mail that goes out although the request is refused. */
  mail?: Mail;
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

/**
 * Makes the error to throw, of certain codes. A handler gets one for the codes that its operation declares, and a rule asks for
 * one with those that it refuses with, so that a rule in an operation that does not declare its codes does not compile.
 */
export interface Refuser<Code extends ErrorCode> {
  // A property, because the parameters of methods are compared in both directions.
  readonly refuse: (this: Refuser<never>, code: Code, detail: string, extras?: ProblemExtras) => ProblemError;
}

/** Refuses with any code. What is not known by an operation uses it: the executor, and what catches its refusals. */
export const refuser: Refuser<ErrorCode> = {
  refuse: (code, detail, extras) => new ProblemError(code, detail, extras),
};

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
  new ProblemError('not_found', `There is no such ${what}, or you have no access to it.`);

/**
 * The refusal that a decision against a request ends in.
 * @typeParam Never codes to which the requirement that was decided cannot lead, because it says nothing about them
 */
export const refusalOf = <Never extends DecisionCode = never>(
  by: Refuser<Exclude<DecisionCode, Never>>,
  { code, detail, requiredPermission }: Pick<Decision, 'code' | 'detail' | 'requiredPermission'>,
): ProblemError =>
  by.refuse(
    (code ?? 'internal_error') as Exclude<DecisionCode, Never>,
    detail,
    requiredPermission === undefined ? {} : { required_permission: requiredPermission },
  );

/** @param instead the operation that does on another path what was asked for here */
export const methodNotAllowed = (
  allowed: readonly string[],
  instead?: { method: string; path: string; operationId: string },
): ProblemError => {
  const Allow = allowed.join(', ');
  const hint = instead ? ` Use ${instead.method} ${instead.path} (${instead.operationId}).` : '';
  return new ProblemError('method_not_allowed', `This path takes ${Allow}.${hint}`, { headers: { Allow } });
};

/** A route is no secret, so the one that is likely to be meant is named. */
export const noSuchRoute = (nearest: string | undefined): ProblemError =>
  new ProblemError(
    'not_found',
    `No such route.${nearest === undefined ? '' : ` Did you mean ${nearest}?`} All routes are in /docs/operations.`,
  );

/** The first violation is told in the sentence, too: many clients show nothing else. */
const summary = ([first, ...rest]: readonly Violation[]): string => {
  if (first === undefined) return 'The request does not match this operation.';
  const place = first.path === '' ? first.location : `${first.location} ${first.path}`;
  const more = rest.length > 0 ? ` And ${rest.length} more: see errors.` : '';
  return `The request does not match this operation. ${place}: ${first.message}${more}`;
};

export const invalid = (errors: readonly Violation[]): ProblemError =>
  new ProblemError('invalid_request', summary(errors), { errors: errors.slice(0, MAX_VIOLATIONS) });

export const malformedJson = (detail: string): ProblemError => new ProblemError('malformed_json', detail);

export const payloadTooLarge = (limit: string): ProblemError =>
  new ProblemError('payload_too_large', `A body holds at most ${limit}, counted after decompression.`);

export const unsupportedMediaType = (detail: string): ProblemError =>
  new ProblemError('unsupported_media_type', detail);

export const unavailable = (retryAfter = 5): ProblemError =>
  new ProblemError('unavailable', 'The service cannot answer right now. Try again shortly.', { retryAfter });

/** The body parser says which limit it was. */
const limitOf = (error: unknown): string => {
  const limit: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'limit') : undefined;
  return `${Math.round((typeof limit === 'number' ? limit : MEBIBYTE) / MEBIBYTE)} MiB`;
};
const MEBIBYTE = 1024 * 1024;

const BODY_PARSER_ERRORS: ReadonlyMap<string, (error: unknown) => ProblemError> = new Map([
  ['entity.parse.failed', () => malformedJson('The body is not valid JSON.')],
  ['entity.too.large', (error: unknown) => payloadTooLarge(limitOf(error))],
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
  if (fromBody) return fromBody(error);
  // Thrown by whoever decodes a path, for %-escapes that spell no text.
  if (error instanceof URIError)
    return new ProblemError('invalid_request', 'The path has %-escapes that are not UTF-8.');
  // What has lost its race on each attempt may win it later.
  if (isUnavailable(error) || isRetryable(error)) return unavailable();
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
export const createProblems = (catalogue: ErrorCatalogue, publicUrl: () => string): Problems => ({
  toProblem(error, requestId, instance) {
    const refusal = refusalFor(error);
    const { code, detail, extras } = refusal;
    const { status, title } = catalogue[code];
    const body: ProblemBody = {
      type: `${publicUrl()}/errors/${code}`,
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
    const context = requestContext(res);
    const { requestId, operation } = context;
    // A token in the path is a secret, whole or mistyped, so the template stands for it.
    const instance = operation?.path.includes('{token}') === true ? operation.path : req.path;
    const problem = problems.toProblem(error, requestId, instance);
    if (problem.status >= 500 && error instanceof Error) context.error = error;
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
  if (error instanceof Error) requestContext(res).error = error;
  if (res.headersSent) {
    res.destroy();
    return;
  }
  for (const name of res.getHeaderNames()) if (name.startsWith('content-')) res.removeHeader(name);
  res.writeHead(500, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  res.end(JSON.stringify({ ...LAST_RESORT, request_id: requestContext(res).requestId }));
};
