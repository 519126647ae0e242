import { writeHex } from './hex.ts';
import type { Verifier } from './keys.ts';

const HASH_BYTES = 32;
const encoder = new TextEncoder();

/** The hash before the first link of a chain. */
export const GENESIS_HASH = '0'.repeat(2 * HASH_BYTES);

/** Returns the hash of a link, which covers the previous hash and its own text. */
export function chainHash(verifier: Verifier, previous: string, text: string): Promise<string> {
  const encoded = encoder.encode(text);
  const bytes = new Uint8Array(HASH_BYTES + encoded.length);
  writeHex(previous, bytes);
  bytes.set(encoded, HASH_BYTES);
  return verifier.hash(bytes);
}
