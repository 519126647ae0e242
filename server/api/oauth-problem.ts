import { ProblemError } from './problem.ts';

/** What an error is about, in the words of RFC 6749 and RFC 8628. */
export type OAuthErrorType =
  | 'access_denied'
  | 'authorization_pending'
  | 'expired_token'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_scope'
  | 'server_error'
  | 'slow_down'
  | 'temporarily_unavailable'
  | 'unauthorized_client'
  | 'unsupported_grant_type';

declare module './problem.ts' {
  interface ProblemExtras {
    /** What the error is about, for a client that speaks OAuth. */
    oauthError?: OAuthErrorType;
  }
}

/** Returns the refusal of an OAuth request for which our codes have no word of their own. */
export const oauthProblem = (oauthError: OAuthErrorType, detail: string): ProblemError =>
  new ProblemError('invalid_request', detail, { oauthError });

/** What RFC 6749 leaves to HTTP: the client is unknown, the body cannot be read, and the server cannot answer. */
const STATUSES_OF_HTTP: ReadonlySet<number> = new Set([401, 405, 413, 415, 429, 500, 503]);

/** Returns the status of an error in OAuth, where everything else that a client does wrong is a 400. */
export const statusOfOAuth = (status: number): number => (STATUSES_OF_HTTP.has(status) ? status : 400);
