import type { Knex } from 'knex';
import type { MailRow } from '../database/schema/mail-tables.ts';
import type { SealedSecret } from '../database/schema/sealed-secrets.ts';
import { RANK } from './mail-kinds.ts';

/** A mail to insert. */
export type NewMail = Pick<
  MailRow,
  'id' | 'dedupe_key' | 'tenant_id' | 'recipient' | 'template' | 'language' | 'sender' | 'rank'
> &
  SealedSecret & { useful_minutes: number };

const INSERT_SQL = `
  insert into mails (id, dedupe_key, tenant_id, recipient, template, language, sender, rank, send_before,
    sealed, wrapped_key, vault_key_id)
  select id, dedupe_key, tenant_id, recipient, template, language, sender, rank,
    now() + make_interval(mins => useful_minutes), decode(sealed, 'hex'), decode(wrapped_key, 'hex'), vault_key_id
  from jsonb_to_recordset(cast(:rows as jsonb)) as r (id text, dedupe_key text, tenant_id text, recipient text,
    template text, language text, sender text, rank int, useful_minutes int, sealed text, wrapped_key text,
    vault_key_id text)
  where rank <= ${RANK.invitation}
    or exists (select from users u where u.email_key = lower(r.recipient) and u.email_verified_at is not null)
  on conflict (dedupe_key) do nothing`;

/** Number of reset and verification mails, which have their own queues, sent per turn of a tenant. */
const ACCOUNT_WEIGHT = 10;

/**
 * Selects the first mail of each queue, then the second of each, and so on: a queue with thousands of mails delays no
 * other. The query skips from queue to queue through the index, so the number of waiting mails does not matter.
 */
const DUE_SQL = `
  with recursive queues (queue_key) as (
    (select queue_key from mails where next_attempt_at is not null order by queue_key limit 1)
    union all
    select (select m.queue_key from mails m
      where m.next_attempt_at is not null and m.queue_key > q.queue_key order by m.queue_key limit 1)
    from queues q where q.queue_key is not null
  ), due as (
    select m.*, row_number() over (partition by m.queue_key order by m.rank, m.next_attempt_at, m.id) as turn
    from queues q cross join lateral (
      select id, queue_key, rank, next_attempt_at, recipient_key from mails m
      where m.queue_key = q.queue_key and m.next_attempt_at <= now() and m.recipient_key <> all(cast(:busy as text[]))
      order by m.rank, m.next_attempt_at limit :limit
    ) m
  ), chosen as (
    select id, case when rank <= ${RANK.verification} then turn / ${ACCOUNT_WEIGHT} else turn end as turn
    from due order by 2, rank, next_attempt_at limit :limit
  )
  select mails.* from chosen join mails using (id) order by chosen.turn, mails.rank, mails.next_attempt_at`;

/** A mail that was withdrawn in the meantime is not claimed. */
const CLAIM_SQL = `
  update mails set started_at = coalesce(started_at, now())
  where id = any(cast(:ids as text[])) and next_attempt_at is not null and sealed is not null
  returning *`;

/** Notices of one kind about one tenant to one person, several of which are sent as one mail. */
const SIBLINGS_SQL = `
  select id from mails
  where recipient_key = :recipient_key and template = :template and queue_key = :queue_key and next_attempt_at <= now()
  order by created_at, id`;

/** Assignments of an update that delete the content of a mail. */
export const DELETE_CONTENT_SQL = 'sealed = null, wrapped_key = null, vault_key_id = null';

const MARK_SENT_SQL = `
  update mails set sent_at = now(), next_attempt_at = null, ${DELETE_CONTENT_SQL}, last_error = null where id = :id`;
const MARK_MERGED_SQL = `
  update mails set next_attempt_at = null, ${DELETE_CONTENT_SQL}, last_error = 'It was sent in ' || cast(:id as text) || '.'
  where id = any(cast(:merged as text[]))`;
const GIVE_UP_SQL = `
  update mails set attempts = attempts + :attempts, last_error = :error, next_attempt_at = null, ${DELETE_CONTENT_SQL}
  where id = any(cast(:ids as text[]))`;
const RETRY_SQL = `
  update mails set attempts = attempts + :attempts, last_error = :error,
    next_attempt_at = case when next_attempt_at is null then null else now() + make_interval(secs => :pause) end,
    started_at = case when :refused then null else started_at end
  where id = any(cast(:ids as text[]))`;
const POSTPONE_SQL = `
  update mails set next_attempt_at = now() + make_interval(secs => :pause)
  where recipient_key = :recipient_key and template = :template and queue_key = :queue_key and next_attempt_at <= now()`;

interface Failure {
  error: string;
  /** Seconds until the next attempt. */
  pause: number;
  /** Number of attempts that it consumes. */
  attempts: 0 | 1;
  /** Whether the server has certainly not accepted the mail. */
  refused: boolean;
}

type Key = Pick<MailRow, 'recipient_key' | 'template' | 'queue_key'>;
const keyOf = ({ recipient_key, template, queue_key }: Key) => ({ recipient_key, template, queue_key });

/** The table of queued mails. */
export const mailRepository = (db: Knex) => {
  const rowsOf = async <Row>(sql: string, bindings: Knex.ValueDict): Promise<Row[]> =>
    (await db.raw<{ rows: Row[] }>(sql, bindings)).rows;

  return {
    async insert(mails: readonly NewMail[]): Promise<void> {
      const rows = mails.map(({ sealed, wrapped_key, ...mail }) => ({
        ...mail,
        sealed: sealed.toString('hex'),
        wrapped_key: wrapped_key.toString('hex'),
      }));
      await db.raw(INSERT_SQL, { rows: JSON.stringify(rows) });
    },

    /** Returns the mails that are due, except for recipients to whom a mail is being sent. */
    due: (limit: number, busy: readonly string[]) => rowsOf<MailRow>(DUE_SQL, { limit, busy: [...busy] }),

    /**
     * Claims mails.
     * @returns those that may be sent now, oldest first
     */
    async claim(ids: readonly string[]): Promise<MailRow[]> {
      const rows = await rowsOf<MailRow>(CLAIM_SQL, { ids: [...ids] });
      return rows.sort((a, b) => Number(a.created_at) - Number(b.created_at) || (a.id < b.id ? -1 : 1));
    },

    async siblings(mail: Key): Promise<string[]> {
      return (await rowsOf<{ id: string }>(SIBLINGS_SQL, keyOf(mail))).map(({ id }) => id);
    },

    /** Marks a mail and those merged into it as sent, and deletes their content. */
    async markSent(id: string, merged: readonly string[]): Promise<void> {
      await db.raw(MARK_SENT_SQL, { id });
      if (merged.length > 0) await db.raw(MARK_MERGED_SQL, { id, merged: [...merged] });
    },

    async giveUp(ids: readonly string[], error: string, attempts: 0 | 1): Promise<void> {
      await db.raw(GIVE_UP_SQL, { ids: [...ids], error, attempts });
    },

    async retry(ids: readonly string[], failure: Failure): Promise<void> {
      await db.raw(RETRY_SQL, { ids: [...ids], ...failure });
    },

    /** Delays a mail and its siblings. */
    async postpone(mail: Key, pause: number): Promise<void> {
      await db.raw(POSTPONE_SQL, { ...keyOf(mail), pause });
    },
  };
};
