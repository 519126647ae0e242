import { incrementVersion } from '../../../database/row-version.ts';
import type { Table, Versioned } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

export interface ConfigRow extends Versioned {
  workspace_id: string;
  id: string;
  slug: string;
  name: string;
  note: string | null;
  /** The number of the version by which calls are routed. */
  latest: number;
}

export interface ConfigVersionRow {
  workspace_id: string;
  config_id: string;
  number: number;
  /** Written as JSON text. */
  content: Record<string, unknown>;
  restored_from: number | null;
  /** `null` for the operator. */
  created_by: string | null;
  created_with: string | null;
  created_at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    gateway_configs: Table<ConfigRow, 'workspace_id' | 'id' | 'slug' | 'name'>;
    gateway_config_versions: Table<ConfigVersionRow, Exclude<keyof ConfigVersionRow, 'created_at'>>;
  }
}

/** A config with the content of its latest version. */
export type LatestConfigRow = Pick<ConfigRow, 'id' | 'slug' | 'latest'> & Pick<ConfigVersionRow, 'content'>;

type NewVersion = Omit<ConfigVersionRow, 'workspace_id' | 'created_at'>;
type Changes = Partial<Pick<ConfigRow, 'slug' | 'name' | 'note' | 'latest'>>;

export const configRepository = (scope: TenantScope) => {
  /** A slug never looks like an id. */
  const named = (reference: string) =>
    scope
      .rows('gateway_configs')
      .where((either) => either.where({ id: reference }).orWhere({ slug: reference }));
  const versions = (config_id: string) => scope.rows('gateway_config_versions').where({ config_id });

  return {
    find: (reference: string): Promise<ConfigRow | undefined> => named(reference).first(),

    lock: (reference: string): Promise<ConfigRow | undefined> => named(reference).forUpdate().first(),

    /** Returns the config, which cannot be deleted until the transaction ends. */
    lockShared: (reference: string): Promise<ConfigRow | undefined> => named(reference).forShare().first(),

    /**
     * Returns where a config is the default: whether in the workspace, the slugs of projects that are not archived, and the ids of
     * keys that have not ended.
     */
    async defaultUses(id: string): Promise<{ isOfWorkspace: boolean; projects: string[]; keys: string[] }> {
      const [settings, projects, keys] = [
        await scope.rows('workspace_settings').where({ default_config_id: id }).first('workspace_id'),
        await scope
          .rows('project_settings')
          .where({ default_config_id: id })
          .join('projects as p', (on) =>
            on
              .on('p.workspace_id', 'project_settings.workspace_id')
              .on('p.id', 'project_settings.project_id'),
          )
          .whereNull('p.archived_at')
          .orderBy('p.slug')
          .pluck('p.slug'),
        await scope
          .rows('api_keys')
          .where({ default_config_id: id })
          .whereNull('revoked_at')
          .whereRaw('(expires_at is null or expires_at > now())')
          .orderBy('id')
          .pluck('id'),
      ];
      return { isOfWorkspace: settings !== undefined, projects, keys };
    },

    list: (page: PageRequest): Promise<ConfigRow[]> =>
      applyKeyset(scope.rows('gateway_configs').select('*'), ['id'], page),

    /** Lists configs with the content by which calls are routed. */
    listLatest: (page: PageRequest): Promise<LatestConfigRow[]> =>
      applyKeyset(
        scope
          .rows('gateway_configs')
          .join('gateway_config_versions as v', (on) =>
            on
              .on('v.workspace_id', 'gateway_configs.workspace_id')
              .on('v.config_id', 'gateway_configs.id')
              .on('v.number', 'gateway_configs.latest'),
          )
          .select('gateway_configs.id', 'gateway_configs.slug', 'gateway_configs.latest', 'v.content'),
        ['gateway_configs.id'],
        page,
      ),

    async count(): Promise<number> {
      const [row] = await scope.rows('gateway_configs').count({ count: '*' });
      return Number(row?.count);
    },

    insert: (row: Pick<ConfigRow, 'id' | 'slug' | 'name' | 'note'>): Promise<ConfigRow> =>
      scope.insert('gateway_configs', row),

    async update(id: string, changes: Changes): Promise<ConfigRow | undefined> {
      const [row] = await scope
        .rows('gateway_configs')
        .where({ id })
        .update({ ...changes, ...incrementVersion(scope.db) })
        .returning('*');
      return row;
    },

    /** Deletes a config. Archived projects and keys that have ended, of which it was the default, have none then. */
    async remove(id: string): Promise<void> {
      for (const table of ['project_settings', 'api_keys'] as const)
        await scope
          .rows(table)
          .where({ default_config_id: id })
          .update({ default_config_id: null, ...incrementVersion(scope.db) });
      await scope.rows('gateway_configs').where({ id }).delete();
    },

    findVersion: (config_id: string, number: number): Promise<ConfigVersionRow | undefined> =>
      versions(config_id).where({ number }).first(),

    listVersions: (config_id: string, page: PageRequest): Promise<ConfigVersionRow[]> =>
      applyKeyset(versions(config_id).select('*'), ['number'], page),

    addVersion: ({ content, ...row }: NewVersion): Promise<ConfigVersionRow> =>
      scope.insert('gateway_config_versions', { ...row, content: JSON.stringify(content) as never }),
  };
};
