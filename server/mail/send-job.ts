import type { MailRow } from '../database/schema/mail-tables.ts';
import type { Job } from '../jobs/job-runner.ts';
import { ConnectionLimiter } from './connection-limiter.ts';
import { createMailSender, type MailDependencies } from './mail-sender.ts';
import { mailRepository } from './repository.ts';

/** Maximum duration of a run. */
const RUN_MS = 5_000;
/** Number of mails looked up per mail being sent. */
const AHEAD = 4;
/** How long mails being sent may take during shutdown, before their connections are closed. */
const STOP_MS = 8_000;

/** Creates the job that sends due mails. One replica at a time runs it, so that no mail is sent twice. */
export function createMailJob(tools: MailDependencies): Job {
  const { transport, database } = tools;
  const mails = mailRepository(database.knex);
  const pace = new ConnectionLimiter(transport.connections);
  const sender = createMailSender(tools, pace);
  let stopping = false;

  /** Mails being sent, by recipient: one at a time, so that a budget is never exceeded. */
  const underWay = new Map<string, Promise<void>>();
  function begin(mail: MailRow): void {
    const sending = sender.send(mail).finally(() => underWay.delete(mail.recipient_key));
    underWay.set(mail.recipient_key, sending);
  }

  /**
   * Sends due mails until the given time.
   * @returns whether there may be more
   */
  async function sendFor(end: number): Promise<boolean> {
    let ahead: MailRow[] = [];
    while (!stopping && Date.now() < end && pace.isOpen()) {
      if (ahead.length === 0) ahead = await mails.due(pace.limit * AHEAD, [...underWay.keys()]);
      if (ahead.length === 0 && underWay.size === 0) return false;
      while (underWay.size < pace.limit && ahead.length > 0) {
        const next = ahead.shift();
        if (next !== undefined && !underWay.has(next.recipient_key)) begin(next);
      }
      if (underWay.size > 0) await Promise.race(underWay.values());
    }
    return true;
  }

  return {
    name: 'mails',
    everySeconds: 0.5,
    async run() {
      try {
        return (await sendFor(Date.now() + RUN_MS)) && pace.isOpen();
      } finally {
        await Promise.all(underWay.values());
      }
    },
    stop() {
      stopping = true;
      if (underWay.size === 0) transport.close();
      else setTimeout(() => transport.close(), STOP_MS).unref();
    },
  };
}
