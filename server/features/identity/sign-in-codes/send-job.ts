import { HOUR_MS } from '../../../api/times.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Database } from '../../../database/connect.ts';
import type { SignInCodeRow } from '../../../database/schema/factor-tables.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import type { MailLimits } from '../../../mail/limits.ts';
import { enqueueMails } from '../../../mail/queue.ts';
import type { CreateRepositories } from '../../../operations/repositories.ts';
import { entriesInEveryWorkspaceOf } from '../../../outbox/audit-entry.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { signInCodeHash } from './code.ts';
import { newCode } from './service.ts';

/** Number of requests processed in one transaction. */
const BATCH = 50;

interface SignInCodeJobOptions {
  database: Database;
  secrets: Secrets;
  mailLimits: MailLimits;
  build: CreateRepositories;
}

/** Mails the requested codes to addresses with an account. */
export function createSignInCodeJob({ database, secrets, mailLimits, build }: SignInCodeJobOptions): Job {
  async function answer(db: Database['knex'], request: SignInCodeRow): Promise<void> {
    const { users, signInCodes: codes } = build(db);
    const found = await users.findByEmail(request.email_key);
    const user = found && (await users.lock(found.id));
    if (user === undefined) return;
    if ((await codes.countSince(user.id, new Date(Date.now() - HOUR_MS))) >= mailLimits.account) return;
    const code = newCode();
    const { challenge_hash, ip_address, user_agent } = request;
    await codes.setCode(challenge_hash, {
      user_id: user.id,
      code_hash: signInCodeHash(secrets, challenge_hash, code),
    });
    const language = user.language ?? 'en';
    await enqueueMails(db, secrets, [{ template: 'sign_in_code', data: { code }, to: user.email, language }]);
    const audits = await entriesInEveryWorkspaceOf(db, user.id, {
      action: 'sign_in_code.requested',
      target_id: user.id,
      actor: { type: 'user', id: null },
      ip_address,
      user_agent,
    });
    await writeOutbox(db, { audits });
  }

  return {
    name: 'sign-in-codes',
    everySeconds: 0.5,
    async run() {
      return database.knex.transaction(async (trx) => {
        const requests = await build(trx).signInCodes.take(BATCH);
        for (const request of requests) await answer(trx, request);
        return requests.length === BATCH;
      });
    },
  };
}
