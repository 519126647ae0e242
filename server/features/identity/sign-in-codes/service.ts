import { randomInt } from 'node:crypto';
import { limitReached } from '../../../api/problem.ts';
import { digestsEqual } from '../../../auth/secrets/secrets.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

const DIGITS = 8;

/** Returns a code of eight random digits. */
export const newCode = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');

/** The address that a code was mailed to, and what is stored of the code. */
interface MailedCode {
  email_key: string;
  /** `null` if no code was mailed. */
  code_hash: Buffer | null;
}

/**
 * Compares a given code. The guess is counted for the address before the check, and taken back if it was right. An address
 * that got no code is counted as well, so that the limit reveals nothing.
 * @throws rate_limited
 */
export async function guessMailedCode(
  { repositories: { addressGuesses } }: HandlerContext,
  { email_key, code_hash }: MailedCode,
  given: Buffer,
): Promise<boolean> {
  const guess = await addressGuesses.count(email_key);
  if (guess === undefined) {
    throw limitReached('Too many codes were tried for this address. Try again later.', {
      retryAfter: await addressGuesses.secondsUntilNext(email_key),
      headers: {},
    });
  }
  if (!digestsEqual(code_hash ?? Buffer.alloc(0), given)) return false;
  await addressGuesses.takeBack(email_key, guess);
  return true;
}
