import { ProblemError, serviceUnavailable } from '../../../api/problem.ts';
import { CallRefused } from '../accounting/service.ts';
import { type Failure, KEY_UNAVAILABLE } from '../routing/service.ts';
import type { CallContext } from './relay-request.ts';

/** Returns the problem for a call that the accounting refuses. */
function problemOfRefusal(context: CallContext, { code, message }: CallRefused): ProblemError {
  return code === 'unavailable' ? serviceUnavailable() : context.refuse(code, message);
}

/** Why the gateway refuses an attempt, and what routing makes of it. */
export interface RefusedAttempt {
  problem: ProblemError;
  failure: Failure;
}

/** Refusals of one target that another one may not share. */
const OF_TARGET: ReadonlySet<string> = new Set([
  'virtual_key_unavailable',
  'budget_exhausted',
  'rate_limited',
]);

/**
 * Returns what an attempt was refused for. A budget of the virtual key leads to another target; those of the caller do not.
 * @throws any other error
 */
export function refusedAttempt(context: CallContext, error: unknown): RefusedAttempt {
  if (error instanceof CallRefused) {
    const isCallersFault = error.shortfall?.scope !== 'virtual_key';
    return {
      problem: problemOfRefusal(context, error),
      failure: { status: KEY_UNAVAILABLE, isCallersFault },
    };
  }
  if (!(error instanceof ProblemError)) throw error;
  const isOfTarget = OF_TARGET.has(error.code);
  return {
    problem: error,
    failure: { status: isOfTarget ? KEY_UNAVAILABLE : 403, isCallersFault: !isOfTarget },
  };
}
