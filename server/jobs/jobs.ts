import type { Logger } from 'pino';
import type { Secrets } from '../access/secrets.ts';
import type { Config } from '../config.ts';
import { forgetReplies } from '../contract/idempotency.ts';
import type { Database } from '../database/connect.ts';
import { createMailJob } from '../mail/send-job.ts';
import { createMailTransport } from '../mail/transport.ts';
import { createPasswordResetJob } from '../users/password-reset-job.ts';
import { forgetTokens } from '../users/single-use-tokens.ts';
import type { Job } from './runner.ts';

export interface JobTools {
  config: Config;
  database: Database;
  secrets: Secrets;
  logger: Logger;
  publicUrl: string;
}

/** Everything that is done without being asked. */
export function createJobs({ config, database, secrets, logger, publicUrl }: JobTools): Job[] {
  return [
    createMailJob(database, secrets, createMailTransport(config, logger), (error) =>
      logger.warn({ err: error }, 'a mail could not be sent; it is tried again'),
    ),
    createPasswordResetJob(database, secrets, config.APP_URL ?? publicUrl),
    { name: 'single-use-tokens', everySeconds: 3600, run: () => forgetTokens(database.knex) },
    { name: 'idempotency-records', everySeconds: 600, run: () => forgetReplies(database.knex) },
  ];
}
