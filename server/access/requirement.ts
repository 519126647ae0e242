import type { Permission } from '../contract/types.ts';
import type { Requirement } from './decide.ts';

const NOTHING_ELSE: Requirement = {
  audience: [],
  permissions: [],
  inWorkspace: true,
  inProject: false,
  self: undefined,
  reachesArchived: false,
  reauthentication: false,
  spansProjects: false,
  plan: undefined,
};

/** A permission by itself, or just to be let in. */
export const requirementOf = (permission: Permission | undefined): Requirement =>
  permission === undefined
    ? { ...NOTHING_ELSE, audience: ['authenticated'] }
    : { ...NOTHING_ELSE, permissions: [permission] };
