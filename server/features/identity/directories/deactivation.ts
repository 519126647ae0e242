import type { Schemas } from '../../../api/types.ts';
import type { DirectoryUserRow, EndedAccess } from '../../../database/schema/directory-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { toLostApprovals } from '../../payments/approvals/service.ts';
import { toMember } from '../../tenancy/members/serializers.ts';
import type { MemberWithUser } from '../../tenancy/members/service.ts';
import {
  isLastOwner,
  offboardFromOwnedWorkspaces,
  revokeAccessWithLoss,
} from '../../tenancy/members/service.ts';
import { type Authority, authorityCovers } from './authority.ts';
import { warnOwners } from './conflicts.ts';
import { toDirectoryUser } from './serializers.ts';
import type { DirectoryUserChanges } from './user-repository.ts';

type Receipt = Schemas['DirectoryReceipt'];

/** Returns what a member of an organization has in the workspaces that it owns. */
async function accessInOwnedWorkspaces(
  { repositories, organizationId }: HandlerContext,
  userId: string,
): Promise<EndedAccess['workspaces']> {
  const memberships = await repositories.offboarding(organizationId, userId).memberships();
  return Promise.all(
    memberships.map(async ({ tenant_id: id, role, managed_by }) => {
      const projects = await repositories.tenant(id).projectMembers.of(userId);
      return {
        id,
        role,
        managed_by,
        projects: projects.map((one) => ({ id: one.project_id, role: one.role, managed_by: one.managed_by })),
      };
    }),
  );
}

async function offboardInWorkspace(context: HandlerContext, member: MemberWithUser): Promise<Receipt> {
  const { receipt, loss } = await revokeAccessWithLoss(context, member, false);
  const { ends, leaves } = receipt;
  return {
    ended_at: context.now.toISOString(),
    api_keys: ends.api_keys,
    invitations: ends.invitations.map(({ id }) => id),
    sessions: ends.sessions,
    workspaces: [],
    service_keys: leaves.service_keys,
    ...toLostApprovals([{ workspace_id: context.workspaceId, ...loss }]),
  };
}

async function offboardInOrganization(context: HandlerContext, member: MemberWithUser): Promise<Receipt> {
  const sessions = await context.repositories.sessions.countLiveOf(member.user_id);
  const { receipt, losses } = await offboardFromOwnedWorkspaces(context, member, false);
  const { ends, leaves } = receipt;
  return {
    ended_at: context.now.toISOString(),
    api_keys: ends.api_keys,
    invitations: ends.invitations.map(({ id }) => id),
    sessions,
    workspaces: ends.workspaces.map(({ workspace_id }) => workspace_id),
    service_keys: [...leaves.organization_keys, ...leaves.service_keys],
    ...toLostApprovals(losses),
  };
}

/** Ends a membership. In a workspace it stays deactivated, unless the provider deletes the person. */
async function endAccess(
  context: HandlerContext,
  member: MemberWithUser,
  removes: boolean,
): Promise<DirectoryUserChanges> {
  const { tenant, operation, now } = context;
  const workspaces = operation.inOrganization ? await accessInOwnedWorkspaces(context, member.user_id) : [];
  const receipt = await (operation.inOrganization ? offboardInOrganization : offboardInWorkspace)(
    context,
    member,
  );
  const isGone = operation.inOrganization || removes;
  if (isGone) await tenant.members.remove(member.user_id);
  else await tenant.members.update(member.user_id, { status: 'deactivated', deactivated_at: now });
  const deactivated = await tenant.members.find(member.user_id);
  context.emit(isGone ? 'member.removed' : 'member.deactivated', toMember(deactivated ?? member));
  return { state: 'inactive', receipt, ended: { role: member.role, workspaces } };
}

/** Whether a directory may end a membership. */
const mayEnd = async (
  context: HandlerContext,
  directory: Authority,
  member: MemberWithUser,
): Promise<boolean> =>
  member.managed_by === directory.id && (await authorityCovers(context, directory, member.role));

/**
 * Ends the access of a person, as far as the directory may. It never refuses: a provider would repeat the request without end,
 * and access would go on. What it may not do, an owner decides.
 * @param removes whether the provider deletes the person
 * @returns what changes of the person
 */
export async function deactivate(
  context: HandlerContext,
  directory: Authority,
  user: DirectoryUserRow,
  removes: boolean,
): Promise<DirectoryUserChanges> {
  const member = user.user_id === null ? undefined : await context.tenant.members.find(user.user_id);
  if (member === undefined) return { state: 'inactive' };
  // The ownership of the last owner stays on paper, also when the provider deletes them afterwards.
  if (member.status === 'deactivated' && (await isLastOwner(context, { ...member, status: 'active' })))
    return { state: 'suspended' };
  if (member.status === 'deactivated' && member.managed_by === directory.id && removes) {
    await context.tenant.members.remove(member.user_id);
    context.emit('member.removed', toMember(member));
    return { state: 'inactive' };
  }
  if (member.status === 'deactivated') return { state: 'inactive' };
  const isLast = await isLastOwner(context, member);
  const isNeeded =
    (isLast && context.operation.inOrganization) ||
    (await context.tenant.signInPolicies.isLastBreakGlass(member.user_id));
  if (isNeeded || !(await mayEnd(context, directory, member))) {
    await warnOwners(context, user, member);
    context.audit('directory.conflict', user.id);
    context.emit(
      'directory.conflict',
      toDirectoryUser({ ...user, active: false, state: 'pending_owner' }, member.email),
    );
    return { state: 'pending_owner' };
  }
  const changes = await endAccess(context, member, removes && !isLast);
  if (!isLast) return changes;
  // The workspace keeps its owner on paper, and the operator names another one.
  context.audit('directory.conflict', user.id);
  context.emit(
    'directory.conflict',
    toDirectoryUser({ ...user, active: false, state: 'suspended' }, member.email),
  );
  return { ...changes, state: 'suspended' };
}
