import type { Knex } from 'knex';
import type { Contract } from '../contract/spec.ts';
import type { Permission, Plan } from '../contract/types.ts';
import { roleFacts } from './permissions.ts';

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
}

/** What the database knows that a decision depends on. `null` is "there is none"; a `project` that was not asked for is absent. */
export interface Facts {
  workspace: WorkspaceFacts | null;
  membership: { status: 'active' | 'deactivated'; role: RoleFacts } | null;
  project: { id: string; archivedAt: Date | null } | null | undefined;
  /** `role` is the one that replaces the workspace role, `null` when that one counts. */
  projectMembership: { role: RoleFacts | null } | null;
}

export interface Whereabouts {
  /** Slug or id. */
  workspace: string;
  /** Slug or id; absent when the question is about the workspace as a whole. */
  project?: string | undefined;
  userId: string | null;
}

interface FactsRow {
  id: string;
  archived_at: Date | null;
  plan: Plan;
  ip_allowlist: string[];
  require_reauthentication: boolean;
  member_status: 'active' | 'deactivated' | null;
  member_role: string | null;
  member_permissions: Permission[] | null;
  project_id: string | null;
  project_archived_at: Date | null;
  in_project: string | null;
  project_role: string | null;
  project_permissions: Permission[] | null;
}

const NO_FACTS: Facts = { workspace: null, membership: null, project: null, projectMembership: null };

/** A slug has no underscore, an id has one; so an address is one or the other. */
const isId = (reference: string) => reference.includes('_');

function factsQuery(where: Whereabouts): string {
  const workspace = isId(where.workspace)
    ? ':workspace'
    : '(select workspace_id from workspace_slugs where slug = :workspace)';
  if (where.project === undefined) return select(workspace, '', '');
  const project = isId(where.project)
    ? ':project'
    : '(select project_id from project_slugs where workspace_id = w.id and slug = :project)';
  const columns = `, p.id as project_id, p.archived_at as project_archived_at, pm.user_id as in_project,
      pm.role as project_role, pr.permissions as project_permissions`;
  const joins = `
      left join projects p on p.workspace_id = w.id and p.id = ${project}
      left join project_members pm on pm.workspace_id = w.id and pm.project_id = p.id and pm.user_id = :userId
      left join roles pr on pr.workspace_id = w.id and pr.id = pm.custom_role_id`;
  return select(workspace, columns, joins);
}

const select = (workspace: string, columns: string, joins: string) => `
    select w.id, w.archived_at, w.plan, s.ip_allowlist, s.require_reauthentication,
      m.status as member_status, m.role as member_role, r.permissions as member_permissions${columns}
    from workspaces w
      join workspace_settings s on s.workspace_id = w.id
      left join members m on m.workspace_id = w.id and m.user_id = :userId
      left join roles r on r.workspace_id = w.id and r.id = m.custom_role_id${joins}
    where w.id = ${workspace}`;

function toFacts(contract: Contract, row: FactsRow, projectAsked: boolean): Facts {
  return {
    workspace: {
      id: row.id,
      archivedAt: row.archived_at,
      plan: row.plan,
      ipAllowlist: row.ip_allowlist,
      requireReauthentication: row.require_reauthentication,
    },
    membership:
      row.member_role === null || row.member_status === null
        ? null
        : { status: row.member_status, role: roleFacts(contract, row.member_role, row.member_permissions) },
    project: projectAsked ? projectOf(row) : undefined,
    projectMembership:
      row.in_project === null || row.in_project === undefined
        ? null
        : {
            role:
              row.project_role === null
                ? null
                : roleFacts(contract, row.project_role, row.project_permissions),
          },
  };
}

const projectOf = (row: FactsRow) =>
  row.project_id === null ? null : { id: row.project_id, archivedAt: row.project_archived_at };

/** Everything that a decision in a workspace depends on, in one statement. */
export async function loadFacts(db: Knex, contract: Contract, where: Whereabouts): Promise<Facts> {
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
