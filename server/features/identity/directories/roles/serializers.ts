import type { Schemas } from '../../../../api/types.ts';
import type { DirectoryRow } from '../../../../database/schema/directory-tables.ts';
import type { RoleChange } from './changes.ts';

/** Serializes a change. The workspace is `null` for the tenant of the directory itself. */
export const toChange = (
  { tenant_id, project_id, from, to, reason, group_id }: RoleChange,
  directory: Pick<DirectoryRow, 'tenant_id'>,
): Schemas['DirectoryRoleChange'] => ({
  workspace_id: tenant_id === directory.tenant_id ? null : tenant_id,
  project_id,
  from,
  to,
  reason,
  group_id,
});

export const toPlannedChange = (
  change: RoleChange,
  directory: Pick<DirectoryRow, 'tenant_id'>,
): Schemas['DirectoryPlannedChange'] => ({
  directory_user_id: change.person.id,
  user_id: change.person.user_id,
  email: change.person.email,
  ...toChange(change, directory),
  obstacle: change.obstacle,
});
