import { normalizeEmail } from '../../../api/normalize.ts';
import { createToken } from '../../../auth/authentication/token-format.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { CODE_LIFETIME_MS, signInChallengeHash } from './code.ts';

export const signInCodeHandlers = {
  /**
   * Does not look up the address: a job does, so that response and timing are the same for an address without an
   * account.
   */
  async 'signInCodes.create'({ body }, { repositories, secrets, now, address, userAgent }) {
    const challenge = createToken('challenge');
    const expires_at = new Date(now.getTime() + CODE_LIFETIME_MS);
    await repositories.signInCodes.insert({
      challenge_hash: signInChallengeHash(secrets, challenge),
      email_key: normalizeEmail(body.email),
      ip_address: address,
      user_agent: userAgent,
      expires_at,
    });
    return { email: body.email, challenge, expires_at: expires_at.toISOString() };
  },
} satisfies Partial<Handlers>;
