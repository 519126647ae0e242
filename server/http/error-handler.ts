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
import { getRequestLogContext } from './request-log.ts';

interface Problem {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: ProblemBody;
}

export interface ProblemFactory {
  toProblem(error: unknown, requestId: string, instance: string): Problem;
}

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
const problemOfUnknownError = (error: unknown): ProblemError => {
  if (error instanceof ProblemError) return error;
  const fromBody = BODY_PARSER_ERRORS.get(stringProperty(error, 'type'));
  if (fromBody) return fromBody(error);
  // Thrown by whoever decodes a path, for %-escapes that spell no text.
  if (error instanceof URIError)
    return new ProblemError('invalid_request', 'The path has %-escapes that are not UTF-8.');
  // What has lost its race on each attempt may win it later.
  if (isUnavailable(error) || isRetryable(error)) return serviceUnavailable();
  return new ProblemError('internal_error', 'Something went wrong on our side. Quote request_id to support.');
};

/** RFC 6750: without credentials no error is named; with some, they are what is wrong. */
const wwwAuthenticate = (code: ErrorCode): string =>
  code === 'missing_credentials'
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

/** Turns anything thrown into the problem the caller gets; titles and statuses are the document's. */
export const createProblemFactory = (catalogue: ErrorCatalogue, publicUrl: () => string): ProblemFactory => ({
  toProblem(error, requestId, instance) {
    const refusal = problemOfUnknownError(error);
    const { code, detail, extras } = refusal;
    const { status, title } = catalogue[code];
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
      ...(extras.users && { users: extras.users }),
    };
    return { status, headers: problemHeaders(status, refusal), body };
  },
});

/** Answers with a problem; when an answer is already under way, all that is left is to cut it off. */
const sendProblem = (res: Response, { status, headers, body }: Problem): void => {
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

/** Encodes what a client may send in a path but a URI must not hold; `//` would begin the name of a host. */
const toUriReference = (path: string): string =>
  path.replace(/^\/\//, '/.//').replace(/%(?![0-9a-f]{2})|[^\w\-.~!$&'()*+,;=:@/%]/gi, encodeURIComponent);

/** Express' error handler: everything thrown is answered here, and what is our fault is logged with the request. */
export const errorHandler =
  (problems: ProblemFactory): ErrorRequestHandler =>
  (error, req, res, _next) => {
    const context = getRequestLogContext(res);
    const { requestId, operation } = context;
    // A token in the path is a secret, whole or mistyped, so the template stands for it.
    const instance = operation?.path.includes('{token}') === true ? operation.path : req.path;
    const problem = problems.toProblem(error, requestId, instance);
    if (problem.status >= 500 && error instanceof Error) context.error = error;
    sendProblem(res, problem);
  };

const FALLBACK_PROBLEM = {
  type: 'about:blank',
  title: 'Internal error',
  status: 500,
  detail: 'Something went wrong on our side. Quote request_id to support.',
  instance: '/',
  code: 'internal_error',
};

/** Registered last: when even the problem handler throws, Express must not answer with its HTML page. */
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
