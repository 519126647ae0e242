import type { ApiDocument } from './api-document.ts';
import type { PermissionDefinition } from './openapi-types.ts';
import { permissionName } from './permission-names.ts';
import type { BuiltinRole, OrganizationRole, PermissionName, Schemas, StoredPermission } from './types.ts';

/** What a permission of the application is declared with. */
export type ApplicationPermissionDefinition = Pick<
  Schemas['ApplicationPermission'],
  'name' | 'description' | 'category' | 'class' | 'roles' | 'project_scoped' | 'managing'
>;

/** Owners and admins of the owning organization hold what the workspace roles of the same name hold. */
const isOrganizationRole = (role: BuiltinRole): role is 'owner' | 'admin' =>
  role === 'owner' || role === 'admin';

/** Returns how roles and keys store a permission of the application. */
export const storedApplicationPermission = (name: string): StoredPermission =>
  `app.${name}` as StoredPermission;

function toDefinition(own: ApiDocument, one: ApplicationPermissionDefinition): PermissionDefinition {
  const { name, category, description, roles, managing, project_scoped } = one;
  return {
    name: permissionName(own, storedApplicationPermission(name)),
    category,
    class: one.class,
    description,
    roles,
    organization_roles: roles.filter(isOrganizationRole),
    managing,
    application: true,
    project_scoped,
  };
}

/**
 * Returns the contract with the permissions that the application has registered, for the decisions under one version of
 * its catalogue. A permission whose name Tenantry itself has is called `app.<name>`.
 */
export function withApplicationPermissions(
  own: ApiDocument,
  registered: readonly ApplicationPermissionDefinition[],
): ApiDocument {
  if (registered.length === 0) return own;
  const added = registered.map((one) => toDefinition(own, one));
  const namesOf = (is: (one: PermissionDefinition) => boolean) =>
    added.flatMap((one) => (is(one) ? [one.name] : []));
  const extended = <Role>(
    held: ReadonlyMap<Role, ReadonlySet<PermissionName>>,
    has: (one: PermissionDefinition, role: Role) => boolean,
  ) =>
    new Map(
      [...held].map(([role, names]) => [role, new Set([...names, ...namesOf((one) => has(one, role))])]),
    );
  return {
    ...own,
    permissions: [...own.permissions, ...added],
    applicationPermissions: new Set(namesOf(() => true)),
    projectScopedPermissions: new Set(namesOf((one) => one.project_scoped)),
    classOf: new Map([...own.classOf, ...added.map((one) => [one.name, one.class] as const)]),
    storedPermission: new Map([
      ...own.storedPermission,
      ...registered.flatMap(({ name }, index) => {
        const stored = storedApplicationPermission(name);
        return [[stored, stored] as const, [added[index]?.name ?? stored, stored] as const];
      }),
    ]),
    permissionsOf: extended(own.permissionsOf, (one, role: BuiltinRole) => one.roles.includes(role)),
    organizationPermissionsOf: extended(own.organizationPermissionsOf, (one, role: OrganizationRole) =>
      one.organization_roles.includes(role),
    ),
    managerPermissions: new Set([...own.managerPermissions, ...namesOf((one) => one.managing)]),
    projectPermissions: new Set([...own.projectPermissions, ...namesOf(() => true)]),
  };
}
