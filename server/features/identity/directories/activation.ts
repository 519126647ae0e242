import { headOf } from '../../../api/cut-text.ts';
import { scimProblem } from '../../../api/scim-problem.ts';
import { actorIdOf } from '../../../auth/authentication/principal.ts';
import type {
  DirectoryRow,
  DirectoryUserRow,
  EndedAccess,
} from '../../../database/schema/directory-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { roomFor } from '../../../operations/plan-quotas.ts';
import { toMember } from '../../tenancy/members/serializers.ts';
import type { MemberWithUser } from '../../tenancy/members/service.ts';
import { notifyAdded } from '../../tenancy/notifications/service.ts';
import { resolveAccount } from './accounts.ts';
import { authorityCovers } from './authority.ts';
import type { DirectoryUserChanges } from './user-repository.ts';

/** How much of the name of a workspace a refusal says. */
const MAX_NAME = 60;

/** Returns the provenance of what a directory makes. */
const madeBy = ({ principal }: HandlerContext) => ({
  created_by: actorIdOf(principal),
  created_with: principal.id,
  grant_id: null,
});

/** @throws invalidValue */
async function assertReaches(context: HandlerContext, directory: DirectoryRow, role: string): Promise<void> {
  if (await authorityCovers(context, directory, role)) return;
  throw scimProblem(
    'invalidValue',
    `The role ${role} is above the authority of the directory. A person with more permissions has to activate it.`,
  );
}

/**
 * Asserts that the plan of a workspace has room for one more member. An identity provider that got a conflict would take it for
 * an account that exists.
 * @throws invalidValue
 */
async function assertRoom(context: HandlerContext, workspaceId: string): Promise<void> {
  const { repositories } = context;
  const workspace = assertFound(await repositories.workspaces.find(workspaceId), 'workspace');
  const room = await roomFor(context, repositories, workspace, 'members');
  if (room === null || room.left > 0) return;
  throw scimProblem(
    'invalidValue',
    `The plan of the workspace ${headOf(workspace.name, MAX_NAME)} allows ${room.limit} members. Remove one there, or move it to a higher plan.`,
  );
}

async function add(
  context: HandlerContext,
  directory: DirectoryRow,
  userId: string,
  role: string,
): Promise<void> {
  const { tenant, repositories } = context;
  await assertReaches(context, directory, role);
  if (!context.operation.inOrganization) await assertRoom(context, context.workspaceId);
  await tenant.members.add(userId, role, madeBy(context));
  await tenant.members.update(userId, { managed_by: directory.id });
  const user = assertFound(await repositories.users.find(userId), 'user');
  await notifyAdded(context, user, role);
  context.emit('member.added', toMember(assertFound(await tenant.members.find(userId), 'member')));
}

/** Gives back what a person had in the workspaces that the organization still owns. @throws invalidValue */
async function restoreInWorkspaces(
  context: HandlerContext,
  userId: string,
  { manages_owners }: Pick<DirectoryRow, 'manages_owners'>,
  workspaces: EndedAccess['workspaces'],
): Promise<void> {
  const { repositories, organizationId } = context;
  for (const { id, role: former, managed_by, projects } of workspaces) {
    const role = former === 'owner' && !manages_owners ? 'admin' : former;
    const workspace = await repositories.workspaces.find(id);
    const { members, projectMembers, roles, projects: present } = repositories.tenant(id);
    const isCustom = role.startsWith('rol_');
    if (workspace?.organization_id !== organizationId || (isCustom && !(await roles.find(role)))) continue;
    if ((await members.find(userId)) !== undefined) continue;
    await assertRoom(context, id);
    await members.add(userId, role, madeBy(context));
    await members.update(userId, { managed_by });
    for (const project of projects) {
      const exists = (await present.find(project.id)) !== undefined;
      if (!exists) continue;
      await projectMembers.set(project.id, userId, project.role, madeBy(context));
      if (project.managed_by != null) await projectMembers.manage(project.id, userId, project.managed_by);
    }
    context.emit('member.added', toMember(assertFound(await members.find(userId), 'member')), id);
  }
}

/** Takes over a member, as far as the directory may. One above it stays as they are, and unmanaged. */
async function adopt(
  context: HandlerContext,
  directory: DirectoryRow,
  member: MemberWithUser,
): Promise<void> {
  const { members } = context.tenant;
  const isOther = member.managed_by !== null && member.managed_by !== directory.id;
  if (isOther || !(await authorityCovers(context, directory, member.role))) {
    if (member.status === 'active') return;
    throw scimProblem(
      'invalidValue',
      'The member was deactivated in Tenantry by a person. Reactivate them there.',
    );
  }
  const reactivated = {
    status: 'active',
    deactivated_at: null,
    role_given_by: actorIdOf(context.principal),
  } as const;
  const isDeactivated = member.status === 'deactivated';
  if (isDeactivated && !context.operation.inOrganization) await assertRoom(context, context.workspaceId);
  await members.update(member.user_id, { managed_by: directory.id, ...(isDeactivated && reactivated) });
  if (isDeactivated)
    context.emit('member.reactivated', toMember(assertFound(await members.find(member.user_id), 'member')));
}

/**
 * Gives a person access: as a new member, with what an earlier deactivation ended, or as the member that they are.
 * @returns what changes of the person
 * @throws invalidValue or already_exists
 */
export async function activate(
  context: HandlerContext<'already_exists'>,
  directory: DirectoryRow,
  user: Pick<DirectoryUserRow, 'user_name' | 'external_id' | 'active' | 'attributes' | 'user_id' | 'ended'>,
): Promise<DirectoryUserChanges> {
  const userId = await resolveAccount(context, directory.id, user);
  const member = await context.tenant.members.find(userId);
  if (member !== undefined) await adopt(context, directory, member);
  else await add(context, directory, userId, user.ended?.role ?? directory.default_role);
  if (context.operation.inOrganization && user.ended !== null)
    await restoreInWorkspaces(context, userId, directory, user.ended.workspaces);
  return { state: 'active', user_id: userId, ended: null, receipt: null };
}
