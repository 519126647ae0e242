import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { leafHash, MerkleTree } from '../../../server/features/gateway/reconciliations/merkle-tree.ts';

const sha256 = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The tree as RFC 9162, section 2.1.1, defines it. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

it('has the root of RFC 9162 for any number of leaves', () => {
  const tree = new MerkleTree();
  const leaves: Buffer[] = [];
  for (let count = 0; count <= 70; count += 1) {
    expect([tree.count, tree.root().toString('hex')]).toEqual([count, rootOf(leaves).toString('hex')]);
    const leaf = leafHash(`{"call":${count}}`);
    tree.add(leaf);
    leaves.push(leaf);
  }
});

it('hashes leaves unlike nodes', () => {
  expect(leafHash('x')).toEqual(sha256(Buffer.of(0), Buffer.from('x')));
});
