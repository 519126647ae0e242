import type { ApiDocument } from '../../../api/api-document.ts';
import type { FactSource } from '../../../auth/authorization/authorization-registry.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { type GrantJson, grantOf, underGrant } from '../../../auth/authorization/management-grants.ts';
import { type CustomRole, roleFacts } from '../../../auth/authorization/permissions.ts';

interface ProjectFactRow {
  project_id: string | null;
  project_slug: string;
  project_archived_at: Date | null;
  project_external_id: string | null;
  project_external_id_party: string | null;
}

export const projectFact: FactSource<AuthorizationFacts['project']> = {
  absent: undefined,
  inProject: {
    select: ({ project }) => ({
      columns: `p.id as project_id, p.slug as project_slug, p.archived_at as project_archived_at,
      p.external_id as project_external_id, p.external_id_party as project_external_id_party`,
      joins: `left join projects p on p.workspace_id = w.id and p.id = ${project}`,
    }),
    read: (row: ProjectFactRow | undefined) =>
      row === undefined || row.project_id === null
        ? null
        : {
            id: row.project_id,
            slug: row.project_slug,
            archivedAt: row.project_archived_at,
            externalId: {
              external_id: row.project_external_id,
              external_id_party: row.project_external_id_party,
            },
          },
  },
  tags: ({ project }) => (project ? [project.id] : []),
};

interface ProjectMembershipRow {
  in_project: string | null;
  project_role: string | null;
  project_permissions: CustomRole['permissions'];
  project_all_projects: CustomRole['all_projects'];
  project_grant_id: string | null;
  project_grant: GrantJson | null;
}

const readProjectMembership = (row: ProjectMembershipRow | undefined, contract: ApiDocument) => {
  if (row === undefined || row.in_project === null) return null;
  const custom = { permissions: row.project_permissions, all_projects: row.project_all_projects };
  return {
    role: row.project_role === null ? null : roleFacts(contract, row.project_role, custom),
    ...underGrant(row.project_grant_id, row.project_grant),
  };
};

/** The membership of the user in the project. */
export const projectMembershipFact: FactSource<AuthorizationFacts['projectMembership']> = {
  absent: null,
  inProject: {
    select: ({ user }) => ({
      columns: `pm.user_id as in_project, pm.role as project_role, pr.permissions as project_permissions,
      pr.all_projects as project_all_projects, pm.grant_id as project_grant_id, ${grantOf('pm')} as project_grant`,
      joins: `left join project_members pm on pm.workspace_id = w.id and pm.project_id = p.id and pm.user_id = ${user}
      left join roles pr on pr.workspace_id = w.id and pr.id = pm.custom_role_id`,
    }),
    read: readProjectMembership,
  },
};
