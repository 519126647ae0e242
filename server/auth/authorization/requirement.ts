import type { TenantKind } from '../../api/ids.ts';
import type { Permission } from '../../api/types.ts';
import type { Requirement } from './decide.ts';

const NOTHING_ELSE: Requirement = {
  audience: [],
  permissions: [],
  inWorkspace: true,
  inOrganization: false,
  inProject: false,
  self: undefined,
  reachesArchived: false,
  reauthentication: false,
  anywhere: undefined,
  anywhereReauthenticated: false,
  spansProjects: false,
  plan: undefined,
  plane: 'control',
};

/** A permission by itself, or just to be let in. */
export function requirementOf(
  permission: Permission | undefined,
  place: TenantKind = 'workspace',
): Requirement {
  const name = `${place} ${permission}`;
  const requirement = known.get(name) ?? makeRequirement(permission, place);
  known.set(name, requirement);
  return requirement;
}

/** There are as many as permissions and places. */
const known = new Map<string, Requirement>();

function makeRequirement(permission: Permission | undefined, place: TenantKind): Requirement {
  const inOrganization = place === 'organization';
  const where = { ...NOTHING_ELSE, inOrganization, inWorkspace: !inOrganization };
  return permission === undefined
    ? { ...where, audience: ['authenticated'] }
    : { ...where, permissions: [permission] };
}
