import type { Knex } from 'knex';
import type { SealedSecret } from '../../../database/schema/sealed-secrets.ts';
import type { Table } from '../../../database/schema/tables.ts';
import type { WorkScope } from './project-work.ts';

/** A message to a bank, with its payload sealed. */
export interface ConnectorMessageRow extends SealedSecret {
  workspace_id: string;
  id: string;
  project_id: string;
  payment_id: string;
  connector: 'sandbox';
  status: 'built' | 'sending' | 'sent' | 'unknown' | 'answered';
  sha256: Buffer;
  /** Names the sender while the message is being sent. */
  lease: string | null;
  leased_until: Date | null;
  detail: string | null;
  created_at: Date;
  sent_at: Date | null;
  /** When to ask the bank, by the clock of the project. */
  query_at: Date | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    connector_messages: Table<
      ConnectorMessageRow,
      'workspace_id' | 'project_id' | 'payment_id' | 'connector'
    >;
  }
}

export type NewMessage = Pick<
  ConnectorMessageRow,
  'workspace_id' | 'id' | 'project_id' | 'payment_id' | 'connector' | 'sha256' | keyof SealedSecret
>;

/** How the sending of a message ended. */
export interface SentMessage {
  workspace_id: string;
  id: string;
  status: 'sent' | 'unknown' | 'answered';
  detail: string | null;
  query_at: Date | null;
}

const BUILD_SQL = `
  insert into connector_messages
    (workspace_id, id, project_id, payment_id, connector, status, sealed, wrapped_key, vault_key_id, sha256)
  select workspace_id, id, project_id, payment_id, connector, 'built', decode(sealed, 'hex'),
    decode(wrapped_key, 'hex'), vault_key_id, decode(sha256, 'hex')
  from json_to_recordset(:messages::json) as m (workspace_id text, id text, project_id text, payment_id text,
    connector text, sealed text, wrapped_key text, vault_key_id text, sha256 text)`;

const LEASE_SQL = `
  update connector_messages m
  set status = 'sending', lease = :lease, leased_until = now() + make_interval(secs => :seconds), sent_at = now()
  from (
    select workspace_id, id from connector_messages
    where workspace_id = :workspace_id and project_id = :project_id and status = 'built'
      and vault_key_id = any(:vault_keys::text[])
    order by id limit :limit for update skip locked) due
  where m.workspace_id = due.workspace_id and m.id = due.id
  returning m.*`;

/** A sender that has lost its lease changes nothing: the message is unknown by then. */
const FINISH_SQL = `
  update connector_messages m set status = s.status, detail = s.detail, query_at = s.query_at, lease = null,
    leased_until = null
  from json_to_recordset(:messages::json) as s (workspace_id text, id text, status text, detail text,
    query_at timestamptz)
  where m.workspace_id = s.workspace_id and m.id = s.id and m.status = 'sending' and m.lease = :lease`;

const EXPIRED_SQL = `
  select * from connector_messages
  where workspace_id = :workspace_id and project_id = :project_id and status = 'sending' and leased_until < now()
  order by id limit :limit`;

const END_EXPIRED_SQL = `
  update connector_messages m set status = :status, detail = :detail, query_at = :now, lease = null, leased_until = null
  from json_to_recordset(:messages::json) as e (workspace_id text, id text)
  where m.workspace_id = e.workspace_id and m.id = e.id and m.status = 'sending' and m.leased_until < now()
  returning m.*`;

/** Payments that have ended are not asked about again; the others are in a day. */
const TAKE_QUERIES_SQL = `
  update connector_messages m
  set query_at = case when p.status = 'processing' then :now::timestamptz + interval '1 day' end
  from (
    select workspace_id, id, payment_id from connector_messages
    where workspace_id = :workspace_id and project_id = :project_id and query_at <= :now
    order by query_at limit :limit for update skip locked) due
    join payments p on p.workspace_id = due.workspace_id and p.id = due.payment_id
  where m.workspace_id = due.workspace_id and m.id = due.id
  returning m.*`;

/** A message that has not been sent is withdrawn: the bank knows the payment already. */
const ANSWERED_SQL = `
  update connector_messages m set status = 'answered'
  from json_to_recordset(:payments::json) as p (workspace_id text, payment_id text)
  where m.workspace_id = p.workspace_id and m.payment_id = p.payment_id and m.status in ('built', 'sent', 'unknown')`;

const hex = (bytes: Buffer): string => bytes.toString('hex');

/** The messages of all workspaces, for the dispatcher. */
export const messageQueueRepository = (db: Knex) => {
  async function rows(sql: string, bindings: Record<string, unknown>): Promise<ConnectorMessageRow[]> {
    // Knex's type of bindings omits null.
    return (await db.raw<{ rows: ConnectorMessageRow[] }>(sql, bindings as Knex.ValueDict)).rows;
  }
  return {
    /** Stores messages with the change that makes their payments wait for them. */
    async build(messages: readonly NewMessage[]): Promise<void> {
      const encoded = messages.map((message) => ({
        ...message,
        sealed: hex(message.sealed),
        wrapped_key: hex(message.wrapped_key),
        sha256: hex(message.sha256),
      }));
      await rows(BUILD_SQL, { messages: JSON.stringify(encoded) });
    },

    /** Takes messages of a project that were never sent, for one sender. */
    lease(
      lease: string,
      options: { seconds: number; limit: number; vault_keys: string[]; scope: WorkScope },
    ): Promise<ConnectorMessageRow[]> {
      const { scope, ...rest } = options;
      return rows(LEASE_SQL, { lease, ...rest, ...scope });
    },

    /** Records how the sending ended, of the messages whose lease is still held. */
    async finish(lease: string, messages: readonly SentMessage[]): Promise<void> {
      await rows(FINISH_SQL, { lease, messages: JSON.stringify(messages) });
    },

    /** Returns messages of a project whose sender is gone. */
    expired: ({ workspace_id, project_id }: WorkScope, limit: number): Promise<ConnectorMessageRow[]> =>
      rows(EXPIRED_SQL, { workspace_id, project_id, limit }),

    /** Makes them unknown, or ready to be sent again, as far as they are still expired. */
    endExpired(
      messages: readonly ConnectorMessageRow[],
      ending: { status: 'built' | 'unknown'; detail: string; now: Date },
    ): Promise<ConnectorMessageRow[]> {
      const names = messages.map(({ workspace_id, id }) => ({ workspace_id, id }));
      return rows(END_EXPIRED_SQL, { ...ending, messages: JSON.stringify(names) });
    },

    /** Takes messages of a project about which the bank has to be asked now, and has them asked about again later. */
    takeQueries(
      { workspace_id, project_id }: WorkScope,
      now: Date,
      limit: number,
    ): Promise<ConnectorMessageRow[]> {
      return rows(TAKE_QUERIES_SQL, { workspace_id, project_id, now, limit });
    },

    /** Records that a bank has reported about payments, so that they are not sent any more. */
    async markAnswered(
      payments: ReadonlyArray<Pick<ConnectorMessageRow, 'workspace_id' | 'payment_id'>>,
    ): Promise<void> {
      await rows(ANSWERED_SQL, { payments: JSON.stringify(payments) });
    },
  };
};
