import type { Knex } from 'knex';
import type { Job } from '../../../jobs/job-runner.ts';
import { payloadRepository } from './payload-repository.ts';

/** Deletes payloads that are older than their workspaces keep them. */
export const createPayloadJob = (knex: Knex): Job => ({
  name: 'gateway-payloads',
  everySeconds: 600,
  run: () => payloadRepository(knex).deleteOld(new Date()),
});
