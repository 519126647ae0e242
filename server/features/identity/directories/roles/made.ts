import type { RoleChange } from './changes.ts';
import type { MemberKey, ProjectMemberKey } from './repository.ts';

export const memberKey = ({ tenant_id, person }: RoleChange): MemberKey => ({
  tenant_id,
  user_id: person.user_id,
});

export const projectMemberKey = ({ tenant_id, project_id, person }: RoleChange): ProjectMemberKey => ({
  workspace_id: tenant_id,
  project_id: project_id ?? '',
  user_id: person.user_id,
});

/** The changes that are made, by what they need. */
export interface Made {
  /** Roles of members, and of people who become members. */
  given: RoleChange[];
  /** Memberships of workspaces that end. */
  ended: RoleChange[];
  givenInProjects: RoleChange[];
  endedInProjects: RoleChange[];
}

/** Leaves out what something keeps the directory from. */
export function sortOut(changes: readonly RoleChange[]): Made {
  const made: Made = { given: [], ended: [], givenInProjects: [], endedInProjects: [] };
  for (const change of changes) {
    if (change.obstacle !== null) continue;
    const inProject = change.project_id !== null;
    if (change.to !== null) (inProject ? made.givenInProjects : made.given).push(change);
    else (inProject ? made.endedInProjects : made.ended).push(change);
  }
  return made;
}
