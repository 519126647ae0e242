import type { Schemas } from '../../api/types.ts';
import type { Table, Versioned } from './tables.ts';

/** A directory of an identity provider, which provisions people by SCIM. */
export interface DirectoryRow extends Versioned {
  tenant_id: string;
  id: string;
  name: string;
  default_role: string;
  ip_allowlist: string[];
  activated_by: string | null;
  /** The role of the person who activated it, at the time. */
  authority: string | null;
  activated_at: Date | null;
  manages_owners: boolean;
  masked: string;
  previous_masked: string | null;
  rotated_at: Date | null;
  rotation_ends_at: Date | null;
  last_used_at: Date | null;
  /** In order: the first mapping that names a group of a person counts. */
  role_mappings: readonly RoleMapping[];
  /** The days that were left when the last notice about the age of the token was sent. */
  age_noticed_days: number | null;
}

/** The role that a group of a directory gives. */
export interface RoleMapping {
  group_id: string;
  role: string;
  /** A workspace of the organization whose directory it is; `null` for the tenant of the directory itself. */
  workspace_id: string | null;
  project_id: string | null;
}

interface PreviousDirectorySecretUseRow {
  tenant_id: string;
  directory_id: string;
  ip_address: string;
  uses: number;
  last_used_at: Date;
}

/** What a person had when a directory ended their access, to give it back. */
export interface EndedAccess {
  role: string;
  /** In an organization: what they had in the workspaces that it owns. */
  workspaces: ReadonlyArray<{
    id: string;
    role: string;
    managed_by: string | null;
    projects: ReadonlyArray<{ id: string; role: string | null; managed_by: string | null }>;
  }>;
}

/** A person of a directory. */
export interface DirectoryUserRow extends Versioned {
  tenant_id: string;
  directory_id: string;
  id: string;
  external_id: string | null;
  user_name: string;
  /** In lower case; `null` for a deleted person. */
  user_name_key: string | null;
  active: boolean;
  /** The other attributes by their names, as the table of attributes has them. */
  attributes: Record<string, unknown>;
  user_id: string | null;
  state: Schemas['DirectoryUserState'];
  ended: EndedAccess | null;
  receipt: Schemas['DirectoryReceipt'] | null;
  /** The role that a mapping of the directory gave last in its tenant. */
  mapped_role: string | null;
  deleted_at: Date | null;
}

/** A group of a directory. */
export interface DirectoryGroupRow extends Versioned {
  tenant_id: string;
  directory_id: string;
  id: string;
  external_id: string | null;
  display_name: string;
}

export interface DirectoryGroupMemberRow {
  tenant_id: string;
  directory_id: string;
  group_id: string;
  directory_user_id: string;
}

/** A request of an identity provider. */
export interface DirectoryRequestRow {
  tenant_id: string;
  directory_id: string;
  id: string;
  method: string;
  path: string;
  filter: string | null;
  body: string | null;
  status: number;
  detail: string | null;
  duration_ms: number;
  request_id: string;
  ip_address: string;
  created_at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    directories: Table<DirectoryRow, 'tenant_id' | 'id' | 'name' | 'default_role' | 'masked'>;
    previous_directory_secret_uses: Table<PreviousDirectorySecretUseRow, keyof PreviousDirectorySecretUseRow>;
    directory_users: Table<
      DirectoryUserRow,
      'tenant_id' | 'directory_id' | 'id' | 'user_name' | 'active' | 'state'
    >;
    directory_groups: Table<DirectoryGroupRow, 'tenant_id' | 'directory_id' | 'id' | 'display_name'>;
    directory_requests: Table<
      DirectoryRequestRow,
      keyof Omit<DirectoryRequestRow, 'filter' | 'body' | 'detail' | 'created_at'>
    >;
    directory_group_members: Table<DirectoryGroupMemberRow, keyof DirectoryGroupMemberRow>;
  }
}
