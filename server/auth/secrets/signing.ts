import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** Signs documents that others verify offline. */
export interface Signer {
  readonly keyId: string;
  /** The 32 bytes of the Ed25519 public key, in base64url. */
  readonly publicKey: string;
  /** An Ed25519 signature, in base64url. */
  sign(text: string): string;
}

/** Everything in a PKCS #8 Ed25519 key (RFC 8410) except the 32 bytes of the key. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const KEY_ID_LENGTH = 16;

/** Creates a signer whose key derives from 32 secret bytes, so that every replica has the same key. */
export function createSigner(seed: Buffer): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  // An OKP key as in RFC 8037: `x` is the public key.
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return {
    keyId: createHash('sha256').update(Buffer.from(x, 'base64url')).digest('hex').slice(0, KEY_ID_LENGTH),
    publicKey: x,
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
  };
}
