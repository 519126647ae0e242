import type { Knex } from 'knex';
import type { Secrets } from '../access/secrets.ts';
import { recordAuditEverywhere } from '../audit/record.ts';
import type { Database } from '../database/connect.ts';
import type { PasswordResetRequestRow } from '../database/tables.ts';
import type { Job } from '../jobs/runner.ts';
import { queueMail } from '../mail/queue.ts';
import { createRepositories } from '../repositories.ts';
import { mailLink } from './mailed-links.ts';

/** How many requests are answered in one transaction. */
const BATCH = 50;

/** Sends the mails that were asked for, to those who have signed up. */
export function createPasswordResetJob({ knex }: Database, secrets: Secrets, appUrl: string): Job {
  async function answer(db: Knex, request: PasswordResetRequestRow): Promise<void> {
    const repositories = createRepositories(db);
    const somebody = await repositories.users.findByEmail(request.email_key);
    const user = somebody && (await repositories.users.lock(somebody.id));
    if (user === undefined) return;
    const link = await mailLink({ repositories, secrets, appUrl, now: new Date() }, 'password_reset', user);
    if (link === undefined) return;
    await queueMail(db, secrets, { ...link.mail, dedupeKey: `password-reset:${request.id}` });
    await recordAuditEverywhere(db, user.id, {
      action: 'password_reset.requested',
      target_id: user.id,
      actor: { type: 'user', id: null },
      ip_address: request.ip_address,
      user_agent: request.user_agent,
    });
  }

  return {
    name: 'password-resets',
    everySeconds: 1,
    async run() {
      return knex.transaction(async (trx) => {
        const requests = await createRepositories(trx).passwordResetRequests.take(BATCH);
        for (const request of requests) await answer(trx, request);
        return requests.length === BATCH;
      });
    },
  };
}
