import { toHex, writeHex } from '../bundles/hex.ts';
import type { Verifier } from '../bundles/keys.ts';

const HASH_BYTES = 32;
/** The first byte of what is hashed, so that a leaf cannot be passed off as a node (RFC 9162). */
const [LEAF, NODE] = [0, 1];
/** Nodes hashed together: enough to keep the runtime's threads busy. */
const BATCH = 1000;
const encoder = new TextEncoder();

/** Returns the hash of a leaf. */
export function leafHash(verifier: Verifier, text: string): Promise<string> {
  const encoded = encoder.encode(text);
  const bytes = new Uint8Array(1 + encoded.length);
  bytes[0] = LEAF;
  bytes.set(encoded, 1);
  return verifier.hash(bytes);
}

function nodeHash(verifier: Verifier, left: string, right: string): Promise<string> {
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES);
  bytes[0] = NODE;
  writeHex(left, bytes.subarray(1));
  writeHex(right, bytes.subarray(1 + HASH_BYTES));
  return verifier.hash(bytes);
}

/** The hashes of the leaves of a Merkle tree of RFC 9162, 32 bytes each. */
export class MerkleTree {
  #bytes = new Uint8Array(HASH_BYTES * BATCH);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(hash: string): void {
    const at = this.#count * HASH_BYTES;
    if (at === this.#bytes.length) {
      const larger = new Uint8Array(2 * at);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    writeHex(hash, this.#bytes.subarray(at, at + HASH_BYTES));
    this.#count += 1;
  }

  /** Returns the root. Each level has the hashes of the pairs below, and a hash without a partner as it is. */
  async root(verifier: Verifier): Promise<string> {
    const hashAt = (index: number) =>
      toHex(this.#bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES));
    for (let count = this.#count; count > 1; count = Math.ceil(count / 2)) {
      for (let from = 0; from < count; from += 2 * BATCH) {
        const pairs = Math.ceil(Math.min(count - from, 2 * BATCH) / 2);
        const hashes = await Promise.all(
          Array.from({ length: pairs }, (_, pair) => {
            const left = from + 2 * pair;
            return left + 1 < count ? nodeHash(verifier, hashAt(left), hashAt(left + 1)) : hashAt(left);
          }),
        );
        // The pairs that these replace have been read.
        hashes.forEach((hash, pair) => {
          writeHex(hash, this.#bytes.subarray((from / 2 + pair) * HASH_BYTES));
        });
      }
    }
    return this.#count === 0 ? verifier.hash(new Uint8Array()) : hashAt(0);
  }
}
