import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { dayRepository } from '../accounting/service.ts';
import { closeDay, closeLateCalls } from './close-day.ts';
import { type Day, dayQueueRepository } from './day-queue-repository.ts';

/** Days that one run closes. */
const BATCH = 50;

/** Closes the days of all workspaces that are over, also those that were over while no server ran, and calls that came late. */
export function createCloseDaysJob(knex: Database['knex'], onError: (error: unknown, day: Day) => void): Job {
  const queue = dayQueueRepository(knex);
  let isStopped = false;

  async function each(days: readonly Day[], close: typeof closeDay): Promise<boolean> {
    let failed = 0;
    for (const day of days) {
      if (isStopped) return false;
      await close(knex, day).catch((error: unknown) => {
        failed += 1;
        onError(error, day);
      });
    }
    return days.length === BATCH && failed === 0;
  }

  return {
    name: 'gateway-days',
    everySeconds: 60,
    async run() {
      const days = dayRepository(knex);
      // The lock makes settlements wait, so that it is only taken when there is a day to end.
      if (await days.hasDue()) await knex.transaction((trx) => dayRepository(trx).end());
      const moreDays = await each(await queue.ended(BATCH), closeDay);
      const moreCalls = await each(await queue.withLateCalls(BATCH), closeLateCalls);
      return moreDays || moreCalls;
    },
    stop() {
      isStopped = true;
    },
  };
}
