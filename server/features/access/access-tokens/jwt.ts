import { createLocalJWKSet, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { invalidField } from '../../../api/problem.ts';
import type { PermissionName } from '../../../api/types.ts';
import type { TokenResolution } from '../../../auth/authentication/credential-lookup.ts';
import { isKey, type KeyPrincipal } from '../../../auth/authentication/principal.ts';
import { resolveEffectiveRoles } from '../../../auth/authorization/effective-roles.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { requirementOf } from '../../../auth/authorization/requirement.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { currentSigningKey, publishedKeys } from './signing-keys.ts';

/** Seconds for which a JWT lives at most: a revocation takes as long to reach an API that verifies offline. */
export const JWT_SECONDS = 300;
/** The type of the tokens by RFC 9068, so that no other JWT passes for one. */
const TYPE = 'at+jwt';
/** Servers commonly take 8 kB of headers, the token being in one. */
const MAX_LENGTH = 6_000;
/** The form of a JWT that is signed by ES256, before anything of it is decoded. */
const FORM = /^eyJ[\w-]{10,400}\.[\w-]{10,8000}\.[\w-]{86}$/;

/** What a JWT is made for. */
export interface JwtSubject {
  id: string;
  /** The key with the limits of the token. */
  principal: KeyPrincipal;
  audience: string;
  expiresAt: Date;
}

/**
 * Returns the permissions of a token in the whole workspace. Those that it has in single projects only are not among them,
 * because an API that verifies offline would take them for all projects.
 */
function permissionsOf(
  { contract, authorizer, address, now }: HandlerContext,
  principal: KeyPrincipal,
  facts: AuthorizationFacts,
): PermissionName[] {
  const coversProjects =
    principal.userId === null || resolveEffectiveRoles(contract, facts, now).effective?.allProjects === true;
  const isAllowed = (permission: PermissionName) =>
    (coversProjects || !contract.projectPermissions.has(permission)) &&
    authorizer.decide({ principal, requirement: requirementOf(permission), facts, address, now }).allowed;
  return contract.permissions.map(({ name }) => name).filter(isAllowed);
}

/** Signs a JWT. @throws signing_key_unavailable, or invalid_request for one that would not fit into a header */
export async function signJwt(
  context: HandlerContext<'signing_key_unavailable'>,
  { id, principal, audience, expiresAt }: JwtSubject,
  facts: AuthorizationFacts,
): Promise<string> {
  const { kid, key } = await currentSigningKey(context);
  const claims = {
    client_id: principal.id,
    tenant: principal.tenantId,
    scope: permissionsOf(context, principal, facts).sort().join(' '),
  };
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: TYPE, kid })
    .setIssuer(context.installation.publicUrl)
    .setSubject(principal.userId ?? principal.id)
    .setAudience(audience)
    .setJti(id)
    .setIssuedAt(Math.floor(context.now.getTime() / 1000))
    .setExpirationTime(Math.floor(expiresAt.getTime() / 1000))
    .sign(key);
  if (token.length <= MAX_LENGTH) return token;
  throw invalidField(
    'permissions',
    'too_many_values',
    `The JWT would have ${token.length} characters, and a header takes ${MAX_LENGTH}. Name the permissions that it needs, with the scope custom.`,
  );
}

/** Returns the first of two times, of which the second may be never. */
export const earlier = (time: Date, other: Date | null): Date =>
  other !== null && other < time ? other : time;

/** Whether a text has the form of a JWT of ours. It says nothing about the signature. */
export const isJwt = (text: string): boolean => FORM.test(text);

/** Verifies the signature, and returns the claims, also of an expired token; `undefined` if they are not ours. */
async function claimsOf(
  context: HandlerContext,
  token: string,
): Promise<[JWTPayload, expired: boolean] | undefined> {
  const keys = createLocalJWKSet({ keys: await publishedKeys(context) });
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['ES256'],
      typ: TYPE,
      issuer: context.installation.publicUrl,
      currentDate: context.now,
      requiredClaims: ['sub', 'aud', 'client_id', 'scope', 'exp'],
    });
    return [payload, false];
  } catch (error) {
    if (error instanceof errors.JWTExpired) return [error.payload, true];
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

/** Resolves a JWT that was presented to an API, as of now: it ends with its key, and holds no more than its key does. */
export async function resolveJwt(context: HandlerContext, token: string): Promise<TokenResolution> {
  const verified = await claimsOf(context, token);
  if (verified === undefined) return { state: 'unknown' };
  const [{ client_id, aud, scope, exp = 0 }, isExpired] = verified;
  // The server has signed them, so they are texts.
  const found = await context.repositories.credentials.resolve(String(client_id), context.now);
  if (found.state !== 'live' || !isKey(found.principal)) return found;
  if (isExpired) return { state: 'ended', code: 'credential_expired', principal: found.principal };
  const { contract } = context;
  const permissions = String(scope)
    .split(' ')
    .flatMap((name) => contract.storedPermission.get(name as PermissionName) ?? []);
  const expiresAt = earlier(new Date(exp * 1000), found.principal.expiresAt);
  const accessToken = { audience: String(aud), scope: 'custom' as const, permissions };
  return { state: 'live', principal: { ...found.principal, accessToken, expiresAt } };
}
