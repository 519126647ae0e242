import type { Knex } from 'knex';

/**
 * Minutes to keep changes: far longer than any transaction, or any silence after which a replica still trusts its
 * cache.
 */
const KEPT_MINUTES = 10;
const PURGE_BATCH = 5000;

const PURGE_SQL = `
  delete from access_changes where ctid = any(array(
    select ctid from access_changes where created_at < now() - interval '${KEPT_MINUTES} minutes' limit ${PURGE_BATCH}))`;

/** After a crash the table is empty. This statement marks the changes as complete again from now on. */
const RESTORE_COMPLETENESS_SQL = `
  insert into access_changes_complete (since)
  select clock_timestamp() where not exists (select from access_changes_complete)`;

/** Deletes a batch of changes that every replica has long confirmed. @returns whether there are more */
export async function purgeAccessChanges(db: Knex): Promise<boolean> {
  await db.raw(RESTORE_COMPLETENESS_SQL);
  const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_SQL);
  return rowCount === PURGE_BATCH;
}
