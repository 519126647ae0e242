import type { Knex } from 'knex';
import type { MailRow } from '../database/schema/mail-tables.ts';
import { RANK } from './mail-kinds.ts';

/** Seconds until the oldest of the selected mails leaves a time window. */
const until = (window: string, where: string) =>
  `coalesce(extract(epoch from min(m.created_at) filter (where ${where}) + interval '${window}' - now()), 0)::int`;
const IN_HOUR = "m.created_at > now() - interval '1 hour'";
const FROM_HERE = `m.tenant_id = :tenantId and ${IN_HOUR}`;

const INVITED = `
  select k.key,
    count(m.id) filter (where ${FROM_HERE})::int as here, ${until('1 hour', FROM_HERE)} as here_frees_in,
    count(m.id) filter (where ${IN_HOUR})::int as hour, ${until('1 hour', IN_HOUR)} as hour_frees_in,
    count(m.id)::int as day, ${until('1 day', 'true')} as day_frees_in
  from jsonb_array_elements_text(cast(:keys as jsonb)) as k (key)
    left join mails m on m.recipient_key = k.key and m.rank = ${RANK.invitation}
      and m.created_at > now() - interval '1 day'
  group by k.key`;

/** Invitations that were withdrawn before sending do not count. */
const COUNTED_INVITATIONS_SQL = `rank = ${RANK.invitation} and created_at > now() - interval '1 day'
  and (next_attempt_at is not null or started_at is not null or sent_at is not null)`;
const SPENT_SQL = `
  select
    (select count(*)::int from mails where sender = :sender and ${COUNTED_INVITATIONS_SQL}) as by_sender,
    (select count(*)::int from mails where tenant_id = :tenantId and ${COUNTED_INVITATIONS_SQL}) as by_tenant,
    (select count(*)::int from invitations
      where tenant_id = :tenantId and status = 'pending' and expires_at > now()) as open`;

/** No mail is sent later than three days after it was queued. */
const SENT_TO_SQL = `
  select
    count(*) filter (where sent_at > now() - interval '1 hour')::int as hour,
    count(*) filter (where sent_at > now() - interval '1 day')::int as day,
    extract(epoch from now() - max(sent_at) filter (where template = :template and queue_key = :queue_key))::int as alike_ago
  from mails
  where recipient_key = :recipient_key and rank >= ${RANK.invitation} and created_at > now() - interval '4 days'
    and sent_at is not null`;
const SENT_BY_TENANT_SQL = `
  select count(*)::int as sent from mails
  where tenant_id = :tenantId and rank in (${RANK.invitation}, ${RANK.notice})
    and created_at > now() - interval '4 days' and sent_at > now() - interval '1 day'`;

/** Invitation mails sent or about to be sent to an address. */
export interface InvitationMailUsage {
  key: string;
  /** Those of this tenant within an hour. */
  here: number;
  here_frees_in: number;
  /** Those of the whole installation within an hour. */
  hour: number;
  hour_frees_in: number;
  day: number;
  day_frees_in: number;
}

/** Counts mails in the outbox table itself: exact, equal for every process, and without memory. */
export const mailBudgetRepository = (db: Knex) => {
  const first = async <Row>(sql: string, bindings: Knex.ValueDict): Promise<Row> => {
    const { rows } = await db.raw<{ rows: Row[] }>(sql, bindings);
    return rows[0] as Row; // an aggregate has one row
  };
  return {
    /** Lets one request at a time consume a budget, until its transaction ends. */
    async lock(names: readonly string[]): Promise<void> {
      for (const name of [...names].sort()) {
        await db.raw('select pg_advisory_xact_lock(hashtextextended(:name, 0))', { name: `mails:${name}` });
      }
    },

    async invited(tenantId: string, keys: readonly string[]): Promise<InvitationMailUsage[]> {
      const { rows } = await db.raw<{ rows: InvitationMailUsage[] }>(INVITED, {
        tenantId,
        keys: JSON.stringify(keys),
      });
      return rows;
    },

    spent: (tenantId: string, sender: string | null) =>
      first<{ by_sender: number; by_tenant: number; open: number }>(SPENT_SQL, { tenantId, sender }),

    /**
     * Counts the invitations, notices and digests sent to the recipient, and the seconds since the last one of the same
     * kind.
     */
    sentTo: ({
      recipient_key,
      template,
      queue_key,
    }: Pick<MailRow, 'recipient_key' | 'template' | 'queue_key'>) =>
      first<{ hour: number; day: number; alike_ago: number | null }>(SENT_TO_SQL, {
        recipient_key,
        template,
        queue_key,
      }),

    async sentByTenant(tenantId: string): Promise<number> {
      return (await first<{ sent: number }>(SENT_BY_TENANT_SQL, { tenantId })).sent;
    },
  };
};
