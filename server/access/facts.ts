import type { Knex } from 'knex';
import type { Contract } from '../contract/spec.ts';
import type { OrganizationRole, Permission, Plan } from '../contract/types.ts';
import { BACKED, type GrantFacts, type GrantJson, OPEN, toGrant } from './grants.ts';
import { organizationRoleFacts, roleFacts } from './permissions.ts';
import { type OrganizationPolicy, type PolicyRow, toPolicy } from './policy.ts';

export interface RoleFacts {
  id: string;
  /** Whether holders reach every project without being added. */
  allProjects: boolean;
  permissions: ReadonlySet<Permission>;
}

export interface WorkspaceFacts {
  id: string;
  archivedAt: Date | null;
  plan: Plan;
  ipAllowlist: readonly string[];
  requireReauthentication: boolean;
  /** Minutes without use after which a session reaches nothing there until the password is given again. */
  sessionIdleMinutes: number;
}

export interface OrganizationFacts {
  id: string;
  archivedAt: Date | null;
  policy: OrganizationPolicy;
  /** The person's role in it. */
  role: RoleFacts | null;
  /**
   * Whether a workspace that it owns or manages asks for the password again: what gives access to the organization gives access
   * to that. It is looked up for questions about the organization itself.
   */
  requireReauthentication: boolean;
}

/** What was made under a grant counts as long as that is open. */
export interface UnderGrant {
  /** Absent when it was made without one; `null` when the grant is over. */
  under?: GrantFacts | null;
}

/** What the database knows that a decision depends on. `null` is "there is none"; a `project` that was not asked for is absent. */
export interface Facts {
  /** Absent when the question is about an organization. */
  workspace: WorkspaceFacts | null | undefined;
  /** The organization in question; in a workspace the one that owns it. */
  organization: OrganizationFacts | null;
  membership: ({ status: 'active' | 'deactivated'; role: RoleFacts } & UnderGrant) | null;
  /** Grants by which organizations of the person manage the workspace. */
  grants: readonly GrantFacts[];
  project: { id: string; archivedAt: Date | null } | null | undefined;
  /** `role` is the one that replaces the workspace role, `null` when that one counts. */
  projectMembership: ({ role: RoleFacts | null } & UnderGrant) | null;
  /** The organizations that own or manage the workspace, archived ones with them. */
  organizationIds: readonly string[];
}

/** Where a question is about: a workspace, perhaps a project in it, or an organization. Each by slug or id. */
export type Whereabouts = { userId: string | null } & (
  | { workspace: string; project?: string | undefined; organization?: undefined }
  | { organization: string; workspace?: undefined; project?: undefined }
);

interface OrganizationRow {
  organization_id: string | null;
  organization_archived_at: Date | null;
  organization_policy: PolicyRow | null;
  organization_role: OrganizationRole | null;
  /** Absent where the question is about a workspace. */
  organization_asks_again?: boolean;
}

interface FactsRow extends OrganizationRow {
  id: string;
  archived_at: Date | null;
  plan: Plan;
  ip_allowlist: string[];
  require_reauthentication: boolean;
  session_idle_minutes: number;
  member_status: 'active' | 'deactivated' | null;
  member_role: string | null;
  member_permissions: Permission[] | null;
  member_grant_id: string | null;
  member_grant: GrantJson | null;
  grants: GrantJson[] | null;
  organization_ids: string[];
  project_id: string | null;
  project_archived_at: Date | null;
  in_project: string | null;
  project_role: string | null;
  project_permissions: Permission[] | null;
  project_grant_id: string | null;
  project_grant: GrantJson | null;
}

const NO_FACTS: Facts = {
  workspace: null,
  organization: null,
  membership: null,
  grants: [],
  project: null,
  projectMembership: null,
  organizationIds: [],
};

/** A slug has no underscore, an id has one; so an address is one or the other. */
const isId = (reference: string) => reference.includes('_');

/** The grant under which something was made, as long as it is one that can be open. */
const grantOf = (made: string) => `(
      select to_jsonb(g) from manager_grants g
        join organizations go on go.id = g.organization_id and go.archived_at is null
      where g.workspace_id = w.id and g.id = ${made}.grant_id and g.ended_at is null and ${BACKED})`;

function factsQuery(where: { workspace: string; project?: string | undefined }): string {
  const workspace = isId(where.workspace)
    ? ':workspace'
    : '(select workspace_id from workspace_slugs where slug = :workspace)';
  if (where.project === undefined) return select(workspace, '', '');
  const project = isId(where.project)
    ? ':project'
    : '(select project_id from project_slugs where workspace_id = w.id and slug = :project)';
  const columns = `, p.id as project_id, p.archived_at as project_archived_at, pm.user_id as in_project,
      pm.role as project_role, pr.permissions as project_permissions, pm.grant_id as project_grant_id,
      ${grantOf('pm')} as project_grant`;
  const joins = `
      left join projects p on p.workspace_id = w.id and p.id = ${project}
      left join project_members pm on pm.workspace_id = w.id and pm.project_id = p.id and pm.user_id = :userId
      left join roles pr on pr.workspace_id = w.id and pr.id = pm.custom_role_id`;
  return select(workspace, columns, joins);
}

const ORGANIZATION_COLUMNS = `o.id as organization_id, o.archived_at as organization_archived_at,
      to_jsonb(op) as organization_policy, om.role as organization_role`;
const ORGANIZATION_JOINS = `
      left join organization_settings op on op.organization_id = o.id
      left join members om on om.workspace_id = o.id and om.user_id = :userId`;

const GRANTS = `(
      select jsonb_agg(to_jsonb(g) order by g.id) from manager_grants g
        join organizations go on go.id = g.organization_id and go.archived_at is null
        join members gm on gm.workspace_id = g.organization_id and gm.user_id = :userId
      where g.workspace_id = w.id and g.ended_at is null and ${BACKED})`;

const ORGANIZATIONS = `array(
      select w.organization_id where w.organization_id is not null
      union all
      select g.organization_id from manager_grants g where g.workspace_id = w.id and g.ended_at is null)`;

const select = (workspace: string, columns: string, joins: string) => `
    select w.id, w.archived_at, w.plan, s.ip_allowlist, s.require_reauthentication, s.session_idle_minutes,
      m.status as member_status, m.role as member_role, r.permissions as member_permissions,
      m.grant_id as member_grant_id, ${grantOf('m')} as member_grant,
      ${ORGANIZATION_COLUMNS}, ${GRANTS} as grants,
      ${ORGANIZATIONS} as organization_ids${columns}
    from workspaces w
      join workspace_settings s on s.workspace_id = w.id
      left join members m on m.workspace_id = w.id and m.user_id = :userId
      left join roles r on r.workspace_id = w.id and r.id = m.custom_role_id
      left join organizations o on o.id = w.organization_id${ORGANIZATION_JOINS}${joins}
    where w.id = ${workspace}`;

const ASKS_AGAIN = `
      exists (select from workspaces w join workspace_settings s on s.workspace_id = w.id and s.require_reauthentication
        where w.organization_id = o.id and w.archived_at is null)
      or exists (select from manager_grants g
        join workspaces w on w.id = g.workspace_id and w.archived_at is null
        join workspace_settings s on s.workspace_id = w.id and s.require_reauthentication
        where g.organization_id = o.id and ${OPEN})`;

const organizationQuery = (organization: string) => `
    select ${ORGANIZATION_COLUMNS}, (${ASKS_AGAIN}) as organization_asks_again
    from organizations o${ORGANIZATION_JOINS}
    where o.id = ${
      isId(organization)
        ? ':organization'
        : '(select organization_id from organization_slugs where slug = :organization)'
    }`;

function toOrganization(contract: Contract, row: OrganizationRow): OrganizationFacts | null {
  if (row.organization_id === null || row.organization_policy === null) return null;
  return {
    id: row.organization_id,
    archivedAt: row.organization_archived_at,
    policy: toPolicy(row.organization_policy),
    role: row.organization_role === null ? null : organizationRoleFacts(contract, row.organization_role),
    requireReauthentication: row.organization_asks_again === true,
  };
}

function toFacts(contract: Contract, row: FactsRow, projectAsked: boolean): Facts {
  return {
    workspace: {
      id: row.id,
      archivedAt: row.archived_at,
      plan: row.plan,
      ipAllowlist: row.ip_allowlist,
      requireReauthentication: row.require_reauthentication,
      sessionIdleMinutes: row.session_idle_minutes,
    },
    organization: toOrganization(contract, row),
    membership:
      row.member_role === null || row.member_status === null
        ? null
        : {
            status: row.member_status,
            role: roleFacts(contract, row.member_role, row.member_permissions),
            ...underGrant(row.member_grant_id, row.member_grant),
          },
    grants: (row.grants ?? []).map(toGrant),
    organizationIds: row.organization_ids,
    project: projectAsked ? projectOf(row) : undefined,
    projectMembership:
      row.in_project === null || row.in_project === undefined
        ? null
        : {
            role:
              row.project_role === null
                ? null
                : roleFacts(contract, row.project_role, row.project_permissions),
            ...underGrant(row.project_grant_id, row.project_grant),
          },
  };
}

const underGrant = (id: string | null, grant: GrantJson | null): UnderGrant =>
  id === null ? {} : { under: grant && toGrant(grant) };

const projectOf = (row: FactsRow) =>
  row.project_id === null ? null : { id: row.project_id, archivedAt: row.project_archived_at };

/** In an organization itself, being a member is the one way to be there. */
async function loadOrganizationFacts(
  db: Knex,
  contract: Contract,
  { organization, userId }: { organization: string; userId: string | null },
): Promise<Facts> {
  const { rows } = await db.raw<{ rows: OrganizationRow[] }>(organizationQuery(organization), {
    organization,
    userId,
  });
  const found = rows[0] === undefined ? null : toOrganization(contract, rows[0]);
  const membership = found?.role ? ({ status: 'active', role: found.role } as const) : null;
  return { ...NO_FACTS, workspace: undefined, project: undefined, organization: found, membership };
}

/** The same for many workspaces at once, by their ids. */
export async function loadFactsOfMany(
  db: Knex,
  contract: Contract,
  workspaceIds: readonly string[],
  userId: string | null,
): Promise<Map<string, Facts>> {
  const bindings = { workspaces: [...workspaceIds], userId };
  const { rows } = await db.raw<{ rows: FactsRow[] }>(select('any(:workspaces::text[])', '', ''), bindings);
  return new Map(rows.map((row) => [row.id, toFacts(contract, row, false)]));
}

/** Everything that a decision depends on, in one statement. */
export async function loadFacts(db: Knex, contract: Contract, where: Whereabouts): Promise<Facts> {
  if (where.organization !== undefined) return loadOrganizationFacts(db, contract, where);
  const bindings = {
    workspace: where.workspace,
    userId: where.userId,
    ...(where.project !== undefined && { project: where.project }),
  };
  const { rows } = await db.raw<{ rows: FactsRow[] }>(factsQuery(where), bindings);
  const [row] = rows;
  if (row === undefined) return where.project === undefined ? { ...NO_FACTS, project: undefined } : NO_FACTS;
  return toFacts(contract, row, where.project !== undefined);
}
