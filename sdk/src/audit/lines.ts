import { isCanonical } from './canonical.ts';
import { verificationFailure } from './problems.ts';

/** A line of a bundle. */
export interface Line {
  /** Entries are the only lines without a type. */
  type: unknown;
  /** Its members, in canonical order. */
  value: Record<string, unknown>;
}

/** An entry as far as the chain is concerned. */
export interface Entry {
  seq: number;
  hash: string;
  /** What its hash is over, besides the hash before it. */
  text: string;
  line: number;
}

/**
 * Members of an entry, in their canonical places. They are found in the text and the rest of it is not looked at: it is
 * hashed, and a text with the right hash is the server's own. Inside a string their quotes would be escaped.
 */
const HASH = /,"hash":"([0-9a-f]{64})"(?=,"id":)/;
const SEQ = /,"seq":([1-9]\d*),/;

/** The lines of a bundle, and last what follows the last line feed, which has to be nothing. */
export function splitLines(bundle: string | Uint8Array): string[] {
  const text =
    typeof bundle === 'string' ? bundle : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bundle);
  return text.split('\n');
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    // An object that is no array has members by name.
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a line. The same value in other words, such as with a space in it, is not what the server wrote. */
export function readLine(text: string): Line | undefined {
  const value = parseObject(text);
  return value !== undefined && isCanonical(value, text) ? { type: value.type, value } : undefined;
}

/** Reads what has to be a line. @throws Fault */
export function requireLine(text: string | undefined, number: number, what: string): Line {
  const line = text === undefined ? undefined : readLine(text);
  if (line === undefined) {
    throw verificationFailure(
      'malformed',
      null,
      number,
      `Line ${number}, ${what}, is not what the server wrote.`,
    );
  }
  return line;
}

/** The entry on a line on which entry `seq` is expected; nothing when the entries are over. @throws Fault */
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
