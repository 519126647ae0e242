import type { EventType, Schemas } from '../../api/types.ts';
import type { Provenance, Table, Versioned } from './tables.ts';

export interface EventRow {
  tenant_id: string;
  id: string;
  type: EventType;
  /** Written as JSON text. */
  data: unknown;
  /** A test event: nothing of the kind has happened. */
  test: boolean;
  created_at: Date;
}

export interface WebhookEndpointRow extends Versioned, Provenance {
  tenant_id: string;
  id: string;
  url: string;
  description: string | null;
  events: Schemas['EventChoice'][];
  enabled: boolean;
  disabled_at: Date | null;
  disabled_reason: Schemas['WebhookEndpoint']['disabled_reason'];
  sealed_secret: Buffer;
  masked: string;
  sealed_previous_secret: Buffer | null;
  previous_masked: string | null;
  rotated_at: Date | null;
  previous_ends_at: Date | null;
  /** Another endpoint of the workspace had the same URL before URLs had to be unique. */
  shares_url: boolean;
  /** The grant under which its signing secret was read. */
  secret_grant_id: string | null;
}

export interface WebhookDeliveryRow {
  tenant_id: string;
  id: string;
  endpoint_id: string;
  event_id: string;
  event_type: EventType;
  status: Schemas['WebhookDelivery']['status'];
  attempts: number;
  failures: number;
  next_attempt_at: Date | null;
  manual: boolean;
  resume_at: Date | null;
  lease: string | null;
  leased_until: Date | null;
  last_attempt_at: Date | null;
  delivered_at: Date | null;
  response_status: number | null;
  error: string | null;
  attempt_log: Schemas['WebhookAttempt'][];
  created_at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    events: Table<EventRow, 'tenant_id' | 'id' | 'type' | 'data'>;
    webhook_endpoints: Table<
      WebhookEndpointRow,
      'tenant_id' | 'id' | 'url' | 'events' | 'enabled' | 'sealed_secret' | 'masked'
    >;
    webhook_deliveries: Table<
      WebhookDeliveryRow,
      'tenant_id' | 'id' | 'endpoint_id' | 'event_id' | 'event_type'
    >;
  }
}
