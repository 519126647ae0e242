import type { IncomingHttpHeaders } from 'node:http';
import type { OperationSpec } from '../api/api-document.ts';
import { redactTokens } from '../api/redact-tokens.ts';
import type { Principal } from '../auth/authentication/principal.ts';

/** An operation that somebody asks for, with everything that it is decided, done and written down by. */
export interface OperationCall {
  operation: OperationSpec;
  /** `null` when nobody has to be known. */
  principal: Principal | null;
  /** The digest of the token by which the principal is known, when the request brought one. */
  digest?: string | undefined;
  address: string;
  input: ValidInput;
  req: { method: string; originalUrl: string; headers: IncomingHttpHeaders };
  requestId: string;
  now: Date;
}

const USER_AGENT_LENGTH = 256;

/** What the caller's program says that it is: its own words, which may hold a token by mistake. */
export const userAgentOf = ({ headers }: OperationCall['req']): string | null =>
  redactTokens(headers['user-agent'] ?? '').slice(0, USER_AGENT_LENGTH) || null;

/** The fields of a request, checked against its operation: path and query coerced, defaults filled in. */
export interface ValidInput {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  /** The declared ones alone, by their lower-case names. */
  headers: Record<string, unknown>;
  body: unknown;
}
