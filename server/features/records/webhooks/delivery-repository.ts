import type { Knex } from 'knex';
import { newId } from '../../../api/ids.ts';
import type { EventType } from '../../../api/types.ts';
import type { EventRow, WebhookDeliveryRow } from '../../../database/schema/webhook-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import { DELIVERY_ID_SQL } from '../../../outbox/outbox.ts';
import type { DeliveryWithEvent } from './serializers.ts';

export interface DeliveryFilters {
  endpoint_id?: string | undefined;
  status?: WebhookDeliveryRow['status'] | undefined;
  event_type?: EventType | undefined;
}

export interface ReplayCounts {
  /** Failed deliveries that were queued again. */
  again: number;
  /** Events that had not been queued for the endpoint. */
  fresh: number;
}

const QUEUE_TEST_SQL = `
  insert into webhook_deliveries (tenant_id, id, endpoint_id, event_id, event_type, manual)
  select ev.tenant_id, ${DELIVERY_ID_SQL}, e.id, ev.id, ev.type, true
  from events ev join webhook_endpoints e on e.tenant_id = ev.tenant_id and e.id = :endpointId
  where ev.tenant_id = :tenantId and ev.id = :eventId
  returning *, true as test`;

const QUEUE_FAILED_SQL = `
  update webhook_deliveries d
  set status = 'pending', next_attempt_at = now(), failures = 0, manual = false, resume_at = null
  from (
    select f.id from webhook_deliveries f
      join events ev on ev.tenant_id = f.tenant_id and ev.id = f.event_id
    where f.tenant_id = :tenantId and f.endpoint_id = :endpointId and f.status = 'failed'
      and ev.created_at >= :since and not ev.test
    order by f.id limit :limit) failed
  where d.tenant_id = :tenantId and d.id = failed.id and d.status = 'failed'
  returning d.id`;

const QUEUE_MISSED_SQL = `
  insert into webhook_deliveries (tenant_id, id, endpoint_id, event_id, event_type)
  select ev.tenant_id, ${DELIVERY_ID_SQL}, e.id, ev.id, ev.type
  from events ev join webhook_endpoints e on e.tenant_id = ev.tenant_id and e.id = :endpointId
  where ev.tenant_id = :tenantId and ev.created_at >= :since and not ev.test
    and e.events && array['*', ev.type]
    and not exists (
      select from webhook_deliveries d
      where d.tenant_id = ev.tenant_id and d.event_id = ev.id and d.endpoint_id = e.id)
  order by ev.id limit :limit
  on conflict (tenant_id, id) do nothing
  returning id`;

/** A manual redelivery does not change the schedule, which continues afterwards. */
const REDELIVER_SQL = `
  update webhook_deliveries d
  set status = 'pending', manual = true, next_attempt_at = now(),
    resume_at = case when d.manual then d.resume_at else d.next_attempt_at end
  from events ev
  where d.tenant_id = :tenantId and d.id = :id
    and ev.tenant_id = d.tenant_id and ev.id = d.event_id
  returning d.*, ev.test`;

/** Events of a tenant, and their deliveries to its endpoints. */
export const webhookDeliveryRepository = (scope: TenantScope) => {
  const { db, tenantId } = scope;
  const withEvent = () =>
    scope
      .rows('webhook_deliveries')
      .join('events as ev', (join) =>
        join.on('ev.tenant_id', 'webhook_deliveries.tenant_id').on('ev.id', 'webhook_deliveries.event_id'),
      )
      .select<DeliveryWithEvent[]>(
        'webhook_deliveries.*',
        'ev.test',
        'ev.data',
        'ev.created_at as happened_at',
      );

  async function first<Row>(sql: string, bindings: Knex.RawBinding): Promise<Row | undefined> {
    const { rows } = await db.raw<{ rows: Row[] }>(sql, bindings);
    return rows[0];
  }

  return {
    find: (id: string): Promise<DeliveryWithEvent | undefined> =>
      withEvent().where('webhook_deliveries.id', id).first(),

    list(filters: DeliveryFilters, page: PageRequest): Promise<DeliveryWithEvent[]> {
      const query = withEvent();
      for (const [column, value] of Object.entries(filters))
        if (value !== undefined) query.where(`webhook_deliveries.${column}`, value);
      return applyKeyset(query, ['webhook_deliveries.id'], page);
    },

    listEvents(type: EventType | undefined, page: PageRequest): Promise<EventRow[]> {
      const query = scope.rows('events').where({ test: false }).select('*');
      if (type !== undefined) query.where({ type });
      return applyKeyset(query, ['id'], page);
    },

    /** Queues a test event for one endpoint. */
    async queueTest(endpointId: string, type: EventType, data: unknown): Promise<DeliveryWithEvent> {
      const { id: eventId } = await scope.insert('events', {
        id: newId('evt'),
        type,
        data: JSON.stringify(data),
        test: true,
      });
      const queued = await first<DeliveryWithEvent>(QUEUE_TEST_SQL, {
        tenantId,
        endpointId,
        eventId,
      });
      if (queued === undefined) throw new Error('The endpoint is locked, so it cannot be gone.');
      return queued;
    },

    /**
     * Queues the deliveries that failed since a time, and the events that the endpoint was never sent, up to a limit of
     * each.
     */
    async replay(endpointId: string, since: Date, limit: number): Promise<ReplayCounts> {
      const bindings = { tenantId, endpointId, since, limit };
      const failed = await db.raw<{ rows: unknown[] }>(QUEUE_FAILED_SQL, bindings);
      const missed = await db.raw<{ rows: unknown[] }>(QUEUE_MISSED_SQL, bindings);
      return { again: failed.rows.length, fresh: missed.rows.length };
    },

    redeliver: (id: string): Promise<DeliveryWithEvent | undefined> => first(REDELIVER_SQL, { tenantId, id }),
  };
};
