import type { ApiDocument } from '../../api/api-document.ts';
import type { Permission } from '../../api/types.ts';
import { type GrantReference, isKey, type Principal, userOf } from '../authentication/principal.ts';
import { resolveEffectiveRoles } from './effective-roles.ts';
import type { AuthorizationFacts, UnderGrant } from './facts-types.ts';
import { effectivePermissions } from './permissions.ts';

const unlessUnder = <Kind extends UnderGrant>(made: Kind | null): Kind | null =>
  made?.under === undefined ? made : null;

/** The same place for a person whom no grant lets in. */
export const withoutGrants = (facts: AuthorizationFacts): AuthorizationFacts => ({
  ...facts,
  grants: [],
  membership: unlessUnder(facts.membership),
  projectMembership: unlessUnder(facts.projectMembership),
});

/**
 * The grant that is open to whoever acts, whether they need it or not. A key that acts as nobody has the one under which it
 * was made. A person's has what the person has at the moment, as their session has.
 */
export function availableGrant(
  contract: ApiDocument,
  principal: Principal | null,
  facts: AuthorizationFacts | undefined,
  now: Date,
): GrantReference | null {
  if (principal === null || facts === undefined) return null;
  if (isKey(principal) && userOf(principal) === null) return principal.grant;
  if (userOf(principal) === null) return null;
  const { viaGrant } = resolveEffectiveRoles(contract, facts, now);
  return viaGrant === undefined ? null : { id: viaGrant.id, organizationId: viaGrant.organizationId };
}

/** The grant under which an operation is done: none when the caller may do it as somebody of the place, too. */
export function requiredGrant(
  contract: ApiDocument,
  { permissions }: { permissions: readonly Permission[] },
  principal: Principal | null,
  facts: AuthorizationFacts | undefined,
  now: Date,
): GrantReference | null {
  const grant = availableGrant(contract, principal, facts, now);
  if (grant === null || principal === null || facts === undefined || userOf(principal) === null) return grant;
  const own = effectivePermissions(contract, principal, withoutGrants(facts), now);
  return permissions.some((permission) => own.has(permission)) ? null : grant;
}
