import { randomBytes } from 'node:crypto';
import type { CacheTags } from '../../database/change-feed/change-feed.ts';
import type { SealedKind, SealedSecret } from '../../database/schema/sealed-secrets.ts';
import { TaggedCache } from '../authorization/tagged-cache.ts';
import { decrypt, encrypt } from './aes-gcm.ts';
import { deriveVaultKey, type PreparedVaultKey, prepareVaultKey, type VaultKey } from './vault-keys.ts';

/** What a secret belongs to. It opens for nothing else, so that swapped rows and columns reveal nothing. */
export interface SecretIdentity {
  tenantId: string | null;
  kind: SealedKind;
  rowId: string;
  /** Tells the secrets of one row apart. */
  version: number | string;
  /** Where the secret is used; empty if nowhere in particular. */
  destination: string;
}

/** Seals the secrets that the server has to read again. No other code encrypts, except stored idempotent replies. */
export interface Vault {
  /** Id of the vault key that seals. */
  readonly sealingKeyId: string;
  /** The vault keys that this server has. */
  readonly keys: readonly Pick<PreparedVaultKey, 'id' | 'fingerprint'>[];
  /** Whether this server has the vault key of a secret. */
  canOpen(vaultKeyId: string): boolean;
  /** Encrypts a text under a data key of its own, and the data key under the vault key that seals. */
  seal(identity: SecretIdentity, text: string): SealedSecret;
  /** @throws UnreadableSecretError without its vault key, or another error for another identity or changed bytes */
  open(identity: SecretIdentity, secret: SealedSecret): string;
  /** Does the same as `open`, and keeps the text in memory for a few minutes, for secrets that are used often. */
  openCached(identity: SecretIdentity, secret: SealedSecret): string;
  /** Wraps the data key of a secret again, under the vault key that seals. The secret itself is not decrypted. */
  rewrap(secret: Pick<SealedSecret, 'wrapped_key' | 'vault_key_id'>): Buffer;
  /** Drops the cached texts of changed rows. */
  invalidate(tags: CacheTags): void;
}

/** Thrown when a secret was sealed under a vault key that this server does not have. */
export class UnreadableSecretError extends Error {
  override name = 'UnreadableSecretError';
  constructor(vaultKeyId: string) {
    super(`The vault key ${vaultKeyId} is missing from TENANTRY_VAULT_KEYS.`);
  }
}

const DATA_KEY_BYTES = 32;
const CACHED_SECRETS = 5000;
const CACHED_SECONDS = 300;

/** The additional authenticated data: unambiguous, because JSON quotes each part. */
const contextOf = ({ tenantId, kind, rowId, version, destination }: SecretIdentity): string =>
  JSON.stringify([tenantId, kind, rowId, version, destination]);

/**
 * Creates the vault.
 * @param configured the vault keys of which the first seals; without any, the key that derives from the pepper seals.
 * That one always opens, so that an installation can move to configured keys.
 */
export function createVault(pepper: string, configured: readonly VaultKey[]): Vault {
  const prepared = [...configured, deriveVaultKey(pepper)].map(prepareVaultKey);
  const keys = new Map(prepared.map((key) => [key.id, key]));
  const cache = new TaggedCache<string>(CACHED_SECRETS, CACHED_SECONDS);

  const keyNamed = (id: string) => {
    const found = keys.get(id);
    if (found === undefined) throw new UnreadableSecretError(id);
    return found;
  };
  const [sealing] = prepared;
  if (sealing === undefined) throw new Error('The derived key is always there.');

  const wrap = (dataKey: Buffer) => encrypt(sealing.key, dataKey, sealing.id);
  const unwrap = ({ wrapped_key, vault_key_id }: Pick<SealedSecret, 'wrapped_key' | 'vault_key_id'>) =>
    decrypt(keyNamed(vault_key_id).key, wrapped_key, vault_key_id);
  const open: Vault['open'] = (identity, secret) =>
    decrypt(unwrap(secret), secret.sealed, contextOf(identity)).toString('utf8');

  return {
    sealingKeyId: sealing.id,
    keys: prepared,
    canOpen: (id) => keys.has(id),
    seal(identity, text) {
      const dataKey = randomBytes(DATA_KEY_BYTES);
      const sealed = encrypt(dataKey, text, contextOf(identity));
      return { sealed, wrapped_key: wrap(dataKey), vault_key_id: sealing.id };
    },
    open,
    openCached(identity, secret) {
      // With the ciphertext in the key, an entry is never used for another secret of the row.
      const key = `${contextOf(identity)}\n${secret.sealed.toString('latin1')}`;
      const cached = cache.get(key);
      if (cached !== undefined) return cached;
      const text = open(identity, secret);
      cache.set(key, text, [identity.rowId]);
      return text;
    },
    rewrap: (secret) => wrap(unwrap(secret)),
    invalidate: (tags) => cache.invalidate(tags),
  };
}
