import type { Knex } from 'knex';

/** Rows that one statement deletes. */
const BATCH = 500;

const MONTHS_SQL = `
  select c.oid::regclass::text as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'gateway_calls'::regclass
    and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month'
      <= :now::timestamptz at time zone 'UTC' - make_interval(days => (select max(gateway_log_days) from workspace_settings))
  order by 1`;

const DELETE_OLD_SQL = `
  delete from gateway_calls where (tenant_id, id, month) in (
    select old.tenant_id, old.id, old.month
    from (select workspace_id, :now::timestamptz at time zone 'UTC' - make_interval(days => gateway_log_days) as until from workspace_settings) s
      cross join lateral (
        select c.tenant_id, c.id, c.month from gateway_calls c
        where c.tenant_id = s.workspace_id and c.month < date_trunc('month', s.until)
        limit ${BATCH}) old
    where exists (
      select from gateway_daily d where d.tenant_id = s.workspace_id and d.day < s.until)
    limit ${BATCH})`;

/** The months of calls of all workspaces that are older than they are kept. Only whole months are deleted. */
export const logRetentionRepository = (knex: Knex) => ({
  /** Returns the partitions of months that no workspace keeps any more. */
  async oldMonths(now: Date): Promise<string[]> {
    const { rows } = await knex.raw<{ rows: Array<{ name: string }> }>(MONTHS_SQL, { now });
    return rows.map(({ name }) => name);
  },

  /** Drops the partition of a month, unless readers hold it for long: the next run tries again. */
  dropMonth: (name: string): Promise<void> =>
    knex.transaction(async (trx) => {
      await trx.raw("set local lock_timeout = '2s'");
      await trx.raw(`drop table ${name}`);
    }),

  /** Deletes calls of workspaces that keep them for a shorter time. @returns whether there may be more */
  async deleteOld(now: Date): Promise<boolean> {
    const { rowCount } = await knex.raw<{ rowCount: number }>(DELETE_OLD_SQL, { now });
    return rowCount === BATCH;
  },
});
