import type { TenantKind } from '../contract/ids.ts';
import type { Permission } from '../contract/types.ts';
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
  spansProjects: false,
  plan: undefined,
  plane: 'control',
};

/** A permission by itself, or just to be let in. */
export function requirementOf(
  permission: Permission | undefined,
  place: TenantKind = 'workspace',
): Requirement {
  const inOrganization = place === 'organization';
  const where = { ...NOTHING_ELSE, inOrganization, inWorkspace: !inOrganization };
  return permission === undefined
    ? { ...where, audience: ['authenticated'] }
    : { ...where, permissions: [permission] };
}
