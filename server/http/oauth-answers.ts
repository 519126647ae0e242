import type { ServerResponse } from 'node:http';
import { type OAuthErrorType, statusOfOAuth } from '../api/oauth-problem.ts';
import { ProblemError } from '../api/problem.ts';
import type { ErrorCode } from '../api/types.ts';
import type { Problem } from './client-error.ts';

/** The words of RFC 6749 and RFC 8628 for our codes. Every other code is an `invalid_request`. */
const ERROR_OF_CODE: Readonly<Partial<Record<ErrorCode, OAuthErrorType>>> = {
  missing_credentials: 'invalid_client',
  invalid_credentials: 'invalid_client',
  credential_expired: 'invalid_client',
  credential_revoked: 'invalid_client',
  ip_not_allowed: 'unauthorized_client',
  rotation_required: 'unauthorized_client',
  privilege_escalation: 'invalid_scope',
  not_found: 'invalid_grant',
  invalid_state: 'invalid_grant',
  authorization_pending: 'authorization_pending',
  slow_down: 'slow_down',
  access_denied: 'access_denied',
  expired_token: 'expired_token',
  rate_limited: 'temporarily_unavailable',
  unavailable: 'temporarily_unavailable',
  internal_error: 'server_error',
};

/** HTTP/1.0 caches read this; RFC 6749 asks for it beside `Cache-Control`. */
const PRAGMA = { Pragma: 'no-cache' };

/** An error as an OAuth client reads it. */
interface OAuthError {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: { error: OAuthErrorType; error_description: string };
}

/** Returns a text in the characters that RFC 6749 allows in a description. */
const toDescription = (text: string): string =>
  text
    .replaceAll(/["`]/g, "'")
    .replaceAll('…', '...')
    .replaceAll(/[^\x20-\x5b\x5d-\x7e]/g, '?');

/** Returns a problem in the form of RFC 6749. */
export function toOAuthError({ status: usual, headers, body }: Problem, error: unknown): OAuthError {
  const own = error instanceof ProblemError ? error.extras.oauthError : undefined;
  const status = statusOfOAuth(usual);
  return {
    status,
    headers: {
      ...headers,
      ...PRAGMA,
      'Content-Type': 'application/json; charset=utf-8',
      ...(status === 401 && { 'WWW-Authenticate': 'Basic realm="tenantry"' }),
    },
    body: {
      error: own ?? ERROR_OF_CODE[body.code] ?? 'invalid_request',
      error_description: toDescription(body.detail),
    },
  };
}

/** Sets the headers that RFC 6749 asks for besides ours. */
export function setOAuthHeaders(res: ServerResponse, cacheControl: string): void {
  if (cacheControl === 'no-store')
    for (const [name, value] of Object.entries(PRAGMA)) res.setHeader(name, value);
}
