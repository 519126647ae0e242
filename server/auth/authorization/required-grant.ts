import type { ApiDocument } from '../../api/api-document.ts';
import type { PermissionName } from '../../api/types.ts';
import { type GrantReference, isKey, type Principal, userOf } from '../authentication/principal.ts';
import { resolveEffectiveRoles } from './effective-roles.ts';
import type { AuthorizationFacts } from './facts.ts';
import type { UnderGrant } from './management-grants.ts';
import { effectivePermissions } from './permissions.ts';

const unlessUnder = <Kind extends UnderGrant>(row: Kind | null): Kind | null =>
  row?.under === undefined ? row : null;

/** Returns the facts as if no management grant existed. */
export const withoutGrants = (facts: AuthorizationFacts): AuthorizationFacts => ({
  ...facts,
  grants: [],
  membership: unlessUnder(facts.membership),
  projectMembership: unlessUnder(facts.projectMembership),
});

/**
 * Returns the management grant that the principal may use, whether needed or not. Service keys have the grant under
 * which they were created; sessions and user keys have the current grant of the user.
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

/** Returns the grant that the operation depends on: none if the caller may also perform it through a direct role. */
export function requiredGrant(
  contract: ApiDocument,
  { permissions }: { permissions: readonly PermissionName[] },
  { principal, facts }: { principal: Principal | null; facts: AuthorizationFacts | undefined },
  now: Date,
): GrantReference | null {
  const grant = availableGrant(contract, principal, facts, now);
  if (grant === null || principal === null || facts === undefined || userOf(principal) === null) return grant;
  const own = effectivePermissions(contract, principal, withoutGrants(facts), now);
  return permissions.some((permission) => own.has(permission)) ? null : grant;
}
