import { TenantryError } from '../errors.ts';
import { toHex } from './hex.ts';

/** This runtime cannot verify, because it has no WebCrypto or no Ed25519. It says nothing about the bundle. */
export class VerificationRuntimeError extends TenantryError {
  static override readonly tenantryName: string = 'VerificationRuntimeError';
}

/** What is signed. The signed text includes it, so that a signature of one kind cannot be passed off as another. */
export type StatementKind =
  | 'audit-checkpoint'
  | 'audit-bundle'
  | 'ledger-checkpoint'
  | 'ledger-bundle'
  | 'usage-bundle';

export interface Verifier {
  /** Id of the key in the checkpoints that it signed. */
  keyId: string;
  hash(bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  /** Whether an object, parsed from a canonical line, was signed with the key as a statement of this kind. */
  isSigned(kind: StatementKind, statement: object): Promise<boolean>;
}

const KEY_BYTES = 32;
const KEY_ID_LENGTH = 16;
const encoder = new TextEncoder();

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function publicKeyBytes(publicKey: string): Uint8Array<ArrayBuffer> {
  if (/^[A-Za-z0-9_-]{43}$/.test(publicKey)) {
    const bytes = fromBase64url(publicKey);
    if (bytes.length === KEY_BYTES) return bytes;
  }
  throw new TypeError('publicKey must be `public_key` of auditKeys.list: 32 bytes in base64url.');
}

async function importKey(subtle: SubtleCrypto, bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  try {
    return await subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']);
  } catch (cause) {
    throw new VerificationRuntimeError(
      'This runtime has no Ed25519 in WebCrypto, which verifying needs: use Node 20, Deno, Bun or a browser of 2025 or later.',
      { cause },
    );
  }
}

/** Creates a verifier for a published key. @throws VerificationRuntimeError where the runtime cannot verify */
export async function createVerifier(publicKey: string): Promise<Verifier> {
  const bytes = publicKeyBytes(publicKey);
  // Missing on pages without HTTPS, which its type does not say.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle)
    throw new VerificationRuntimeError('This runtime has no WebCrypto; a page needs HTTPS to have it.');
  const key = await importKey(subtle, bytes);
  const hash = async (data: Uint8Array<ArrayBuffer>) =>
    toHex(new Uint8Array(await subtle.digest('SHA-256', data)));
  return {
    keyId: (await hash(bytes)).slice(0, KEY_ID_LENGTH),
    hash,
    async isSigned(kind, statement) {
      const { signature, ...rest } = statement as { signature?: unknown };
      // 64 bytes in base64url, whose last character has four unused bits that must be 0.
      if (typeof signature !== 'string' || !/^[A-Za-z0-9_-]{85}[AQgw]$/.test(signature)) return false;
      const text = `tenantry-${kind}\n${JSON.stringify(rest)}`;
      return subtle.verify('Ed25519', key, fromBase64url(signature), encoder.encode(text));
    },
  };
}
