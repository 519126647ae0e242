import type { Facts } from '../auth/authorization/authorization-facts.ts';
import { addressBlock } from '../auth/network/ip-address.ts';
import { userOf } from '../auth/authentication/principal.ts';
import type { Lane } from '../database/pg/transaction-queue.ts';
import type { Call } from './operation-call.ts';
import { ProblemError } from '../api/problem.ts';

/** Whose turn a change takes: that of the tenant it is about, else that of the caller. */
export function laneOf({ principal, address }: Call, facts: Facts | undefined): Lane {
  const tenant = facts?.workspace?.id ?? facts?.organization?.id;
  if (principal === null) return sameLane(addressBlock(address));
  // The operator serves all tenants, so their turns alone limit what the operator changes in them.
  const caller =
    principal.type === 'operator' ? `operator ${tenant ?? ''}` : (userOf(principal) ?? principal.id);
  return { tenant: tenant ?? caller, caller };
}

const sameLane = (name: string): Lane => ({ tenant: name, caller: name });

export const tooManyAtOnce = () =>
  new ProblemError(
    'rate_limited',
    'Too many changes of this tenant are waiting. Send fewer requests at once, and send this one again in a second.',
    { retryAfter: 1 },
  );
