import type { Knex } from 'knex';
import { HOUR_SECONDS } from '../../../api/times.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { adoptionRepository } from './adoption-repository.ts';
import { monthOf } from './call.ts';

/** The partition of a month exists so long before the month, so that no call waits for it. */
const DAYS_AHEAD = 7;
const DAY_MS = 86_400_000;

/** Where no call was ever made, there is nothing to prepare. */
const ADD_MONTH_SQL = `
  select add_gateway_month(:month::date)
  where exists (select from pg_inherits where inhparent = 'gateway_calls'::regclass)`;

/** Ends the leases of processes that are gone, and creates partitions ahead. */
export function createAccountingJobs(knex: Knex): Job[] {
  const { expire, giveUp } = adoptionRepository(knex);
  return [
    { name: 'gateway-leases', everySeconds: 5, run: expire },
    { name: 'gateway-lost-leases', everySeconds: HOUR_SECONDS, run: giveUp },
    {
      name: 'gateway-months',
      everySeconds: HOUR_SECONDS,
      async run() {
        await knex.raw(ADD_MONTH_SQL, { month: monthOf(new Date(Date.now() + DAYS_AHEAD * DAY_MS)) });
      },
    },
  ];
}
