import { areComplete, freshProofs } from '../../../auth/authentication/proofs.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { requireSession } from '../users/service.ts';

/**
 * Requires recent proofs that are complete: with a second factor, if the person has one. A stolen password or session
 * therefore adds no factor to an account that has two. The proof of an identity provider reaches no account.
 * @throws reauthentication_required
 */
export function requireFreshProof(
  context: HandlerContext<'reauthentication_required'>,
  { second_factors }: UserRow,
): void {
  const own = (requireSession(context).proofs ?? []).filter(({ method }) => method !== 'sso');
  if (areComplete(freshProofs(own, context.now), second_factors)) return;
  throw context.refuse(
    'reauthentication_required',
    second_factors.length > 0
      ? 'This change needs both factors again. Call sessions.reauthenticate with each of them, or with a passkey.'
      : 'This change needs a proof again. Call sessions.reauthenticate with the password or a mailed code.',
  );
}
