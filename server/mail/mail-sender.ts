import type { Logger } from 'pino';
import { headOf } from '../api/cut-text.ts';
import { inSpan } from '../api/tracing.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import { UnreadableSecretError } from '../auth/secrets/vault.ts';
import type { Database } from '../database/connect.ts';
import type { MailRow } from '../database/schema/mail-tables.ts';
import { mailBudgetRepository } from './budget-repository.ts';
import type { ConnectionLimiter } from './connection-limiter.ts';
import { classifyFailure } from './delivery-failure.ts';
import type { MailLimits } from './limits.ts';
import type { MailContent } from './mail-content.ts';
import { RANK } from './mail-kinds.ts';
import { MAX_MERGED, mergeMails } from './merge-mails.ts';
import type { CountMail } from './metrics.ts';
import { openMail } from './queue.ts';
import { renderMail } from './render.ts';
import { mailRepository } from './repository.ts';
import { templates } from './templates.ts';
import { type MailTransport, OutboxNotWritableError } from './transport.ts';

export interface MailDependencies {
  database: Database;
  secrets: Secrets;
  transport: MailTransport;
  limits: MailLimits;
  count: CountMail;
  logger: Logger;
}

/** Seconds from each unexplained failure to the next attempt. After the last one the mail is given up. */
const RETRY_SECONDS = [60, 300, 1800, 7200, 28_800];
/** Bounds in seconds for the pause of a mail whose address accepts none at the moment: half of its age. */
const RECIPIENT_PAUSE = { least: 60, most: 1800 };
/** Seconds that a mail waits for its vault key. */
const UNREADABLE_PAUSE_SECONDS = 60;
/** Seconds that a mail waits when its recipient or tenant has used up a budget. */
const BUDGET_PAUSE_SECONDS = 300;

function renderContent(secrets: Secrets, mail: MailRow): MailContent {
  const { template, language, sealed, wrapped_key, vault_key_id } = mail;
  if (sealed === null || wrapped_key === null || vault_key_id === null)
    throw new Error('The mail has already been sent.');
  // A row has the data of its own template: `enqueueMails` accepts nothing else.
  const write = templates[template as keyof typeof templates][language] as (data: unknown) => MailContent;
  return write(openMail(secrets, { ...mail, sealed, wrapped_key, vault_key_id }));
}

/** Sends one mail at a time per recipient, within its budgets, and records the result. */
export function createMailSender(tools: MailDependencies, pace: ConnectionLimiter) {
  const { secrets, transport, limits, count, logger } = tools;
  const mails = mailRepository(tools.database.knex);
  const budgets = mailBudgetRepository(tools.database.knex);

  /** Returns the seconds that a mail has to wait because of a budget; 0 if it may be sent. */
  async function waitFor(mail: MailRow): Promise<number> {
    if (mail.rank < RANK.invitation) return 0;
    const { hour, day, alike_ago } = await budgets.sentTo(mail);
    if (hour >= limits.recipientHour || day >= limits.recipientDay) return BUDGET_PAUSE_SECONDS;
    if (mail.rank !== RANK.notice) return 0;
    if (alike_ago !== null && alike_ago < limits.mergeSeconds) return limits.mergeSeconds - alike_ago;
    if (mail.tenant_id === null || !Number.isFinite(limits.tenant)) return 0;
    return (await budgets.sentByTenant(mail.tenant_id)) >= limits.tenant ? BUDGET_PAUSE_SECONDS : 0;
  }

  /** Claims the mail and those merged into it. Returns none if it was withdrawn in the meantime. */
  async function claim(mail: MailRow): Promise<MailRow[]> {
    return mails.claim(mail.rank === RANK.notice ? await mails.siblings(mail) : [mail.id]);
  }

  async function fail(
    rows: readonly MailRow[],
    { template, attempts, created_at }: MailRow,
    error: unknown,
  ): Promise<void> {
    const ids = rows.map(({ id }) => id);
    const kind = classifyFailure(error);
    const reason = error instanceof Error ? headOf(error.message, 500) : 'unknown';
    if (!(error instanceof OutboxNotWritableError))
      logger.warn({ err: error, template, kind }, 'a mail could not be sent');
    if (kind !== 'server') pace.goOn();
    const isUnreadable = error instanceof UnreadableSecretError;
    const refused = isUnreadable || typeof Reflect.get(Object(error), 'responseCode') === 'number';
    const retry = async (pause: number, used: 0 | 1) => {
      count(template, 'retried');
      await mails.retry(ids, { error: reason, pause, attempts: used, refused });
    };
    const giveUp = async (outcome: 'refused' | 'failed') => {
      count(template, outcome);
      await mails.giveUp(ids, reason, 1);
    };
    // Another replica may have the vault key, and the operator can restore it.
    if (isUnreadable) return retry(UNREADABLE_PAUSE_SECONDS, 0);
    if (kind === 'server') return retry(Math.ceil(pace.slowDown() / 1000), 0);
    if (kind === 'permanent') return giveUp('refused');
    if (kind === 'recipient') {
      const age = (Date.now() - created_at.getTime()) / 2000;
      const pause = Math.min(RECIPIENT_PAUSE.most, Math.max(RECIPIENT_PAUSE.least, age));
      return retry(Math.round(pause), 0);
    }
    const pause = RETRY_SECONDS[attempts];
    return pause === undefined ? giveUp('failed') : retry(pause, 1);
  }

  async function handOver(rows: readonly MailRow[]): Promise<void> {
    const last = rows.at(-1);
    if (last === undefined) return;
    try {
      const contents = rows.slice(-MAX_MERGED).map((row) => renderContent(secrets, row));
      const merged = mergeMails(contents, rows.length - contents.length, last.language);
      await inSpan('mail', { 'tenantry.template': last.template }, () =>
        transport.send({ id: last.id, to: last.recipient, ...renderMail(merged) }),
      );
    } catch (error) {
      return fail(rows, last, error);
    }
    pace.goOn();
    const merged = rows.slice(0, -1).map(({ id }) => id);
    await mails.markSent(last.id, merged);
    count(last.template, 'sent');
    if (merged.length > 0) count(last.template, 'merged', merged.length);
  }

  return {
    async send(mail: MailRow): Promise<void> {
      const { id, template, send_before } = mail;
      if (send_before.getTime() <= Date.now()) {
        count(template, 'useless');
        logger.warn({ mail: id, template }, 'a mail was dropped: it could not be sent in time');
        return mails.giveUp([id], 'It could not be sent in time.', 0);
      }
      const wait = await waitFor(mail);
      if (wait === 0) return handOver(await claim(mail));
      count(template, 'waiting');
      logger.info(
        { mail: id, template, seconds: wait },
        'mails are waiting, to be merged or because of a budget',
      );
      await mails.postpone(mail, wait);
    },
  };
}
