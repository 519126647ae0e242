import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { eventRetentionRepository } from './event-retention-repository.ts';

/** Deletes old events. */
export const createEventRetentionJob = ({ knex }: Database): Job => ({
  name: 'event-history',
  everySeconds: 600,
  run: eventRetentionRepository(knex).forget,
});
