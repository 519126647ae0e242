import type { Knex } from 'knex';

/** Far longer than any transaction or silence that replicas survive with what they remember. */
const KEPT_MINUTES = 10;
const BATCH = 5000;

const FORGET = `
  delete from access_changes where ctid = any(array(
    select ctid from access_changes where created_at < now() - interval '${KEPT_MINUTES} minutes' limit ${BATCH}))`;

/** After a crash, when the table is empty: from here on the changes are complete again. */
const BEGIN_AGAIN = `
  insert into access_changes_complete (since)
  select clock_timestamp() where not exists (select from access_changes_complete)`;

/** Forgets changes that every replica has long known of, a batch at a time. @returns whether there are more */
export async function forgetAccessChanges(db: Knex): Promise<boolean> {
  await db.raw(BEGIN_AGAIN);
  const { rowCount } = await db.raw<{ rowCount: number }>(FORGET);
  return rowCount === BATCH;
}
