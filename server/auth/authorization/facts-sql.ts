import { GRANT_ACTIVE_SQL, GRANTOR_ENTITLED_SQL } from './management-grants.ts';

/** Ids contain an underscore and slugs do not, so a reference is one or the other. */
const isTypedId = (reference: string) => reference.includes('_');

/** The grant under which a row was created, unless that grant has ended. */
const grantOf = (made: string) => `(
      select to_jsonb(g) from manager_grants g
        join organizations go on go.id = g.organization_id and go.archived_at is null
      where g.workspace_id = w.id and g.id = ${made}.grant_id and g.ended_at is null and ${GRANTOR_ENTITLED_SQL})`;

const ORGANIZATION_COLUMNS = `o.id as organization_id, o.archived_at as organization_archived_at,
      to_jsonb(op) as organization_policy, om.role as organization_role`;
const organizationJoins = (user: string) => `
      left join organization_settings op on op.organization_id = o.id
      left join members om on om.tenant_id = o.id and om.user_id = ${user}`;

const grants = (user: string) => `(
      select jsonb_agg(to_jsonb(g) order by g.id) from manager_grants g
        join organizations go on go.id = g.organization_id and go.archived_at is null
        join members gm on gm.tenant_id = g.organization_id and gm.user_id = ${user}
      where g.workspace_id = w.id and g.ended_at is null and ${GRANTOR_ENTITLED_SQL})`;

const ORGANIZATIONS = `array(
      select w.organization_id where w.organization_id is not null
      union all
      select g.organization_id from manager_grants g where g.workspace_id = w.id and g.ended_at is null)`;

const PROJECT_COLUMNS = `, p.id as project_id, p.archived_at as project_archived_at, pm.user_id as in_project,
      pm.role as project_role, pr.permissions as project_permissions, pr.all_projects as project_all_projects, pm.grant_id as project_grant_id,
      ${grantOf('pm')} as project_grant`;
const projectJoins = (project: string, user: string) => `
      left join projects p on p.workspace_id = w.id and p.id = ${project}
      left join project_members pm on pm.workspace_id = w.id and pm.project_id = p.id and pm.user_id = ${user}
      left join roles pr on pr.workspace_id = w.id and pr.id = pm.custom_role_id`;

interface Selection {
  /** SQL expression for the user whose roles are loaded. */
  user: string;
  /** SQL expression for the project, if one is requested. */
  project?: string;
  from?: string;
  where: string;
}

const select = ({ user, project, from = '', where }: Selection) => `
    select w.id, w.archived_at, w.plan, s.ip_allowlist, s.require_reauthentication, s.session_idle_minutes,
      m.status as member_status, m.role as member_role, r.permissions as member_permissions, r.all_projects as member_all_projects,
      m.grant_id as member_grant_id, ${grantOf('m')} as member_grant,
      ${ORGANIZATION_COLUMNS}, ${grants(user)} as grants,
      ${ORGANIZATIONS} as organization_ids${project === undefined ? '' : PROJECT_COLUMNS}
    from ${from}workspaces w
      join workspace_settings s on s.workspace_id = w.id
      left join members m on m.tenant_id = w.id and m.user_id = ${user}
      left join roles r on r.workspace_id = w.id and r.id = m.custom_role_id
      left join organizations o on o.id = w.organization_id${organizationJoins(user)}${
        project === undefined ? '' : projectJoins(project, user)
      }
    where ${where}`;

const BY_SLUG = {
  workspace: '(select workspace_id from workspace_slugs where slug = :workspace)',
  project: '(select project_id from project_slugs where workspace_id = w.id and slug = :project)',
  organization: '(select organization_id from organization_slugs where slug = :organization)',
};

/** Query for one user in one workspace, optionally with a project, each by slug or id. */
export function workspaceQuery(address: { workspace: string; project?: string | undefined }): string {
  const where = `w.id = ${isTypedId(address.workspace) ? ':workspace' : BY_SLUG.workspace}`;
  if (address.project === undefined) return select({ user: ':userId', where });
  return select({
    user: ':userId',
    project: isTypedId(address.project) ? ':project' : BY_SLUG.project,
    where,
  });
}

/** Query for one user in many workspaces, by id. */
export const workspacesQuery = select({ user: ':userId', where: 'w.id = any(:workspaces::text[])' });

/** Query for many pairs of project (by slug or id) and user in one workspace, in their order. */
export const questionsQuery = `${select({
  user: 'q.user_id',
  project: `case when strpos(q.project, '_') > 0 then q.project
        else (select project_id from project_slugs where workspace_id = w.id and slug = q.project) end`,
  from: 'unnest(:projects::text[], :users::text[]) with ordinality as q (project, user_id, place) cross join ',
  where: 'w.id = :workspace',
})}
    order by q.place`;

const ASKS_AGAIN = `
      exists (select from workspaces w join workspace_settings s on s.workspace_id = w.id and s.require_reauthentication
        where w.organization_id = o.id and w.archived_at is null)
      or exists (select from manager_grants g
        join workspaces w on w.id = g.workspace_id and w.archived_at is null
        join workspace_settings s on s.workspace_id = w.id and s.require_reauthentication
        where g.organization_id = o.id and ${GRANT_ACTIVE_SQL})`;

/** Query for one user in one organization, by slug or id. */
export const organizationQuery = (organization: string) => `
    select ${ORGANIZATION_COLUMNS}, (${ASKS_AGAIN}) as organization_asks_again
    from organizations o${organizationJoins(':userId')}
    where o.id = ${isTypedId(organization) ? ':organization' : BY_SLUG.organization}`;
