import type { DirectoryRow, RoleMapping } from '../../../../database/schema/directory-tables.ts';
import type { ProjectMemberRow } from '../../../../database/schema/tables.ts';
import { mapInSlices } from '../../../../jobs/time-slices.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';
import { roomAtPresent, roomFor } from '../../../../operations/plan-quotas.ts';
import type { MemberWithUser } from '../../../tenancy/members/service.ts';
import { reachesIn } from '../authority.ts';
import { groupedBy } from '../grouped.ts';
import { changesOf, type Person, type PersonChanges, type Situation } from './changes.ts';
import { withinPlans } from './within-plans.ts';

/** A situation with the rows that it was built from. */
export interface LoadedSituation extends Situation {
  members: readonly MemberWithUser[];
  /** How many more members each workspace can have whose plan limits them. */
  room: ReadonlyMap<string, number>;
}

const keyOf = (tenantId: string, userId: string): string => `${tenantId} ${userId}`;

const distinct = <Value>(values: ReadonlyArray<Value | null>): Value[] => [
  ...new Set(values.filter((value) => value !== null)),
];

/** Returns the mappings whose workspace belongs to the organization and whose project exists. */
async function liveMappings(
  { tenant, tenantId }: HandlerContext,
  mappings: readonly RoleMapping[],
  locks: boolean,
): Promise<RoleMapping[]> {
  const { directoryRoles } = tenant;
  const workspaces = distinct(mappings.map(({ workspace_id }) => workspace_id));
  const projects = distinct(mappings.map(({ project_id }) => project_id));
  const owned = new Set(
    workspaces.length > 0 ? await directoryRoles.ownedWorkspaces(workspaces, { locks }) : [],
  );
  const workspaceOf = projects.length > 0 ? await directoryRoles.workspacesOf(projects) : new Map();
  return mappings.filter(
    ({ workspace_id, project_id }) =>
      (workspace_id === null || owned.has(workspace_id)) &&
      (project_id === null || workspaceOf.get(project_id) === (workspace_id ?? tenantId)),
  );
}

/** Looks up which roles the directory reaches, each once. */
async function loadReach(
  context: HandlerContext,
  directory: DirectoryRow,
  roles: ReadonlyArray<readonly [tenantId: string, role: string]>,
): Promise<Situation['reaches']> {
  const known = new Map<string, boolean>();
  for (const [tenantId, role] of roles) {
    const key = keyOf(tenantId, role);
    if (!known.has(key)) known.set(key, await reachesIn(context, directory, tenantId, role));
  }
  return (tenantId, role) => known.get(keyOf(tenantId, role)) === true;
}

type Rows = { people: Person[]; members: MemberWithUser[]; projectMembers: ProjectMemberRow[] };

async function loadRows(
  { tenant }: HandlerContext,
  directory: DirectoryRow,
  mappings: readonly RoleMapping[],
  { people: wanted, locks }: LoadOptions,
): Promise<Rows> {
  const { directoryRoles } = tenant;
  const people = await directoryRoles.people(directory.id, wanted);
  const users = people.map(({ user_id }) => user_id);
  const tenantIds = distinct(mappings.map(({ workspace_id }) => workspace_id));
  const projects = distinct(mappings.map(({ project_id }) => project_id));
  const members = await directoryRoles.members(directory.id, users, { tenantIds, locks });
  const projectMembers = await directoryRoles.projectMembers(directory.id, users, { tenantIds, projects });
  return { people, members, projectMembers };
}

interface LoadOptions {
  /** Ids in the directory; `null` for everyone. */
  people: readonly string[] | null;
  /** Whether the rows are locked, to be changed. */
  locks: boolean;
}

/** Returns how many more members the workspaces of mappings can have. */
async function loadRoom(
  context: HandlerContext,
  mappings: readonly RoleMapping[],
  { locks }: Pick<LoadOptions, 'locks'>,
): Promise<Map<string, number>> {
  const { repositories } = context;
  const room = new Map<string, number>();
  for (const id of distinct(mappings.map(({ workspace_id }) => workspace_id)).sort()) {
    const workspace = await repositories.workspaces.find(id);
    const left =
      workspace && (await (locks ? roomFor : roomAtPresent)(context, repositories, workspace, 'members'));
    if (left) room.set(id, left.left);
  }
  return room;
}

/** Loads the facts that roles are computed from. The number of statements depends only on the mappings. */
export async function loadSituation(
  context: HandlerContext,
  directory: DirectoryRow,
  options: LoadOptions,
): Promise<LoadedSituation> {
  const { tenant_id: own, default_role } = directory;
  const mappings = await liveMappings(context, directory.role_mappings, options.locks);
  const room = await loadRoom(context, mappings, options);
  const { people, members, projectMembers } = await loadRows(context, directory, mappings, options);
  const workspaces = distinct([
    ...mappings.map(({ workspace_id }) => workspace_id),
    ...members.map(({ tenant_id }) => (tenant_id === own ? null : tenant_id)),
  ]).sort();
  const users = people.map(({ user_id }) => user_id);
  const departed =
    workspaces.length > 0 ? await context.tenant.directoryRoles.departed(users, workspaces) : [];
  const left = new Set(departed.map(({ tenant_id, user_id }) => keyOf(tenant_id, user_id)));
  const memberOf = new Map(members.map((row) => [keyOf(row.tenant_id, row.user_id), row]));
  const projectsOf = groupedBy(projectMembers, (row) => keyOf(row.workspace_id, row.user_id));
  const reaches = await loadReach(context, directory, [
    [own, default_role] as const,
    ...mappings.map(({ workspace_id, role }) => [workspace_id ?? own, role] as const),
    ...members.map(({ tenant_id, role }) => [tenant_id, role] as const),
    ...projectMembers.flatMap(({ workspace_id, role }) =>
      role === null ? [] : [[workspace_id, role] as const],
    ),
  ]);
  return {
    directory,
    mappings,
    people,
    members,
    room,
    tenantIds: [own, ...workspaces],
    memberIn: (tenantId, userId) => memberOf.get(keyOf(tenantId, userId)),
    projectsIn: (tenantId, userId) => projectsOf.get(keyOf(tenantId, userId)) ?? [],
    hasLeft: (tenantId, userId) => left.has(keyOf(tenantId, userId)),
    reaches,
  };
}

/** Returns the changes of everyone, within the plans of the workspaces. */
export const plannedChanges = async (situation: LoadedSituation): Promise<PersonChanges[]> =>
  withinPlans(await mapInSlices(situation.people, (person) => changesOf(situation, person)), situation.room);
