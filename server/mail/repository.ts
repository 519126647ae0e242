import type { Knex } from 'knex';
import type { MailRow } from '../database/mail-tables.ts';

/** A mail to be sent. */
export type NewMail = Pick<
  MailRow,
  'id' | 'dedupe_key' | 'workspace_id' | 'recipient' | 'template' | 'language'
> & { sealed_data: Buffer };

const INSERT = `
  insert into mails (id, dedupe_key, workspace_id, recipient, template, language, sealed_data)
  select id, dedupe_key, workspace_id, recipient, template, language, decode(sealed_data, 'hex')
  from jsonb_to_recordset(cast(:rows as jsonb)) as r (id text, dedupe_key text, workspace_id text, recipient text,
    template text, language text, sealed_data text)
  on conflict (dedupe_key) do nothing`;
const MARK_SENT =
  'update mails set sent_at = now(), next_attempt_at = null, sealed_data = null, last_error = null where id = :id';
const MARK_FAILED = `
  update mails set attempts = attempts + 1, last_error = :error,
    next_attempt_at = case when :pause::int is null then null else now() + make_interval(secs => :pause::int) end
  where id = :id`;

/** The outbox of mails. */
export const mailRepository = (db: Knex) => ({
  async insert(mails: readonly NewMail[]): Promise<void> {
    const rows = mails.map((mail) => ({ ...mail, sealed_data: mail.sealed_data.toString('hex') }));
    await db.raw(INSERT, { rows: JSON.stringify(rows) });
  },

  due: (limit: number): Promise<MailRow[]> =>
    db('mails').where('next_attempt_at', '<=', db.fn.now()).orderBy('next_attempt_at').limit(limit),

  /** What the mail said is forgotten. */
  async markSent(id: string): Promise<void> {
    await db.raw(MARK_SENT, { id });
  },

  /** @param pause seconds until the next attempt; `null` when there is none */
  async markFailed(id: string, error: string, pause: number | null): Promise<void> {
    await db.raw(MARK_FAILED, { id, error, pause });
  },
});
