import type { TenantKind } from '../../api/ids.ts';
import type { PermissionName } from '../../api/types.ts';
import type { Requirement } from './authorization-request.ts';

const NO_OTHER_REQUIREMENTS: Requirement = {
  audience: [],
  permissions: [],
  applicationPermissions: [],
  refusesAccessTokens: false,
  inWorkspace: true,
  inOrganization: false,
  inProject: false,
  selfParameter: undefined,
  allowsArchived: false,
  reauthentication: false,
  ipExemptPermission: undefined,
  anywhereReauthenticated: false,
  requiresAllProjects: false,
  plan: undefined,
  plane: 'control',
};

/** Returns the requirement of a single permission, or of plain access. */
export function requirementOf(
  permission: PermissionName | undefined,
  tenantKind: TenantKind = 'workspace',
): Requirement {
  const name = `${tenantKind} ${permission}`;
  const requirement = requirementCache.get(name) ?? makeRequirement(permission, tenantKind);
  requirementCache.set(name, requirement);
  return requirement;
}

/** Bounded by the number of permissions and kinds of target. */
const requirementCache = new Map<string, Requirement>();

function makeRequirement(permission: PermissionName | undefined, tenantKind: TenantKind): Requirement {
  const inOrganization = tenantKind === 'organization';
  const requirement = { ...NO_OTHER_REQUIREMENTS, inOrganization, inWorkspace: !inOrganization };
  return permission === undefined
    ? { ...requirement, audience: ['authenticated'] }
    : { ...requirement, permissions: [permission] };
}
