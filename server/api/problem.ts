import type { ErrorCode, PermissionName, Schemas } from './types.ts';

export type ProblemBody = Schemas['Problem'];
/** One violation of a request. `path` is a JSON pointer without its first slash; empty for the whole body. */
export type Violation = NonNullable<ProblemBody['errors']>[number];

export interface ProblemExtras {
  errors?: Violation[];
  required_permission?: PermissionName;
  users?: string[];
  /** Ids of the workspaces and organizations that the refusal is about. */
  tenants?: string[];
  holders?: { roles: number; keys: number };
  /** Id under which `decisions.get` explains the refusal. */
  decisionId?: string | undefined;
  /** Why single sign-on signs no one in. */
  reason?: Schemas['SsoReason'];
  /** With which a sign-in goes on that the refusal interrupts. */
  challenge?: string;
  /** The proofs of which one is missing. */
  signIn?: Schemas['SignInChoices'];
  /** Seconds, for the Retry-After header. */
  retryAfter?: number;
  headers?: Readonly<Record<string, string>>;
  /** The user whose password was wrong: for the audit log, never for the response. */
  userId?: string;
}

/** A refusal, thrown anywhere and converted to a response in one place. */
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
 * Creates errors with certain codes. A handler gets one for the codes that its operation declares, and a rule requires
 * one with the codes that it refuses with, so that using a rule in an operation without these codes does not compile.
 */
export interface Refuser<Code extends ErrorCode> {
  // A property, because parameters of methods are compared bivariantly.
  readonly refuse: (this: Refuser<never>, code: Code, detail: string, extras?: ProblemExtras) => ProblemError;
}

/**
 * Refuses with any code, for code that does not know the operation: the executor, and code that catches its refusals.
 */
export const refuser: Refuser<ErrorCode> = {
  refuse: (code, detail, extras) => new ProblemError(code, detail, extras),
};

/** Returns what a step returns, or the problem with which it was refused, for operations that answer each item on its own. */
export async function problemOr<Result>(
  step: () => Promise<Result> | Result,
): Promise<Result | ProblemError> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

/** The `x-errors` extension of the document. */
export type ErrorCatalogue = Readonly<
  Record<ErrorCode, { status: number; public_status?: number; title: string }>
>;

/** Maximum number of violations in a response, which also bounds the response to a hostile body. */
export const MAX_VIOLATIONS = 100;

export const notFound = (what = 'resource'): ProblemError =>
  new ProblemError('not_found', `There is no such ${what}, or you have no access to it.`);

/**
 * Returns the problem for a method that the path does not accept.
 * @param instead the operation on another path that does what was requested
 */
export const methodNotAllowed = (
  allowed: readonly string[],
  instead?: { method: string; path: string; operationId: string },
): ProblemError => {
  const Allow = allowed.join(', ');
  const hint = instead ? ` Use ${instead.method} ${instead.path} (${instead.operationId}).` : '';
  return new ProblemError('method_not_allowed', `This path takes ${Allow}.${hint}`, { headers: { Allow } });
};

/** A route is not a secret, so the most similar one is named. */
export const noSuchRoute = (nearest: string | undefined): ProblemError =>
  new ProblemError(
    'not_found',
    `No such route.${nearest === undefined ? '' : ` Did you mean ${nearest}?`} All routes are in /reference.`,
  );

/** The sentence includes the first violation, because many clients show nothing else. */
const summary = ([first, ...rest]: readonly Violation[]): string => {
  if (first === undefined) return 'The request does not match this operation.';
  const locationText = first.path === '' ? first.location : `${first.location} ${first.path}`;
  const isNamed = first.path !== '' && first.message.startsWith(`${first.path} `);
  const more = rest.length > 0 ? ` And ${rest.length} more: see errors.` : '';
  return `The request does not match this operation. ${isNamed ? '' : `${locationText}: `}${first.message}${more}`;
};

export const invalidRequest = (errors: readonly Violation[]): ProblemError =>
  new ProblemError('invalid_request', summary(errors), { errors: errors.slice(0, MAX_VIOLATIONS) });

/** Returns a violation of one field. */
export const violation = (
  path: string,
  code: string,
  message: string,
  location: Violation['location'] = 'body',
): Violation => ({ location, path, code, message });

/** Rejects a request because of one field. */
export const invalidField = (...fault: Parameters<typeof violation>): ProblemError =>
  invalidRequest([violation(...fault)]);

export const malformedJson = (detail: string): ProblemError => new ProblemError('malformed_json', detail);

export const payloadTooLarge = (limit: string): ProblemError =>
  new ProblemError('payload_too_large', `A body may have at most ${limit}, counted after decompression.`);

export const unsupportedMediaType = (detail: string): ProblemError =>
  new ProblemError('unsupported_media_type', detail);

/** @param rest how long to wait, and the headers that say what is left */
export const limitReached = (
  detail: string,
  rest: { retryAfter: number; headers: Readonly<Record<string, string>> },
): ProblemError => new ProblemError('rate_limited', detail, rest);

export const serviceUnavailable = (retryAfter = 5): ProblemError =>
  new ProblemError('unavailable', 'The service is temporarily unavailable. Retry shortly.', { retryAfter });
