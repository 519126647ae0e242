import { tenantKindOf } from '../../../../api/ids.ts';
import type { SsoConnectionRow, SsoRoleMapping } from '../../../../database/schema/sso-tables.ts';
import type { WorkspaceRow } from '../../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../../operations/handler-context.ts';
import { assertQuota, roomFor } from '../../../../operations/plan-quotas.ts';
import { toMember } from '../../../tenancy/members/serializers.ts';
import { toProjectMember } from '../../../tenancy/projects/service.ts';
import { isBeyond } from '../../../tenancy/roles/policies.ts';
import { emitLossOfRole } from './approver-losses.ts';
import { cancelBeyondRole } from './invitation-losses.ts';
import { isAbove, type SignInTenant, signInTenantOf } from './sign-in-tenant.ts';

/** Whose roles a connection gives, and where. */
export interface MappedPerson {
  signInTenant: SignInTenant;
  connection: SsoConnectionRow;
  userId: string;
}

/** The provenance of what a connection makes. */
const madeBy = ({ id }: Pick<SsoConnectionRow, 'id'>) => ({
  created_by: id,
  created_with: id,
  grant_id: null,
});

/** Returns the mappings for the groups of a person; none if the tenant has a directory, which then gives the roles. */
export async function mappingsOf(
  { tenant }: SignInTenant,
  { role_mappings }: SsoConnectionRow,
  groups: readonly string[],
): Promise<SsoRoleMapping[]> {
  const matching = role_mappings.filter(({ group }) => groups.includes(group));
  return matching.length > 0 && (await tenant.directories.count()) > 0 ? [] : matching;
}

/**
 * Returns the highest of the roles that a connection may give in a tenant: never that of owners, and none above the
 * authority of the person who activated it. Someone who may do that in an organization may do it in what that owns.
 */
async function highestRole(
  signInTenant: SignInTenant,
  { tenant_id, authority }: SsoConnectionRow,
  names: readonly string[],
): Promise<string | undefined> {
  const isOwn = signInTenant.tenantId === tenant_id;
  let highest: { name: string; role: NonNullable<Awaited<ReturnType<SignInTenant['role']>>> } | undefined;
  for (const name of names) {
    const role = name === 'owner' ? undefined : await signInTenant.role(name);
    if (role === undefined || (isOwn && (await isAbove(signInTenant, name, authority)))) continue;
    if (highest === undefined || isBeyond(role, highest.role)) highest = { name, role };
  }
  return highest?.name;
}

/** Returns the role that mappings give in the tenant of the connection. */
export const mappedRole = (
  signInTenant: SignInTenant,
  connection: SsoConnectionRow,
  mappings: readonly SsoRoleMapping[],
): Promise<string | undefined> =>
  highestRole(
    signInTenant,
    connection,
    mappings
      .filter(
        ({ workspace_id, project_id }) =>
          project_id === undefined && (workspace_id ?? signInTenant.tenantId) === signInTenant.tenantId,
      )
      .map(({ role }) => role),
  );

/** Adds a member, and says so. @throws limit_reached */
export async function addMappedMember(
  context: HandlerContext<'limit_reached'>,
  { signInTenant: { tenantId, tenant }, connection, userId }: MappedPerson,
  role: string,
): Promise<void> {
  const { repositories } = context;
  const workspace = await repositories.workspaces.find(tenantId);
  if (workspace !== undefined) await assertQuota(context, repositories, workspace, 'members');
  await tenant.members.add(userId, role, madeBy(connection));
  context.audit('member.added', userId, tenantId);
  context.emit('member.added', toMember(assertFound(await tenant.members.find(userId), 'member')), tenantId);
}

/** Gives a member another role, unless the member is an owner, break glass, above the connection, or of a directory. */
async function changeRole(
  context: HandlerContext,
  { signInTenant, connection, userId }: MappedPerson,
  role: string,
): Promise<void> {
  const { tenantId, tenant } = signInTenant;
  const member = await tenant.members.lockRow(userId);
  if (member === undefined || member.role === role || member.managed_by !== null) return;
  const isOwn = tenantId === connection.tenant_id;
  if (member.role === 'owner' || (isOwn && (await isAbove(signInTenant, member.role, connection.authority))))
    return;
  await emitLossOfRole(context, signInTenant, userId, { role });
  await tenant.members.update(userId, { role, role_given_by: connection.id, grant_id: null });
  await cancelBeyondRole(context, signInTenant, userId, role);
  context.audit('member.updated', userId, tenantId);
  context.emit(
    'member.updated',
    toMember(assertFound(await tenant.members.find(userId), 'member')),
    tenantId,
  );
}

/** Gives a member of a workspace the highest mapped role in each project. */
async function applyInProjects(
  context: HandlerContext,
  { signInTenant, connection, userId }: MappedPerson,
  mappings: readonly SsoRoleMapping[],
): Promise<void> {
  const { tenantId, tenant } = signInTenant;
  const member = await tenant.members.find(userId);
  if (member === undefined || member.role === 'owner') return;
  for (const projectId of new Set(mappings.flatMap(({ project_id }) => project_id ?? []))) {
    const roles = mappings.filter(({ project_id }) => project_id === projectId).map(({ role }) => role);
    const role = await highestRole(signInTenant, connection, roles);
    if (role === undefined || (await tenant.projects.find(projectId)) === undefined) continue;
    if ((await tenant.projectMembers.find(projectId, userId))?.role === role) continue;
    await emitLossOfRole(context, signInTenant, userId, { role, projectId });
    await tenant.projectMembers.set(projectId, userId, role, madeBy(connection));
    const row = assertFound(await tenant.projectMembers.find(projectId, userId), 'member');
    context.audit('project.member_set', userId, tenantId);
    context.emit('project.member_set', { project_id: projectId, member: toProjectMember(row) }, tenantId);
  }
}

/** Gives a person the roles in one workspace or organization. */
async function applyIn(
  context: HandlerContext<'limit_reached'>,
  recipient: MappedPerson,
  mappings: readonly SsoRoleMapping[],
): Promise<void> {
  const { signInTenant, connection, userId } = recipient;
  const names = mappings.filter(({ project_id }) => project_id === undefined).map(({ role }) => role);
  const role = await highestRole(signInTenant, connection, names);
  const isMember = (await signInTenant.tenant.members.find(userId)) !== undefined;
  if (role !== undefined && isMember) await changeRole(context, recipient, role);
  if (role !== undefined && !isMember) await addMappedMember(context, recipient, role);
  if (tenantKindOf(signInTenant.tenantId) === 'workspace')
    await applyInProjects(context, recipient, mappings);
}

/** Whether a person is a member of a workspace, or its plan has room for one more. */
async function mayJoin(context: HandlerContext, workspace: WorkspaceRow, userId: string): Promise<boolean> {
  const { repositories } = context;
  if ((await repositories.tenant(workspace.id).members.find(userId)) !== undefined) return true;
  const room = await roomFor(context, repositories, workspace, 'members');
  return room === null || room.left > 0;
}

/**
 * Gives a member what the mappings of their groups say, in the tenant of the connection and in the workspaces that it
 * owns. What no mapping names stays as it is.
 */
export async function applySsoMappings(
  context: HandlerContext<'limit_reached'>,
  recipient: MappedPerson,
  mappings: readonly SsoRoleMapping[],
): Promise<void> {
  const { signInTenant, userId } = recipient;
  const tenantOf = ({ workspace_id }: SsoRoleMapping) => workspace_id ?? signInTenant.tenantId;
  for (const tenantId of [...new Set(mappings.map(tenantOf))].sort()) {
    const there = mappings.filter((mapping) => tenantOf(mapping) === tenantId);
    if (tenantId === signInTenant.tenantId) {
      await applyIn(context, recipient, there);
      continue;
    }
    await context.repositories.tenants.lockShared(tenantId);
    const workspace = await context.repositories.workspaces.find(tenantId);
    if (workspace?.organization_id !== signInTenant.tenantId || workspace.archived_at !== null) continue;
    // The sign-in still succeeds. The person becomes a member at a later sign-in if the plan of the workspace then has room.
    if (!(await mayJoin(context, workspace, userId))) continue;
    await applyIn(context, { ...recipient, signInTenant: await signInTenantOf(context, tenantId) }, there);
  }
}
