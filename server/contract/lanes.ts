import type { Facts } from '../access/facts.ts';
import { addressBlock } from '../access/network.ts';
import { userOf } from '../access/principal.ts';
import type { Lane } from '../database/turns.ts';
import type { Call } from './call.ts';
import { ProblemError } from './problem.ts';

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
