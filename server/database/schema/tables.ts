import type { Knex } from 'knex';
import type { Tables } from 'knex/types/tables.js';
import type { BuiltinRole, ProofMethodName, Schemas, StoredPermission } from '../../api/types.ts';
import type { AuditDetails } from './audit-details.ts';
import type { Joined } from './joined.ts';
import type { RoleOrigin } from './role-origin.ts';
import type { VaultKeyRow } from './sealed-secrets.ts';

/** Columns that the database fills in. */
export interface Versioned {
  version: number;
  created_at: Date;
  updated_at: Date;
}

/** Origin of a row that outlives the request that created it. */
export interface Provenance {
  /** A user or a key; `null` for the operator. */
  created_by: string | null;
  /** The session or key of that request. */
  created_with: string | null;
  /** The grant without which it could not have been created. */
  grant_id: string | null;
}

interface InstallationRow {
  id: boolean;
  pepper_check: Buffer;
  operator_key_hash: Buffer | null;
}

export interface UserRow extends Versioned, Joined {
  id: string;
  email: string;
  email_key: string;
  email_verified_at: Date | null;
  name: string;
  language: Schemas['User']['language'];
  password_hash: string | null;
  /** The methods with which the user confirms a sign-in; empty without a second factor. */
  second_factors: ProofMethodName[];
}

export interface WorkspaceRow extends Versioned, Joined {
  id: string;
  slug: string;
  name: string;
  plan: string;
  /** The organization that owns it. */
  organization_id: string | null;
  archived_at: Date | null;
}

interface WorkspaceSlugRow {
  slug: string;
  workspace_id: string;
  /** When it became the current slug, or stopped being it. */
  used_at: Date;
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
  duplicate_policy: Schemas['DuplicatePolicy'];
  /** Whether a payment that no approval rule matches waits for an owner. */
  require_rule: boolean;
  approver_cooling_hours: number;
  beneficiary_cooling_hours: number;
  /** The config of the gateway for calls that name none. */
  default_config_id: string | null;
  /** The most that calls of the gateway are recorded with. */
  gateway_log: Schemas['GatewayLogLevel'];
  gateway_payload_days: number;
  gateway_log_days: number;
  /** Metadata that all calls of models have. */
  call_metadata: Record<string, string>;
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

interface DigestRunRow {
  workspace_id: string;
  /** A calendar day, as text. */
  last_day: string;
}

export interface RoleRow extends Versioned, Provenance, RoleOrigin, Joined {
  workspace_id: string;
  id: string;
  name: string;
  name_key: string;
  description: string | null;
  all_projects: boolean;
  permissions: StoredPermission[];
}

export interface MemberRow extends Versioned, Provenance, RoleOrigin, Joined {
  tenant_id: string;
  user_id: string;
  role: RoleRef;
  custom_role_id: string | null;
  status: Schemas['Member']['status'];
  deactivated_at: Date | null;
  /** The directory that decides about the membership, so that people do not change it by hand. */
  managed_by: string | null;
}

/** A user who left the tenant. */
interface DepartureRow {
  tenant_id: string;
  user_id: string;
  created_at: Date;
}

interface ProjectSlugRow {
  workspace_id: string;
  slug: string;
  project_id: string;
  /** When it became the current slug, or stopped being it. */
  used_at: Date;
}

export interface ProjectMemberRow extends Versioned, Provenance, RoleOrigin {
  workspace_id: string;
  project_id: string;
  user_id: string;
  role: RoleRef | null;
  custom_role_id: string | null;
  /** The directory whose mapping gave it, so that people do not change it by hand. */
  managed_by: string | null;
}

/** A value that was changed under a grant that has not ended. */
export interface GrantChangeRow {
  workspace_id: string;
  resource: ChangedResource;
  id: string;
  field: string;
  grant_id: string;
  /** Both are written as JSON text. */
  before: unknown;
  after: unknown;
}

export type ChangedResource = Schemas['RevokedManagerGrant']['ends']['changes'][number]['resource'];

interface IdempotencyRow {
  principal: string;
  key_hash: Buffer;
  fingerprint: Buffer;
  reply: Buffer | null;
  created_at: Date;
}

export interface AuditEventRow {
  tenant_id: string;
  id: string;
  action: string;
  actor_type: Schemas['AuditEvent']['actor']['type'];
  actor_id: string | null;
  target_type: string | null;
  target_id: string | null;
  project_id: string | null;
  changes: string[];
  ip_address: string | null;
  user_agent: string | null;
  request_id: string | null;
  grant_id: string | null;
  grant_organization_id: string | null;
  details: AuditDetails | null;
  created_at: Date;
}

interface AuditPendingRow {
  tenant_id: string;
  event_id: string;
}

/** Sequence numbers are `bigint`, which the driver returns as text. */
export interface AuditChainHeadRow {
  tenant_id: string;
  seq: string;
  hash: Buffer;
  checkpoint_seq: string;
  checkpoint_due_at: Date | null;
  floor_seq: string;
}

interface AuditSealRow {
  tenant_id: string;
  seq: string;
  event_id: string;
  hash: Buffer;
}

export interface AuditCheckpointRow {
  tenant_id: string;
  seq: string;
  hash: Buffer;
  key_id: string;
  signature: Buffer;
  created_at: Date;
}

interface JobRow {
  name: string;
  next_run_at: Date;
  leased_until: Date | null;
  lease: string | null;
}

/** A row as it is inserted: columns with a default, or that may be null, are optional. */
export type Table<Row, Required extends keyof Row> = Knex.CompositeTableType<
  Row,
  Pick<Row, Required> & Partial<Row>,
  Partial<Row>
>;

/** A row of a table as it is read, where the feature of the table declares it. */
export type RowOf<Name extends keyof Tables> = Knex.ResolveTableType<Tables[Name], 'base'>;

declare module 'knex/types/tables.js' {
  interface Tables {
    installation: Table<InstallationRow, 'pepper_check'>;
    vault_keys: Table<VaultKeyRow, 'id' | 'fingerprint'>;
    users: Table<UserRow, 'id' | 'email' | 'email_key' | 'name'>;
    workspaces: Table<WorkspaceRow, 'id' | 'slug' | 'name'>;
    workspace_slugs: Table<WorkspaceSlugRow, Exclude<keyof WorkspaceSlugRow, 'used_at'>>;
    workspace_settings: Table<SettingsRow, 'workspace_id'>;
    workspace_billing: Table<BillingRow, 'workspace_id' | 'contact_name' | 'contact_email'>;
    notification_preferences: Table<NotificationPreferencesRow, 'workspace_id' | 'user_id'>;
    digest_runs: Table<DigestRunRow, keyof DigestRunRow>;
    roles: Table<RoleRow, 'workspace_id' | 'id' | 'name' | 'name_key' | 'permissions'>;
    members: Table<MemberRow, 'tenant_id' | 'user_id' | 'role'>;
    departures: Table<DepartureRow, 'tenant_id' | 'user_id'>;
    project_slugs: Table<ProjectSlugRow, Exclude<keyof ProjectSlugRow, 'used_at'>>;
    project_members: Table<ProjectMemberRow, 'workspace_id' | 'project_id' | 'user_id'>;
    grant_changes: Table<GrantChangeRow, keyof GrantChangeRow>;
    audit_events: Table<AuditEventRow, 'tenant_id' | 'id' | 'action' | 'actor_type'>;
    audit_pending: Table<AuditPendingRow, keyof AuditPendingRow>;
    audit_chain_heads: Table<AuditChainHeadRow, 'tenant_id'>;
    audit_seals: Table<AuditSealRow, keyof AuditSealRow>;
    audit_checkpoints: Table<AuditCheckpointRow, keyof AuditCheckpointRow>;
    jobs: Table<JobRow, 'name'>;
    idempotency_records: Table<IdempotencyRow, 'principal' | 'key_hash' | 'fingerprint'>;
  }
}
