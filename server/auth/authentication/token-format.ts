import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Prefixes by kind of token: bearer tokens, tokens in the links of mails, and challenges of sign-ins. */
export const PREFIXES = {
  operator: 'tn_op_',
  session: 'tn_ses_',
  user: 'tn_usr_',
  service: 'tn_svc_',
  organization: 'tn_org_',
  application: 'tn_app_',
  access: 'tn_at_',
  device: 'tn_dvc_',
  directory: 'tn_scim_',
  setup: 'tn_set_',
  verification: 'tn_vfy_',
  reset: 'tn_rst_',
  undo: 'tn_und_',
  invitation: 'tn_inv_',
  challenge: 'tn_chl_',
} as const;
export type TokenKind = keyof typeof PREFIXES;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_LENGTH = 32;
const CHECKSUM_LENGTH = 6;
const TOKEN_PATTERN = new RegExp(
  `^((?:${Object.values(PREFIXES).join('|')})[0-9A-Za-z]{${RANDOM_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`,
);

function base62(value: number, length: number): string {
  let rest = value;
  let digits = '';
  for (let index = 0; index < length; index += 1) {
    digits = ALPHABET.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

const checksum = (text: string) => base62(crc32(text), CHECKSUM_LENGTH);

/** Returns random base62 characters, 5.95 bits of entropy each. */
export const randomBase62 = (length: number): string =>
  Array.from({ length }, () => ALPHABET.charAt(randomInt(62))).join('');

/**
 * Creates a secret: the prefix, 32 random base62 characters (190 bits) and the CRC-32 of both as 6 base62 characters.
 */
export function createToken(kind: TokenKind): string {
  const body = PREFIXES[kind] + randomBase62(RANDOM_LENGTH);
  return body + checksum(body);
}

/** Whether a text has the form and checksum of a Tenantry token, so that mistyped tokens never reach the database. */
export function isWellFormed(token: string): boolean {
  const [, body, sum] = TOKEN_PATTERN.exec(token) ?? [];
  return body !== undefined && checksum(body) === sum;
}

const KINDS: ReadonlyMap<string, TokenKind> = new Map(
  Object.entries(PREFIXES).map(([kind, prefix]) => [prefix, kind as TokenKind]), // the keys are the kinds
);

/** Returns the kind that the prefix of a token names. The token need not be well-formed. */
export const tokenKindOf = (token: string): TokenKind | undefined =>
  KINDS.get(token.slice(0, token.indexOf('_', 3) + 1));

/** Whether a text looks like a JWT, which this API never takes as a credential. */
export const looksLikeJwt = (token: string): boolean => /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/.test(token);

/** Returns a shortened form that a person recognises but that cannot be used: `tn_svc_…a1B2`. */
export function mask(kind: TokenKind, token: string): string {
  return `${PREFIXES[kind]}…${token.slice(-4)}`;
}
