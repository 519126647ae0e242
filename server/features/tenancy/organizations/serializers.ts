import type { Schemas } from '../../../api/types.ts';
import type {
  OrganizationRow,
  OrganizationSettingsRow,
} from '../../../database/schema/organization-tables.ts';
import { toJoined } from '../external-ids/service.ts';
import { purgeAt } from '../workspaces/serializers.ts';
import type { MoveWithNames } from './move-repository.ts';

export const toOrganization = (row: OrganizationRow): Schemas['Organization'] => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  ...toJoined(row),
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  archived_at: row.archived_at?.toISOString() ?? null,
  purge_at: purgeAt(row.archived_at),
  etag: String(row.version),
});

/** Adds what an organization allows without having said so. */
const toGatewaySwitches = ({
  logs,
  virtual_keys,
  ...switches
}: OrganizationSettingsRow['gateway']): Schemas['OrganizationGatewaySwitches'] => ({
  logs: { admins: 'payloads', managers: 'payloads', members: 'payloads', ...logs },
  virtual_keys: { managers: 'manage', members: 'manage', ...virtual_keys },
  ...{
    workspace_virtual_keys: true,
    budgets_by: 'managers',
    inline_configs: true,
    metadata_schema: null,
    ...switches,
  },
});

export const toOrganizationSettings = (row: OrganizationSettingsRow): Schemas['OrganizationSettings'] => ({
  keys: {
    managers_see: row.managers_see_keys,
    managers_manage: row.managers_manage_keys,
    managers_own: row.managers_own_keys,
    members_own: row.members_own_keys,
  },
  require_reauthentication_for_keys: row.require_reauthentication_for_keys,
  max_key_lifetime_days: row.max_key_lifetime_days,
  key_rotation_days: row.key_rotation_days,
  ip_allowlist: row.ip_allowlist,
  gateway_log_ceiling: row.gateway_log_ceiling,
  gateway: toGatewaySwitches(row.gateway),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});

export const toMove = (row: MoveWithNames): Schemas['WorkspaceMove'] => ({
  id: row.id,
  workspace: { id: row.workspace_id, slug: row.workspace_slug, name: row.workspace_name },
  organization: { id: row.organization_id, slug: row.organization_slug, name: row.organization_name },
  status: row.status,
  proposed_by: row.proposed_by,
  decided_by: row.decided_by,
  decided_at: row.decided_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
});
