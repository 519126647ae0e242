import type { Logger } from 'pino';
import type { Secrets } from '../access/secrets.ts';
import type { Config } from '../config.ts';
import { forgetReplies } from '../contract/idempotency.ts';
import type { Database } from '../database/connect.ts';
import { createMailJob } from '../mail/send-job.ts';
import { createMailTransport } from '../mail/transport.ts';
import { createHistoryJob } from '../webhooks/history-job.ts';
import type { Job } from './runner.ts';

export interface JobTools {
  config: Config;
  database: Database;
  secrets: Secrets;
  logger: Logger;
  publicUrl: string;
}

/** Everything that is done without being asked. */
export function createJobs({ config, database, secrets, logger }: JobTools): Job[] {
  return [
    createMailJob(database, secrets, createMailTransport(config, logger), (error) =>
      logger.warn({ err: error }, 'a mail could not be sent; it is tried again'),
    ),
    { name: 'idempotency-records', everySeconds: 600, run: () => forgetReplies(database.knex) },
    createHistoryJob(database),
  ];
}
