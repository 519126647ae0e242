/**
 * A secret that the server has to read again, as stored. The secret is encrypted under a data key of its own, and that
 * one under a vault key.
 */
export interface SealedSecret {
  sealed: Buffer;
  wrapped_key: Buffer;
  vault_key_id: string;
}

/** The columns of a row that may have no secret: all of them are null then. */
export type OptionalSealedSecret = { [Column in keyof SealedSecret]: SealedSecret[Column] | null };

export const NO_SECRET = { sealed: null, wrapped_key: null, vault_key_id: null } as const;

/** Kinds of secrets. The kind is part of what a secret is bound to. */
export type SealedKind =
  | 'webhook_secret'
  | 'pending_key_secret'
  | 'mail'
  | 'kept_payments'
  | 'connector_message'
  | 'virtual_key'
  | 'signing_key'
  | 'data_key'
  | 'totp_seed'
  | 'sso_client_secret'
  | 'sso_signing_key'
  | 'sso_flow';

/** What a data key encrypts. */
export type DataKeyKind = 'cached_answers' | 'gateway_payloads';

/** A data key of a tenant for all of its data of one kind. It is itself a sealed secret. */
export interface DataKeyRow extends SealedSecret {
  tenant_id: string;
  id: string;
  kind: DataKeyKind;
  created_at: Date;
}

/** Columns that hold a wrapped data key and the id of its vault key. */
export interface SealedColumns {
  kind: SealedKind;
  table:
    | 'webhook_endpoints'
    | 'api_keys'
    | 'mails'
    | 'kept_payments'
    | 'connector_messages'
    | 'virtual_keys'
    | 'data_keys'
    | 'signing_keys'
    | 'totp_factors'
    | 'sso_configurations'
    | 'sso_signing_keys'
    | 'sso_flows';
  /** Prefix of the three columns. */
  prefix: '' | 'previous_';
  /** What names a row in the log, if not its id. */
  name?: string;
  /** Condition of the rows whose secret can still be used. */
  live: string;
}

/** Every place of the database that holds sealed secrets. A test compares it with the schema. */
export const SEALED_COLUMNS: readonly SealedColumns[] = [
  { kind: 'webhook_secret', table: 'webhook_endpoints', prefix: '', live: 'true' },
  {
    kind: 'webhook_secret',
    table: 'webhook_endpoints',
    prefix: 'previous_',
    live: 'previous_ends_at > now()',
  },
  { kind: 'pending_key_secret', table: 'api_keys', prefix: '', live: 'true' },
  { kind: 'mail', table: 'mails', prefix: '', live: 'next_attempt_at is not null' },
  { kind: 'kept_payments', table: 'kept_payments', prefix: '', live: 'true' },
  { kind: 'connector_message', table: 'connector_messages', prefix: '', live: 'true' },
  { kind: 'virtual_key', table: 'virtual_keys', prefix: '', live: 'true' },
  { kind: 'data_key', table: 'data_keys', prefix: '', live: 'true' },
  { kind: 'totp_seed', table: 'totp_factors', prefix: '', live: 'true' },
  { kind: 'signing_key', table: 'signing_keys', prefix: '', live: 'true' },
  {
    kind: 'sso_client_secret',
    table: 'sso_configurations',
    prefix: '',
    name: 'connection_id',
    live: 'true',
  },
  { kind: 'sso_signing_key', table: 'sso_signing_keys', prefix: '', live: 'true' },
  {
    kind: 'sso_flow',
    table: 'sso_flows',
    prefix: '',
    name: 'connection_id',
    live: 'used_at is null and expires_at > now()',
  },
];

export interface VaultKeyRow {
  id: string;
  fingerprint: Buffer;
  first_used_at: Date;
  missing_since: Date | null;
  owners_notified_at: Date | null;
  rotation_started_at: Date | null;
  rotation_finished_at: Date | null;
  rewrapped: number;
}
