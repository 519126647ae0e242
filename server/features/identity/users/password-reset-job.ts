import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Database } from '../../../database/connect.ts';
import type { PasswordResetRequestRow } from '../../../database/schema/mail-tables.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import type { MailLimits } from '../../../mail/limits.ts';
import { enqueueMails } from '../../../mail/queue.ts';
import { entriesInEveryWorkspaceOf } from '../../../outbox/audit-entry.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { sendSingleUseLink } from './mailed-links.ts';
import { userRepository } from './repository.ts';
import { passwordResetRequestRepository } from './reset-request-repository.ts';
import { singleUseTokenRepository } from './single-use-token-repository.ts';

/** Number of requests processed in one transaction. */
const BATCH = 50;

/** Sends the requested mails to addresses with an account. */
export function createPasswordResetJob(
  { knex }: Database,
  secrets: Secrets,
  appUrl: string,
  mailLimits: MailLimits,
): Job {
  async function answer(db: Database['knex'], request: PasswordResetRequestRow): Promise<void> {
    const users = userRepository(db);
    const found = await users.findByEmail(request.email_key);
    const user = found && (await users.lock(found.id));
    if (user === undefined) return;
    const repositories = { singleUseTokens: singleUseTokenRepository(db) };
    const link = await sendSingleUseLink(
      { repositories, secrets, appUrl, mailLimits, now: new Date() },
      'password_reset',
      user,
    );
    if (link === undefined) return;
    await enqueueMails(db, secrets, [{ ...link.mail, dedupeKey: `password-reset:${request.id}` }]);
    const audits = await entriesInEveryWorkspaceOf(db, user.id, {
      action: 'password_reset.requested',
      target_id: user.id,
      actor: { type: 'user', id: null },
      ip_address: request.ip_address,
      user_agent: request.user_agent,
    });
    await writeOutbox(db, { audits });
  }

  return {
    name: 'password-resets',
    everySeconds: 0.5,
    async run() {
      return knex.transaction(async (trx) => {
        const requests = await passwordResetRequestRepository(trx).take(BATCH);
        for (const request of requests) await answer(trx, request);
        return requests.length === BATCH;
      });
    },
  };
}
