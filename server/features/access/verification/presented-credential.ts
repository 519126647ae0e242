import type { TokenResolution } from '../../../auth/authentication/credential-lookup.ts';
import { isWellFormed, type TokenKind, tokenKindOf } from '../../../auth/authentication/token-format.ts';
import type { Cached } from '../../../auth/authorization/authorization-cache.ts';
import { ADDRESS_UNKNOWN } from '../../../auth/authorization/authorization-request.ts';
import { rateLimitBucketOf } from '../../../auth/network/ip-address.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { isJwt, resolveJwt } from '../access-tokens/service.ts';

/** Why nothing is known of a credential. */
export type UnknownCode = 'invalid_credentials' | 'unsupported_credential' | 'too_many_attempts';

/** A token that exists or existed. */
export type KnownToken = Exclude<TokenResolution, { state: 'unknown' }>;

/** Bucket that counts unknown credentials by the address that they came with, apart from those of Tenantry's own callers. */
const bucketOf = (address: string): string | undefined =>
  address === ADDRESS_UNKNOWN ? undefined : `verifications:${rateLimitBucketOf(address)}`;

/** Looks up a token that the cache does not know, unless too many from its address were unknown. */
async function lookUp(
  { rateLimits }: HandlerContext,
  address: string,
  find: () => Cached<TokenResolution>,
): Promise<KnownToken | UnknownCode> {
  const bucket = bucketOf(address);
  if (bucket !== undefined && (await rateLimits.authFailureStatus(bucket)).exceeded)
    return 'too_many_attempts';
  const found = await find();
  if (found.state !== 'unknown') return found;
  if (bucket !== undefined) await rateLimits.recordAuthFailure(bucket);
  return 'invalid_credentials';
}

/**
 * Resolves a credential that was presented to the caller's API. A wrong form or checksum needs no query, and a credential
 * in the cache none either.
 * @param address the address that it came with, or `ADDRESS_UNKNOWN`
 */
export function resolvePresented(
  context: HandlerContext,
  credential: string,
  kinds: ReadonlySet<TokenKind>,
  address: string,
): Cached<KnownToken | UnknownCode> {
  const kind = tokenKindOf(credential);
  if (kind === undefined)
    return kinds.has('access') && isJwt(credential)
      ? lookUp(context, address, () => resolveJwt(context, credential))
      : 'invalid_credentials';
  if (!kinds.has(kind)) return isWellFormed(credential) ? 'unsupported_credential' : 'invalid_credentials';
  const digest = context.secrets.tokenDigest(credential);
  const found = context.resolveCachedToken(digest, context.now);
  // A known token was made in the right form, which is computed for the others only.
  if (found !== undefined && found.state !== 'unknown') return found;
  return isWellFormed(credential)
    ? lookUp(context, address, () => context.resolveToken(digest, context.now))
    : 'invalid_credentials';
}
