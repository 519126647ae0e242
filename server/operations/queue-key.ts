import { ProblemError } from '../api/problem.ts';
import { userOf } from '../auth/authentication/principal.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts.ts';
import { rateLimitBucketOf } from '../auth/network/ip-address.ts';
import type { QueueKey } from '../database/pg/transaction-queue.ts';
import type { OperationCall } from './operation-call.ts';

/** Returns the key of the queue that a change waits in: the target tenant, else the caller. */
export function queueKeyOf(
  { principal, address }: OperationCall,
  facts: AuthorizationFacts | undefined,
): QueueKey {
  const tenant = facts?.workspace?.id ?? facts?.organization?.id;
  if (principal === null) return sharedQueueKey(rateLimitBucketOf(address));
  // The operator and its applications work in all tenants, so only the queues of the tenants limit their changes there.
  const caller =
    principal.type === 'operator' || principal.type === 'application_key'
      ? `${principal.id} ${tenant ?? ''}`
      : (userOf(principal) ?? principal.id);
  return { tenant: tenant ?? caller, caller };
}

const sharedQueueKey = (name: string): QueueKey => ({ tenant: name, caller: name });

export const tooManyConcurrentChanges = () =>
  new ProblemError(
    'rate_limited',
    'Too many changes of this tenant are waiting. Send fewer requests in parallel, and retry in a second.',
    { retryAfter: 1 },
  );
