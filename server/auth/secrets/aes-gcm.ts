import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/** Creates random nonces, many at once, because each call of the random generator takes 15 µs. */
function createNonces(): () => Buffer {
  const pool = Buffer.alloc(NONCE_LENGTH * 256);
  let next = pool.length;
  return () => {
    if (next === pool.length) {
      randomFillSync(pool);
      next = 0;
    }
    next += NONCE_LENGTH;
    return Buffer.from(pool.subarray(next - NONCE_LENGTH, next));
  };
}

const takeNonce = createNonces();

type Key = Buffer | KeyObject;

/**
 * Encrypts with AES-256-GCM under a random nonce.
 * @param context bytes that are authenticated and not stored: decryption needs the same
 * @returns nonce, ciphertext and tag
 */
export function encrypt(key: Key, plaintext: Buffer | string, context = ''): Buffer {
  const nonce = takeNonce();
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(context));
  const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext) : plaintext;
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Decrypts what `encrypt` returned.
 * @throws when the key or the context differs, or the bytes were changed
 */
export function decrypt(key: Key, ciphertext: Buffer, context = ''): Buffer {
  const decipher = createDecipheriv(CIPHER, key, ciphertext.subarray(0, NONCE_LENGTH), {
    authTagLength: TAG_LENGTH,
  }).setAAD(Buffer.from(context));
  decipher.setAuthTag(ciphertext.subarray(-TAG_LENGTH));
  return Buffer.concat([decipher.update(ciphertext.subarray(NONCE_LENGTH, -TAG_LENGTH)), decipher.final()]);
}
