import type { ErrorRequestHandler, Response } from 'express';
import {
  type ErrorCatalogue,
  malformedJson,
  type ProblemBody,
  ProblemError,
  payloadTooLarge,
  serviceUnavailable,
  unsupportedMediaType,
} from '../api/problem.ts';
import { redactTokens } from '../api/redact-tokens.ts';
import type { ErrorCode } from '../api/types.ts';
import { isUnavailable } from '../database/connect.ts';
import { isRetryable } from '../database/errors.ts';
import { byteSize, MEBIBYTE } from './byte-size.ts';
import { type Problem, withClientError } from './client-error.ts';
import { toOAuthError } from './oauth-answers.ts';
import { getRequestLogContext, type RequestLogContext } from './request-log.ts';
import { SCIM_PATH, toScimError } from './scim-answers.ts';

export interface ProblemFactory {
  toProblem(error: unknown, requestId: string, instance: string): Problem;
}

/** Returns the limit that the body parser reports. */
const limitOf = (error: unknown): string => {
  const limit: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'limit') : undefined;
  return byteSize(typeof limit === 'number' ? limit : MEBIBYTE);
};

const BODY_PARSER_ERRORS: ReadonlyMap<string, (error: unknown) => ProblemError> = new Map([
  ['entity.parse.failed', () => malformedJson('The body is not valid JSON.')],
  ['entity.too.large', (error: unknown) => payloadTooLarge(limitOf(error))],
  ['encoding.unsupported', () => unsupportedMediaType('Send the body plain, or as gzip, deflate or br.')],
  ['charset.unsupported', () => unsupportedMediaType('Send the body in UTF-8.')],
  ['request.aborted', () => new ProblemError('invalid_request', 'The body ended early.')],
  [
    'request.size.invalid',
    () => new ProblemError('invalid_request', 'The length of the body differs from Content-Length.'),
  ],
]);

const stringProperty = (value: unknown, name: string): string => {
  if (typeof value !== 'object' || value === null) return '';
  const property: unknown = Reflect.get(value, name);
  return typeof property === 'string' ? property : '';
};

/** Returns the problem for an error. An unrecognized error is a bug, and its text is only logged. */
const problemOfUnknownError = (error: unknown): ProblemError => {
  if (error instanceof ProblemError) return error;
  const fromBody = BODY_PARSER_ERRORS.get(stringProperty(error, 'type'));
  if (fromBody) return fromBody(error);
  // Path decoding throws it for percent-escapes that are not UTF-8.
  if (error instanceof URIError)
    return new ProblemError('invalid_request', 'The path has %-escapes that are not UTF-8.');
  // A transaction that lost every retry may succeed later.
  if (isUnavailable(error) || isRetryable(error)) return serviceUnavailable();
  return new ProblemError('internal_error', 'An internal error occurred. Quote request_id to support.');
};

/** RFC 6750: the header names an error only if the request had credentials. */
const wwwAuthenticate = (code: ErrorCode): string =>
  code === 'missing_credentials' || code === 'mfa_required'
    ? 'Bearer realm="tenantry"'
    : 'Bearer realm="tenantry", error="invalid_token"';

const problemHeaders = (status: number, { code, extras }: ProblemError): Record<string, string> => ({
  'Content-Type': 'application/problem+json',
  'Cache-Control': 'no-store',
  ...(status === 401 && { 'WWW-Authenticate': wwwAuthenticate(code) }),
  ...(extras.retryAfter !== undefined && {
    'Retry-After': String(Math.max(1, Math.ceil(extras.retryAfter))),
  }),
  ...extras.headers,
});

/** Creates a function that converts anything thrown to a problem. Titles and statuses come from the document. */
export const createProblemFactory = (catalogue: ErrorCatalogue, publicUrl: () => string): ProblemFactory => ({
  toProblem(error, requestId, instance) {
    const refusal = problemOfUnknownError(error);
    const { code, detail, extras } = refusal;
    const { title, status: usual, public_status = usual } = catalogue[code];
    const status = extras.challenge === undefined ? usual : public_status;
    const body: ProblemBody = {
      type: `${publicUrl()}/errors/${code}`,
      title,
      status,
      detail,
      instance: toUriReference(redactTokens(instance)),
      code,
      request_id: requestId,
      ...(extras.errors && { errors: extras.errors }),
      ...(extras.required_permission !== undefined && { required_permission: extras.required_permission }),
      ...(extras.decisionId !== undefined && { decision_id: extras.decisionId }),
      ...(extras.users && { users: extras.users }),
      ...(extras.tenants && { tenants: extras.tenants }),
      ...(extras.holders && { holders: extras.holders }),
      ...(extras.reason !== undefined && { reason: extras.reason }),
      ...(extras.challenge !== undefined && { challenge: extras.challenge }),
      ...(extras.signIn && { sign_in: extras.signIn }),
    };
    return { status, headers: problemHeaders(status, refusal), body };
  },
});

/** Sends a problem. If a response has already started, the connection is closed instead. */
const sendProblem = (
  res: Response,
  { status, headers, body }: Pick<Problem, 'status' | 'headers'> & { body: object },
): void => {
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

/**
 * Encodes characters that clients may send in a path but that a URI must not contain. A leading `//` would start a host
 * name.
 */
const toUriReference = (path: string): string =>
  path.replace(/^\/\//, '/.//').replace(/%(?![0-9a-f]{2})|[^\w\-.~!$&'()*+,;=:@/%]/gi, encodeURIComponent);

const problemFor = (operation: RequestLogContext['operation'], problem: Problem): Problem =>
  operation?.schema?.['x-workspace'] === 'credential' ? withClientError(problem) : problem;

/** Returns a problem in the form of the standard that the operation follows. */
function inFormOf(
  path: string,
  operation: RequestLogContext['operation'],
  problem: Problem,
  error: unknown,
): Pick<Problem, 'status' | 'headers'> & { body: object } {
  if (path.startsWith(SCIM_PATH)) return toScimError(problem, error);
  return operation?.schema?.['x-surface'] === 'oauth' ? toOAuthError(problem, error) : problem;
}

/** Express error handler: responds to everything thrown, counts it, and logs server errors with the request. */
export const errorHandler =
  (problems: ProblemFactory, count: (code: ErrorCode) => void = () => undefined): ErrorRequestHandler =>
  (error, req, res, _next) => {
    const context = getRequestLogContext(res);
    const { requestId, operation } = context;
    // A token in the path is a secret, even if mistyped, so the path template is shown.
    const instance = operation?.path.includes('{token}') === true ? operation.path : req.path;
    const problem = problemFor(operation, problems.toProblem(error, requestId, instance));
    if (problem.status >= 500 && error instanceof Error) context.error = error;
    context.code = problem.body.code;
    if (problem.body.decision_id !== undefined) context.decisionId = problem.body.decision_id;
    count(problem.body.code);
    const answer = inFormOf(req.path, operation, problem, error);
    if ('detail' in answer.body) context.refusal = String(answer.body.detail);
    sendProblem(res, answer);
  };

const FALLBACK_PROBLEM = {
  type: 'about:blank',
  title: 'Internal error',
  status: 500,
  detail: 'An internal error occurred. Quote request_id to support.',
  instance: '/',
  code: 'internal_error',
};

/** Registered last: if even the error handler throws, Express must not respond with its HTML page. */
export const fallbackErrorHandler: ErrorRequestHandler = (error, _req, res, _next) => {
  if (error instanceof Error) getRequestLogContext(res).error = error;
  if (res.headersSent) {
    res.destroy();
    return;
  }
  for (const name of res.getHeaderNames()) if (name.startsWith('content-')) res.removeHeader(name);
  res.writeHead(500, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  res.end(JSON.stringify({ ...FALLBACK_PROBLEM, request_id: getRequestLogContext(res).requestId }));
};
