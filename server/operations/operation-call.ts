import type { IncomingHttpHeaders } from 'node:http';
import type { ApiDocument, OperationSpec } from '../api/api-document.ts';
import { redactTokens } from '../api/redact-tokens.ts';
import type { Principal } from '../auth/authentication/principal.ts';

/** One call of an operation: who, what and when. It is the input of authorization, handler and audit log. */
export interface OperationCall {
  operation: OperationSpec;
  /** `null` for an anonymous call. */
  principal: Principal | null;
  /** Digest of the token that identified the principal, if the request sent one. */
  digest?: string | undefined;
  address: string;
  input: ValidInput;
  req: { method: string; originalUrl: string; headers: IncomingHttpHeaders };
  requestId: string;
  now: Date;
  /**
   * The contract with the permissions and plans of the installation. Only calls outside any tenant have it, since facts
   * about a tenant carry their own.
   */
  contract?: ApiDocument;
}

const USER_AGENT_LENGTH = 256;

/** The `User-Agent` header: text of the client, which may contain a token by mistake. */
export const userAgentOf = ({ headers }: OperationCall['req']): string | null =>
  redactTokens(headers['user-agent'] ?? '').slice(0, USER_AGENT_LENGTH) || null;

/** The fields of a request after validation: path and query coerced, defaults filled in. */
export interface ValidInput {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  /** Only the declared headers, by their lower-case names. */
  headers: Record<string, unknown>;
  body: unknown;
}
