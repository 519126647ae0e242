import { describe, expect, it } from 'vitest';
import { createBodyMemory } from '../../../server/http/body-memory.ts';

const MEBIBYTE = 1024 * 1024;

describe('the memory for bodies', () => {
  it('gives one workspace a quarter, and all together the whole', () => {
    const memory = createBodyMemory(16);
    const shares = ['a', 'b', 'c', 'd'].map((workspace) => {
      const share = memory.open(workspace);
      share.grow(4 * MEBIBYTE);
      return share;
    });
    expect(() => memory.open('a').grow(1)).toThrow(/^rate_limited: The bodies of this workspace/);
    expect(() => memory.open('e').grow(1)).toThrow(/^rate_limited: The bodies of all callers/);
    shares[0]?.release();
    memory.open('e').grow(MEBIBYTE);
    memory.open('a').grow(3 * MEBIBYTE);
  });

  it('takes nothing for a body that it refuses, and gives back once', () => {
    const memory = createBodyMemory(16);
    const share = memory.open('a');
    share.grow(MEBIBYTE);
    expect(() => share.grow(4 * MEBIBYTE)).toThrow(/rate_limited/);
    share.release();
    share.release();
    // A part that arrives after the end of its request.
    share.grow(MEBIBYTE);
    memory.open('a').grow(4 * MEBIBYTE);
  });
});
