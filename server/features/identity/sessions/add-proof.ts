import type { Proof, ProofMethodName, Schemas } from '../../../api/types.ts';
import {
  areComplete,
  freshProofs,
  haveOwnProof,
  proofBy,
  withProof,
} from '../../../auth/authentication/proofs.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { announceBreakGlass } from '../sign-in-policies/service.ts';
import { requireSession } from '../users/service.ts';
import { methodOf, verifyProof } from './give-proof.ts';
import type { GivenProof } from './proof-method.ts';
import { toSession } from './serializers.ts';

/** Whether a session needs no identity provider any more. */
const ownAreComplete = (proofs: readonly Proof[], secondFactors: readonly ProofMethodName[]): boolean =>
  areComplete(
    proofs.filter(({ method }) => method !== 'sso'),
    secondFactors,
  );

/**
 * Checks a proof for the session of the caller before the transaction, which then adds it. Once the recent proofs are
 * complete, they count as a reauthentication.
 * @throws invalid_request, invalid_credentials or rate_limited
 */
export async function prepareProof(
  before: HandlerContext<'invalid_credentials'>,
  given: GivenProof,
): Promise<(context: HandlerContext<'invalid_credentials'>) => Promise<Schemas['Session']>> {
  const { id, userId, proofs: held } = requireSession(before);
  const user = assertFound(await before.repositories.users.find(userId), 'user');
  const { recheck } = await verifyProof(before, given, {
    user,
    // An identity provider can make any number of sessions, so guesses at them count for the account.
    sessionId: haveOwnProof(held) ? id : null,
  });
  return async (context) => {
    const { now, repositories } = context;
    const { second_factors } = await recheck(context);
    const { proofs: known } = assertFound(await repositories.sessions.lock(id), 'session');
    const proofs = withProof(known, proofBy(methodOf(given), now));
    await repositories.sessions.setProofs(id, proofs);
    if (!ownAreComplete(known, second_factors) && ownAreComplete(proofs, second_factors))
      await announceBreakGlass(context, user);
    if (areComplete(freshProofs(proofs, now), second_factors)) await repositories.sessions.confirm(id, now);
    return toSession(assertFound(await repositories.sessions.find(id), 'session'), id);
  };
}
