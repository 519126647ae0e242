import type { Secrets } from '../../../auth/secrets/secrets.ts';

/** Signing needs the secret itself, so it is stored encrypted under the pepper, which is not in the database. */
const SEAL_PURPOSE = 'webhook';

export const encryptSecret = (secrets: Secrets, secret: string): Buffer =>
  secrets.encrypt(SEAL_PURPOSE, secret);

/** Deriving the key costs more than signing, so this many decrypted secrets are cached. */
const CACHED_SECRETS = 5000;
const decryptedSecrets = new WeakMap<Secrets, Map<string, string>>();

export function decryptSecret(secrets: Secrets, sealed: Buffer): string {
  const cache = decryptedSecrets.get(secrets) ?? new Map<string, string>();
  decryptedSecrets.set(secrets, cache);
  const key = sealed.toString('base64');
  const secret = cache.get(key) ?? secrets.decrypt(SEAL_PURPOSE, sealed);
  if (cache.size >= CACHED_SECRETS) cache.clear();
  cache.set(key, secret);
  return secret;
}
