import { incrementVersion } from '../../../database/row-version.ts';
import type { ProjectMemberRow, Provenance } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

/** A project membership with the displayed properties of its user and the user's workspace role. */
export interface ProjectMemberWithUser extends ProjectMemberRow {
  email: string;
  name: string;
  workspace_role: string;
  user_version: number;
}

const ADMINS = `
  select pm.project_id, pm.user_id from project_members pm
    join members m on m.tenant_id = pm.workspace_id and m.user_id = pm.user_id
  where pm.workspace_id = :workspaceId and m.status = 'active' and coalesce(pm.role, m.role) in ('owner', 'admin')`;
const ONLY_ADMIN = `
  with admins as (${ADMINS})
  select p.id as project_id, p.name from projects p join admins a on a.project_id = p.id
  where p.workspace_id = :workspaceId and p.archived_at is null and a.user_id = :userId
    and not exists (select from admins b where b.project_id = p.id and b.user_id <> :userId)
  order by p.id`;

export const projectMemberRepository = (scope: TenantScope) => {
  const withUser = (projectId: string) =>
    scope
      .rows('project_members')
      .join('users', 'users.id', 'project_members.user_id')
      .join('members', (join) => {
        join
          .on('members.tenant_id', 'project_members.workspace_id')
          .on('members.user_id', 'project_members.user_id');
      })
      .where('project_members.project_id', projectId)
      .select<ProjectMemberWithUser[]>(
        'project_members.*',
        'users.email',
        'users.name',
        'users.version as user_version',
        'members.role as workspace_role',
      );

  return {
    find: (projectId: string, userId: string): Promise<ProjectMemberWithUser | undefined> =>
      withUser(projectId).where('project_members.user_id', userId).first(),

    lock: (projectId: string, userId: string): Promise<ProjectMemberWithUser | undefined> =>
      withUser(projectId).where('project_members.user_id', userId).forUpdate('project_members').first(),

    list: (projectId: string, page: PageRequest): Promise<ProjectMemberWithUser[]> =>
      applyKeyset(withUser(projectId), ['project_members.created_at', 'project_members.user_id'], page),

    /** Returns all project memberships of a user, with the overriding role where there is one. */
    of: (userId: string): Promise<ProjectMemberRow[]> =>
      scope.rows('project_members').where({ user_id: userId }).orderBy('project_id').select('*'),

    /** Returns the projects in which a user is the only active owner or admin. */
    async onlyAdminIn(userId: string): Promise<Array<{ project_id: string; name: string }>> {
      const found = await scope.db.raw<{ rows: Array<{ project_id: string; name: string }> }>(ONLY_ADMIN, {
        workspaceId: scope.tenantId,
        userId,
      });
      return found.rows;
    },

    /** Adds a user to a project or changes the role there; in the latter case the original provenance is kept. */
    async set(projectId: string, userId: string, role: string | null, made: Provenance): Promise<void> {
      await scope
        .db('project_members')
        .insert({ workspace_id: scope.tenantId, project_id: projectId, user_id: userId, role, ...made })
        .onConflict(['workspace_id', 'project_id', 'user_id'])
        .merge({
          role,
          role_given_by: made.created_by,
          ...(made.grant_id === null && { grant_id: null }),
          ...incrementVersion(scope.db, 'project_members'),
        });
    },

    /** Lets a directory decide about a membership. */
    async manage(projectId: string, userId: string, directoryId: string): Promise<void> {
      await scope
        .rows('project_members')
        .where({ project_id: projectId, user_id: userId })
        .update({ managed_by: directoryId });
    },

    async remove(projectId: string, userId: string): Promise<void> {
      await scope.rows('project_members').where({ project_id: projectId, user_id: userId }).delete();
    },
  };
};
