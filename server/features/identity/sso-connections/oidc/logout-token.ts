import {
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  decodeProtectedHeader,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { CLOCK_SKEW_SECONDS, SIGNATURES } from './signatures.ts';

/** Whom a provider has signed out: all sessions of a subject, or one of its own sessions. */
export interface ProviderLogout {
  sub: string | null;
  sid: string | null;
  jti: string;
  /** Until when the token has to be remembered, so that it counts once. */
  rememberedUntil: Date;
}

/** Why a token ends no sessions. The text goes to the provider. */
export class LogoutTokenError extends Error {}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const MAX_LENGTH = 16 * 1024;
const MAX_ID = 255;
/** Seconds for which a token counts, so that a provider may repeat it for a while. */
const MAX_AGE_SECONDS = 600;
const FORM = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const TYPES: ReadonlySet<unknown> = new Set([undefined, 'jwt', 'logout+jwt', 'application/logout+jwt']);
/** After a key was not found, those of the provider are read again this much later. */
const COOLDOWN_MS = 30_000;
const TIMEOUT_MS = 5_000;

type Claims = JWTPayload & Record<string, unknown>;

function assert(condition: boolean, text: string): asserts condition {
  if (!condition) throw new LogoutTokenError(text);
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MAX_ID;
const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function decode(token: string): { header: Record<string, unknown>; claims: Claims } {
  assert(token.length <= MAX_LENGTH && FORM.test(token), 'The logout token is no signed JWT.');
  try {
    return { header: { ...decodeProtectedHeader(token) }, claims: decodeJwt(token) };
  } catch {
    throw new LogoutTokenError('The logout token is no signed JWT.');
  }
}

/** What a token says, before anything of it is verified: only then the keys of the provider are asked for. */
export function checkUnverified(
  token: string,
  { issuer, clientId }: { issuer: string; clientId: string },
): void {
  const { header, claims } = decode(token);
  const { alg, typ, kid } = header;
  assert(typeof alg === 'string' && SIGNATURES.has(alg), 'The logout token is not signed by a public key.');
  assert(TYPES.has(typeof typ === 'string' ? typ.toLowerCase() : typ), 'The JWT is of another type.');
  assert(kid === undefined || isId(kid), 'The kid of the logout token is not readable.');
  assert(claims.iss === issuer, 'The logout token is of another issuer.');
  assert([claims.aud].flat().includes(clientId), 'The logout token is for another client.');
  checkClaims(claims);
}

function checkClaims({ events, nonce, sub, sid, jti, iat }: Claims): void {
  assert(nonce === undefined, 'A logout token has no nonce.');
  const event = isObject(events) ? (events as Record<string, unknown>)[EVENT] : undefined;
  assert(isObject(event), 'The logout token does not have the event of a back-channel logout.');
  assert(isId(jti) && typeof iat === 'number', 'The logout token has no jti, or no iat.');
  assert(sub === undefined || isId(sub), 'The sub of the logout token is not readable.');
  assert(sid === undefined || isId(sid), 'The sid of the logout token is not readable.');
  assert(sub !== undefined || sid !== undefined, 'The logout token has neither sub nor sid.');
}

/** Returns what finds the keys of a provider. They are read when they are first needed, and again for an unknown one, but not often. */
export const keysAt = (jwksUri: string, fetch: typeof globalThis.fetch): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(jwksUri), {
    [customFetch]: fetch as never,
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: COOLDOWN_MS,
  });

/** Verifies a logout token of OpenID Connect Back-Channel Logout. @throws LogoutTokenError */
export async function verifyLogoutToken(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, clientId, now }: { issuer: string; clientId: string; now: Date },
): Promise<ProviderLogout> {
  const verified = await jwtVerify<Claims>(token, keys, {
    issuer,
    audience: clientId,
    algorithms: [...SIGNATURES],
    maxTokenAge: MAX_AGE_SECONDS,
    clockTolerance: CLOCK_SKEW_SECONDS,
    currentDate: now,
  }).catch(() => {
    throw new LogoutTokenError('The logout token is not signed by the provider, or is not of this time.');
  });
  checkClaims(verified.payload);
  const { sub = null, sid, jti = '', iat = 0 } = verified.payload;
  const rememberedUntil = new Date((iat + MAX_AGE_SECONDS + 2 * CLOCK_SKEW_SECONDS) * 1000);
  return { sub, sid: typeof sid === 'string' ? sid : null, jti, rememberedUntil };
}
