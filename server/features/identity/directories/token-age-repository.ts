import type { Knex } from 'knex';
import type { AgeColumns } from '../../../auth/authorization/key-age-policy.ts';
import type { DirectoryRow } from '../../../database/schema/directory-tables.ts';

/** A directory with the age limits of its organization. */
export type AgedDirectory = Pick<
  DirectoryRow,
  'tenant_id' | 'id' | 'name' | 'rotated_at' | 'created_at' | 'age_noticed_days'
> &
  AgeColumns;

/** Directories whose tokens may be within 30 days of the limit, in tenants that are not deleted. */
const AGED_SQL = `
  select d.tenant_id, d.id, d.name, d.rotated_at, d.created_at, d.age_noticed_days, s.max_key_lifetime_days,
    s.max_key_lifetime_since, s.key_rotation_days, s.key_rotation_since, s.secrets_expired_before
  from directories d
    left join workspaces w on w.id = d.tenant_id
    join organizations o on o.id = coalesce(w.organization_id, d.tenant_id)
    join organization_settings s on s.organization_id = o.id
  where s.key_rotation_days is not null and o.archived_at is null and w.archived_at is null
    and d.age_noticed_days is distinct from 1
    and greatest(coalesce(d.rotated_at, d.created_at), s.key_rotation_since)
      + make_interval(days => s.key_rotation_days) <= now() + interval '30 days'
  for update of d skip locked`;

/** The directories of all tenants by the age of their tokens. */
export const agedDirectoryRepository = (db: Knex) => ({
  async lock(): Promise<AgedDirectory[]> {
    return (await db.raw<{ rows: AgedDirectory[] }>(AGED_SQL)).rows;
  },

  /** Remembers a notice. It makes no new version of the directory. */
  async markNoticed({ tenant_id, id }: Pick<DirectoryRow, 'tenant_id' | 'id'>, days: number): Promise<void> {
    await db('directories').where({ tenant_id, id }).update({ age_noticed_days: days });
  },
});
