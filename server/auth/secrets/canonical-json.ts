import { createHash } from 'node:crypto';

/** The JSON values of the audit log and the ledger: everything except fractions. */
export type Canonical =
  | string
  | number
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [name: string]: Canonical };

/**
 * Returns the canonical text of a value (RFC 8785): members sorted, no whitespace. Strings and integers are written as
 * by `JSON.stringify`, as the RFC requires.
 */
export function canonicalJson(value: Canonical): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // `isArray` does not exclude readonly arrays.
  const members = Object.entries(value as { readonly [name: string]: Canonical });
  // In UTF-16 code units, which both `<` and the RFC compare.
  members.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/** Hashes an entry: the hash of the previous entry with the canonical text of this one. */
export const chainHash = (previous: Buffer, entry: Canonical): Buffer =>
  createHash('sha256').update(previous).update(canonicalJson(entry)).digest();

/** The end of a hash chain. */
export interface ChainEnd {
  seq: number;
  hash: Buffer;
}

/** Appends an entry, whose content includes its position. */
export function appendToChain(end: ChainEnd, entryAt: (seq: number) => Canonical): void {
  end.seq += 1;
  end.hash = chainHash(end.hash, entryAt(end.seq));
}
