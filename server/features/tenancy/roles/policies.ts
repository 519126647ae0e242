import { BUILTIN_ROLES } from '../../../api/api-document.ts';
import { notFound, type Refuser } from '../../../api/problem.ts';
import type { BuiltinRole, OrganizationRole, Permission } from '../../../api/types.ts';
import { applyOrganizationPolicy, ignoringKeyPolicy } from '../../../auth/authorization/effective-roles.ts';
import type { RoleFacts } from '../../../auth/authorization/facts-types.ts';
import { organizationRoleFacts, roleFacts } from '../../../auth/authorization/permissions.ts';
import type { RoleRow } from '../../../database/schema/tables.ts';
import type { CallerPermissions } from '../../../operations/caller-permissions.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

type RoleScope = Pick<HandlerContext, 'contract' | 'tenant' | 'operation' | 'owningOrganization'>;

/**
 * A role as it counts in the workspace or organization in the path, for anyone who holds it there.
 * @throws not_found for one that does not exist
 */
export async function roleIn(
  { contract, tenant, operation, owningOrganization: owner }: RoleScope,
  role: string,
): Promise<RoleFacts> {
  // The lookups answer undefined for anything that is not a built-in name.
  if (operation.inOrganization) {
    if (!contract.organizationPermissionsOf.has(role as OrganizationRole)) throw notFound('role');
    return organizationRoleFacts(contract, role as OrganizationRole);
  }
  const custom = contract.permissionsOf.has(role as BuiltinRole) ? null : await tenant.roles.find(role);
  if (custom === undefined) throw notFound('role');
  const facts = roleFacts(contract, role, custom);
  return owner === null ? facts : applyOrganizationPolicy(contract, owner, facts);
}

/** Returns what a role permits there. @throws not_found for one that does not exist */
export const permissionsOfRole = async (place: RoleScope, role: string): Promise<ReadonlySet<Permission>> =>
  (await roleIn(place, role)).permissions;

/** Returns whether one role gives something that another does not: a permission, or every project. */
export const isBeyond = (role: RoleFacts, other: RoleFacts): boolean =>
  (role.allProjects && !other.allProjects) ||
  [...role.permissions].some((permission) => !other.permissions.has(permission));

/** Only a caller who reaches every project gives or takes a role that does. @throws privilege_escalation */
function requireToReachAll(access: CallerPermissions<'privilege_escalation'>, allProjects: boolean): void {
  const { workspaceRole } = access;
  if (!allProjects || workspaceRole === undefined || workspaceRole.allProjects) return;
  throw access.refuse(
    'privilege_escalation',
    'The role reaches all projects of the workspace, and yours only those that you belong to.',
  );
}

/**
 * Nobody gives or takes a role that is above their own: in what it permits, or in that it reaches every project. In an
 * organization only owners make owners and admins, or end their being so.
 * @throws privilege_escalation
 */
export async function assertOutranksRole(
  context: RoleScope & Pick<HandlerContext<'privilege_escalation'>, 'access'>,
  role: string,
): Promise<void> {
  const { access, contract, tenant, operation, owningOrganization: owner } = context;
  if (operation.inOrganization) {
    const above: readonly Permission[] = role === 'member' ? [] : ['organization_roles:manage'];
    return access.assertHolds([...(await permissionsOfRole(context, role)), ...above]);
  }
  // An organization may take keys from managers and leave them to members, who are below them all the same.
  const place = { contract, tenant, operation, owningOrganization: owner && ignoringKeyPolicy(owner) };
  const { permissions, allProjects } = await roleIn(place, role);
  access.assertOutranks(permissions);
  requireToReachAll(access, allProjects);
}

type Scope = Pick<RoleRow, 'permissions' | 'all_projects'>;

/** Only a caller who holds all of a custom role changes or deletes it. @throws privilege_escalation */
export function requireToHoldCustom(
  access: CallerPermissions<'privilege_escalation'>,
  { permissions, all_projects }: Scope,
): void {
  access.assertHolds(permissions);
  requireToReachAll(access, all_projects);
}

/** The built-in role that has this id, if one does. */
export const findBuiltinRole = (id: string): BuiltinRole | undefined =>
  BUILTIN_ROLES.find((role) => role === id);

/** A custom role that is called like a built-in one would be taken for it. @throws already_exists */
export function assertNameNotBuiltin(by: Refuser<'already_exists'>, name: string): void {
  if (findBuiltinRole(name.trim().toLowerCase()) === undefined) return;
  throw by.refuse('already_exists', 'This is the name of a built-in role. Choose another.');
}

/** Class owner is for the owners themselves; the rest may be given by whoever holds it. @throws privilege_escalation */
export function assertGrantable(
  { contract, access }: Pick<HandlerContext<'privilege_escalation'>, 'contract' | 'access'>,
  role: Scope,
): void {
  const reserved = role.permissions.find((permission) => contract.classOf.get(permission) === 'owner');
  if (reserved !== undefined) {
    throw access.refuse('privilege_escalation', `A custom role cannot hold ${reserved}: only owners do.`, {
      required_permission: reserved,
    });
  }
  requireToHoldCustom(access, role);
}

/** As many custom roles as a workspace may have. */
const MAX_ROLES = 20;

/** @throws limit_reached when there are to be more custom roles than a workspace may have */
export function assertRoleQuota(by: Refuser<'limit_reached'>, count: number): void {
  if (count <= MAX_ROLES) return;
  throw by.refuse('limit_reached', `A workspace has at most ${MAX_ROLES} custom roles. Delete one first.`);
}

/**
 * The same for giving one. In a workspace that an organization owns, owners may no more than admins; but they would own it
 * when it is released. So only those make owners there who could make one by a transfer.
 * @throws privilege_escalation
 */
export async function assertMayAssignRole(
  context: HandlerContext<'privilege_escalation'>,
  role: string,
): Promise<void> {
  await assertOutranksRole(context, role);
  if (context.owningOrganization !== null && role === 'owner')
    context.access.assertHolds(['workspace:transfer']);
}

/** What people call a role. */
export async function roleDisplayName({ tenant }: HandlerContext, role: string): Promise<string> {
  return (await tenant.roles.find(role))?.name ?? role;
}
