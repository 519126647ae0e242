import { randomInt } from 'node:crypto';

/** Consonants without vowels, so that codes spell no words, and without letters that look like digits. */
const ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ';
const LENGTH = 8;

/** Returns a code that a person types: about 34 bits, as `BCDF-GHJK`. */
export function createUserCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
  return `${letters.slice(0, LENGTH / 2).join('')}-${letters.slice(LENGTH / 2).join('')}`;
}

/** Returns the letters of a code as it was typed: in any case, with or without spaces and hyphens. */
export const lettersOf = (code: string): string => code.toUpperCase().replaceAll(/[\s-]/g, '');
