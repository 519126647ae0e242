import { createHash, createHmac, hash } from 'node:crypto';

/** The size of a block of SHA-256 and of its result, in bytes. */
const BLOCK = 64;
const DIGEST = 32;
/** Longer than any token, in bytes. */
const MAX_TEXT = 256;

/** Returns the key as a block, each byte of it combined with a constant of RFC 2104. */
function paddedKey(key: Buffer, constant: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  (key.length > BLOCK ? createHash('sha256').update(key).digest() : key).copy(block);
  return block.map((byte) => byte ^ constant) as Buffer;
}

/**
 * Returns a function that computes HMAC-SHA-256 (RFC 2104) of a text, in base64. Each request digests one or two tokens, and two
 * one-shot hashes take a third of the time of `createHmac`, whose native objects also have to be collected.
 */
export function createTextHmac(key: string): (text: string) => string {
  const bytes = Buffer.from(key, 'utf8');
  const inner = Buffer.concat([paddedKey(bytes, 0x36), Buffer.alloc(MAX_TEXT)]);
  const outer = Buffer.concat([paddedKey(bytes, 0x5c), Buffer.alloc(DIGEST)]);
  return (text) => {
    if (Buffer.byteLength(text) > MAX_TEXT) return createHmac('sha256', bytes).update(text).digest('base64');
    const end = BLOCK + inner.write(text, BLOCK);
    outer.write(hash('sha256', inner.subarray(0, end), 'binary'), BLOCK, 'binary');
    return hash('sha256', outer, 'base64');
  };
}
