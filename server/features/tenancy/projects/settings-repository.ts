import { incrementVersion } from '../../../database/row-version.ts';
import type { NotificationPreferencesRow, SettingsRow, Table } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

/** Settings of a project; `null` for those of its workspace. */
export interface ProjectSettingsRow extends Omit<NotificationPreferencesRow, 'user_id'> {
  project_id: string;
  timezone: string | null;
  language: SettingsRow['language'] | null;
  duplicate_policy: SettingsRow['duplicate_policy'] | null;
  /** Whether a payment that no approval rule matches waits for an owner. */
  require_rule: boolean | null;
  default_account_id: string | null;
  default_config_id: string | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    project_settings: Table<ProjectSettingsRow, 'workspace_id' | 'project_id'>;
  }
}

export const projectSettingsRepository = (scope: TenantScope) => ({
  find: (projectId: string): Promise<ProjectSettingsRow | undefined> =>
    scope.rows('project_settings').where({ project_id: projectId }).first(),

  /** Stores the given values. A project without any has no row. */
  async set(
    projectId: string,
    changes: Partial<Omit<ProjectSettingsRow, 'workspace_id' | 'project_id'>>,
  ): Promise<void> {
    await scope
      .db('project_settings')
      .insert({ ...changes, workspace_id: scope.tenantId, project_id: projectId })
      .onConflict(['workspace_id', 'project_id'])
      .merge({ ...changes, ...incrementVersion(scope.db, 'project_settings') });
  },
});
