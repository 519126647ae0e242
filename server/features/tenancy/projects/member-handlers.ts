import {
  assertFound,
  type HandlerContext,
  type ReauthorizedContext,
} from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { emitLoss, lossOf, withProjectRole } from '../../payments/approvals/service.ts';
import { etagOf } from '../members/serializers.ts';
import { assertConfirmed, assertNotManaged } from '../members/service.ts';
import { recordGrantChange } from '../provenance/recorded-changes.ts';
import { permissionsOfRole, roleIn } from '../roles/policies.ts';
import { requireRoleId } from '../roles/service.ts';
import { toProjectMember } from './member-serializers.ts';

/**
 * Changing a role in a project takes one away and assigns another, so the caller needs the permissions of both. This
 * also applies to removing the project role, which can leave the user with more permissions.
 */
async function assertMayChangeRole(
  context: ReauthorizedContext<'privilege_escalation'>,
  from: string | undefined,
  to: string | undefined,
): Promise<void> {
  if (from === to) return;
  for (const role of [from, to]) {
    if (role !== undefined) context.access.assertHoldsRole(await permissionsOfRole(context, role));
  }
}

/** Returns the role of a workspace role in projects that its member was not added to. */
const roleWithoutMembership = async (
  context: HandlerContext,
  workspaceRole: string,
): Promise<string | undefined> =>
  (await roleIn(context, workspaceRole)).allProjects ? workspaceRole : undefined;

export const projectMemberHandlers = {
  async 'projectMembers.list'({ query }, { tenant, projectId, pager }) {
    const rows = await tenant.projectMembers.list(projectId, pager.request(query));
    return pager.page(query, rows, toProjectMember, (row) => [row.created_at.toISOString(), row.user_id]);
  },

  async 'projectMembers.set'({ params, body }, context) {
    const { tenant, projectId } = context;
    const role = body.role == null ? null : await requireRoleId(context, body.role);
    const { locked, fresh } = await context.lockForUpdate(async () => ({
      member: await tenant.members.lock(params.user_id),
      current: await tenant.projectMembers.lock(projectId, params.user_id),
    }));
    const member = assertFound(locked.member, 'member');
    const { current } = locked;
    if (current !== undefined) {
      context.recordBefore(current);
      assertNotManaged(context, current);
    }
    const from =
      current === undefined
        ? await roleWithoutMembership(context, member.role)
        : (current.role ?? member.role);
    await assertMayChangeRole(fresh, from, role ?? member.role);
    await assertConfirmed(context, member, role ?? member.role);
    // A project role stays when the workspace role changes, so assigning it matters even where both are currently
    // equal.
    if (role !== null && role !== current?.role) {
      fresh.access.assertHoldsRole(await permissionsOfRole(context, role));
    }
    context.assertIfMatch(current && etagOf(current));
    const provenance = await fresh.provenance((alone) =>
      assertMayChangeRole(alone, from, role ?? member.role),
    );
    const change = withProjectRole(member.user_id, projectId, await roleIn(context, role ?? member.role));
    emitLoss(context, await lossOf(context, change));
    await tenant.projectMembers.set(projectId, member.user_id, role, provenance);
    if (current !== undefined) {
      const id = `${projectId}/${member.user_id}`;
      const change = { resource: 'project_member', id, before: current, after: { role } } as const;
      await recordGrantChange(context, provenance.grant_id, change);
    }
    const row = assertFound(await tenant.projectMembers.find(projectId, member.user_id), 'project member');
    context.emit('project.member_set', { project_id: projectId, member: toProjectMember(row) });
    return toProjectMember(row);
  },

  async 'projectMembers.remove'({ params }, context) {
    const { tenant, projectId } = context;
    const { locked, fresh } = await context.lockForUpdate(() =>
      tenant.projectMembers.lock(projectId, params.user_id),
    );
    const current = assertFound(locked, 'project member');
    assertNotManaged(context, current);
    const unadded = await roleWithoutMembership(context, current.workspace_role);
    await assertMayChangeRole(fresh, current.role ?? current.workspace_role, unadded);
    context.assertIfMatch(etagOf(current));
    const left = unadded === undefined ? null : await roleIn(context, unadded);
    emitLoss(context, await lossOf(context, withProjectRole(current.user_id, projectId, left)));
    await tenant.projectMembers.remove(projectId, current.user_id);
    context.emit('project.member_removed', { project_id: projectId, member: toProjectMember(current) });
    return undefined;
  },
} satisfies Partial<Handlers>;
