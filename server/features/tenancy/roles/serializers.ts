import { ROLES_WITH_ALL_PROJECTS } from '../../../api/api-document.ts';
import { permissionNames } from '../../../api/permission-names.ts';
import type { BuiltinRole, Schemas } from '../../../api/types.ts';
import type { RoleRow } from '../../../database/schema/tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { toJoined } from '../external-ids/service.ts';

const BUILTIN_DESCRIPTIONS: Readonly<Record<BuiltinRole, string>> = {
  owner: 'Everything, including deletion, transfer of ownership, and who manages the workspace.',
  admin: 'Settings, security, billing, members, roles, keys, webhooks, the audit log, and all projects.',
  manager: 'Members below admin, and keys and resources in all projects.',
  member: 'Creates projects, works in those they belong to, and has user keys of their own.',
  viewer: 'Reads the projects they were added to.',
};

/** Built-in roles have one version, that of the document. */
export const BUILTIN_ETAG = 'builtin';

export const toRole = ({ contract }: Pick<HandlerContext, 'contract'>, row: RoleRow): Schemas['Role'] => ({
  id: row.id,
  name: row.name,
  description: row.description,
  builtin: false,
  all_projects: row.all_projects,
  permissions: permissionNames(contract, row.permissions),
  ...toJoined(row),
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});

export const toBuiltin = (
  { contract }: Pick<HandlerContext, 'contract'>,
  role: BuiltinRole,
): Schemas['Role'] => ({
  id: role,
  name: role.charAt(0).toUpperCase() + role.slice(1),
  description: BUILTIN_DESCRIPTIONS[role],
  builtin: true,
  all_projects: ROLES_WITH_ALL_PROJECTS.has(role),
  permissions: [...(contract.permissionsOf.get(role) ?? [])],
  external_id: null,
  metadata: {},
  created_at: null,
  updated_at: null,
  etag: BUILTIN_ETAG,
});
