import { createHash } from 'node:crypto';

/** What JSON can hold, as far as the audit log needs it: no fractions. */
export type Canonical =
  | string
  | number
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [name: string]: Canonical };

/**
 * The one text that stands for a value, whoever writes it: RFC 8785. Members are sorted, nothing is between them. Strings
 * and whole numbers are as `JSON.stringify` writes them, which is what the RFC asks for.
 */
export function canonicalJson(value: Canonical): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // `isArray` does not narrow readonly arrays away.
  const members = Object.entries(value as { readonly [name: string]: Canonical });
  // As UTF-16 code units, which is how both `<` and the RFC compare.
  members.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/** The hash of an entry: over the hash of the one before it and its own canonical text. */
export const chainHash = (previous: Buffer, entry: Canonical): Buffer =>
  createHash('sha256').update(previous).update(canonicalJson(entry)).digest();
