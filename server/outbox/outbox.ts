import type { Knex } from 'knex';
import { newId } from '../api/ids.ts';
import type { EventData, EventType } from '../api/types.ts';
import { COMMIT_WITH_STATEMENT } from '../database/pg/dialect.ts';
import { sendStatement } from '../database/send-statement.ts';
import { type AuditEntry, toRow } from './audit-entry.ts';

/** An event with the data that its webhooks receive. */
export type Event = { [Type in EventType]: { type: Type; data: EventData<Type> } }[EventType];

/** The tenant whose audit log or outbox receives the record. */
interface WithTenant {
  tenantId: string;
}

/** The reply to a request with an Idempotency-Key, for its stored record. */
export interface StoredReply {
  principal: string;
  keyHash: Buffer;
  reply: Buffer;
}

/** Records written with a change: audit entries, events, webhook deliveries and the stored idempotent reply. */
export interface OutboxRecords {
  audits?: ReadonlyArray<AuditEntry & WithTenant>;
  events?: ReadonlyArray<Event & WithTenant>;
}

/** How a transaction ends. */
export interface Ending {
  /** Names of the inputs of the decision. The transaction fails if one of them was revoked recently. */
  unchangedTags?: readonly string[] | undefined;
  reply?: StoredReply | undefined;
}

/**
 * SQL: id of the delivery of an event to an endpoint. It is derived, so that an event is delivered to an endpoint once,
 * and it shares the prefix of the event id, so that both sort by time. Hexadecimal digits are valid base32 digits.
 */
export const DELIVERY_ID_SQL = `'dlv_' || substr(ev.id, 5, 14) || substr(md5(ev.id || e.id), 1, 12)`;

const ENTRY_COLUMNS = [
  ...['tenant_id', 'id', 'action', 'actor_type', 'actor_id', 'target_type', 'target_id', 'project_id'],
  ...['changes', 'ip_address', 'user_agent', 'request_id', 'grant_id', 'grant_organization_id', 'details'],
];
const EVENT_COLUMNS = ['tenant_id', 'id', 'type', 'data'];

type Row = Readonly<Record<string, unknown>>;

/** A single row is passed as values: reading it from JSON would cost PostgreSQL as much as inserting it. */
const isSingleRow = (rows: readonly Row[]): boolean => rows.length === 1;

const insertInto = (
  table: string,
  columns: readonly string[],
  one: boolean,
  nextPlaceholder: () => string,
): string => `
    insert into ${table} (${columns.join(', ')})
    ${
      one
        ? `values (${columns.map(nextPlaceholder).join(', ')})`
        : `select ${columns.join(', ')} from json_populate_recordset(null::${table}, ${nextPlaceholder()})`
    }`;

const JSON_COLUMNS: ReadonlySet<string> = new Set(['data', 'details']);

/** Even for a single row, these columns are JSON, which omits undefined properties. */
const bindingsOf = (columns: readonly string[], rows: readonly Row[]): unknown[] =>
  isSingleRow(rows)
    ? columns.map((column) => {
        const value = rows[0]?.[column] ?? null;
        return value !== null && JSON_COLUMNS.has(column) ? JSON.stringify(value) : value;
      })
    : [JSON.stringify(rows)];

/**
 * One statement for everything, in few variants, so that PostgreSQL plans each once. A workspace without endpoints pays
 * nothing extra. An endpoint that is being deleted is waited for and then skipped, so that its foreign key does not
 * fail an unrelated change. Without tags, `require_same_access` returns null. Only `case` guarantees that PostgreSQL
 * evaluates it.
 */
function writeOutboxSql(oneEntry: boolean, oneEvent: boolean): string {
  let placeholders = 0;
  const next = () => `$${++placeholders}`;
  return `
  with entries as (${insertInto('audit_events', ENTRY_COLUMNS, oneEntry, next)}
  ), ev as (${insertInto('events', EVENT_COLUMNS, oneEvent, next)}
    returning tenant_id, id, type
  ), queued as (
    insert into webhook_deliveries (tenant_id, id, endpoint_id, event_id, event_type)
    select ev.tenant_id, ${DELIVERY_ID_SQL}, e.id, ev.id, ev.type
    from ev join webhook_endpoints e
      on e.tenant_id = ev.tenant_id and e.enabled and e.events && array['*', ev.type]
      and (e.grant_id is null or is_grant_active(e.tenant_id, e.grant_id))
    for key share of e
  ), kept as (
    update idempotency_records set reply = ${next()} where principal = ${next()} and key_hash = ${next()}
  )
  select pg_current_xact_id()::text as transaction
  where case when coalesce(require_same_access(${next()}), true) then
    exists (select from access_changes where transaction = pg_current_xact_id_if_assigned()) end`;
}

const WRITE_OUTBOX_SQL = {
  one: { one: writeOutboxSql(true, true), several: writeOutboxSql(true, false) },
  several: { one: writeOutboxSql(false, true), several: writeOutboxSql(false, false) },
};

/** Entries and events that one statement writes: to encode more of them would hold up other requests. */
const AT_ONCE = 500;

const rowOf = ({ tenantId, type, data }: Event & WithTenant): Row => ({
  tenant_id: tenantId,
  id: newId('evt'),
  type,
  data,
});

/** Writes records with one statement. @returns the transaction id, when an earlier statement changed what decisions depend on */
async function writePart(
  db: Knex,
  { audits, events }: Required<OutboxRecords>,
  ending: Ending | undefined,
): Promise<string | undefined> {
  const { unchangedTags = [], reply } = ending ?? {};
  const [entries, happened] = [audits.map(toRow), events.map(rowOf)];
  const { reply: sealed = null, principal = null, keyHash = null } = reply ?? {};
  const sql =
    WRITE_OUTBOX_SQL[isSingleRow(entries) ? 'one' : 'several'][isSingleRow(happened) ? 'one' : 'several'];
  const bindings = [
    ...bindingsOf(ENTRY_COLUMNS, entries),
    ...bindingsOf(EVENT_COLUMNS, happened),
    sealed,
    principal,
    keyHash,
    unchangedTags.length === 0 ? null : unchangedTags.join(),
  ];
  const rows = await sendStatement<{ transaction: string }>(db, {
    sql,
    bindings,
    ...(ending !== undefined && { options: COMMIT_WITH_STATEMENT }),
  });
  return rows[0]?.transaction;
}

/**
 * Writes audit entries, events, the deliveries to each endpoint, and the stored reply, in the transaction of the
 * change.
 * @param ending passed when the transaction ends with this write, and sent along with it
 * @param acknowledged whether to return the transaction id even when there is nothing to write
 * @returns the transaction id, when an earlier statement changed what decisions depend on
 */
export async function writeOutbox(
  db: Knex,
  { audits = [], events = [] }: OutboxRecords,
  { ending, acknowledged = false }: { ending?: Ending | undefined; acknowledged?: boolean } = {},
): Promise<string | undefined> {
  const { unchangedTags = [], reply } = ending ?? {};
  const isLeft = audits.length > 0 || events.length > 0 || reply !== undefined;
  if (!isLeft && !acknowledged && unchangedTags.length === 0) return undefined;
  const count = Math.max(audits.length, events.length);
  let start = 0;
  for (; count - start > AT_ONCE; start += AT_ONCE) {
    const end = start + AT_ONCE;
    await writePart(db, { audits: audits.slice(start, end), events: events.slice(start, end) }, undefined);
  }
  return writePart(db, { audits: audits.slice(start), events: events.slice(start) }, ending);
}
