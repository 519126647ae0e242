import type { Knex } from 'knex';

/** A day of a workspace. */
export interface Day {
  tenant_id: string;
  day: string;
}

const ENDED_SQL = `
  select tenant_id, day from gateway_days where closed_at is null and ended_at is not null
  order by day, tenant_id limit :limit`;
const LATE_SQL = `
  select distinct l.tenant_id, l.day from gateway_late_calls l join gateway_days d using (tenant_id, day)
  where l.closing is null and d.closed_at is not null limit :limit`;

/** The days of all workspaces, for the job. */
export const dayQueueRepository = (db: Knex) => {
  const daysOf = async (sql: string, limit: number): Promise<Day[]> =>
    (await db.raw<{ rows: Day[] }>(sql, { limit })).rows;
  return {
    /** Returns days that have ended and are not closed. */
    ended: (limit: number) => daysOf(ENDED_SQL, limit),

    /** Returns closed days with late calls that no closing has. */
    withLateCalls: (limit: number) => daysOf(LATE_SQL, limit),
  };
};
