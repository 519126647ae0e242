import { createHash } from 'node:crypto';
import { invalidField } from '../../../../api/problem.ts';
import type { OperationInput, Schemas } from '../../../../api/types.ts';
import type { DirectoryRow, RoleMapping } from '../../../../database/schema/directory-tables.ts';
import {
  assertFound,
  type HandlerContext,
  lockCurrent,
  type ReauthorizedContext,
} from '../../../../operations/handler-context.ts';
import { lockAuthority } from '../../../tenancy/members/service.ts';
import { assertMayAssignRole } from '../../../tenancy/roles/policies.ts';
import { requireRoleId } from '../../../tenancy/roles/service.ts';
import { reachesIn, roleAt } from '../authority.ts';
import { toDirectory } from '../serializers.ts';
import type { RoleChange } from './changes.ts';
import { toPlannedChange } from './serializers.ts';
import { settleRoles } from './settle.ts';
import { loadSituation, plannedChanges } from './situation.ts';

/** Changes that a plan lists. All of them are counted and in its digest. */
const MAX_LISTED = 1000;

type Plan = Schemas['DirectoryRolePlan'];
type Given = OperationInput<'directories.plan'>['body']['role_mappings'][number];

const at = (index: number, field: string, code: string, message: string) =>
  invalidField(`role_mappings/${index}/${field}`, code, message);

/** @throws invalid_request for a group, a workspace or a project that is not there */
async function assertPlaces(
  context: HandlerContext,
  { id }: DirectoryRow,
  given: readonly Given[],
): Promise<void> {
  const { directoryGroups, directoryRoles } = context.tenant;
  const { inOrganization } = context.operation;
  const wanted = (name: 'workspace_id' | 'project_id') => given.flatMap((one) => one[name] ?? []);
  const groups = new Set(
    await directoryGroups.filterExisting(
      id,
      given.map(({ group_id }) => group_id),
    ),
  );
  const owned = new Set(await directoryRoles.ownedWorkspaces(wanted('workspace_id'), { locks: false }));
  const workspaceOf = await directoryRoles.workspacesOf(wanted('project_id'));
  given.forEach(({ group_id, workspace_id = null, project_id = null }, index) => {
    if (!groups.has(group_id))
      throw at(index, 'group_id', 'unknown', 'The directory has no such group: see directoryGroups.list.');
    if (workspace_id !== null && !owned.has(workspace_id))
      throw at(
        index,
        'workspace_id',
        'unknown',
        'Name a workspace that the organization of the directory owns.',
      );
    if (project_id === null) return;
    const tenantId = workspace_id ?? (inOrganization ? undefined : context.tenantId);
    if (tenantId === undefined || workspaceOf.get(project_id) !== tenantId)
      throw at(index, 'project_id', 'unknown', 'Name a project of the workspace of the mapping.');
  });
}

/** Returns the mapping of a body as it is stored. @throws invalid_request or privilege_escalation */
async function toMapping(
  context: HandlerContext<'privilege_escalation'>,
  directory: DirectoryRow,
  { group_id, role: reference, workspace_id = null, project_id = null }: Given,
  index: number,
): Promise<RoleMapping> {
  const tenantId = workspace_id ?? context.tenantId;
  const scope = { contract: context.contract, tenant: context.repositories.tenant(tenantId) };
  const role = await requireRoleId(scope, reference);
  if (role === 'owner') throw at(index, 'role', 'forbidden', 'A directory makes no owners.');
  // Refuses a custom role that does not exist, and one that organizations do not have.
  await roleAt(context, tenantId, role);
  if (!(await reachesIn(context, directory, tenantId, role)))
    throw context.refuse(
      'privilege_escalation',
      `The role of mapping ${index + 1} is above the authority of the directory. A person with more permissions has to activate it.`,
    );
  return { group_id, role, workspace_id, project_id };
}

function assertDistinct(mappings: readonly RoleMapping[]): void {
  const seen = new Set<string>();
  mappings.forEach(({ group_id, workspace_id, project_id }, index) => {
    const key = JSON.stringify([group_id, workspace_id, project_id]);
    if (seen.has(key)) throw at(index, 'group_id', 'duplicate', 'Map a group once in each place.');
    seen.add(key);
  });
}

async function toMappings(
  context: HandlerContext<'privilege_escalation'>,
  directory: DirectoryRow,
  given: readonly Given[],
): Promise<RoleMapping[]> {
  await assertPlaces(context, directory, given);
  const mappings: RoleMapping[] = [];
  for (const [index, one] of given.entries()) mappings.push(await toMapping(context, directory, one, index));
  assertDistinct(mappings);
  return mappings;
}

/** Asserts that the caller may give the roles of mappings. @throws privilege_escalation */
export async function assertMayMap(
  fresh: ReauthorizedContext<'privilege_escalation'>,
  mappings: readonly RoleMapping[],
): Promise<void> {
  for (const { role, workspace_id } of mappings) {
    if (workspace_id === null) await assertMayAssignRole(fresh, role);
    else fresh.access.assertHoldsRole((await roleAt(fresh, workspace_id, role)).permissions);
  }
}

function toPlan(directory: DirectoryRow, changes: readonly RoleChange[]): Plan {
  const { id, default_role, role_mappings } = directory;
  const planned = changes.map((change) => toPlannedChange(change, directory));
  const content = JSON.stringify([id, default_role, role_mappings, planned]);
  const kept = changes.filter(({ obstacle }) => obstacle !== null).length;
  return {
    digest: createHash('sha256').update(content).digest('base64url'),
    role_mappings: role_mappings.map((mapping) => ({ ...mapping })),
    counts: { change: changes.length - kept, kept },
    changes: planned.slice(0, MAX_LISTED),
  };
}

/** Returns what the mappings of a directory would change. */
async function planOf(context: HandlerContext, directory: DirectoryRow): Promise<Plan> {
  const situation = await loadSituation(context, directory, { people: null, locks: false });
  const changes = (await plannedChanges(situation)).flatMap((one) => one.changes);
  return toPlan(directory, changes);
}

export async function planMappings(
  context: HandlerContext<'privilege_escalation'>,
  id: string,
  given: readonly Given[],
): Promise<Plan> {
  const directory = assertFound(await context.tenant.directories.find(id), 'directory');
  return planOf(context, { ...directory, role_mappings: await toMappings(context, directory, given) });
}

/**
 * Stores mappings, and gives everyone in the directory the roles that follow from them. The tenant is locked first, so that
 * nothing else changes its directories and members, and the members before the directory and the credential of the caller.
 */
export async function applyDirectoryMappings(
  context: HandlerContext<'privilege_escalation' | 'stale_plan'>,
  id: string,
  { role_mappings: given, digest }: OperationInput<'directories.apply'>['body'],
): Promise<Plan> {
  const { repositories, tenant, tenantId } = context;
  const { directories } = tenant;
  await repositories.tenants.lock(tenantId);
  const directory = assertFound(await directories.find(id), 'directory');
  const planned = { ...directory, role_mappings: await toMappings(context, directory, given) };
  const lock = async () => {
    await loadSituation(context, planned, { people: null, locks: true });
    await lockCurrent(context, directories, id, 'directory');
  };
  const { fresh } = await lockAuthority(context, { lock });
  await assertMayMap(fresh, planned.role_mappings);
  const plan = await planOf(context, planned);
  if (plan.digest !== digest)
    throw context.refuse(
      'stale_plan',
      'Something has changed since this plan was made, or it was made for other mappings. Plan again.',
    );
  await settleRoles(context, planned, null);
  await directories.setRoleMappings(id, planned.role_mappings);
  context.emit(
    'directory.updated',
    toDirectory(assertFound(await directories.find(id), 'directory'), context),
  );
  return plan;
}
