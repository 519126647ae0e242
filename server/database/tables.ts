import type { Knex } from 'knex';
import type { Actor } from '../audit/record.ts';
import type { BuiltinRole, EventType, KeyScope, Permission, Plan, Schemas } from '../contract/types.ts';

/** Columns that the database fills in. */
interface Versioned {
  version: number;
  created_at: Date;
  updated_at: Date;
}

export interface InstallationRow {
  id: boolean;
  pepper_check: Buffer;
  operator_key_hash: Buffer | null;
}

export interface UserRow extends Versioned {
  id: string;
  email: string;
  email_key: string;
  email_verified_at: Date | null;
  name: string;
  language: Schemas['User']['language'];
  password_hash: string | null;
}

export interface SessionRow {
  id: string;
  user_id: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
  last_used_at: Date;
  reauthenticated_at: Date | null;
  ended_at: Date | null;
}

export interface WorkspaceRow extends Versioned {
  id: string;
  slug: string;
  name: string;
  plan: Plan;
  archived_at: Date | null;
}

export interface WorkspaceSlugRow {
  slug: string;
  workspace_id: string;
}

export interface SettingsRow {
  workspace_id: string;
  timezone: string;
  language: Schemas['Settings']['language'];
  session_idle_minutes: number;
  require_reauthentication: boolean;
  ip_allowlist: string[];
  digest: Schemas['NotificationSettings']['digest'];
  mentions: boolean;
  project_updates: boolean;
  version: number;
  updated_at: Date;
}

/** A built-in name, or the id of a custom role (`rol_…`). */
export type RoleRef = BuiltinRole | (string & {});

export interface BillingRow {
  workspace_id: string;
  contact_name: string;
  contact_email: string;
  company: string | null;
  address: string | null;
  tax_id: string | null;
  updated_at: Date;
}

export interface NotificationPreferencesRow extends Versioned {
  workspace_id: string;
  user_id: string;
  digest: Schemas['NotificationPreferences']['digest'];
  mentions: boolean | null;
  project_updates: boolean | null;
}

export interface DigestRunRow {
  workspace_id: string;
  /** A calendar day, as text. */
  last_day: string;
}

export interface RoleRow extends Versioned {
  workspace_id: string;
  id: string;
  name: string;
  name_key: string;
  description: string | null;
  permissions: Permission[];
}

export interface MemberRow extends Versioned {
  workspace_id: string;
  user_id: string;
  role: RoleRef;
  custom_role_id: string | null;
  status: Schemas['Member']['status'];
  deactivated_at: Date | null;
}

export interface ProjectRow extends Versioned {
  workspace_id: string;
  id: string;
  slug: string;
  name: string;
  environment: Schemas['Project']['environment'];
  description: string | null;
  archived_at: Date | null;
}

export interface ProjectSlugRow {
  workspace_id: string;
  slug: string;
  project_id: string;
}

export interface ProjectMemberRow extends Versioned {
  workspace_id: string;
  project_id: string;
  user_id: string;
  role: RoleRef | null;
  custom_role_id: string | null;
}

export interface ApiKeyRow extends Versioned {
  workspace_id: string;
  id: string;
  kind: Schemas['ApiKey']['kind'];
  name: string;
  description: string | null;
  scope: KeyScope;
  permissions: Permission[] | null;
  user_id: string | null;
  project_ids: string[] | null;
  ip_allowlist: string[];
  rate_limit_requests: number | null;
  rate_limit_seconds: number | null;
  masked: string;
  created_by: string | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
  rotated_at: Date | null;
  rotation_ends_at: Date | null;
  previous_masked: string | null;
}

export interface PreviousSecretUseRow {
  workspace_id: string;
  key_id: string;
  ip_address: string;
  uses: number;
  last_used_at: Date;
}

export interface CredentialRow {
  hash: Buffer;
  kind: 'session' | 'user' | 'service';
  subject_id: string;
  workspace_id: string | null;
  previous: boolean;
  ends_at: Date | null;
  ended_at: Date | null;
}

export interface IdempotencyRow {
  principal: string;
  key_hash: Buffer;
  fingerprint: Buffer;
  reply: Buffer | null;
  created_at: Date;
}

export interface AuditEventRow {
  workspace_id: string;
  id: string;
  action: string;
  actor_type: Actor['type'];
  actor_id: string | null;
  target_type: string | null;
  target_id: string | null;
  project_id: string | null;
  changes: string[];
  ip_address: string | null;
  user_agent: string | null;
  request_id: string | null;
  created_at: Date;
}

export interface AuditUnsealedRow {
  workspace_id: string;
  event_id: string;
}

/** Numbers of entries are `bigint`, which the driver gives as text. */
export interface AuditHeadRow {
  workspace_id: string;
  seq: string;
  hash: Buffer;
  checkpoint_seq: string;
  checkpoint_due_at: Date | null;
  floor_seq: string;
}

export interface AuditSealRow {
  workspace_id: string;
  seq: string;
  event_id: string;
  hash: Buffer;
}

export interface AuditCheckpointRow {
  workspace_id: string;
  seq: string;
  hash: Buffer;
  key_id: string;
  signature: Buffer;
  created_at: Date;
}

export interface AuditExportRow {
  workspace_id: string;
  id: string;
  format: Schemas['AuditExport']['format'];
  /** As JSON text on the way in. */
  filters: Schemas['AuditExport']['filters'];
  status: 'running' | 'ready' | 'failed';
  verifiable: boolean;
  from_seq: string;
  to_seq: string;
  rows_total: number;
  rows_done: number;
  done_seq: string;
  parts: number;
  attempts: number;
  created_by: string | null;
  created_at: Date;
  finished_at: Date | null;
  expires_at: Date | null;
}

export interface AuditExportPartRow {
  workspace_id: string;
  export_id: string;
  part: number;
  content: Buffer;
}

export interface EventRow {
  workspace_id: string;
  id: string;
  type: EventType;
  /** As JSON text on the way in. */
  data: unknown;
  /** Sent on request, so that nothing of the sort has happened. */
  test: boolean;
  created_at: Date;
}

export interface WebhookEndpointRow extends Versioned {
  workspace_id: string;
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
  created_by: string | null;
}

export interface WebhookDeliveryRow {
  workspace_id: string;
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

export interface MailRow {
  id: string;
  dedupe_key: string | null;
  workspace_id: string | null;
  recipient: string;
  template: string;
  language: Schemas['Settings']['language'];
  sealed_data: Buffer | null;
  attempts: number;
  next_attempt_at: Date | null;
  last_error: string | null;
  sent_at: Date | null;
  created_at: Date;
}

export interface JobRow {
  name: string;
  next_run_at: Date;
  leased_until: Date | null;
  lease: string | null;
}

export interface SingleUseTokenRow {
  hash: Buffer;
  purpose: 'email_verification' | 'password_reset';
  user_id: string;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export interface PasswordResetRequestRow {
  id: string;
  email_key: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
}

export interface ImportRow {
  workspace_id: string;
  id: string;
  created_by: string | null;
  row_count: number;
  /** How many rows had which outcome. As JSON text on the way in. */
  counts: unknown;
  undone_at: Date | null;
  cancelled: number | null;
  created_at: Date;
}

export interface InvitationRow extends Versioned {
  workspace_id: string;
  id: string;
  email: string;
  email_key: string;
  role: RoleRef;
  custom_role_id: string | null;
  project_ids: string[];
  first_name: string | null;
  last_name: string | null;
  /** One that has run out may still be `pending` here. */
  status: 'pending' | 'accepted' | 'cancelled' | 'expired';
  /** A user or a key; `null` for the operator. */
  invited_by: string | null;
  import_id: string | null;
  sends: number;
  expires_at: Date;
  accepted_at: Date | null;
  accepted_by: string | null;
  cancelled_at: Date | null;
}

export interface InvitationTokenRow {
  hash: Buffer;
  workspace_id: string;
  invitation_id: string;
}

/** A row as it is inserted: columns with a default, or that may be null, can be left out. */
type Table<Row, Required extends keyof Row> = Knex.CompositeTableType<
  Row,
  Pick<Row, Required> & Partial<Row>,
  Partial<Row>
>;

declare module 'knex/types/tables.js' {
  interface Tables {
    installation: Table<InstallationRow, 'pepper_check'>;
    users: Table<UserRow, 'id' | 'email' | 'email_key' | 'name'>;
    sessions: Table<SessionRow, 'id' | 'user_id'>;
    workspaces: Table<WorkspaceRow, 'id' | 'slug' | 'name'>;
    workspace_slugs: Table<WorkspaceSlugRow, keyof WorkspaceSlugRow>;
    workspace_settings: Table<SettingsRow, 'workspace_id'>;
    workspace_billing: Table<BillingRow, 'workspace_id' | 'contact_name' | 'contact_email'>;
    notification_preferences: Table<NotificationPreferencesRow, 'workspace_id' | 'user_id'>;
    digest_runs: Table<DigestRunRow, keyof DigestRunRow>;
    roles: Table<RoleRow, 'workspace_id' | 'id' | 'name' | 'name_key' | 'permissions'>;
    members: Table<MemberRow, 'workspace_id' | 'user_id' | 'role'>;
    projects: Table<ProjectRow, 'workspace_id' | 'id' | 'slug' | 'name' | 'environment'>;
    project_slugs: Table<ProjectSlugRow, keyof ProjectSlugRow>;
    project_members: Table<ProjectMemberRow, 'workspace_id' | 'project_id' | 'user_id'>;
    api_keys: Table<ApiKeyRow, 'workspace_id' | 'id' | 'kind' | 'name' | 'scope' | 'masked'>;
    previous_secret_uses: Table<PreviousSecretUseRow, keyof PreviousSecretUseRow>;
    credentials: Table<CredentialRow, 'hash' | 'kind' | 'subject_id'>;
    audit_events: Table<AuditEventRow, 'workspace_id' | 'id' | 'action' | 'actor_type'>;
    audit_unsealed: Table<AuditUnsealedRow, keyof AuditUnsealedRow>;
    audit_heads: Table<AuditHeadRow, 'workspace_id'>;
    audit_seals: Table<AuditSealRow, keyof AuditSealRow>;
    audit_checkpoints: Table<AuditCheckpointRow, keyof AuditCheckpointRow>;
    audit_exports: Table<
      AuditExportRow,
      | 'workspace_id'
      | 'id'
      | 'format'
      | 'status'
      | 'verifiable'
      | 'from_seq'
      | 'to_seq'
      | 'rows_total'
      | 'done_seq'
    >;
    audit_export_parts: Table<AuditExportPartRow, keyof AuditExportPartRow>;
    events: Table<EventRow, 'workspace_id' | 'id' | 'type' | 'data'>;
    webhook_endpoints: Table<
      WebhookEndpointRow,
      'workspace_id' | 'id' | 'url' | 'events' | 'enabled' | 'sealed_secret' | 'masked'
    >;
    webhook_deliveries: Table<
      WebhookDeliveryRow,
      'workspace_id' | 'id' | 'endpoint_id' | 'event_id' | 'event_type'
    >;
    mails: Table<MailRow, 'id' | 'recipient' | 'template' | 'language'>;
    jobs: Table<JobRow, 'name'>;
    single_use_tokens: Table<SingleUseTokenRow, 'hash' | 'purpose' | 'user_id' | 'expires_at'>;
    password_reset_requests: Table<PasswordResetRequestRow, 'id' | 'email_key'>;
    imports: Table<ImportRow, 'workspace_id' | 'id' | 'row_count' | 'counts'>;
    invitations: Table<InvitationRow, 'workspace_id' | 'id' | 'email' | 'email_key' | 'role' | 'expires_at'>;
    invitation_tokens: Table<InvitationTokenRow, keyof InvitationTokenRow>;
    idempotency_records: Table<IdempotencyRow, 'principal' | 'key_hash' | 'fingerprint'>;
  }
}
