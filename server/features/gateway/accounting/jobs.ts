import type { Knex } from 'knex';
import { HOUR_SECONDS } from '../../../api/times.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { adoptionRepository } from './adoption-repository.ts';
import { monthOf } from './call.ts';
import { settlementRepository } from './settlement-repository.ts';

/** Partitions exist for this month and the next ones, so that no call waits for one. */
const MONTHS_AHEAD = 2;

/** Returns the first days of the months from a time on. */
export const monthsFrom = (time: Date): string[] =>
  Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) =>
    monthOf(new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + ahead, 1))),
  );

/** Ends the leases of processes that are gone, and creates partitions ahead. */
export function createAccountingJobs(knex: Knex): Job[] {
  const { expire, giveUp } = adoptionRepository(knex);
  return [
    { name: 'gateway-leases', everySeconds: 5, run: expire },
    { name: 'gateway-lost-leases', everySeconds: HOUR_SECONDS, run: giveUp },
    {
      name: 'gateway-months',
      everySeconds: HOUR_SECONDS,
      run: () => settlementRepository(knex, '').addMonths(monthsFrom(new Date())),
    },
  ];
}
