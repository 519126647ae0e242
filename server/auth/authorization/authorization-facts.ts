import type { Knex } from 'knex';
import type { Contract } from '../../api/api-document.ts';
import type { OrganizationRole, Permission, Plan } from '../../api/types.ts';
import { organizationQuery, questionsQuery, workspaceQuery, workspacesQuery } from './facts-sql.ts';
import { type GrantFacts, type GrantJson, toGrant } from './management-grants.ts';
import { organizationRoleFacts, roleFacts } from './permissions.ts';
import { type OrganizationPolicy, type PolicyRow, toPolicy } from './key-age-policy.ts';

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

/** The operator, who reaches every tenant. */
export const ANY_TENANT = 'any';

/**
 * Where a question is about: a workspace, perhaps a project in it, or an organization, each by slug or id. `within` is the
 * tenant of the key that asks, or `ANY_TENANT`; a person reaches what they are in.
 */
export type Whereabouts = { userId: string | null; within?: string | undefined } & (
  | { workspace: string; project?: string | undefined; organization?: undefined }
  | { organization: string; workspace?: undefined; project?: undefined }
);

/** One of many questions about a workspace. */
export interface PlaceInWorkspace {
  /** By slug or id. */
  project: string | undefined;
  userId: string | null;
}

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
  member_all_projects: boolean | null;
  member_grant_id: string | null;
  member_grant: GrantJson | null;
  grants: GrantJson[] | null;
  organization_ids: string[];
  project_id: string | null;
  project_archived_at: Date | null;
  in_project: string | null;
  project_role: string | null;
  project_permissions: Permission[] | null;
  project_all_projects: boolean | null;
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
            role: roleFacts(contract, row.member_role, {
              permissions: row.member_permissions,
              all_projects: row.member_all_projects,
            }),
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
                : roleFacts(contract, row.project_role, {
                    permissions: row.project_permissions,
                    all_projects: row.project_all_projects,
                  }),
            ...underGrant(row.project_grant_id, row.project_grant),
          },
  };
}

const underGrant = (id: string | null, grant: GrantJson | null): UnderGrant =>
  id === null ? {} : { under: grant && toGrant(grant) };

/** The facts about a place that is not there. */
export const noFacts = (project: string | undefined): Facts =>
  project === undefined ? { ...NO_FACTS, project: undefined } : NO_FACTS;

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
  const { rows } = await db.raw<{ rows: FactsRow[] }>(workspacesQuery, bindings);
  return new Map(rows.map((row) => [row.id, toFacts(contract, row, false)]));
}

/**
 * The same for many questions about one workspace, in one statement.
 * @param workspace its id
 * @returns the facts in the order of the questions
 */
export async function loadFactsOfQuestions(
  db: Knex,
  contract: Contract,
  workspace: string,
  questions: readonly PlaceInWorkspace[],
): Promise<Facts[]> {
  const bindings = {
    workspace,
    projects: questions.map(({ project }) => project ?? null),
    users: questions.map(({ userId }) => userId),
  };
  const { rows } = await db.raw<{ rows: FactsRow[] }>(questionsQuery, bindings);
  return questions.map(({ project }, index) => {
    const row = rows[index];
    return row === undefined ? noFacts(project) : toFacts(contract, row, project !== undefined);
  });
}

/** Everything that a decision depends on, in one statement. */
export async function loadFacts(db: Knex, contract: Contract, where: Whereabouts): Promise<Facts> {
  if (where.organization !== undefined) return loadOrganizationFacts(db, contract, where);
  const bindings = {
    workspace: where.workspace,
    userId: where.userId,
    ...(where.project !== undefined && { project: where.project }),
  };
  const { rows } = await db.raw<{ rows: FactsRow[] }>(workspaceQuery(where), bindings);
  const [row] = rows;
  return row === undefined ? noFacts(where.project) : toFacts(contract, row, where.project !== undefined);
}
