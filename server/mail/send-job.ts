import type { Secrets } from '../access/secrets.ts';
import type { Database } from '../database/connect.ts';
import type { MailRow } from '../database/mail-tables.ts';
import type { Job } from '../jobs/runner.ts';
import type { Letter } from './letter.ts';
import { openMail } from './queue.ts';
import { renderLetter } from './render.ts';
import { mailRepository } from './repository.ts';
import { templates } from './templates.ts';
import type { SendMail } from './transport.ts';

/** How many mails are under way at once. */
const BATCH = 20;
/** How long a run may go on, when there are that many. */
const RUN_MS = 5_000;
/** Seconds until the next attempt; after the last one the mail is given up. */
const RETRY_SECONDS = [60, 300, 1800, 7200, 28_800];

function letterOf(secrets: Secrets, { template, language, sealed_data }: MailRow): Letter {
  if (sealed_data === null) throw new Error('The mail has been sent already.');
  // A row holds the data of its own template: `queueMails` takes nothing else.
  const write = templates[template as keyof typeof templates][language] as (data: unknown) => Letter;
  return write(openMail(secrets, sealed_data));
}

/** Sends what is due. One replica does it at a time, so that no mail goes out twice. */
export function createMailJob(
  { knex }: Database,
  secrets: Secrets,
  send: SendMail,
  onError: (error: unknown) => void,
): Job {
  const mails = mailRepository(knex);

  async function attempt(mail: MailRow): Promise<void> {
    try {
      await send({ id: mail.id, to: mail.recipient, ...renderLetter(letterOf(secrets, mail)) });
    } catch (error) {
      onError(error);
      const reason = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
      await mails.markFailed(mail.id, reason, RETRY_SECONDS[mail.attempts] ?? null);
      return;
    }
    await mails.markSent(mail.id);
  }

  async function sendBatch(): Promise<boolean> {
    const due = await mails.due(BATCH);
    await Promise.all(due.map(attempt));
    return due.length === BATCH;
  }

  return {
    name: 'mails',
    everySeconds: 1,
    async run() {
      const end = Date.now() + RUN_MS;
      let more = true;
      while (more && Date.now() < end) more = await sendBatch();
      return more;
    },
  };
}
