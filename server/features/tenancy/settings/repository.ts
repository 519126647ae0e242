import { incrementVersion } from '../../../database/row-version.ts';
import type { SettingsRow } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

export const settingsRepository = (scope: TenantScope) => ({
  get: (): Promise<SettingsRow | undefined> => scope.rows('workspace_settings').first(),

  lock: (): Promise<SettingsRow | undefined> => scope.rows('workspace_settings').forUpdate().first(),

  async update(
    changes: Partial<Omit<SettingsRow, 'workspace_id' | 'version' | 'updated_at'>>,
  ): Promise<SettingsRow | undefined> {
    const [settings] = await scope
      .rows('workspace_settings')
      .update({ ...changes, ...incrementVersion(scope.db) })
      .returning('*');
    return settings;
  },
});
