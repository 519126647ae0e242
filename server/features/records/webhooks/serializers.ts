import { tenantIdFields } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type {
  EventRow,
  WebhookDeliveryRow,
  WebhookEndpointRow,
} from '../../../database/schema/webhook-tables.ts';
import { canSign } from './signing-secret.ts';

export type WebhookAttempt = Schemas['WebhookAttempt'];

/** Whether the previous secret still signs. */
export const isSecretRotating = (
  { previous_ends_at }: Pick<WebhookEndpointRow, 'previous_ends_at'>,
  now: Date,
): boolean => previous_ends_at !== null && previous_ends_at > now;

export function toEndpoint(
  row: WebhookEndpointRow,
  { now, secrets: { vault } }: { now: Date; secrets: Pick<Secrets, 'vault'> },
): Schemas['WebhookEndpoint'] {
  return {
    id: row.id,
    ...tenantIdFields(row.tenant_id),
    url: row.url,
    description: row.description,
    events: row.events,
    enabled: row.enabled,
    disabled_at: row.disabled_at?.toISOString() ?? null,
    disabled_reason: row.disabled_reason,
    masked: row.masked,
    secret_status: canSign(vault, row, now) ? 'readable' : 'unreadable',
    secret_given: row.secret_given,
    rotation: isSecretRotating(row, now)
      ? {
          previous_masked: row.previous_masked ?? '',
          started_at: row.rotated_at?.toISOString() ?? '',
          ends_at: row.previous_ends_at?.toISOString() ?? '',
        }
      : null,
    created_by: row.created_by,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    etag: String(row.version),
  };
}

/** A delivery with the fields of its event. */
export type DeliveryWithEvent = WebhookDeliveryRow & {
  test: boolean;
  data: unknown;
  happened_at: Date;
};

export function toDelivery(row: Omit<DeliveryWithEvent, 'data' | 'happened_at'>): Schemas['WebhookDelivery'] {
  return {
    id: row.id,
    ...tenantIdFields(row.tenant_id),
    endpoint_id: row.endpoint_id,
    event_id: row.event_id,
    event_type: row.event_type,
    test: row.test,
    status: row.status,
    attempts: row.attempts,
    last_attempt_at: row.last_attempt_at?.toISOString() ?? null,
    next_attempt_at: row.next_attempt_at?.toISOString() ?? null,
    delivered_at: row.delivered_at?.toISOString() ?? null,
    response_status: row.response_status,
    error: row.error,
    created_at: row.created_at.toISOString(),
  };
}

export const toEvent = (row: Omit<EventRow, 'test'>): Schemas['Event'] => ({
  id: row.id,
  type: row.type,
  created_at: row.created_at.toISOString(),
  ...tenantIdFields(row.tenant_id),
  data: row.data,
});

export const toDeliveryDetails = (row: DeliveryWithEvent): Schemas['WebhookDeliveryDetails'] => ({
  ...toDelivery(row),
  event: toEvent({
    id: row.event_id,
    type: row.event_type,
    created_at: row.happened_at,
    tenant_id: row.tenant_id,
    data: row.data,
  }),
  attempt_log: row.attempt_log,
});
