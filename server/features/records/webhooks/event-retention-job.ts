import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { eventRetentionRepository } from './event-retention-repository.ts';

/** Forgets what happened long ago. */
export const createEventRetentionJob = ({ knex }: Database): Job => ({
  name: 'event-history',
  everySeconds: 600,
  run: eventRetentionRepository(knex).forget,
});
