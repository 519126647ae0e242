import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt } from './aes-gcm.ts';
import { createSigner, type Signer } from './signing.ts';
import { createTextHmac } from './text-hmac.ts';
import { createVault, type Vault } from './vault.ts';
import type { VaultKey } from './vault-keys.ts';

/** Operations that depend on the server's pepper. Without it, neither digests nor ciphertexts are of any use. */
export interface Secrets {
  /** Computes HMAC-SHA-256 under the pepper, separated by purpose. */
  digest(purpose: Purpose, text: string): Buffer;
  /** Returns the digest of a token in base64. Similar digests reveal nothing about the tokens. */
  tokenDigest(token: string): string;
  /**
   * Encrypts a stored reply under a key derived from the `Idempotency-Key` of the client, which is not stored, so that a
   * stolen database reveals nothing.
   */
  encryptReply(idempotencyKey: string, text: string): Buffer;
  /**
   * Decrypts a stored reply.
   * @throws when the `Idempotency-Key` differs or the bytes were changed
   */
  decryptReply(idempotencyKey: string, encrypted: Buffer): string;
  /** Seals every other secret that the server has to read again. */
  readonly vault: Vault;
  /** Signs the audit log. The key is derived from the pepper, so every replica has it without configuration. */
  readonly auditSigner: Signer;
}
type Purpose =
  | 'credential'
  | 'email-change'
  | 'single-use'
  | 'sign-in-challenge'
  | 'recovery-code'
  | 'sign-in-code'
  | 'passkey-challenge'
  | 'invitation'
  | 'idempotency-key'
  | 'stored-reply'
  | 'fingerprint'
  | 'cursor'
  | 'pepper-check'
  | 'unsubscribe'
  | 'template-plan'
  | 'permission-plan'
  | 'guard-stream'
  | 'guard-tag'
  | 'virtual-key'
  | 'device-code'
  | 'user-code'
  | 'gateway-cache'
  | 'domain-challenge'
  | 'sso-configuration'
  | 'sso-flow'
  | 'sso-link'
  | 'identity-undo';

/** @param vaultKeys the configured vault keys, the one that seals first */
export function createSecrets(pepper: string, vaultKeys: readonly VaultKey[] = []): Secrets {
  const key = createSecretKey(pepper, 'utf8');
  const hmac = (purpose: Purpose, text: string) => createHmac('sha256', key).update(`${purpose}\0${text}`);
  // As safe as HKDF, and six times as fast.
  const replyKey = (idempotencyKey: string) => hmac('stored-reply', idempotencyKey).digest();
  const credentialHmac = createTextHmac(pepper);
  return {
    auditSigner: createSigner(Buffer.from(hkdfSync('sha256', pepper, '', 'tenantry audit log', 32))),
    digest: (purpose, text) => hmac(purpose, text).digest(),
    tokenDigest: (token) => credentialHmac(`${'credential' satisfies Purpose}\0${token}`),
    encryptReply: (idempotencyKey, text) => encrypt(replyKey(idempotencyKey), text),
    decryptReply: (idempotencyKey, encrypted) =>
      decrypt(replyKey(idempotencyKey), encrypted).toString('utf8'),
    vault: createVault(pepper, vaultKeys),
  };
}

/** Compares two digests in constant time. */
export const digestsEqual = (left: Buffer, right: Buffer): boolean =>
  left.length === right.length && timingSafeEqual(left, right);
