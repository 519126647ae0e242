import { MINUTE_MS } from '../../../api/times.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';

export const CODE_LIFETIME_MS = 10 * MINUTE_MS;

/** Returns what is stored of the challenge that the client keeps. */
export const signInChallengeHash = (secrets: Secrets, challenge: string): Buffer =>
  secrets.digest('sign-in-code', challenge);

/** Returns what is stored of a code. The same code of another request differs. */
export const signInCodeHash = (secrets: Secrets, hashOfChallenge: Buffer, code: string): Buffer =>
  secrets.digest('sign-in-code', `${hashOfChallenge.toString('base64')}\0${code}`);
