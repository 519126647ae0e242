import type { Knex } from 'knex';
import type { DefaultConfigs, StoredConfig } from './routes.ts';

/** Whose call is routed. */
export interface RouteCaller {
  workspaceId: string;
  projectId: string | null;
  /** The key that calls. */
  principal: { readonly id: string };
}

/** A config in one of its versions, as it was written. */
export type RouteConfigRow = Omit<StoredConfig, 'config'> & { content: unknown };

const CONFIG_SQL = `
  select c.id, c.slug, v.number as version, v.content from gateway_configs c
  join gateway_config_versions v on v.workspace_id = c.workspace_id and v.config_id = c.id
    and v.number = coalesce(:version::int, c.latest)
  where c.workspace_id = :workspaceId and (c.id = :reference or c.slug = :reference)`;

const DEFAULTS_SQL = `
  select w.default_config_id as workspace, p.default_config_id as project, k.default_config_id as key
  from workspace_settings w
  left join api_keys k on k.tenant_id = w.workspace_id and k.id = :keyId
  left join project_settings p on p.workspace_id = w.workspace_id and p.project_id = :projectId
  where w.workspace_id = :workspaceId`;

/** Reads what routes calls. It has no transaction: a call changes nothing that it reads. */
export const routeRepository = (knex: Knex) => ({
  /** Returns a config by its id or slug, in its latest version unless another one is asked for. */
  async findConfig(
    workspaceId: string,
    reference: string,
    version: number | undefined,
  ): Promise<RouteConfigRow | undefined> {
    // Knex's type of bindings omits null.
    const bindings = { workspaceId, reference, version: version ?? null } as never;
    const { rows } = await knex.raw<{ rows: RouteConfigRow[] }>(CONFIG_SQL, bindings);
    return rows[0];
  },

  /** Returns the ids of the default configs of a key, a project and their workspace. */
  async findDefaults({
    workspaceId,
    projectId,
    principal,
  }: RouteCaller): Promise<DefaultConfigs | undefined> {
    const bindings = { workspaceId, projectId, keyId: principal.id } as never;
    const { rows } = await knex.raw<{ rows: DefaultConfigs[] }>(DEFAULTS_SQL, bindings);
    return rows[0];
  },
});
