import type { Knex } from 'knex';

/** Days for which events and their deliveries are kept. */
const DAYS = 30;
const BATCH = 2000;

const PURGE_SQL = `
  delete from events using (
    select tenant_id, id from events
    where created_at < now() - interval '${DAYS} days' order by created_at limit ${BATCH}) old
  where events.tenant_id = old.tenant_id and events.id = old.id`;

export const eventRetentionRepository = (db: Knex) => ({
  /** Deletes a batch of old events. @returns whether there are more */
  async forget(): Promise<boolean> {
    const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_SQL);
    return rowCount === BATCH;
  },
});
