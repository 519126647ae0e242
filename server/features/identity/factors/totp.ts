import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
const SEED_BYTES = 20;
/** Steps before and after the present one whose codes are accepted, since clocks differ. */
const WINDOW = 1;

/** Returns a new seed in Base32, of the 160 bits that RFC 4226 recommends. */
export const newSeed = (): string => new Secret({ size: SEED_BYTES }).base32;

const appOf = (seed: string, names: { issuer?: string; label?: string } = {}) =>
  new TOTP({
    ...names,
    secret: Secret.fromBase32(seed),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
  });

/** Returns the URI that authenticator apps read from a QR code. */
export const enrollmentUri = (seed: string, { issuer, label }: { issuer: string; label: string }): string =>
  appOf(seed, { issuer, label }).toString();

/** Returns the time step of a code; `undefined` if it is the code of none near `now`. */
export function stepOf(seed: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const delta = appOf(seed).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}
