import { randomInt } from 'node:crypto';
import type { Secrets } from '../../../auth/secrets/secrets.ts';

const CODES = 10;
/** Base32 of Crockford: no letter looks like a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 5;

const randomGroup = () =>
  Array.from({ length: GROUP }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');

/** Returns ten different codes of 50 random bits. */
export function newRecoveryCodes(): string[] {
  const codes = new Set<string>();
  while (codes.size < CODES) codes.add(`${randomGroup()}-${randomGroup()}`);
  return [...codes];
}

/** Reads a code as people type it: without spaces and hyphens, in any case, with O for 0 and I or L for 1. */
const normalize = (code: string): string =>
  code.replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');

/** Returns what is stored of a code. Equal codes of two people differ. */
export const recoveryCodeHash = (secrets: Secrets, userId: string, code: string): Buffer =>
  secrets.digest('recovery-code', `${userId}\0${normalize(code)}`);
