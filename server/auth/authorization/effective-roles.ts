import type { ApiDocument } from '../../api/api-document.ts';
import type { AuthorizationFacts, OrganizationFacts, RoleFacts } from './facts.ts';
import type { PolicyGroup } from './gateway-policy.ts';
import { type GrantFacts, isActive, type UnderGrant } from './management-grants.ts';
import { unionOf, without } from './permission-set.ts';

/** The roles that apply to a user in the requested workspace, project or organization. */
export interface EffectiveRoles {
  /** The role without any grant. */
  direct: RoleFacts | undefined;
  /** The active grant, if any. */
  viaGrant: GrantFacts | undefined;
  /** The role that applies to the target; `undefined` if the user has no access. */
  effective: RoleFacts | undefined;
  /** The role in the workspace as a whole. */
  workspace: RoleFacts | undefined;
  /** Whether the user is a member of the requested project. */
  inProject: boolean;
}

/** A user with several roles has the permissions of all of them. */
function unionRoles(roles: readonly RoleFacts[]): RoleFacts | undefined {
  const [first, ...others] = roles;
  if (first === undefined || others.length === 0) return first;
  return {
    id: roles.map(({ id }) => id).join(' and '),
    allProjects: roles.some(({ allProjects }) => allProjects),
    permissions: unionOf(roles.map(({ permissions }) => permissions)),
  };
}

/**
 * Restricts a workspace role in a workspace that an organization owns: owner-only permissions belong to the
 * organization, and its policy may withhold keys, and parts of the gateway.
 */
export function applyOrganizationPolicy(
  contract: ApiDocument,
  { policy }: OrganizationFacts,
  role: RoleFacts,
): RoleFacts {
  const withheld = [contract.ownerReservedPermissions, new Set(policy.withheld[policyGroupOf(role)])];
  return { ...role, permissions: without(role.permissions, withheld) };
}

/** Returns the organization as if its policy withheld nothing. */
export const ignoringKeyPolicy = (organization: OrganizationFacts): OrganizationFacts => ({
  ...organization,
  policy: { ...organization.policy, withheld: { admin: [], manager: [], member: [], viewer: [] } },
});

/** Returns the policy switches that apply to a role. Custom roles are treated as managers. */
function policyGroupOf({ id }: RoleFacts): PolicyGroup {
  if (id === 'owner' || id === 'admin') return 'admin';
  return id === 'member' || id === 'viewer' ? id : 'manager';
}

/** In a workspace that an organization owns, only members of that organization have an effective membership. */
const hasMembership = ({ membership, organization, workspace }: AuthorizationFacts): boolean =>
  membership?.status === 'active' &&
  (workspace === undefined || organization === null || organization.role !== null);

/** Owners and admins of the owning organization have this role in its workspaces; its members get none. */
function roleViaOwnership(
  contract: ApiDocument,
  { workspace, organization }: AuthorizationFacts,
): RoleFacts[] {
  // A deleted organization has no acting members, and its workspaces are deleted with it.
  const role = workspace === undefined || organization?.archivedAt ? null : organization?.role;
  if (!role?.permissions.has('workspace:read')) return [];
  const permissions = without(role.permissions, [contract.organizationPermissions]);
  return [{ id: `${role.id} of the organization`, allProjects: true, permissions }];
}

/** Every member of a managing organization is a managing admin in the workspace. */
const roleViaGrant = (contract: ApiDocument, grant: GrantFacts | undefined): RoleFacts[] =>
  grant === undefined
    ? []
    : [{ id: 'managing admin', allProjects: true, permissions: contract.managerPermissions }];

/** A membership created under a grant applies only while the grant is active. */
const onlyIfGrantActive = <Kind extends UnderGrant>(row: Kind | null, now: Date): Kind | null =>
  row === null || row.under === undefined || (row.under !== null && isActive(row.under, now)) ? row : null;

/** Resolves the effective roles of a user from the loaded facts. */
export function resolveEffectiveRoles(
  contract: ApiDocument,
  facts: AuthorizationFacts,
  now: Date,
): EffectiveRoles {
  const { organization, workspace } = facts;
  const membership = onlyIfGrantActive(facts.membership, now);
  const projectMembership = onlyIfGrantActive(facts.projectMembership, now);
  const member = hasMembership({ ...facts, membership }) ? membership?.role : undefined;
  const inProject = member === undefined ? undefined : (projectMembership?.role ?? member);
  const directRole = membership?.under !== undefined ? undefined : member;
  const directInProject =
    directRole && ((projectMembership?.under ? null : projectMembership?.role) ?? directRole);
  const underPolicy = (role: RoleFacts | undefined): RoleFacts[] => {
    if (role === undefined) return [];
    return workspace === undefined || organization === null
      ? [role]
      : [applyOrganizationPolicy(contract, organization, role)];
  };
  // A deactivated membership blocks management grants, but not owners and admins of the owning organization.
  const isDeactivated = facts.membership?.status === 'deactivated';
  const grant = isDeactivated ? undefined : facts.grants.find((one) => isActive(one, now));
  const others = [...roleViaOwnership(contract, facts), ...roleViaGrant(contract, grant)];
  const under = member === undefined ? undefined : (membership?.under ?? projectMembership?.under);
  return {
    viaGrant: grant ?? under ?? undefined,
    inProject: projectMembership !== null,
    direct: unionRoles([...underPolicy(directInProject), ...roleViaOwnership(contract, facts)]),
    effective: unionRoles([...underPolicy(inProject), ...others]),
    workspace: unionRoles([...underPolicy(member), ...others]),
  };
}

/** Whether the user may know that the target exists: they have access, or their membership is deactivated. */
export const canSeeResource = (contract: ApiDocument, facts: AuthorizationFacts, now: Date): boolean =>
  resolveEffectiveRoles(contract, facts, now).workspace !== undefined ||
  facts.membership?.status === 'deactivated';
