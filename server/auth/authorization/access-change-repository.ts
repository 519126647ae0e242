import type { Knex } from 'knex';

/** Far longer than any transaction or silence that replicas survive with what they remember. */
const KEPT_MINUTES = 10;
const PURGE_BATCH = 5000;

const PURGE_SQL = `
  delete from access_changes where ctid = any(array(
    select ctid from access_changes where created_at < now() - interval '${KEPT_MINUTES} minutes' limit ${PURGE_BATCH}))`;

/** After a crash, when the table is empty: from here on the changes are complete again. */
const RESTORE_COMPLETENESS_SQL = `
  insert into access_changes_complete (since)
  select clock_timestamp() where not exists (select from access_changes_complete)`;

/** Forgets changes that every replica has long known of, a batch at a time. @returns whether there are more */
export async function purgeAccessChanges(db: Knex): Promise<boolean> {
  await db.raw(RESTORE_COMPLETENESS_SQL);
  const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_SQL);
  return rowCount === PURGE_BATCH;
}
