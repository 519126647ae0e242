/** Seconds by which the clock of a provider may differ. */
export const CLOCK_SKEW_SECONDS = 60;

/** RS, PS, ES and EdDSA. Neither `none` nor secrets that both sides know. */
export const SIGNATURES: ReadonlySet<string> = new Set([
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]);
