import { randomBytes } from 'node:crypto';
import { MINUTE_MS } from '../../../api/times.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

export const CHALLENGE_LIFETIME_MS = 5 * MINUTE_MS;
const CHALLENGE_BYTES = 32;

/** Returns what is stored of a challenge. */
export const passkeyChallengeHash = (secrets: Secrets, challenge: string): Buffer =>
  secrets.digest('passkey-challenge', challenge);

/**
 * Makes a challenge, which is signed once.
 * @param sessionId the session that adds a passkey; `null` for a sign-in
 */
export async function newChallenge(
  { repositories, secrets, now }: HandlerContext,
  sessionId: string | null,
): Promise<{ challenge: string; expires_at: string }> {
  const challenge = randomBytes(CHALLENGE_BYTES).toString('base64url');
  const expires_at = new Date(now.getTime() + CHALLENGE_LIFETIME_MS);
  await repositories.passkeys.addChallenge({
    hash: passkeyChallengeHash(secrets, challenge),
    session_id: sessionId,
    expires_at,
  });
  return { challenge, expires_at: expires_at.toISOString() };
}

/**
 * Checks an answer to an open challenge. A challenge whose answer is wrong is used up at once, and one whose answer is right
 * in the transaction that the answer is for.
 */
export async function withChallenge<Result>(
  { repositories, secrets }: HandlerContext,
  challenge: string,
  check: () => Promise<Result>,
): Promise<Result> {
  try {
    return await check();
  } catch (error) {
    await repositories.passkeys.useChallenge(passkeyChallengeHash(secrets, challenge));
    throw error;
  }
}
