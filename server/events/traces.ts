import type { Knex } from 'knex';
import { newId } from '../contract/ids.ts';
import type { EventData, EventType } from '../contract/types.ts';
import { committing } from '../database/dialect.ts';
import { type AuditEntry, toRow } from './audit-entry.ts';

/** Something that happened, with what is told of it. */
export type Event = { [Type in EventType]: { type: Type; data: EventData<Type> } }[EventType];

/** In whose log or outbox it is put: a workspace's or an organization's. */
interface Placed {
  tenantId: string;
}

/** The answer to a request that may be sent again, for the record that was made of it. */
export interface KeptReply {
  principal: string;
  keyHash: Buffer;
  reply: Buffer;
}

/** What a change leaves behind besides itself. */
export interface Traces {
  audits?: ReadonlyArray<AuditEntry & Placed>;
  events?: ReadonlyArray<Event & Placed>;
  reply?: KeptReply | undefined;
}

/**
 * Id of the delivery of an event to an endpoint: there is one, whoever queues it. It begins as the event's does, so it
 * sorts by the same time; hexadecimal digits are base32 digits, too.
 */
export const DELIVERY_ID = `'dlv_' || substr(ev.id, 5, 14) || substr(md5(ev.id || e.id), 1, 12)`;

const ENTRY = `id, action, actor_type, actor_id, target_type, target_id, project_id, changes, ip_address, user_agent,
  request_id, grant_id, grant_organization_id`;

/**
 * One statement for all of it, whose fixed text PostgreSQL plans once, and which a workspace without endpoints pays nothing
 * more for. An endpoint that is being deleted is waited for and then left out: its foreign key must not fail somebody
 * else's change.
 */
const LEAVE = `
  with entries as (
    insert into audit_events (workspace_id, ${ENTRY})
    select workspace_id, ${ENTRY.replace('changes', "coalesce(changes, '{}')")}
    from json_populate_recordset(null::audit_events, ?)
  ), ev as (
    insert into events (workspace_id, id, type, data)
    select workspace_id, id, type, data from json_populate_recordset(null::events, ?)
    returning workspace_id, id, type
  ), queued as (
    insert into webhook_deliveries (workspace_id, id, endpoint_id, event_id, event_type)
    select ev.workspace_id, ${DELIVERY_ID}, e.id, ev.id, ev.type
    from ev join webhook_endpoints e
      on e.workspace_id = ev.workspace_id and e.enabled and e.events && array['*', ev.type]
    for key share of e
  ), kept as (
    update idempotency_records set reply = ? where principal = ? and key_hash = ?
  )
  select pg_current_xact_id()::text as transaction
  where exists (select from access_changes where transaction = pg_current_xact_id_if_assigned())`;

/**
 * Writes entries into audit logs, puts events into outboxes and into the queue of each endpoint, and keeps the reply: all
 * in the transaction of what they tell.
 * @param commits whether the transaction ends with it, which is then sent along
 * @returns the transaction, when something before has changed what decisions are made from
 */
export async function leaveTraces(
  db: Knex,
  { audits = [], events = [], reply }: Traces,
  { commits = false } = {},
): Promise<string | undefined> {
  if (audits.length === 0 && events.length === 0 && reply === undefined) return undefined;
  const entries = audits.map(toRow);
  const happened = events.map(({ tenantId, type, data }) => ({
    workspace_id: tenantId,
    id: newId('evt'),
    type,
    data,
  }));
  const { reply: sealed = null, principal = null, keyHash = null } = reply ?? {};
  const values = [JSON.stringify(entries), JSON.stringify(happened), sealed, principal, keyHash];
  const statement = db.raw<{ rows: Array<{ transaction: string }> }>(LEAVE, values as Knex.RawBinding[]);
  const { rows } = await (commits ? statement.options(committing) : statement);
  return rows[0]?.transaction;
}
