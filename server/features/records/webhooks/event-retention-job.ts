import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { eventHistoryRepository } from './event-retention-repository.ts';

/** Forgets what happened long ago. */
export const createHistoryJob = ({ knex }: Database): Job => ({
  name: 'event-history',
  everySeconds: 600,
  run: eventHistoryRepository(knex).forget,
});
