import { createHash } from 'node:crypto';
import { require } from '../sso-failure.ts';

/** The hash of a signature algorithm: its last digits name it, and those of EdDSA use SHA-512. */
const hashOf = (algorithm: string): string => `sha${/(?:256|384|512)$/.exec(algorithm)?.[0] ?? '512'}`;

/**
 * Checks the access token against the `at_hash` of the ID token (OpenID Connect Core 3.1.3.6), if there is one: the claims of the
 * user info are those of this sign-in only if the access token is.
 * @param algorithm that of the signature of the ID token
 * @throws SsoFailure
 */
export function checkAccessToken(accessToken: string, atHash: unknown, algorithm: string): void {
  if (atHash === undefined) return;
  const hash = createHash(hashOf(algorithm)).update(accessToken, 'ascii').digest();
  const expected = hash.subarray(0, hash.length / 2).toString('base64url');
  require(atHash ===
    expected, 'invalid_signature', 'The access token is not the one that the ID token names.');
}
