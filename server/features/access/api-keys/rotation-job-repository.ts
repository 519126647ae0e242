import type { Knex } from 'knex';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';

const BATCH = 50;

/** Active keys with a rotation policy, of tenants that are not deleted. */
const SCHEDULED_SQL = `
  from api_keys k
    left join workspaces w on w.id = k.tenant_id
    left join organizations o on o.id = k.tenant_id
  where k.next_rotation_at is not null and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
    and w.archived_at is null and o.archived_at is null`;
/** The reminder stage of the next rotation: a week before, and a day before. */
const NOTICE_STAGES = `case
  when next_rotation_at <= now() then 0
  when next_rotation_at <= now() + interval '1 day' then 2
  when next_rotation_at <= now() + interval '7 days' then 1
  else 0 end`;
const MARK_NOTIFIED_SQL = `
  update api_keys set rotation_notice_stage = ${NOTICE_STAGES} where (tenant_id, id) in (
    select k.tenant_id, k.id ${SCHEDULED_SQL}
      and k.next_rotation_at <= now() + interval '7 days' and k.rotation_notice_stage < ${NOTICE_STAGES}
    order by k.next_rotation_at limit ${BATCH})
  returning tenant_id, id`;
const DUE_SQL = `
  select k.* ${SCHEDULED_SQL} and k.next_rotation_at <= now()
  order by k.next_rotation_at limit ${BATCH}
  for update of k skip locked`;

/** The keys of all tenants by their next rotation. */
export const rotationJobRepository = (db: Knex) => ({
  /**
   * Marks keys as notified whose next rotation is near, and returns them. The mark commits together with its notice.
   */
  async markNotified(): Promise<{ keys: Pick<ApiKeyRow, 'tenant_id' | 'id'>[]; more: boolean }> {
    const { rows } = await db.raw<{ rows: Pick<ApiKeyRow, 'tenant_id' | 'id'>[] }>(MARK_NOTIFIED_SQL);
    return { keys: rows, more: rows.length === BATCH };
  },

  /** Returns keys whose rotation is due, locked until the transaction ends. */
  async due(): Promise<{ keys: ApiKeyRow[]; more: boolean }> {
    const { rows } = await db.raw<{ rows: ApiKeyRow[] }>(DUE_SQL);
    return { keys: rows, more: rows.length === BATCH };
  },
});
