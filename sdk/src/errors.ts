import type { DecisionId, ErrorCode, Permission, Problem } from '../generated/types.gen.ts';

/** One violation of a request. */
export type Violation = NonNullable<Problem['errors']>[number];

/**
 * Base class of all errors that this package throws deliberately. `instanceof` also works for errors of another copy of
 * the package: a program may load it as an ES module and as CommonJS.
 */
export class TenantryError extends Error {
  /** Identifies the class in every copy of the package; bundlers change the names of classes. */
  static readonly tenantryName: string = 'TenantryError';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.tenantryName;
  }

  static override [Symbol.hasInstance](this: object, value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: the class that is asked about, which may be a derived one.
    return isOf(this, value);
  }
}

function isOf(asked: object, value: unknown): boolean {
  // A class derived by the application has no such name of its own.
  if (!Object.hasOwn(asked, 'tenantryName')) return Function.prototype[Symbol.hasInstance].call(asked, value);
  const name: unknown = Reflect.get(asked, 'tenantryName');
  for (let one: unknown = Object(value); one; one = Object.getPrototypeOf(one)) {
    const made: unknown = Object.getOwnPropertyDescriptor(one, 'constructor')?.value;
    if (made && Object.hasOwn(made, 'tenantryName') && Reflect.get(made, 'tenantryName') === name)
      return true;
  }
  return false;
}

/**
 * The server could not be reached, the connection broke, or there was a redirect, which is not followed. Whether the
 * request took effect is unknown.
 */
export class ConnectionError extends TenantryError {
  static override readonly tenantryName: string = 'ConnectionError';

  constructor(
    message: string,
    /** Number of times the request was sent. */
    readonly attempts: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** An attempt took longer than `timeout`. */
export class TimeoutError extends ConnectionError {
  static override readonly tenantryName: string = 'TimeoutError';
}

/** Your signal aborted the call; `cause` is its reason. */
export class AbortedError extends TenantryError {
  static override readonly tenantryName: string = 'AbortedError';

  constructor(reason: unknown) {
    super('The call was aborted.', { cause: reason });
  }
}

/** The server responded with an error: an RFC 9457 problem, or the response of a proxy in between. */
export class ApiError extends TenantryError {
  static override readonly tenantryName: string = 'ApiError';
  /** The HTTP status. */
  readonly status: number;
  /** The error code; `unknown` when the response did not come from Tenantry. */
  readonly code: ErrorCode | 'unknown';
  /** Id of the request in the server's log. Quote it when you ask for help. */
  readonly request_id: string | undefined;
  /** URL of a page that explains the code. */
  readonly type: string;
  /** The kind of problem. */
  readonly title: string;
  /** What happened this time, and what to change. */
  readonly detail: string;
  /** All violations, when the request does not match the operation; otherwise empty. */
  readonly errors: Violation[];
  /** The missing permission, when that is the reason. */
  readonly required_permission: Permission | undefined;
  /** Id of the refusal, which `decisions.get` explains; absent unless access was refused where you are known. */
  readonly decision_id: DecisionId | undefined;
  /** The whole problem as received, if there was one. */
  readonly problem: Problem | undefined;
  /** The response headers. */
  readonly headers: Headers;
  /** Seconds after which to retry, if the server specified them. */
  readonly retryAfter: number | undefined;
  /**
   * Number of times the request was sent. If it is more than one, an earlier attempt whose response was lost may have
   * taken effect: a 404 to a delete, or a 412, can then mean that the change was made.
   */
  readonly attempts: number;

  constructor(response: Response, body: string, attempts: number) {
    const problem = readProblem(body);
    const { status, headers } = response;
    const detail = problem?.detail ?? `The server responded with ${status}, but not with a problem document.`;
    const code = problem?.code ?? 'unknown';
    const request_id = problem?.request_id ?? headers.get('x-request-id') ?? undefined;
    super(`${status} ${code}: ${detail}${request_id ? ` (request ${request_id})` : ''}`);
    this.status = status;
    this.code = code;
    this.request_id = request_id;
    this.type = problem?.type ?? 'about:blank';
    this.title = problem?.title ?? (response.statusText || `HTTP ${status}`);
    this.detail = detail;
    this.errors = problem?.errors ?? [];
    this.required_permission = problem?.required_permission;
    this.decision_id = problem?.decision_id;
    this.problem = problem;
    this.headers = headers;
    this.retryAfter = retryAfter(headers);
    this.attempts = attempts;
  }
}

/** 400: the request does not match the operation; `errors` lists every violation. */
export class BadRequestError extends ApiError {
  static override readonly tenantryName: string = 'BadRequestError';
}

/** 401: the credential is missing or invalid. */
export class AuthenticationError extends ApiError {
  static override readonly tenantryName: string = 'AuthenticationError';
}

/** 403: the credential is valid but lacks a permission. */
export class PermissionDeniedError extends ApiError {
  static override readonly tenantryName: string = 'PermissionDeniedError';
}

/** 404: the resource does not exist, or the credential has no access to it. */
export class NotFoundError extends ApiError {
  static override readonly tenantryName: string = 'NotFoundError';
}

/** 405. */
export class MethodNotAllowedError extends ApiError {
  static override readonly tenantryName: string = 'MethodNotAllowedError';
}

/** 409: the current state does not allow it. */
export class ConflictError extends ApiError {
  static override readonly tenantryName: string = 'ConflictError';
}

/** 412: the resource has changed since the `etag` given as `ifMatch` was read. */
export class PreconditionFailedError extends ApiError {
  static override readonly tenantryName: string = 'PreconditionFailedError';
}

/** 413: the body is too large. */
export class PayloadTooLargeError extends ApiError {
  static override readonly tenantryName: string = 'PayloadTooLargeError';
}

/** 415. */
export class UnsupportedMediaTypeError extends ApiError {
  static override readonly tenantryName: string = 'UnsupportedMediaTypeError';
}

/** 422: for example an idempotency key that was used for another request. */
export class UnprocessableEntityError extends ApiError {
  static override readonly tenantryName: string = 'UnprocessableEntityError';
}

/** 429: too many requests; see `retryAfter`. */
export class RateLimitError extends ApiError {
  static override readonly tenantryName: string = 'RateLimitError';
}

/** 5xx: the server failed. */
export class ServerError extends ApiError {
  static override readonly tenantryName: string = 'ServerError';
}

/** 500. */
export class InternalServerError extends ServerError {
  static override readonly tenantryName: string = 'InternalServerError';
}

/** 503: the server is temporarily unavailable. */
export class UnavailableError extends ServerError {
  static override readonly tenantryName: string = 'UnavailableError';
}

const classes: Record<number, typeof ApiError> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  405: MethodNotAllowedError,
  409: ConflictError,
  412: PreconditionFailedError,
  413: PayloadTooLargeError,
  415: UnsupportedMediaTypeError,
  422: UnprocessableEntityError,
  429: RateLimitError,
  500: InternalServerError,
  503: UnavailableError,
};

/** Creates the error for an unsuccessful response. */
export function apiError(response: Response, body: string, attempts: number): ApiError {
  const Class = classes[response.status] ?? (response.status > 499 ? ServerError : ApiError);
  return new Class(response, body, attempts);
}

/** Returns the seconds of a Retry-After header, which contains a number or a date. */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

function readProblem(body: string): Problem | undefined {
  try {
    // Parsed as a problem only to check whether it is one.
    const problem = JSON.parse(body) as Partial<Problem> | null;
    const isProblem = typeof problem?.code === 'string' && typeof problem.detail === 'string';
    // The server sends the other fields together with these two.
    return isProblem ? (problem as Problem) : undefined;
  } catch {
    // Not JSON: the page of a proxy, or a truncated body.
    return undefined;
  }
}
