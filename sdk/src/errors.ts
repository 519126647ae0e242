import type { ErrorCode, Permission, Problem } from '../generated/schema.gen.ts';

/** One thing that is wrong with a request. */
export type Violation = NonNullable<Problem['errors']>[number];

/**
 * Everything that this package throws on purpose. `instanceof` also holds for an error of another copy of the package: a program
 * may load it as an ES module and as CommonJS.
 */
export class TenantryError extends Error {
  /** Names the class in every copy of the package. */
  static readonly brand: string = '@tenantry/sdk TenantryError';
  override name = 'TenantryError';

  static override [Symbol.hasInstance](this: object, value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: the class that is asked about, which may be a derived one.
    return isOf(this, value);
  }
}

function isOf(asked: object, value: unknown): boolean {
  // A class that a program derives has no brand of its own.
  if (!Object.hasOwn(asked, 'brand')) return Function.prototype[Symbol.hasInstance].call(asked, value);
  const brand: unknown = Reflect.get(asked, 'brand');
  for (let one: unknown = Object(value); one; one = Object.getPrototypeOf(one)) {
    const made: unknown = Object.getOwnPropertyDescriptor(one, 'constructor')?.value;
    if (made && Object.hasOwn(made, 'brand') && Reflect.get(made, 'brand') === brand) return true;
  }
  return false;
}

/**
 * The server could not be reached, the connection broke, or there was a redirect, which is not followed. Whether the
 * request took effect is unknown.
 */
export class ConnectionError extends TenantryError {
  static override readonly brand: string = '@tenantry/sdk ConnectionError';
  override name = 'ConnectionError';

  constructor(
    message: string,
    /** How many times the request was sent. */
    readonly attempts: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** An attempt took longer than `timeout`. */
export class TimeoutError extends ConnectionError {
  static override readonly brand: string = '@tenantry/sdk TimeoutError';
  override name = 'TimeoutError';
}

/** Your signal gave the call up; `cause` is its reason. */
export class AbortedError extends TenantryError {
  static override readonly brand: string = '@tenantry/sdk AbortedError';
  override name = 'AbortedError';

  constructor(reason: unknown) {
    super('The call was aborted.', { cause: reason });
  }
}

/** The server answered with an error: an RFC 9457 problem, or whatever a proxy before it said. */
export class ApiError extends TenantryError {
  static override readonly brand: string = '@tenantry/sdk ApiError';
  override name = 'ApiError';
  /** The HTTP status. */
  readonly status: number;
  /** What went wrong, for programs; `unknown` when the answer did not come from Tenantry. */
  readonly code: ErrorCode | 'unknown';
  /** Names the request in the server's log: quote it when you ask for help. */
  readonly request_id: string | undefined;
  /** URL of a page that explains the code. */
  readonly type: string;
  /** The kind of problem. */
  readonly title: string;
  /** What happened this time and what to change. */
  readonly detail: string;
  /** Every violation, when the request does not match the operation; else empty. */
  readonly errors: Violation[];
  /** The permission that the caller lacks, when that is the reason. */
  readonly required_permission: Permission | undefined;
  /** The whole problem as it was sent, when there was one. */
  readonly problem: Problem | undefined;
  /** The response's headers. */
  readonly headers: Headers;
  /** Seconds after which to try again, when the server said so. */
  readonly retryAfter: number | undefined;
  /**
   * How many times the request was sent. When it is more than one, an earlier attempt whose answer was lost may have
   * taken effect: then a 404 to a delete, or a 412, can mean that it is done.
   */
  readonly attempts: number;

  constructor(response: Response, body: string, attempts: number) {
    const problem = readProblem(body);
    const { status, headers } = response;
    const detail = problem?.detail ?? `The server answered ${status}, but not with a problem document.`;
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
    this.problem = problem;
    this.headers = headers;
    this.retryAfter = retryAfter(headers);
    this.attempts = attempts;
  }
}

/** 400: the request does not match the operation; `errors` has every violation. */
export class BadRequestError extends ApiError {
  static override readonly brand: string = '@tenantry/sdk BadRequestError';
  override name = 'BadRequestError';
}

/** 401: no credential, or one that is not accepted. */
export class AuthenticationError extends ApiError {
  static override readonly brand: string = '@tenantry/sdk AuthenticationError';
  override name = 'AuthenticationError';
}

/** 403: the credential is good but may not do this. */
export class PermissionDeniedError extends ApiError {
  static override readonly brand: string = '@tenantry/sdk PermissionDeniedError';
  override name = 'PermissionDeniedError';
}

/** 404: there is no such thing, or the credential does not reach it. */
export class NotFoundError extends ApiError {
  static override readonly brand: string = '@tenantry/sdk NotFoundError';
  override name = 'NotFoundError';
}

/** 405. */
export class MethodNotAllowedError extends ApiError {
  static override readonly brand: string = '@tenantry/sdk MethodNotAllowedError';
  override name = 'MethodNotAllowedError';
}

/** 409: the present state forbids it. */
export class ConflictError extends ApiError {
  static override readonly brand: string = '@tenantry/sdk ConflictError';
  override name = 'ConflictError';
}

/** 412: it was changed since the `etag` given as `assertIfMatch` was read. */
export class PreconditionFailedError extends ApiError {
  static override readonly brand: string = '@tenantry/sdk PreconditionFailedError';
  override name = 'PreconditionFailedError';
}

/** 413: the body is too large. */
export class PayloadTooLargeError extends ApiError {
  static override readonly brand: string = '@tenantry/sdk PayloadTooLargeError';
  override name = 'PayloadTooLargeError';
}

/** 415. */
export class UnsupportedMediaTypeError extends ApiError {
  static override readonly brand: string = '@tenantry/sdk UnsupportedMediaTypeError';
  override name = 'UnsupportedMediaTypeError';
}

/** 422: such as an idempotency key that was used before, for another request. */
export class UnprocessableEntityError extends ApiError {
  static override readonly brand: string = '@tenantry/sdk UnprocessableEntityError';
  override name = 'UnprocessableEntityError';
}

/** 429: too many requests; `retryAfter` says for how long. */
export class RateLimitError extends ApiError {
  static override readonly brand: string = '@tenantry/sdk RateLimitError';
  override name = 'RateLimitError';
}

/** 5xx: the server failed. */
export class ServerError extends ApiError {
  static override readonly brand: string = '@tenantry/sdk ServerError';
  override name = 'ServerError';
}

/** 500. */
export class InternalServerError extends ServerError {
  static override readonly brand: string = '@tenantry/sdk InternalServerError';
  override name = 'InternalServerError';
}

/** 503: the server cannot answer at the moment. */
export class UnavailableError extends ServerError {
  static override readonly brand: string = '@tenantry/sdk UnavailableError';
  override name = 'UnavailableError';
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

/** The error for a response that is not a success. */
export function apiError(response: Response, body: string, attempts: number): ApiError {
  const Class = classes[response.status] ?? (response.status > 499 ? ServerError : ApiError);
  return new Class(response, body, attempts);
}

/** The seconds of a Retry-After header, which holds a number or a date. */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

function readProblem(body: string): Problem | undefined {
  try {
    // Read as a problem only to find out whether it is one.
    const problem = JSON.parse(body) as Partial<Problem> | null;
    const isProblem = typeof problem?.code === 'string' && typeof problem.detail === 'string';
    // The server promises the other fields together with these two.
    return isProblem ? (problem as Problem) : undefined;
  } catch {
    // Not JSON: a proxy's page, or a body that was cut off.
    return undefined;
  }
}
