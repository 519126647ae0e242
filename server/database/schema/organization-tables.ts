import type { Schemas } from '../../api/types.ts';
import type { Joined } from './joined.ts';
import type { Table, Versioned } from './tables.ts';

interface TenantRow {
  id: string;
}

export interface OrganizationRow extends Versioned, Joined {
  id: string;
  slug: string;
  name: string;
  archived_at: Date | null;
}

interface OrganizationSlugRow {
  slug: string;
  organization_id: string;
  /** When it became the current slug, or stopped being it. */
  used_at: Date;
}

export interface OrganizationSettingsRow {
  organization_id: string;
  managers_see_keys: boolean;
  managers_manage_keys: boolean;
  managers_own_keys: boolean;
  members_own_keys: boolean;
  require_reauthentication_for_keys: boolean;
  ip_allowlist: string[];
  max_key_lifetime_days: number | null;
  max_key_lifetime_since: Date | null;
  key_rotation_days: number | null;
  key_rotation_since: Date | null;
  /** Secrets created before this time expired under an earlier limit. */
  secrets_expired_before: Date | null;
  /** The most that calls of its workspaces are recorded with. */
  gateway_log_ceiling: Schemas['GatewayLogLevel'];
  /** What it allows in the gateway of its workspaces; what is absent is allowed. */
  gateway: Schemas['OrganizationGatewaySwitchesUpdate'];
  version: number;
  updated_at: Date;
}

export interface WorkspaceMoveRow {
  workspace_id: string;
  id: string;
  organization_id: string;
  status: 'pending' | 'accepted' | 'declined' | 'cancelled';
  proposed_by: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  created_at: Date;
}

export interface ManagerGrantRow extends Versioned {
  workspace_id: string;
  id: string;
  organization_id: string;
  /** `null` for the operator. */
  granted_by: string | null;
  expires_at: Date | null;
  paused: boolean;
  revoked_at: Date | null;
  revoked_by: string | null;
  /** When it was found to have ended permanently. */
  ended_at: Date | null;
}

export interface AccessRequestRow {
  workspace_id: string;
  id: string;
  organization_id: string;
  status: 'pending' | 'approved' | 'declined' | 'replaced';
  reason: string | null;
  expires_at: Date | null;
  requested_by: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  grant_id: string | null;
  created_at: Date;
}

export interface InstallLinkHashRow {
  hash: string;
  /** The organization. */
  tenant_id: string;
}

export interface InstallLinkRow extends Versioned {
  /** The organization. */
  tenant_id: string;
  id: string;
  hash: string;
  /** In lower case. Empty: the link is open to every signed-in user. */
  allowed_emails: string[];
  notes: string | null;
  max_uses: number | null;
  used_count: number;
  expires_at: Date | null;
  archived_at: Date | null;
  /** A user or a key; `null` for the operator. */
  created_by: string | null;
  created_with: string | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    tenants: Table<TenantRow, 'id'>;
    organizations: Table<OrganizationRow, 'id' | 'slug' | 'name'>;
    organization_slugs: Table<OrganizationSlugRow, Exclude<keyof OrganizationSlugRow, 'used_at'>>;
    organization_settings: Table<OrganizationSettingsRow, 'organization_id'>;
    manager_grants: Table<ManagerGrantRow, 'workspace_id' | 'id' | 'organization_id'>;
    access_requests: Table<AccessRequestRow, 'workspace_id' | 'id' | 'organization_id'>;
    install_link_hashes: Table<InstallLinkHashRow, keyof InstallLinkHashRow>;
    install_links: Table<InstallLinkRow, 'tenant_id' | 'id' | 'hash' | 'created_by' | 'created_with'>;
    workspace_moves: Table<WorkspaceMoveRow, 'workspace_id' | 'id' | 'organization_id'>;
  }
}
