import type { TenantKind } from '../../api/ids.ts';
import type { PermissionName } from '../../api/types.ts';
import type { Requirement } from './authorization-request.ts';

const NO_OTHER_REQUIREMENTS: Requirement = {
  audience: [],
  permissions: [],
  applicationKeyPermissions: [],
  refusesAccessTokens: false,
  refusesSessions: false,
  allowsAnyProof: false,
  inWorkspace: true,
  inWorkspaceOfCredential: false,
  inOrganization: false,
  inProject: false,
  selfParameter: undefined,
  allowsArchived: false,
  reauthentication: false,
  ipExemptPermission: undefined,
  anywhereReauthenticated: false,
  requiresAllProjects: false,
  isWrite: false,
  plan: undefined,
  plane: 'control',
};

/** Returns the requirement of a single permission, or of plain access. */
export function requirementOf(
  permission: PermissionName | undefined,
  tenantKind: TenantKind = 'workspace',
): Requirement {
  const known = requirements[tenantKind].get(permission);
  if (known !== undefined) return known;
  const requirement = makeRequirement(permission, tenantKind);
  requirements[tenantKind].set(permission, requirement);
  return requirement;
}

/** Bounded by the number of permissions. */
const requirements: Record<TenantKind, Map<PermissionName | undefined, Requirement>> = {
  workspace: new Map(),
  organization: new Map(),
};

function makeRequirement(permission: PermissionName | undefined, tenantKind: TenantKind): Requirement {
  const inOrganization = tenantKind === 'organization';
  const requirement = { ...NO_OTHER_REQUIREMENTS, inOrganization, inWorkspace: !inOrganization };
  return permission === undefined
    ? { ...requirement, audience: ['authenticated'] }
    : { ...requirement, permissions: [permission] };
}
