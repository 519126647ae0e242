import type { ApiDocument } from '../../../api/api-document.ts';
import { permissionNames } from '../../../api/permission-names.ts';
import { notFound, type Refuser } from '../../../api/problem.ts';
import type { BuiltinRole, OrganizationRole, Permission } from '../../../api/types.ts';
import { applyOrganizationPolicy, ignoringKeyPolicy } from '../../../auth/authorization/effective-roles.ts';
import type { RoleFacts } from '../../../auth/authorization/facts.ts';
import type { PermissionSet } from '../../../auth/authorization/permission-set.ts';
import { organizationRoleFacts, roleFacts } from '../../../auth/authorization/permissions.ts';
import type { RoleRow } from '../../../database/schema/tables.ts';
import type { FreshPermissions } from '../../../operations/caller-permissions.ts';
import type { HandlerContext, ReauthorizedContext } from '../../../operations/handler-context.ts';

type RoleScope = Pick<HandlerContext, 'contract' | 'tenant' | 'operation' | 'owningOrganization'>;

/**
 * Returns a role as it applies in the workspace or organization in the path.
 * @throws not_found for an unknown role
 */
export async function roleIn(
  { contract, tenant, operation, owningOrganization: owner }: RoleScope,
  role: string,
): Promise<RoleFacts> {
  // The lookups return undefined for anything but a built-in name.
  if (operation.inOrganization) {
    if (!contract.organizationPermissionsOf.has(role as OrganizationRole)) throw notFound('role');
    return organizationRoleFacts(contract, role as OrganizationRole);
  }
  const custom = contract.permissionsOf.has(role as BuiltinRole) ? null : await tenant.roles.find(role);
  if (custom === undefined) throw notFound('role');
  const facts = roleFacts(contract, role, custom);
  return owner === null ? facts : applyOrganizationPolicy(contract, owner, facts);
}

/** Returns the permissions of a role there. @throws not_found for an unknown role */
export const permissionsOfRole = async (scope: RoleScope, role: string): Promise<PermissionSet> =>
  (await roleIn(scope, role)).permissions;

/** Whether one role grants something that another does not: a permission, or access to all projects. */
export const isBeyond = (role: RoleFacts, other: RoleFacts): boolean =>
  (role.allProjects && !other.allProjects) ||
  [...role.permissions].some((permission) => !other.permissions.has(permission));

/** Only a caller with access to all projects may assign or remove a role that has it. @throws privilege_escalation */
function assertReachesAllProjects(
  access: FreshPermissions<'privilege_escalation'>,
  allProjects: boolean,
): void {
  const { workspaceRole } = access;
  if (!allProjects || workspaceRole === undefined || workspaceRole.allProjects) return;
  throw access.refuse(
    'privilege_escalation',
    'The role reaches all projects of the workspace, and yours only those that you belong to.',
  );
}

/**
 * Asserts that a role is not above the caller's own, by its permissions or its access to all projects. In an
 * organization, only owners may appoint or demote owners and admins.
 * @throws privilege_escalation
 */
export async function assertOutranksRole(
  context: RoleScope & Pick<ReauthorizedContext<'privilege_escalation'>, 'access'>,
  role: string,
): Promise<void> {
  const { access, contract, tenant, operation, owningOrganization: owner } = context;
  if (operation.inOrganization) {
    const above: readonly Permission[] = role === 'member' ? [] : ['organization_roles:manage'];
    return access.assertHoldsRole([...(await permissionsOfRole(context, role)), ...above]);
  }
  // A key policy may withhold permissions from managers that members keep, although managers rank higher.
  const scope = { contract, tenant, operation, owningOrganization: owner && ignoringKeyPolicy(owner) };
  const { permissions, allProjects } = await roleIn(scope, role);
  access.assertOutranks(permissions);
  assertReachesAllProjects(access, allProjects);
}

/**
 * Asserts that a role is below that of the caller. An equal one is not, and neither is that of an owner.
 * @param message says what the caller does only to people below them
 * @throws privilege_escalation
 */
export async function assertBelow(
  fresh: ReauthorizedContext<'privilege_escalation'>,
  role: string,
  message: string,
): Promise<void> {
  await assertOutranksRole(fresh, role);
  const { workspaceRole: own } = fresh.access;
  const isEqual = own !== undefined && !isBeyond(own, await roleIn(fresh, role));
  if (role === 'owner' || isEqual) throw fresh.refuse('privilege_escalation', message);
}

type Scope = Pick<RoleRow, 'permissions' | 'all_projects'>;
/** The contract, and the permissions of the caller who gives a role its own. */
type Granting = Pick<ReauthorizedContext<'privilege_escalation'>, 'contract' | 'access'>;

/** Asserts that the caller has all permissions of a custom role. @throws privilege_escalation */
export function assertHoldsCustomRole(
  { contract, access }: Granting,
  { permissions, all_projects }: Scope,
): void {
  access.assertHolds(permissionNames(contract, permissions));
  assertReachesAllProjects(access, all_projects);
}

/** Returns the built-in role with this id, if there is one. */
export const findBuiltinRole = ({ permissionsOf }: ApiDocument, id: string): BuiltinRole | undefined =>
  [...permissionsOf.keys()].find((role) => role === id);

/** A custom role with the name of a built-in one would be mistaken for it. @throws already_exists */
export function assertNameNotBuiltin(
  by: Pick<HandlerContext, 'contract'> & Refuser<'already_exists'>,
  name: string,
): void {
  if (findBuiltinRole(by.contract, name.trim().toLowerCase()) === undefined) return;
  throw by.refuse('already_exists', 'This is the name of a built-in role. Choose another.');
}

/**
 * Owner-class permissions are reserved for owners; other permissions can be granted by callers who have them.
 * @throws privilege_escalation
 */
export function assertGrantable(by: Granting, role: Scope): void {
  const { contract, access } = by;
  const reserved = role.permissions.find((permission) => contract.classOf.get(permission) === 'owner');
  if (reserved !== undefined) {
    throw access.refuse(
      'privilege_escalation',
      `A custom role cannot include ${reserved}: only owners have it.`,
      {
        required_permission: reserved,
      },
    );
  }
  assertHoldsCustomRole(by, role);
}

/**
 * Asserts that the caller may assign a role. In a workspace that an organization owns, owners have no more permissions
 * than admins, but they would own the workspace after its release. Only callers who may transfer the workspace can
 * therefore appoint owners.
 * @throws privilege_escalation
 */
export async function assertMayAssignRole(
  context: ReauthorizedContext<'privilege_escalation'>,
  role: string,
): Promise<void> {
  await assertOutranksRole(context, role);
  if (context.owningOrganization !== null && role === 'owner')
    context.access.assertHolds(['workspace:transfer']);
}

/** Returns the display name of a role. */
export async function roleDisplayName({ tenant }: HandlerContext, role: string): Promise<string> {
  return (await tenant.roles.find(role))?.name ?? role;
}
