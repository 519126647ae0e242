import type { Knex } from 'knex';
import { newId } from '../api/ids.ts';
import type { EventData, EventType } from '../api/types.ts';
import { isGrantActiveNow } from '../auth/authorization/management-grants.ts';
import { COMMIT_WITH_STATEMENT } from '../database/pg/dialect.ts';
import type { Companion } from '../database/pg/query-executor.ts';
import { type AuditEntry, toRow } from './audit-entry.ts';

/** Something that happened, with what is told of it. */
export type Event = { [Type in EventType]: { type: Type; data: EventData<Type> } }[EventType];

/** In whose log or outbox it is put: a workspace's or an organization's. */
interface WithTenant {
  tenantId: string;
}

/** The answer to a request that may be sent again, for the record that was made of it. */
export interface StoredReply {
  principal: string;
  keyHash: Buffer;
  reply: Buffer;
}

/** What a change leaves behind besides itself. */
export interface OutboxRecords {
  audits?: ReadonlyArray<AuditEntry & WithTenant>;
  events?: ReadonlyArray<Event & WithTenant>;
}

/** How a transaction ends. */
export interface Ending {
  /** What must not fail for it to commit. */
  precondition?: Companion | undefined;
  reply?: StoredReply | undefined;
}

/**
 * Id of the delivery of an event to an endpoint: there is one, whoever queues it. It begins as the event's does, so it
 * sorts by the same time; hexadecimal digits are base32 digits, too.
 */
export const DELIVERY_ID_SQL = `'dlv_' || substr(ev.id, 5, 14) || substr(md5(ev.id || e.id), 1, 12)`;

const ENTRY_COLUMNS = [
  ...['tenant_id', 'id', 'action', 'actor_type', 'actor_id', 'target_type', 'target_id', 'project_id'],
  ...['changes', 'ip_address', 'user_agent', 'request_id', 'grant_id', 'grant_organization_id'],
];
const EVENT_COLUMNS = ['tenant_id', 'id', 'type', 'data'];

type Row = Readonly<Record<string, unknown>>;

/** A single row is told by its values: reading it from JSON costs PostgreSQL as much as inserting it. */
const isSingleRow = (rows: readonly Row[]): boolean => rows.length === 1;

const insertInto = (table: string, columns: readonly string[], one: boolean): string => `
    insert into ${table} (${columns.join(', ')})
    ${
      one
        ? `values (${columns.map(() => '?').join(', ')})`
        : `select ${columns.join(', ')} from json_populate_recordset(null::${table}, ?)`
    }`;

/** Of a row, `data` is JSON in any case: what is undefined in it is left out. */
const bindingsOf = (columns: readonly string[], rows: readonly Row[]): unknown[] =>
  isSingleRow(rows)
    ? columns.map((column) =>
        column === 'data' ? JSON.stringify(rows[0]?.data) : (rows[0]?.[column] ?? null),
      )
    : [JSON.stringify(rows)];

/**
 * One statement for all of it, of which there are few texts, so that PostgreSQL plans each once; a workspace without
 * endpoints pays nothing more for them. An endpoint that is being deleted is waited for and then left out: its foreign
 * key must not fail somebody else's change.
 */
const writeOutboxSql = (oneEntry: boolean, oneEvent: boolean): string => `
  with entries as (${insertInto('audit_events', ENTRY_COLUMNS, oneEntry)}
  ), ev as (${insertInto('events', EVENT_COLUMNS, oneEvent)}
    returning tenant_id, id, type
  ), queued as (
    insert into webhook_deliveries (tenant_id, id, endpoint_id, event_id, event_type)
    select ev.tenant_id, ${DELIVERY_ID_SQL}, e.id, ev.id, ev.type
    from ev join webhook_endpoints e
      on e.tenant_id = ev.tenant_id and e.enabled and e.events && array['*', ev.type] and ${isGrantActiveNow('e')}
    for key share of e
  ), kept as (
    update idempotency_records set reply = ? where principal = ? and key_hash = ?
  )
  select pg_current_xact_id()::text as transaction
  where exists (select from access_changes where transaction = pg_current_xact_id_if_assigned())`;

const WRITE_OUTBOX_SQL = {
  one: { one: writeOutboxSql(true, true), several: writeOutboxSql(true, false) },
  several: { one: writeOutboxSql(false, true), several: writeOutboxSql(false, false) },
};

/**
 * Writes entries into audit logs, puts events into outboxes and into the queue of each endpoint, and keeps the reply: all
 * in the transaction of what they tell.
 * @param ending when the transaction ends with it, which is then sent along
 * @param acknowledged whether the transaction is asked for even when there is nothing to write
 * @returns the transaction, when something before has changed what decisions are made from
 */
export async function writeOutbox(
  db: Knex,
  { audits = [], events = [] }: OutboxRecords,
  { ending, acknowledged = false }: { ending?: Ending | undefined; acknowledged?: boolean } = {},
): Promise<string | undefined> {
  const { precondition, reply } = ending ?? {};
  const isLeft = audits.length > 0 || events.length > 0 || reply !== undefined;
  if (!isLeft && !acknowledged && precondition === undefined) return undefined;
  const entries = audits.map(toRow);
  const happened = events.map(({ tenantId, type, data }) => ({
    tenant_id: tenantId,
    id: newId('evt'),
    type,
    data,
  }));
  const { reply: sealed = null, principal = null, keyHash = null } = reply ?? {};
  const text =
    WRITE_OUTBOX_SQL[isSingleRow(entries) ? 'one' : 'several'][isSingleRow(happened) ? 'one' : 'several'];
  const values = [
    ...bindingsOf(ENTRY_COLUMNS, entries),
    ...bindingsOf(EVENT_COLUMNS, happened),
    sealed,
    principal,
    keyHash,
  ];
  const statement = db.raw<{ rows: Array<{ transaction: string }> }>(text, values as Knex.RawBinding[]);
  const { rows } = await (ending === undefined
    ? statement
    : statement.options({ ...COMMIT_WITH_STATEMENT, precondition }));
  return rows[0]?.transaction;
}
