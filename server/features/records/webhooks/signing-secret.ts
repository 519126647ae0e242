import type { Secrets } from '../../../auth/secrets/secrets.ts';

/** Signing needs the secret itself, so it is kept: sealed under the pepper, which the database does not have. */
const PASSWORD = 'webhook';

export const sealSecret = (secrets: Secrets, secret: string): Buffer => secrets.seal(PASSWORD, secret);

/** Deriving the key costs more than signing; what was opened once is remembered, up to so many. */
const REMEMBERED = 5000;
const opened = new WeakMap<Secrets, Map<string, string>>();

export function openSecret(secrets: Secrets, sealed: Buffer): string {
  const known = opened.get(secrets) ?? new Map<string, string>();
  opened.set(secrets, known);
  const key = sealed.toString('base64');
  const secret = known.get(key) ?? secrets.open(PASSWORD, sealed);
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, secret);
  return secret;
}
