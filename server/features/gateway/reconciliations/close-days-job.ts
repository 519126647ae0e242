import type { Knex } from 'knex';
import type { Job } from '../../../jobs/job-runner.ts';
import { dayRepository } from '../accounting/service.ts';
import { closeDay, closeLateCalls, type Day } from './close-day.ts';

/** Days that one run closes. */
const BATCH = 50;

const ENDED_SQL = `
  select tenant_id, day from gateway_days where closed_at is null and ended_at is not null order by day, tenant_id limit ${BATCH}`;
const LATE_SQL = `
  select distinct l.tenant_id, l.day from gateway_late_calls l join gateway_days d using (tenant_id, day)
  where l.closing is null and d.closed_at is not null limit ${BATCH}`;

/** Closes the days of all workspaces that are over, also those that were over while no server ran, and calls that came late. */
export function createCloseDaysJob(knex: Knex, onError: (error: unknown, day: Day) => void): Job {
  let isStopped = false;

  async function each(sql: string, close: (knex: Knex, day: Day) => Promise<void>): Promise<boolean> {
    const { rows } = await knex.raw<{ rows: Day[] }>(sql);
    let failed = 0;
    for (const day of rows) {
      if (isStopped) return false;
      await close(knex, day).catch((error: unknown) => {
        failed += 1;
        onError(error, day);
      });
    }
    return rows.length === BATCH && failed === 0;
  }

  return {
    name: 'gateway-days',
    everySeconds: 60,
    async run() {
      const days = dayRepository(knex);
      // The lock makes settlements wait, so that it is only taken when there is a day to end.
      if (await days.hasDue()) await knex.transaction((trx) => dayRepository(trx).end());
      const moreDays = await each(ENDED_SQL, closeDay);
      const moreCalls = await each(LATE_SQL, closeLateCalls);
      return moreDays || moreCalls;
    },
    stop() {
      isStopped = true;
    },
  };
}
