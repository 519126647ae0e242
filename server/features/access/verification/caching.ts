import type { Schemas } from '../../../api/types.ts';
import { isKey, usesPreviousSecret } from '../../../auth/authentication/principal.ts';
import type { AuthorizationRequest } from '../../../auth/authorization/authorization-request.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { VerifiedPrincipal } from './principal.ts';

/** A guard verifies again after this time, so that the last use of the credential is recorded. */
const MAX_SECONDS = 30;

/**
 * Returns the stream of a guard that asks, if the answer may be kept: it then has to include every change that the guard
 * knows of, because it will not hear of that change again.
 */
export async function usableStream(
  { guardStreams, principal }: HandlerContext,
  stream: string,
): Promise<string | undefined> {
  if (!guardStreams.isOwn(stream, principal.id)) return undefined;
  return (await guardStreams.catchUp()) ? stream : undefined;
}

/** Returns when the secret expires if nothing changes. */
const expiriesOf = (principal: VerifiedPrincipal): Date[] =>
  [
    principal.expiresAt,
    isKey(principal) && usesPreviousSecret(principal) ? principal.rotationEndsAt : null,
  ].filter((date) => date !== null);

/**
 * Returns how a guard may keep the answer that allowed a request. It stays true for as long as the same facts allow the
 * same request at a later time.
 */
export function cachingOf(
  { authorizer, guardStreams }: HandlerContext,
  stream: string,
  request: Omit<AuthorizationRequest, 'requirement'> & { principal: VerifiedPrincipal },
  decideAt: (later: typeof request) => Schemas['Decision'],
): Schemas['CredentialCaching'] | undefined {
  const { principal, facts, now } = request;
  const ends = expiriesOf(principal).map((date) => Math.floor((date.getTime() - now.getTime()) / 1000));
  const seconds = Math.max(0, Math.min(MAX_SECONDS, ...ends));
  const later = new Date(now.getTime() + seconds * 1000);
  if (!decideAt({ ...request, now: later }).allowed) return undefined;
  const tags = authorizer.tagsOfDecision(principal, facts);
  const organization = isKey(principal) ? principal.organizationId : null;
  return {
    tags: guardStreams.hideTags(stream, organization === null ? tags : [...tags, organization]),
    seconds,
  };
}
