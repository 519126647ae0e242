import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Refuser } from '../api/problem.ts';
import type { ErrorCode, ErrorCodeOf, OperationInput, RelayId } from '../api/types.ts';
import type { KeyPrincipal } from '../auth/authentication/principal.ts';
import type { RateLimits } from '../auth/rate-limiting/rate-limiter.ts';

/**
 * The caller of a relay, whom the decision has admitted.
 * @typeParam Code codes that `refuse` accepts: those that the operation declares
 */
export interface RelayContext<Code extends ErrorCode = never> extends Refuser<Code> {
  readonly principal: KeyPrincipal;
  readonly workspaceId: string;
  /** The organization that owns the workspace. */
  readonly organizationId: string | null;
  readonly projectId: string | null;
  readonly address: string;
  readonly requestId: string;
  readonly now: Date;
  readonly rateLimits: RateLimits;
  /** Tags of what the decision depends on, with which changes are published. */
  readonly tags: readonly string[];
  /**
   * Decides again, after a change.
   * @throws ProblemError when the caller may no longer call the operation
   */
  authorizeAgain(): Promise<void>;
}

/** The request as it came, and the response that the relay writes itself. */
export interface RelayExchange {
  /** The body, byte for byte. */
  readonly body: Buffer;
  readonly headers: IncomingHttpHeaders;
  readonly response: ServerResponse;
  /**
   * Takes memory for an answer that is read whole, until the response is closed.
   * @throws ProblemError `rate_limited` when bodies and answers of the workspace, or of all, hold as much as they may
   */
  takeMemory(bytes: number): void;
}

/**
 * Answers an operation whose answer is that of a provider. It runs in no transaction and writes the response itself. What it
 * throws before that becomes a problem.
 */
type Relay<Id extends RelayId> = (
  input: OperationInput<Id>,
  context: RelayContext<ErrorCodeOf<Id>>,
  exchange: RelayExchange,
) => Promise<void>;

/** One relay for each operation with `x-relay`. A missing one does not compile. */
export type Relays = { readonly [Id in RelayId]: Relay<Id> };
