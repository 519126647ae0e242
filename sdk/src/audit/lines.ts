import { isCanonical } from './canonical.ts';
import { verificationFailure } from './problems.ts';

/** A line of a bundle. */
export interface Line {
  /** Entries are the only lines without a type. */
  type: unknown;
  /** Its members, in canonical order. */
  value: Record<string, unknown>;
}

/** The parts of an entry that the chain uses. */
export interface Entry {
  seq: number;
  hash: string;
  /** The text that its hash covers, besides the previous hash. */
  text: string;
  line: number;
}

/**
 * Members of an entry in their canonical positions. They are found in the text without parsing the rest: the hash
 * covers the rest, and a text with the right hash is the server's own. Inside a string their quotes would be escaped.
 */
const HASH = /,"hash":"([0-9a-f]{64})"(?=,"id":)/;
const SEQ = /,"seq":([1-9]\d*),/;

/** Splits a bundle into lines, and finally the text after the last line feed, which must be empty. */
export function splitLines(bundle: string | Uint8Array): string[] {
  const text =
    typeof bundle === 'string' ? bundle : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bundle);
  return text.split('\n');
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    // An object other than an array has members by name.
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Parses a line. The same value in another form, for example with a space, is not what the server wrote. */
export function readLine(text: string): Line | undefined {
  const value = parseObject(text);
  return value !== undefined && isCanonical(value, text) ? { type: value.type, value } : undefined;
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
  const [hash, found] = [HASH.exec(text), SEQ.exec(text)];
  if (hash !== null && found !== null) {
    const rest = text.slice(0, hash.index) + text.slice(hash.index + hash[0].length);
    return { seq: Number(found[1]), hash: hash[1] ?? '', text: rest, line: number };
  }
  if (readLine(text)?.type !== undefined) return undefined;
  const message = `Line ${number}, where entry ${seq} should be, is not what the server wrote.`;
  throw verificationFailure('malformed', seq, number, message);
}
