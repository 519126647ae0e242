import type { EventType, Schemas } from '../../api/types.ts';
import type { SealedSecret } from './sealed-secrets.ts';
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

/** The secret of a rotation in progress that the current one replaces. */
export interface PreviousSecretColumns {
  previous_sealed: Buffer | null;
  previous_wrapped_key: Buffer | null;
  previous_vault_key_id: string | null;
  previous_ends_at: Date | null;
}

export interface WebhookEndpointRow extends Versioned, Provenance, SealedSecret, PreviousSecretColumns {
  tenant_id: string;
  id: string;
  url: string;
  description: string | null;
  events: Schemas['EventChoice'][];
  enabled: boolean;
  disabled_at: Date | null;
  disabled_reason: Schemas['WebhookEndpoint']['disabled_reason'];
  /** Counts the rotations of the secret. */
  secret_version: number;
  /** A caller gave the secret; otherwise the server created it. */
  secret_given: boolean;
  masked: string;
  previous_masked: string | null;
  rotated_at: Date | null;
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
      'tenant_id' | 'id' | 'url' | 'events' | 'enabled' | keyof SealedSecret | 'masked'
    >;
    webhook_deliveries: Table<
      WebhookDeliveryRow,
      'tenant_id' | 'id' | 'endpoint_id' | 'event_id' | 'event_type'
    >;
  }
}
