import type { Knex } from 'knex';
import type { ApiDocument } from '../../api/api-document.ts';
import type { OrganizationRole, Permission, Plan } from '../../api/types.ts';
import { organizationQuery, questionsQuery, workspaceQuery, workspacesQuery } from './facts-sql.ts';
import type { AuthorizationFacts, OrganizationFacts, UnderGrant } from './facts-types.ts';
import { type PolicyRow, toPolicy } from './key-age-policy.ts';
import { type GrantJson, toGrant } from './management-grants.ts';
import { organizationRoleFacts, roleFacts } from './permissions.ts';

/** Tenant of the operator, who can access every tenant. */
export const ANY_TENANT = 'any';

/**
 * The target of a question: a workspace, optionally with a project, or an organization, each by slug or id. `within` is
 * the tenant of the key that asks, or `ANY_TENANT`. For users, the roles determine access.
 */
export type FactsTarget = { userId: string | null; within?: string | undefined } & (
  | { workspace: string; project?: string | undefined; organization?: undefined }
  | { organization: string; workspace?: undefined; project?: undefined }
);

/** One of many questions about a workspace. */
export interface TargetInWorkspace {
  /** Slug or id of the project. */
  project: string | undefined;
  userId: string | null;
}

interface OrganizationRow {
  organization_id: string | null;
  organization_archived_at: Date | null;
  organization_policy: PolicyRow | null;
  organization_role: OrganizationRole | null;
  /** Absent for a question about a workspace. */
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

const EMPTY_FACTS: AuthorizationFacts = {
  workspace: null,
  organization: null,
  membership: null,
  grants: [],
  project: null,
  projectMembership: null,
  organizationIds: [],
};

function toOrganization(contract: ApiDocument, row: OrganizationRow): OrganizationFacts | null {
  if (row.organization_id === null || row.organization_policy === null) return null;
  return {
    id: row.organization_id,
    archivedAt: row.organization_archived_at,
    policy: toPolicy(row.organization_policy),
    role: row.organization_role === null ? null : organizationRoleFacts(contract, row.organization_role),
    requireReauthentication: row.organization_asks_again === true,
  };
}

function toFacts(contract: ApiDocument, row: FactsRow, hasProject: boolean): AuthorizationFacts {
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
    project: hasProject ? projectOf(row) : undefined,
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

/** Facts for a target that does not exist. */
export const noFacts = (project: string | undefined): AuthorizationFacts =>
  project === undefined ? { ...EMPTY_FACTS, project: undefined } : EMPTY_FACTS;

const projectOf = (row: FactsRow) =>
  row.project_id === null ? null : { id: row.project_id, archivedAt: row.project_archived_at };

/** In an organization itself, membership is the only source of roles. */
async function loadOrganizationFacts(
  db: Knex,
  contract: ApiDocument,
  { organization, userId }: { organization: string; userId: string | null },
): Promise<AuthorizationFacts> {
  const { rows } = await db.raw<{ rows: OrganizationRow[] }>(organizationQuery(organization), {
    organization,
    userId,
  });
  const found = rows[0] === undefined ? null : toOrganization(contract, rows[0]);
  const membership = found?.role ? ({ status: 'active', role: found.role } as const) : null;
  return { ...EMPTY_FACTS, workspace: undefined, project: undefined, organization: found, membership };
}

/** Loads the facts of one user for many workspaces, by id. */
export async function loadFactsForWorkspaces(
  db: Knex,
  contract: ApiDocument,
  workspaceIds: readonly string[],
  userId: string | null,
): Promise<Map<string, AuthorizationFacts>> {
  const bindings = { workspaces: [...workspaceIds], userId };
  const { rows } = await db.raw<{ rows: FactsRow[] }>(workspacesQuery, bindings);
  return new Map(rows.map((row) => [row.id, toFacts(contract, row, false)]));
}

/**
 * Loads the facts for many questions about one workspace in one statement.
 * @param workspace its id
 * @returns the facts in the order of the questions
 */
export async function loadFactsOfQuestions(
  db: Knex,
  contract: ApiDocument,
  workspace: string,
  questions: readonly TargetInWorkspace[],
): Promise<AuthorizationFacts[]> {
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

/** Loads everything that a decision depends on, in one statement. */
export async function loadFacts(
  db: Knex,
  contract: ApiDocument,
  target: FactsTarget,
): Promise<AuthorizationFacts> {
  if (target.organization !== undefined) return loadOrganizationFacts(db, contract, target);
  const bindings = {
    workspace: target.workspace,
    userId: target.userId,
    ...(target.project !== undefined && { project: target.project }),
  };
  const { rows } = await db.raw<{ rows: FactsRow[] }>(workspaceQuery(target), bindings);
  const [row] = rows;
  return row === undefined ? noFacts(target.project) : toFacts(contract, row, target.project !== undefined);
}
