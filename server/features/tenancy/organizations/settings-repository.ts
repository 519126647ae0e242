import type { Knex } from 'knex';
import { incrementVersion } from '../../../database/row-version.ts';
import type { OrganizationSettingsRow } from '../../../database/schema/organization-tables.ts';

export type SettingsChanges = Partial<
  Omit<OrganizationSettingsRow, 'organization_id' | 'version' | 'updated_at'>
>;

const MARK_EXPIRED_KEYS_SQL = `
  update api_keys k set expires_at = l.at
  from organization_settings s, api_keys m, lateral (
    select greatest(m.created_at, s.max_key_lifetime_since) + s.max_key_lifetime_days * interval '24 hours' as at) l
  where s.organization_id = :id and s.max_key_lifetime_days is not null
    and (m.tenant_id = :id or m.tenant_id in (select id from workspaces where organization_id = :id))
    and m.revoked_at is null and l.at <= :now and (m.expires_at is null or m.expires_at > l.at)
    and k.tenant_id = m.tenant_id and k.id = m.id`;

export const organizationSettingsRepository = (db: Knex) => {
  const one = (id: string) => db('organization_settings').where({ organization_id: id });

  return {
    get: (id: string): Promise<OrganizationSettingsRow | undefined> => one(id).first(),

    lock: (id: string): Promise<OrganizationSettingsRow | undefined> => one(id).forUpdate().first(),

    /** Marks the keys that the current lifetime limit has ended, before the limit changes. */
    async markExpiredKeys(id: string, now: Date): Promise<void> {
      await db.raw(MARK_EXPIRED_KEYS_SQL, { id, now });
    },

    async update(id: string, changes: SettingsChanges): Promise<OrganizationSettingsRow | undefined> {
      const [settings] = await one(id)
        .update({ ...changes, ...incrementVersion(db) })
        .returning('*');
      return settings;
    },
  };
};
