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

export interface EventRow {
  workspace_id: string;
  id: string;
  type: EventType;
  /** As JSON text on the way in. */
  data: unknown;
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
    roles: Table<RoleRow, 'workspace_id' | 'id' | 'name' | 'name_key' | 'permissions'>;
    members: Table<MemberRow, 'workspace_id' | 'user_id' | 'role'>;
    projects: Table<ProjectRow, 'workspace_id' | 'id' | 'slug' | 'name' | 'environment'>;
    project_slugs: Table<ProjectSlugRow, keyof ProjectSlugRow>;
    project_members: Table<ProjectMemberRow, 'workspace_id' | 'project_id' | 'user_id'>;
    api_keys: Table<ApiKeyRow, 'workspace_id' | 'id' | 'kind' | 'name' | 'scope' | 'masked'>;
    previous_secret_uses: Table<PreviousSecretUseRow, keyof PreviousSecretUseRow>;
    credentials: Table<CredentialRow, 'hash' | 'kind' | 'subject_id'>;
    audit_events: Table<AuditEventRow, 'workspace_id' | 'id' | 'action' | 'actor_type'>;
    events: Table<EventRow, 'workspace_id' | 'id' | 'type' | 'data'>;
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
