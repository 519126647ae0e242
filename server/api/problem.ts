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

/** The `x-errors` extension of the document. */
export type ErrorCatalogue = Readonly<Record<ErrorCode, { status: number; title: string }>>;

/** More than this helps nobody, and bounds the answer to a hostile body. */
export const MAX_VIOLATIONS = 100;

export const notFound = (what = 'resource'): ProblemError =>
  new ProblemError('not_found', `There is no such ${what}, or you have no access to it.`);

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

/** The sentence includes the first violation, because many clients show nothing else. */
const summary = ([first, ...rest]: readonly Violation[]): string => {
  if (first === undefined) return 'The request does not match this operation.';
  const place = first.path === '' ? first.location : `${first.location} ${first.path}`;
  const more = rest.length > 0 ? ` And ${rest.length} more: see errors.` : '';
  return `The request does not match this operation. ${place}: ${first.message}${more}`;
};

export const invalidRequest = (errors: readonly Violation[]): ProblemError =>
  new ProblemError('invalid_request', summary(errors), { errors: errors.slice(0, MAX_VIOLATIONS) });

export const malformedJson = (detail: string): ProblemError => new ProblemError('malformed_json', detail);

export const payloadTooLarge = (limit: string): ProblemError =>
  new ProblemError('payload_too_large', `A body holds at most ${limit}, counted after decompression.`);

export const unsupportedMediaType = (detail: string): ProblemError =>
  new ProblemError('unsupported_media_type', detail);

export const serviceUnavailable = (retryAfter = 5): ProblemError =>
  new ProblemError('unavailable', 'The service cannot answer right now. Try again shortly.', { retryAfter });
