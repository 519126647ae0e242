import type { InvitationRow } from '../../../../database/schema/invitation-tables.ts';
import type { ProjectMemberRow } from '../../../../database/schema/tables.ts';
import type { TenantScope } from '../../../../database/tenant-scope.ts';
import type { MemberWithUser } from '../../../tenancy/members/service.ts';
import type { ProjectMemberWithUser } from '../../../tenancy/projects/service.ts';
import type { Person } from './changes.ts';

/** A member of a tenant. */
export interface MemberKey {
  tenant_id: string;
  user_id: string;
}
export interface ProjectMemberKey {
  workspace_id: string;
  project_id: string;
  user_id: string;
}

const ids = (name: string): string => `(select jsonb_array_elements_text(cast(:${name} as jsonb)))`;
const OWNED_SQL = 'select id from workspaces where organization_id = :tenantId';

/** The lock keeps the workspaces in the organization until the transaction ends. */
const WORKSPACES_SQL = `${OWNED_SQL} and archived_at is null and id in ${ids('wanted')} order by id`;

const PROJECTS_SQL = `
  select p.id, p.workspace_id from projects p where p.id in ${ids('wanted')}
    and (p.workspace_id = :tenantId or p.workspace_id in (${OWNED_SQL}))`;

const PEOPLE_SQL = `
  select r.id, r.user_id, u.email, r.mapped_role, coalesce(g.ids, '[]'::jsonb) as groups
  from directory_users r join users u on u.id = r.user_id
    left join lateral (
      select jsonb_agg(m.group_id) as ids from directory_group_members m
      where m.tenant_id = r.tenant_id and m.directory_id = r.directory_id and m.directory_user_id = r.id) g on true
  where r.tenant_id = :tenantId and r.directory_id = :directoryId and r.deleted_at is null and r.state = 'active'
    and (cast(:wanted as jsonb) is null or r.id in ${ids('wanted')})
  order by r.id`;

const IN_PLACE_SQL = `(m.tenant_id = :tenantId or m.tenant_id in (${OWNED_SQL})
    and (m.tenant_id in ${ids('tenantIds')} or m.managed_by = :directoryId))`;

const MEMBERS_SQL = `
  select m.*, u.email, u.email_verified_at, u.name, u.version as user_version
  from members m join users u on u.id = m.user_id
  where m.user_id in ${ids('users')} and ${IN_PLACE_SQL} order by m.user_id, m.tenant_id`;

const PROJECT_MEMBERS_SQL = `
  select p.* from members m join project_members p on p.workspace_id = m.tenant_id and p.user_id = m.user_id
  where m.user_id in ${ids('users')} and ${IN_PLACE_SQL}
    and (p.managed_by = :directoryId or p.project_id in ${ids('projects')})
  order by p.user_id, p.workspace_id, p.project_id`;

const DEPARTED_SQL = `
  select d.tenant_id, d.user_id from departures d where d.user_id in ${ids('users')} and d.tenant_id in ${ids('tenantIds')}`;

const ROLES_SQL = `
  with g as (select * from jsonb_to_recordset(cast(:rows as jsonb)) as g (tenant_id text, user_id text, role text)
  ), changed as (
    update members m set role = g.role, managed_by = :directoryId, role_given_by = :by, grant_id = null,
      version = m.version + 1, updated_at = now()
    from g where m.tenant_id = g.tenant_id and m.user_id = g.user_id
    returning m.tenant_id, m.user_id
  )
  insert into members (tenant_id, user_id, role, managed_by, created_by, created_with)
  select g.tenant_id, g.user_id, g.role, :directoryId, :by, :directoryId from g
  where not exists (select from changed c where c.tenant_id = g.tenant_id and c.user_id = g.user_id)`;

const MEMBER_PAIRS_SQL = 'jsonb_to_recordset(cast(:rows as jsonb)) as g (tenant_id text, user_id text)';
const END_KEYS_SQL = `
  with ended as (
    update api_keys k set revoked_at = :at, version = k.version + 1, updated_at = now() from ${MEMBER_PAIRS_SQL}
    where k.tenant_id = g.tenant_id and k.user_id = g.user_id and k.revoked_at is null
    returning k.tenant_id, k.id
  ), without as (
    update credentials c set ended_at = :at from ended where c.subject_id = ended.id and c.ended_at is null
  )
  select tenant_id, id from ended order by id`;
const END_MEMBERS_SQL = `
  delete from members m using ${MEMBER_PAIRS_SQL} where m.tenant_id = g.tenant_id and m.user_id = g.user_id`;
const INVITATIONS_SQL = `
  select i.* from invitations i join ${MEMBER_PAIRS_SQL} on i.tenant_id = g.tenant_id and i.invited_by = g.user_id
  where i.status = 'pending' and i.expires_at > now() order by i.id`;
const FOUND_SQL = `
  select m.*, u.email, u.email_verified_at, u.name, u.version as user_version
  from ${MEMBER_PAIRS_SQL} join members m on m.tenant_id = g.tenant_id and m.user_id = g.user_id
    join users u on u.id = m.user_id order by m.user_id, m.tenant_id`;

const IN_PROJECTS = `jsonb_to_recordset(cast(:rows as jsonb)) as g (workspace_id text, project_id text, user_id text, role text)`;
const SET_PROJECTS_SQL = `
  insert into project_members as p (workspace_id, project_id, user_id, role, managed_by, created_by, created_with, role_given_by)
  select g.workspace_id, g.project_id, g.user_id, g.role, :directoryId, :by, :directoryId, :by from ${IN_PROJECTS}
  on conflict (workspace_id, project_id, user_id) do update set role = excluded.role, managed_by = excluded.managed_by,
    role_given_by = excluded.role_given_by, grant_id = null, version = p.version + 1, updated_at = now()`;
const FOUND_IN_PROJECTS_SQL = `
  select p.*, u.email, u.name, u.version as user_version, m.role as workspace_role
  from ${IN_PROJECTS} join project_members p
      on p.workspace_id = g.workspace_id and p.project_id = g.project_id and p.user_id = g.user_id
    join members m on m.tenant_id = p.workspace_id and m.user_id = p.user_id join users u on u.id = p.user_id
  order by p.user_id, p.workspace_id, p.project_id`;
const END_PROJECTS_SQL = `
  delete from project_members p using ${IN_PROJECTS}
  where p.workspace_id = g.workspace_id and p.project_id = g.project_id and p.user_id = g.user_id`;

const MAPPED_SQL = `
  update directory_users r set mapped_role = g.mapped_role
  from jsonb_to_recordset(cast(:rows as jsonb)) as g (id text, mapped_role text)
  where r.tenant_id = :tenantId and r.directory_id = :directoryId and r.id = g.id`;

/**
 * The roles that a directory gives in its tenant and, for an organization, in the workspaces that it owns. Each method is one
 * statement, however many people there are.
 */
export const directoryRoleRepository = ({ db, tenantId }: TenantScope) => {
  async function rows<Row>(sql: string, bindings: Record<string, unknown>): Promise<Row[]> {
    const texts = Object.entries(bindings).map(([name, value]) => [
      name,
      Array.isArray(value) ? JSON.stringify(value) : value,
    ]);
    const given = { tenantId, ...Object.fromEntries(texts) };
    return (await db.raw<{ rows: Row[] }>(sql, given)).rows;
  }

  return {
    /** Returns those of some workspaces that the organization owns, locked against a move if asked. */
    async ownedWorkspaces(wanted: readonly string[], { locks }: { locks: boolean }): Promise<string[]> {
      const sql = locks ? `${WORKSPACES_SQL} for share` : WORKSPACES_SQL;
      return (await rows<{ id: string }>(sql, { wanted })).map(({ id }) => id);
    },

    /** Returns the workspaces of those projects that are in the tenant or in a workspace that it owns. */
    async workspacesOf(wanted: readonly string[]): Promise<Map<string, string>> {
      const found = await rows<{ id: string; workspace_id: string }>(PROJECTS_SQL, { wanted });
      return new Map(found.map(({ id, workspace_id }) => [id, workspace_id]));
    },

    /** Returns the active people of a directory with their groups: some of them, or all. */
    async people(directoryId: string, wanted: readonly string[] | null): Promise<Person[]> {
      const found = await rows<Omit<Person, 'groups'> & { groups: string[] }>(PEOPLE_SQL, {
        directoryId,
        wanted,
      });
      return found.map((row) => ({ ...row, groups: new Set(row.groups) }));
    },

    /** Returns memberships in the tenant, in others, and those that the directory decides about, locked if asked. */
    members(
      directoryId: string,
      users: readonly string[],
      { tenantIds, locks }: { tenantIds: readonly string[]; locks: boolean },
    ): Promise<MemberWithUser[]> {
      return rows(locks ? `${MEMBERS_SQL} for no key update of m` : MEMBERS_SQL, {
        directoryId,
        users,
        tenantIds,
      });
    },

    projectMembers(
      directoryId: string,
      users: readonly string[],
      { tenantIds, projects }: { tenantIds: readonly string[]; projects: readonly string[] },
    ): Promise<ProjectMemberRow[]> {
      return rows(PROJECT_MEMBERS_SQL, { directoryId, users, tenantIds, projects });
    },

    departed: (users: readonly string[], tenantIds: readonly string[]): Promise<MemberKey[]> =>
      rows(DEPARTED_SQL, { users, tenantIds }),

    /** Gives roles, to members and to people who become members with it. */
    async setRoles(
      directoryId: string,
      by: string | null,
      given: ReadonlyArray<MemberKey & { role: string }>,
    ) {
      await rows(ROLES_SQL, { directoryId, by, rows: given });
    },

    /** Revokes the user keys of members. */
    endKeys: (of: readonly MemberKey[], at: Date): Promise<Array<{ tenant_id: string; id: string }>> =>
      rows(END_KEYS_SQL, { rows: of, at }),

    async endMembers(of: readonly MemberKey[]): Promise<void> {
      await rows(END_MEMBERS_SQL, { rows: of });
    },

    /** Returns the pending invitations that members have sent. */
    invitations: (of: readonly MemberKey[]): Promise<InvitationRow[]> => rows(INVITATIONS_SQL, { rows: of }),

    findMembers: (of: readonly MemberKey[]): Promise<MemberWithUser[]> => rows(FOUND_SQL, { rows: of }),

    async setProjectRoles(
      directoryId: string,
      by: string | null,
      given: ReadonlyArray<ProjectMemberKey & { role: string }>,
    ): Promise<void> {
      await rows(SET_PROJECTS_SQL, { directoryId, by, rows: given });
    },

    findProjectMembers: (of: readonly ProjectMemberKey[]): Promise<ProjectMemberWithUser[]> =>
      rows(FOUND_IN_PROJECTS_SQL, { rows: of }),

    async endProjectRoles(of: readonly ProjectMemberKey[]): Promise<void> {
      await rows(END_PROJECTS_SQL, { rows: of });
    },

    /** Remembers the roles that mappings have given. */
    async rememberMapped(
      directoryId: string,
      given: ReadonlyArray<{ id: string; mapped_role: string | null }>,
    ): Promise<void> {
      await rows(MAPPED_SQL, { directoryId, rows: given });
    },
  };
};
