import { HOUR_SECONDS } from '../../../api/times.ts';
import type { Database } from '../../../database/connect.ts';
import { errorCodeOf } from '../../../database/errors.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { logRetentionRepository } from './retention-repository.ts';

const LOCK_TIMEOUT = '55P03';

/** Drops the months of calls that no workspace keeps any more, and deletes what is older than its workspace keeps it. */
export function createLogRetentionJob({ knex }: Pick<Database, 'knex'>): Job {
  const { oldMonths, dropMonth, deleteOld } = logRetentionRepository(knex);
  return {
    name: 'gateway-log-retention',
    everySeconds: HOUR_SECONDS,
    async run() {
      const now = new Date();
      for (const month of await oldMonths(now))
        await dropMonth(month).catch((error: unknown) => {
          if (errorCodeOf(error) !== LOCK_TIMEOUT) throw error;
        });
      return deleteOld(now);
    },
  };
}
