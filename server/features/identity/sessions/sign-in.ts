import { invalidField, serviceUnavailable } from '../../../api/problem.ts';
import type { OperationInput } from '../../../api/types.ts';
import { areComplete, proofBy, withProof } from '../../../auth/authentication/proofs.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { Work } from '../../../operations/handler-types.ts';
import { announceBreakGlass } from '../sign-in-policies/service.ts';
import { challenge, type OpenChallenge, tryChallenge, useChallenge } from './challenges.ts';
import { methodOf, verifyProof } from './give-proof.ts';
import { PROOF_METHODS } from './proof-methods.ts';
import { createSession, notifyNewNetwork } from './service.ts';

type Body = OperationInput<'sessions.create'>['body'];

/** Returns the challenge of the body, which counts as a try. @throws invalid_request or invalid_credentials */
async function challengeOf(
  before: HandlerContext<'invalid_credentials'>,
  body: Body,
): Promise<OpenChallenge | undefined> {
  const method = methodOf(body);
  const { begins, fields } = PROOF_METHODS[method];
  // A method may have a challenge of its own.
  if (body.challenge !== undefined && !fields.includes('challenge'))
    return tryChallenge(before, body.challenge, body);
  if (begins) return undefined;
  throw invalidField(
    'challenge',
    'required',
    `The method ${method} confirms a sign-in. Sign in with another method first, and give the challenge of its answer.`,
  );
}

/**
 * Checks the proof of a sign-in. A password change ends all existing sessions, so a session of the old password must not
 * start after it: the proof is checked again inside the transaction, with the user locked.
 * @throws invalid_request, invalid_credentials, rate_limited, or mfa_required while a second factor is missing
 */
export async function prepareSignIn(
  before: HandlerContext<'invalid_credentials' | 'mfa_required'>,
  body: Body,
): Promise<Work<'sessions.create'>> {
  const open = await challengeOf(before, body);
  const verified = await verifyProof(before, body, open && { user: open.user, sessionId: null });
  const proofs = withProof(open?.row.proofs ?? [], proofBy(methodOf(body), before.now));
  const { user, recheck } = verified;
  if (!areComplete(proofs, user.second_factors)) throw await challenge(before, user, proofs);
  return async (context) => {
    const locked = await recheck(context);
    if (open !== undefined) await useChallenge(context, open, locked);
    // The person has just added a second factor. A repeated request gets a challenge.
    if (!areComplete(proofs, locked.second_factors)) throw serviceUnavailable(1);
    await notifyNewNetwork(context, locked);
    await announceBreakGlass(context, locked);
    return createSession(context, locked.id, { proofs, isReauthenticated: true, endsAt: null });
  };
}
