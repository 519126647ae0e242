import type { KeyScope, Proof, Schemas, StoredPermission } from '../../api/types.ts';
import type { Joined } from './joined.ts';
import type { OptionalSealedSecret } from './sealed-secrets.ts';
import type { Table, Versioned } from './tables.ts';

export interface SessionRow {
  id: string;
  user_id: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
  last_used_at: Date;
  /** The longest idle time since the password was last confirmed. */
  longest_pause_seconds: number;
  reauthenticated_at: Date | null;
  /** What the user has proved in the session, each method with its last time. */
  proofs: Proof[];
  ended_at: Date | null;
}

/** A sign-in that waits for a second factor. */
export interface SignInChallengeRow {
  hash: Buffer;
  user_id: string;
  proofs: Proof[];
  password_digest: Buffer;
  tries: number;
  expires_at: Date;
  used_at: Date | null;
  created_at: Date;
}

interface FactorGuessRow {
  user_id: string;
  guessed_at: Date[];
}

/** The sealed secret is the one of an automatic rotation, until it is retrieved. */
export interface ApiKeyRow extends Versioned, OptionalSealedSecret, Joined {
  tenant_id: string;
  id: string;
  kind: Schemas['ApiKey']['kind'];
  name: string;
  description: string | null;
  scope: KeyScope;
  permissions: StoredPermission[] | null;
  user_id: string | null;
  project_ids: string[] | null;
  ip_allowlist: string[];
  rate_limit_requests: number | null;
  rate_limit_seconds: number | null;
  masked: string;
  created_by: string | null;
  /** The session or key that created it. */
  created_with: string | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
  rotated_at: Date | null;
  rotation_ends_at: Date | null;
  previous_masked: string | null;
  rotation_schedule: Schemas['RotationPolicy']['schedule'] | null;
  rotation_every_days: number | null;
  rotation_transition_seconds: number | null;
  next_rotation_at: Date | null;
  /** Reminders sent for the next rotation: 1 for the one a week before, 2 for the one a day before. */
  rotation_notice_stage: number;
  /** The grant under which it was created. */
  grant_id: string | null;
  /** The config of calls that name none. */
  default_config_id: string | null;
  /** The APIs for which it may make JWTs. */
  audiences: string[];
  /** Metadata that its calls of models have. */
  call_metadata: Record<string, string>;
  /** The most that is recorded of its calls of models. */
  call_log: Schemas['GatewayLogLevel'] | null;
}

export interface PreviousSecretUseRow {
  tenant_id: string;
  key_id: string;
  ip_address: string;
  uses: number;
  last_used_at: Date;
}

export interface ApplicationKeyRow extends Versioned {
  id: string;
  name: string;
  permissions: Array<Schemas['ApplicationKeyPermission']>;
  /** The workspaces and organizations that it is for; `null` for all. */
  tenants: string[] | null;
  ip_allowlist: string[];
  rate_limit_requests: number | null;
  rate_limit_seconds: number | null;
  masked: string;
  previous_masked: string | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
  rotated_at: Date | null;
  rotation_ends_at: Date | null;
}

interface PreviousApplicationSecretUseRow {
  key_id: string;
  ip_address: string;
  uses: number;
  last_used_at: Date;
}

export interface AccessTokenRow {
  workspace_id: string;
  id: string;
  /** The secret with which it was made, and with which it ends. */
  source_hash: Buffer;
  session_id: string | null;
  key_id: string | null;
  /** The API that the token is for. */
  audience: string | null;
  /** The limits of a token of a key. */
  scope: KeyScope | null;
  permissions: StoredPermission[] | null;
  expires_at: Date;
  created_at: Date;
}

export interface CredentialRow {
  hash: Buffer;
  kind: 'session' | 'application' | 'access' | 'directory' | 'setup' | Schemas['ApiKey']['kind'];
  subject_id: string;
  tenant_id: string | null;
  previous: boolean;
  ends_at: Date | null;
  ended_at: Date | null;
  /** The grant under which a caller saw the secret, or changed the key's permissions. */
  grant_id: string | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    sessions: Table<SessionRow, 'id' | 'user_id' | 'proofs'>;
    sign_in_challenges: Table<
      SignInChallengeRow,
      'hash' | 'user_id' | 'proofs' | 'password_digest' | 'expires_at'
    >;
    factor_guesses: Table<FactorGuessRow, keyof FactorGuessRow>;
    api_keys: Table<ApiKeyRow, 'tenant_id' | 'id' | 'kind' | 'name' | 'scope' | 'masked'>;
    previous_secret_uses: Table<PreviousSecretUseRow, keyof PreviousSecretUseRow>;
    application_keys: Table<ApplicationKeyRow, 'id' | 'name' | 'permissions' | 'masked'>;
    previous_application_secret_uses: Table<
      PreviousApplicationSecretUseRow,
      keyof PreviousApplicationSecretUseRow
    >;
    access_tokens: Table<AccessTokenRow, 'workspace_id' | 'id' | 'source_hash' | 'expires_at'>;
    credentials: Table<CredentialRow, 'hash' | 'kind' | 'subject_id'>;
  }
}
