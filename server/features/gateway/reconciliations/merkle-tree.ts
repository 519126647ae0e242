import { createHash } from 'node:crypto';

/** The first byte of what is hashed, so that a leaf cannot be passed off as a node (RFC 9162). */
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** Returns the hash of a leaf. */
export const leafHash = (text: string): Buffer => createHash('sha256').update(LEAF).update(text).digest();

const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

/** The Merkle tree of RFC 9162 over leaves that are added one after the other. It keeps one hash for each level. */
export class MerkleTree {
  /** The roots of complete trees, each smaller than the one before. */
  readonly #roots: Buffer[] = [];
  #count = 0;

  add(leaf: Buffer): void {
    let root = leaf;
    // Two complete trees of one size are one of twice the size.
    for (let left = this.#count; left % 2 === 1; left = (left - 1) / 2)
      root = nodeHash(this.#roots.pop() ?? leaf, root);
    this.#roots.push(root);
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  /** Returns the root; the hash of nothing without leaves. */
  root(): Buffer {
    const [last = createHash('sha256').digest(), ...larger] = [...this.#roots].reverse();
    return larger.reduce((right, left) => nodeHash(left, right), last);
  }
}
