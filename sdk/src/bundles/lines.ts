import { isCanonical } from './canonical.ts';

/** A line of a bundle. */
export interface Line {
  /** Entries of a chain are the only lines without a type. */
  type: unknown;
  /** Its members, in canonical order. */
  value: Record<string, unknown>;
}

/**
 * The hash of a link, in its canonical position. It is found in the text without parsing the rest: the hash covers the rest,
 * and a text with the right hash is the server's own. Inside a string its quotes would be escaped.
 */
const HASH = /,"hash":"([0-9a-f]{64})"(?=,"id":)/;

/** Splits a link of a chain into its hash and the text that the hash covers, besides the previous hash. */
export function splitHash(text: string): { hash: string; rest: string } | undefined {
  const found = HASH.exec(text);
  if (found === null) return undefined;
  const rest = text.slice(0, found.index) + text.slice(found.index + found[0].length);
  return { hash: found[1] ?? '', rest };
}

export function parseObject(text: string): Record<string, unknown> | undefined {
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
