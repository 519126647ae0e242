import type { Knex } from 'knex';
import type { OrganizationSettingsRow } from '../database/organization-tables.ts';
import { nextVersion } from '../database/versioned.ts';

export type SettingsChanges = Partial<
  Omit<OrganizationSettingsRow, 'organization_id' | 'version' | 'updated_at'>
>;

export const organizationSettingsRepository = (db: Knex) => {
  const one = (id: string) => db('organization_settings').where({ organization_id: id });

  return {
    get: (id: string): Promise<OrganizationSettingsRow | undefined> => one(id).first(),

    lock: (id: string): Promise<OrganizationSettingsRow | undefined> => one(id).forUpdate().first(),

    async update(id: string, changes: SettingsChanges): Promise<OrganizationSettingsRow | undefined> {
      const [settings] = await one(id)
        .update({ ...changes, ...nextVersion(db) })
        .returning('*');
      return settings;
    },
  };
};
