import type { IncomingHttpHeaders } from 'node:http';
import type { Principal } from '../auth/authentication/principal.ts';
import { redactTokens } from '../logging.ts';
import type { OperationSpec } from '../api/api-document.ts';
import type { ValidInput } from '../http/validator.ts';

/** An operation that somebody asks for, with everything that it is decided, done and written down by. */
export interface Call {
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
export const userAgentOf = ({ headers }: Call['req']): string | null =>
  redactTokens(headers['user-agent'] ?? '').slice(0, USER_AGENT_LENGTH) || null;
