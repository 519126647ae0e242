import { type ApiDocument, ROLES_WITH_ALL_PROJECTS } from '../../api/api-document.ts';
import { SCOPE_CLASSES } from '../../api/key-scopes.ts';
import { permissionNames } from '../../api/permission-names.ts';
import type {
  BuiltinRole,
  KeyScope,
  OrganizationRole,
  PermissionName,
  StoredPermission,
} from '../../api/types.ts';
import { isKey, type KeyPrincipal, type Principal, userOf } from '../authentication/principal.ts';
import { resolveEffectiveRoles } from './effective-roles.ts';
import type { AuthorizationFacts, RoleFacts } from './facts.ts';

/** The properties of a key that determine its permissions. */
export interface KeyPermissions {
  scope: KeyScope;
  permissions: readonly StoredPermission[] | null;
  /** Whether the key belongs to an organization: no other key has permissions in an organization. */
  ofOrganization: boolean;
}

/** Returns the permissions of a scope. */
export function scopePermissions(
  contract: ApiDocument,
  { scope, permissions, ofOrganization }: KeyPermissions,
): ReadonlySet<PermissionName> {
  if (scope === 'custom') return new Set(permissionNames(contract, permissions ?? []));
  const classes = SCOPE_CLASSES[scope];
  const isOpen = (name: PermissionName) => ofOrganization || !contract.organizationPermissions.has(name);
  return new Set(
    contract.permissions.flatMap((entry) =>
      classes.includes(entry.class) && isOpen(entry.name) ? [entry.name] : [],
    ),
  );
}

/** Returns the permission properties of a key principal. */
export const keyPermissionsOf = ({ type, scope, permissions }: KeyPrincipal): KeyPermissions => ({
  scope,
  permissions,
  ofOrganization: type === 'organization_key',
});

/** Whether the scope of a key includes a permission. A key limited to projects can only read outside of them. */
export function isPermittedByScope(
  contract: ApiDocument,
  key: KeyPrincipal,
  permission: PermissionName,
  atWorkspace: boolean,
): boolean {
  const { accessToken } = key;
  // An access token has no more than both its own scope and the present one of its key.
  if (
    accessToken &&
    !isPermittedByScope(contract, { ...key, ...accessToken, accessToken: null }, permission, atWorkspace)
  )
    return false;
  const kind = contract.classOf.get(permission);
  if (key.type !== 'organization_key' && contract.organizationPermissions.has(permission)) return false;
  if (kind === 'owner' || (atWorkspace && key.projectIds !== null && kind !== 'read')) return false;
  if (key.scope !== 'custom') return kind !== undefined && SCOPE_CLASSES[key.scope].includes(kind);
  const stored = contract.storedPermission.get(permission);
  return stored !== undefined && key.permissions?.includes(stored) === true;
}

/** Properties of a custom role from the database; empty for a built-in role. */
export interface CustomRole {
  permissions: readonly StoredPermission[] | null;
  all_projects: boolean | null;
}

/** Resolves a role for decisions. An unknown custom role has no permissions. */
export function roleFacts(contract: ApiDocument, role: string, custom: CustomRole | null): RoleFacts {
  // The lookup returns undefined for anything but a built-in name.
  const builtin = contract.permissionsOf.get(role as BuiltinRole);
  return {
    id: role,
    allProjects: builtin === undefined ? custom?.all_projects === true : ROLES_WITH_ALL_PROJECTS.has(role),
    permissions: builtin ?? new Set(permissionNames(contract, custom?.permissions ?? [])),
  };
}

/** Resolves an organization role for decisions. */
export const organizationRoleFacts = (contract: ApiDocument, role: OrganizationRole): RoleFacts => ({
  id: role,
  allProjects: false,
  permissions: contract.organizationPermissionsOf.get(role) ?? new Set(),
});

/** Returns all permissions of a principal for the loaded facts. */
export function effectivePermissions(
  contract: ApiDocument,
  principal: Principal,
  facts: AuthorizationFacts | undefined,
  now: Date,
): ReadonlySet<PermissionName> {
  const all = contract.permissions.map(({ name }) => name);
  if (principal.type === 'operator') return new Set(all);
  // The credentials of one purpose hold no permission.
  if (!isKey(principal) && principal.type !== 'session') return new Set();
  const atWorkspace = facts?.project === undefined;
  const scoped = isKey(principal)
    ? all.filter((permission) => isPermittedByScope(contract, principal, permission, atWorkspace))
    : all;
  if (userOf(principal) === null) return new Set(scoped);
  const role = facts === undefined ? undefined : resolveEffectiveRoles(contract, facts, now).effective;
  return new Set(scoped.filter((permission) => role?.permissions.has(permission)));
}
