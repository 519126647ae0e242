import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { deleteExpiredAnswers } from './cache-repository.ts';

/** Deletes kept answers that have expired. */
export const createCacheJob = ({ knex }: Pick<Database, 'knex'>): Job => ({
  name: 'gateway-cache',
  everySeconds: 60,
  run: () => deleteExpiredAnswers(knex),
});
