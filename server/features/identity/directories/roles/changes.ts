import type { RoleMapping } from '../../../../database/schema/directory-tables.ts';

/*
 * Which roles follow from the groups of a person. Pure: the same situation always has the same changes. The tenants
 * are that of the directory, and workspaces that its organization owns.
 */

export interface Person {
  /** Id in the directory. */
  id: string;
  user_id: string;
  email: string;
  groups: ReadonlySet<string>;
  /** The role that a mapping gave last, in the tenant of the directory. */
  mapped_role: string | null;
}

export interface HeldRole {
  role: string;
  status: 'active' | 'deactivated';
  managed_by: string | null;
}

export interface HeldProjectRole {
  project_id: string;
  role: string | null;
  managed_by: string | null;
}

export interface Situation {
  directory: { id: string; tenant_id: string; default_role: string };
  /** The mappings whose workspace and project exist and belong to the tenant, in order. */
  mappings: readonly RoleMapping[];
  people: readonly Person[];
  /** The tenants with mappings or with memberships of the directory, its own first. */
  tenantIds: readonly string[];
  memberIn(tenantId: string, userId: string): HeldRole | undefined;
  projectsIn(tenantId: string, userId: string): readonly HeldProjectRole[];
  hasLeft(tenantId: string, userId: string): boolean;
  /** Whether the directory may give or take a role. */
  reaches(tenantId: string, role: string): boolean;
}

/** Why a person gets a role: a mapping, or that none names a group of theirs any more. */
type Reason = 'mapping' | 'default_role' | 'no_mapping';

/** What keeps a directory from changing a role. */
export type RoleObstacle =
  | 'owner'
  | 'above_authority'
  | 'other_source'
  | 'deactivated'
  | 'left'
  | 'not_member'
  | 'plan_limit';

export interface RoleChange {
  person: Person;
  tenant_id: string;
  project_id: string | null;
  /** Whether there is a membership before. */
  exists: boolean;
  from: string | null;
  /** `null` when the membership ends. */
  to: string | null;
  reason: Reason;
  group_id: string | null;
  obstacle: RoleObstacle | null;
}

/** The changes of one person, and the role that a mapping has given afterwards. */
export interface PersonChanges {
  person: Person;
  changes: RoleChange[];
  mapped_role: string | null;
}

const tenantIdOf = ({ directory }: Situation, { workspace_id }: RoleMapping): string =>
  workspace_id ?? directory.tenant_id;

/** Returns the first mapping that names a group of the person. */
const mappingFor = (
  situation: Situation,
  { groups }: Person,
  tenantId: string,
  project: string | null,
): RoleMapping | undefined =>
  situation.mappings.find(
    (mapping) =>
      tenantIdOf(situation, mapping) === tenantId &&
      mapping.project_id === project &&
      groups.has(mapping.group_id),
  );

type Target = Pick<RoleChange, 'to' | 'reason' | 'group_id'>;

const toTarget = ({ role, group_id }: RoleMapping): Target => ({ to: role, reason: 'mapping', group_id });
const ENDS: Target = { to: null, reason: 'no_mapping', group_id: null };

/** Returns what keeps the directory from a change of a membership. */
function obstacleOf(
  { directory, reaches }: Situation,
  tenantId: string,
  member: HeldRole,
  { to }: Target,
): RoleObstacle | null {
  const isOwn = member.managed_by === directory.id;
  // A membership that people made by hand in a workspace is taken over; that of the tenant was, when the person was added.
  const isFree = member.managed_by === null && tenantId !== directory.tenant_id;
  if (member.status === 'deactivated') return 'deactivated';
  if (member.role === 'owner') return 'owner';
  if (!isOwn && !isFree) return 'other_source';
  return reaches(tenantId, member.role) && (to === null || reaches(tenantId, to)) ? null : 'above_authority';
}

/** Returns the change in the tenant of the directory; `undefined` if the role stays. */
function inTenant(situation: Situation, person: Person): RoleChange | undefined {
  const { directory, memberIn } = situation;
  const tenantId = directory.tenant_id;
  const member = memberIn(tenantId, person.user_id);
  if (member === undefined) return undefined;
  const mapping = mappingFor(situation, person, tenantId, null);
  // A role that no mapping gave is that of a person's own, and stays.
  if (mapping === undefined && person.mapped_role === null) return undefined;
  const target: Target = mapping
    ? toTarget(mapping)
    : { to: directory.default_role, reason: 'default_role', group_id: null };
  if (target.to === member.role) return undefined;
  const obstacle = obstacleOf(situation, tenantId, member, target);
  return {
    person,
    tenant_id: tenantId,
    project_id: null,
    exists: true,
    from: member.role,
    ...target,
    obstacle,
  };
}

/** Returns the change in a workspace of the organization; `undefined` if the membership stays. */
function inWorkspace(situation: Situation, person: Person, tenantId: string): RoleChange | undefined {
  const { directory, memberIn, hasLeft, reaches } = situation;
  const member = memberIn(tenantId, person.user_id);
  const mapping = mappingFor(situation, person, tenantId, null);
  const base = {
    person,
    tenant_id: tenantId,
    project_id: null,
    exists: member !== undefined,
    from: member?.role ?? null,
  };
  if (mapping === undefined) {
    if (member?.managed_by !== directory.id) return undefined;
    return { ...base, ...ENDS, obstacle: obstacleOf(situation, tenantId, member, ENDS) };
  }
  const target = toTarget(mapping);
  if (member !== undefined) {
    if (member.role === target.to && member.managed_by === directory.id) return undefined;
    return { ...base, ...target, obstacle: obstacleOf(situation, tenantId, member, target) };
  }
  const left = hasLeft(tenantId, person.user_id) ? 'left' : null;
  return {
    ...base,
    ...target,
    obstacle: left ?? (reaches(tenantId, mapping.role) ? null : 'above_authority'),
  };
}

/** Whether the directory decides about a membership once the change is made; `undefined` if there is none then. */
function decidesAfter(
  { directory, memberIn }: Situation,
  { user_id }: Person,
  tenantId: string,
  change: RoleChange | undefined,
): boolean | undefined {
  const member = memberIn(tenantId, user_id);
  const isMade = change !== undefined && change.obstacle === null;
  if (isMade) return change.to === null ? undefined : true;
  return member && member.status === 'active' && member.managed_by === directory.id;
}

/** Returns the change in a project; `undefined` if the role there stays. */
function inProject(
  situation: Situation,
  person: Person,
  tenantId: string,
  { project, decides }: { project: string; decides: boolean | undefined },
): RoleChange | undefined {
  const { directory, projectsIn, reaches } = situation;
  const held = projectsIn(tenantId, person.user_id).find(({ project_id }) => project_id === project);
  const mapping = mappingFor(situation, person, tenantId, project);
  if (mapping === undefined && (held?.managed_by !== directory.id || decides === undefined)) return undefined;
  const target = mapping ? toTarget(mapping) : ENDS;
  const isOwn = held?.managed_by === directory.id;
  if (isOwn && target.to === held.role) return undefined;
  const obstacle = (): RoleObstacle | null => {
    if (decides === undefined) return 'not_member';
    if (!decides || (held !== undefined && held.managed_by !== null && !isOwn)) return 'other_source';
    const roles = [held?.role, target.to].filter((role) => typeof role === 'string');
    return roles.every((role) => reaches(tenantId, role)) ? null : 'above_authority';
  };
  const base = {
    person,
    tenant_id: tenantId,
    project_id: project,
    exists: held !== undefined,
    from: held?.role ?? null,
  };
  return { ...base, ...target, obstacle: obstacle() };
}

/** Returns the projects of a workspace with a mapping, or with a membership of the directory, in order. */
function projectsOf(situation: Situation, person: Person, tenantId: string): string[] {
  const mapped = situation.mappings.flatMap((mapping) =>
    mapping.project_id !== null && tenantIdOf(situation, mapping) === tenantId ? [mapping.project_id] : [],
  );
  const held = situation
    .projectsIn(tenantId, person.user_id)
    .flatMap(({ project_id, managed_by }) => (managed_by === situation.directory.id ? [project_id] : []));
  return [...new Set([...mapped, ...held])].sort();
}

/** Returns the role that a mapping has given once the changes are made. */
function mappedRoleAfter(
  situation: Situation,
  person: Person,
  change: RoleChange | undefined,
): string | null {
  if (change !== undefined && change.obstacle !== null) return person.mapped_role;
  return mappingFor(situation, person, situation.directory.tenant_id, null)?.role ?? null;
}

/** Returns the changes of a person in all tenants. */
export function changesOf(situation: Situation, person: Person): PersonChanges {
  const { directory, tenantIds } = situation;
  const changes: RoleChange[] = [];
  let own: RoleChange | undefined;
  for (const tenantId of tenantIds) {
    const isOwn = tenantId === directory.tenant_id;
    const change = isOwn ? inTenant(situation, person) : inWorkspace(situation, person, tenantId);
    if (isOwn) own = change;
    if (change !== undefined) changes.push(change);
    const decides = decidesAfter(situation, person, tenantId, change);
    for (const project of projectsOf(situation, person, tenantId)) {
      const there = inProject(situation, person, tenantId, { project, decides });
      if (there !== undefined) changes.push(there);
    }
  }
  return { person, changes, mapped_role: mappedRoleAfter(situation, person, own) };
}
