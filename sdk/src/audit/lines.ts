import { type Line, readLine, splitHash } from '../bundles/lines.ts';
import { verificationFailure } from './problems.ts';

/** The parts of an entry that the chain uses. */
export interface Entry {
  seq: number;
  hash: string;
  /** The text that its hash covers, besides the previous hash. */
  text: string;
  line: number;
}

/** The position of an entry. Inside a string its quotes would be escaped. */
const SEQ = /,"seq":([1-9]\d*),/;

/** Splits a bundle into lines, and finally the text after the last line feed, which must be empty. */
export function splitLines(bundle: string | Uint8Array): string[] {
  const text =
    typeof bundle === 'string' ? bundle : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bundle);
  return text.split('\n');
}

/** Parses a required line. @throws VerificationFailure */
export function requireLine(text: string | undefined, number: number, what: string): Line {
  const line = text === undefined ? undefined : readLine(text);
  if (line === undefined) {
    throw verificationFailure(
      'malformed',
      null,
      number,
      `Line ${number}, ${what}, is not in the server's format.`,
    );
  }
  return line;
}

/**
 * Reads the entry on a line where entry `seq` is expected; undefined after the last entry.
 * @throws VerificationFailure
 */
export function readEntry(text: string, number: number, seq: number): Entry | undefined {
  const [hashed, found] = [splitHash(text), SEQ.exec(text)];
  if (hashed !== undefined && found !== null) {
    return { seq: Number(found[1]), hash: hashed.hash, text: hashed.rest, line: number };
  }
  if (readLine(text)?.type !== undefined) return undefined;
  const message = `Line ${number}, where entry ${seq} should be, is not what the server wrote.`;
  throw verificationFailure('malformed', seq, number, message);
}
