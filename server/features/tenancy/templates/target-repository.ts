import type { Knex } from 'knex';
import type { FactsLoader } from '../../../auth/authorization/authorization-facts.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { GRANT_ACTIVE_SQL } from '../../../auth/authorization/management-grants.ts';
import type { RoleRow, RowOf, SettingsRow, WorkspaceRow } from '../../../database/schema/tables.ts';
import type { WebhookEndpointRow } from '../../../database/schema/webhook-tables.ts';

/** Selects the workspaces that a template applies to. */
export interface TargetFilter {
  organizationId: string;
  /** Slugs or ids; `null` for all workspaces that are not deleted. */
  names: readonly string[] | null;
  relation: 'owned' | 'managed' | null;
  limit: number;
}

/** A workspace that an organization owns, or manages by a grant that has not ended. */
export interface TemplateTarget extends Pick<WorkspaceRow, 'id' | 'slug' | 'name' | 'archived_at'> {
  relation: 'owned' | 'managed';
  /** Whether the organization has access now: the grant is active. */
  open: boolean;
  /** The names by which it was requested. */
  named: string[];
}

const NAMED_SQL = `
  select n.name, coalesce(s.workspace_id, n.name) as id
  from unnest(:names::text[]) n (name) left join workspace_slugs s on s.slug = n.name`;

const TARGETS_SQL = `
  select w.id, w.slug, w.name, w.archived_at, array(select m.name from (${NAMED_SQL}) m where m.id = w.id) as named,
    case when g.id is null then 'owned' else 'managed' end as relation, g.id is null or ${GRANT_ACTIVE_SQL} as open
  from (
    select id, null as grant_id from workspaces
    where organization_id = :organizationId and :relation::text is distinct from 'managed'
    union all
    select workspace_id, id from manager_grants
    where organization_id = :organizationId and ended_at is null and :relation::text is distinct from 'owned'
      -- A workspace that the organization both owns and manages is returned once.
      and (:relation::text is not distinct from 'managed' or not exists (
        select from workspaces o where o.id = workspace_id and o.organization_id = :organizationId))
  ) t
    join workspaces w on w.id = t.id
    left join manager_grants g on g.workspace_id = t.id and g.id = t.grant_id
  where case when :names::text[] is null then w.archived_at is null else w.id in (select m.id from (${NAMED_SQL}) m) end
  order by w.id limit :limit`;

/** The resources that a template names, by their names in a workspace. */
export interface ReferencedResources {
  roles: readonly string[];
  urls: readonly string[];
  slugs: readonly string[];
}

/** The matching resources of a workspace, and the number of others. */
export interface WorkspaceState {
  id: string;
  roles: Array<
    Pick<RoleRow, 'id' | 'name' | 'name_key' | 'description' | 'permissions' | 'all_projects' | 'version'>
  >;
  settings: Omit<SettingsRow, 'workspace_id' | 'updated_at'>;
  endpoints: Array<Pick<WebhookEndpointRow, 'id' | 'url' | 'description' | 'events' | 'version'>>;
  projects: ExistingProject[];
  role_count: number;
  endpoint_count: number;
  project_count: number;
}

const rowsOf = (columns: string, from: string) =>
  `(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (select ${columns} from ${from}) x)`;
const countOf = (from: string) => `(select count(*)::int from ${from})`;

/** Of several endpoints with the same URL, the oldest counts. */
const STATE_SQL = `
  select w.id, to_jsonb(s) as settings,
    ${rowsOf('r.id, r.name, r.name_key, r.description, r.permissions, r.all_projects, r.version', 'roles r where r.workspace_id = w.id and r.name_key = any(:roles::text[])')} as roles,
    ${rowsOf('distinct on (e.url) e.id, e.url, e.description, e.events, e.version', 'webhook_endpoints e where e.tenant_id = w.id and e.url = any(:urls::text[]) order by e.url, e.id')} as endpoints,
    ${rowsOf('p.id, l.slug, p.name, p.environment, p.description, p.version, p.archived_at is not null as archived', 'project_slugs l join projects p on p.workspace_id = l.workspace_id and p.id = l.project_id where l.workspace_id = w.id and l.slug = any(:slugs::text[])')} as projects,
    ${countOf('roles r where r.workspace_id = w.id')} as role_count,
    ${countOf('webhook_endpoints e where e.tenant_id = w.id')} as endpoint_count,
    ${countOf('projects p where p.workspace_id = w.id and p.archived_at is null')} as project_count
  from workspaces w join workspace_settings s on s.workspace_id = w.id
  where w.id = any(:ids::text[])`;

/** The workspaces that templates are applied to, in bulk. */
export const templateTargetRepository = (db: Knex) => ({
  async list(selection: TargetFilter): Promise<TemplateTarget[]> {
    const { names, ...where } = selection;
    const bindings = { ...where, names: names && [...names] } as Knex.ValueDict; // Knex's type of bindings omits null
    const { rows } = await db.raw<{ rows: TemplateTarget[] }>(TARGETS_SQL, bindings);
    return rows;
  },

  /** Loads the facts about a user, or a key of the organization, by workspace. */
  facts: (
    loader: FactsLoader,
    ids: readonly string[],
    userId: string | null,
  ): Promise<ReadonlyMap<string, AuthorizationFacts>> => loader.loadFactsForWorkspaces(db, ids, userId),

  async states(
    ids: readonly string[],
    { roles, urls, slugs }: ReferencedResources,
  ): Promise<ReadonlyMap<string, WorkspaceState>> {
    const bindings = { ids: [...ids], roles: [...roles], urls: [...urls], slugs: [...slugs] };
    const { rows } = await db.raw<{ rows: WorkspaceState[] }>(STATE_SQL, bindings);
    return new Map(rows.map((row) => [row.id, row]));
  },
});

/** Finds a project by a current or former slug. */
interface ExistingProject
  extends Pick<RowOf<'projects'>, 'id' | 'slug' | 'name' | 'environment' | 'description' | 'version'> {
  archived: boolean;
}
