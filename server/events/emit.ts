import type { Knex } from 'knex';
import { newId } from '../contract/ids.ts';
import type { EventData, EventType } from '../contract/types.ts';

/** Something that happened, with what is told of it. */
export type Event = { [Type in EventType]: { type: Type; data: EventData<Type> } }[EventType];

/**
 * Id of the delivery of an event to an endpoint: there is one, whoever queues it. It begins as the event's does, so it
 * sorts by the same time; hexadecimal digits are base32 digits, too.
 */
export const DELIVERY_ID = `'dlv_' || substr(ev.id, 5, 14) || substr(md5(ev.id || e.id), 1, 12)`;

/**
 * One statement, so that a workspace without endpoints pays nothing more for its events. An endpoint that is being deleted
 * is waited for and then left out: its foreign key must not fail somebody else's change.
 */
const EMIT = `
  with ev as (
    insert into events (workspace_id, id, type, data)
    select new.workspace_id, new.id, new.type, new.data::jsonb
    from unnest(:tenants::text[], :ids::text[], :types::text[], :data::text[]) as new (workspace_id, id, type, data)
    returning workspace_id, id, type
  )
  insert into webhook_deliveries (workspace_id, id, endpoint_id, event_id, event_type)
  select ev.workspace_id, ${DELIVERY_ID}, e.id, ev.id, ev.type
  from ev join webhook_endpoints e
    on e.workspace_id = ev.workspace_id and e.enabled and e.events && array['*', ev.type]
  for key share of e`;

/** An event, and the tenant in which it happened. */
export type PlacedEvent = Event & { tenantId: string };

/** Puts events into the outboxes of tenants, and into the queue of each endpoint, in the transaction of what they tell. */
export async function emitPlaced(db: Knex, events: readonly PlacedEvent[]): Promise<void> {
  if (events.length === 0) return;
  await db.raw(EMIT, {
    tenants: events.map(({ tenantId }) => tenantId),
    ids: events.map(() => newId('evt')),
    types: events.map(({ type }) => type),
    data: events.map(({ data }) => JSON.stringify(data)),
  });
}

/** The same for one tenant. */
export const emitEvents = (db: Knex, tenantId: string, events: readonly Event[]): Promise<void> =>
  emitPlaced(
    db,
    events.map((event) => ({ ...event, tenantId })),
  );
