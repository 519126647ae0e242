import { storedApplicationPermission } from '../../../api/application-permissions.ts';
import { permissionName } from '../../../api/permission-names.ts';
import type { Schemas } from '../../../api/types.ts';
import type { ApplicationPermissionRow } from '../../../database/schema/application-permission-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

export const toApplicationPermission = (
  { contract }: Pick<HandlerContext, 'contract'>,
  row: ApplicationPermissionRow,
): Schemas['ApplicationPermission'] => ({
  name: row.name,
  permission: permissionName(contract, storedApplicationPermission(row.name)),
  description: row.description,
  category: row.category,
  class: row.class,
  roles: row.roles,
  project_scoped: row.project_scoped,
  managing: row.managing,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});
