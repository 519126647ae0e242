import { type ApiDocument, ROLES_WITH_ALL_PROJECTS } from '../../api/api-document.ts';
import type {
  BuiltinRole,
  KeyScope,
  OrganizationRole,
  Permission,
  PermissionClass,
} from '../../api/types.ts';
import { isKey, type KeyPrincipal, type Principal, userOf } from '../authentication/principal.ts';
import { resolveEffectiveRoles } from './effective-roles.ts';
import type { AuthorizationFacts, RoleFacts } from './facts-types.ts';

/** Which classes of permission each preset scope reaches. Class owner is in none: it is for people. */
export const SCOPE_CLASSES: Readonly<Record<Exclude<KeyScope, 'custom'>, readonly PermissionClass[]>> = {
  'read-only': ['read'],
  'read-write': ['read', 'write'],
  admin: ['read', 'write', 'admin'],
};

/** What decides how much a key may. */
export interface KeyPermissions {
  scope: KeyScope;
  permissions: readonly Permission[] | null;
  /** Whether it is an organization's: no other key has permissions in one. */
  ofOrganization: boolean;
}

/** What a scope by itself permits. */
export function scopePermissions(
  contract: ApiDocument,
  { scope, permissions, ofOrganization }: KeyPermissions,
): ReadonlySet<Permission> {
  if (scope === 'custom') return new Set(permissions ?? []);
  const classes = SCOPE_CLASSES[scope];
  const isOpen = (name: Permission) => ofOrganization || !contract.organizationPermissions.has(name);
  return new Set(
    contract.permissions.flatMap((entry) =>
      classes.includes(entry.class) && isOpen(entry.name) ? [entry.name] : [],
    ),
  );
}

/** The same for a credential in use. */
export const keyPermissionsOf = ({ type, scope, permissions }: KeyPrincipal): KeyPermissions => ({
  scope,
  permissions,
  ofOrganization: type === 'organization_key',
});

/** Whether a key's scope lets a permission through; a key that is limited to projects only reads outside them. */
export function isPermittedByScope(
  contract: ApiDocument,
  key: KeyPrincipal,
  permission: Permission,
  atWorkspace: boolean,
): boolean {
  const kind = contract.classOf.get(permission);
  if (key.type !== 'organization_key' && contract.organizationPermissions.has(permission)) return false;
  if (kind === 'owner' || (atWorkspace && key.projectIds !== null && kind !== 'read')) return false;
  return key.scope === 'custom'
    ? (key.permissions?.includes(permission) ?? false)
    : kind !== undefined && SCOPE_CLASSES[key.scope].includes(kind);
}

/** What the database knows of a custom role; nothing of one that is built in. */
export interface CustomRole {
  permissions: readonly Permission[] | null;
  all_projects: boolean | null;
}

/** A role as decisions see it. An unknown custom role permits nothing. */
export function roleFacts(contract: ApiDocument, role: string, custom: CustomRole | null): RoleFacts {
  // The lookup answers undefined for anything that is not a built-in name.
  const builtin = contract.permissionsOf.get(role as BuiltinRole);
  return {
    id: role,
    allProjects: builtin === undefined ? custom?.all_projects === true : ROLES_WITH_ALL_PROJECTS.has(role),
    permissions: builtin ?? new Set(custom?.permissions ?? []),
  };
}

/** A role in an organization as decisions see it. */
export const organizationRoleFacts = (contract: ApiDocument, role: OrganizationRole): RoleFacts => ({
  id: role,
  allProjects: false,
  permissions: contract.organizationPermissionsOf.get(role) ?? new Set(),
});

/** Everything that a principal may do where the facts were asked for. */
export function effectivePermissions(
  contract: ApiDocument,
  principal: Principal,
  facts: AuthorizationFacts | undefined,
  now: Date,
): ReadonlySet<Permission> {
  const all = contract.permissions.map(({ name }) => name);
  if (principal.type === 'operator') return new Set(all);
  const atWorkspace = facts?.project === undefined;
  const scoped = isKey(principal)
    ? all.filter((permission) => isPermittedByScope(contract, principal, permission, atWorkspace))
    : all;
  if (userOf(principal) === null) return new Set(scoped);
  const role = facts === undefined ? undefined : resolveEffectiveRoles(contract, facts, now).effective;
  return new Set(scoped.filter((permission) => role?.permissions.has(permission)));
}
