import type { ApiDocument } from '../../api/api-document.ts';
import type { AuthorizationFacts, OrganizationFacts, RoleFacts, UnderGrant } from './facts-types.ts';
import { type GrantFacts, isActive } from './management-grants.ts';

/** How somebody is in a place. */
export interface EffectiveRoles {
  /** Their part without any grant. */
  direct: RoleFacts | undefined;
  /** The grant that counts, if one does. */
  viaGrant: GrantFacts | undefined;
  /** The role that counts where the question is about; `undefined` for a stranger. */
  effective: RoleFacts | undefined;
  /** The same for the workspace as a whole. */
  workspace: RoleFacts | undefined;
  /** Whether they belong to the project that the question is about. */
  inProject: boolean;
}

/** Who has several roles may do what any of them permits. */
function unionRoles(roles: readonly RoleFacts[]): RoleFacts | undefined {
  const [first, ...others] = roles;
  if (first === undefined || others.length === 0) return first;
  return {
    id: roles.map(({ id }) => id).join(' and '),
    allProjects: roles.some(({ allProjects }) => allProjects),
    permissions: new Set(roles.flatMap(({ permissions }) => [...permissions])),
  };
}

/**
 * What a role of a workspace is worth in one that an organization owns: what only owners may is the organization's there,
 * and it may withhold keys from managers and members.
 */
export function applyOrganizationPolicy(
  contract: ApiDocument,
  { policy }: OrganizationFacts,
  role: RoleFacts,
): RoleFacts {
  const withheld = new Set([...contract.ownerReservedPermissions, ...policy.withheld[policyGroupOf(role)]]);
  return { ...role, permissions: new Set([...role.permissions].filter((name) => !withheld.has(name))) };
}

/** An organization as it would be if it left every role the keys that this permits. */
export const ignoringKeyPolicy = (organization: OrganizationFacts): OrganizationFacts => ({
  ...organization,
  policy: { ...organization.policy, withheld: { manager: [], member: [], none: [] } },
});

/** Which switches a role falls under. A custom role is treated as that of managers is. */
function policyGroupOf({ id }: RoleFacts): 'manager' | 'member' | 'none' {
  if (id === 'owner' || id === 'admin' || id === 'viewer') return 'none';
  return id === 'member' ? 'member' : 'manager';
}

/** In a workspace that an organization owns, only its own people have a membership that counts. */
const hasMembership = ({ membership, organization, workspace }: AuthorizationFacts): boolean =>
  membership?.status === 'active' &&
  (workspace === undefined || organization === null || organization.role !== null);

/** What the organization that owns a workspace makes its owners and admins there; its members it makes nothing. */
function roleViaOwnership(
  contract: ApiDocument,
  { workspace, organization }: AuthorizationFacts,
): RoleFacts[] {
  // While it is deleted it has nobody who could act for it; its workspaces are deleted as well.
  const role = workspace === undefined || organization?.archivedAt ? null : organization?.role;
  if (!role?.permissions.has('workspace:read')) return [];
  const here = [...role.permissions].filter((name) => !contract.organizationPermissions.has(name));
  return [{ id: `${role.id} of the organization`, allProjects: true, permissions: new Set(here) }];
}

/** Whoever is in an organization that manages a workspace is a managing admin there. */
const roleViaGrant = (contract: ApiDocument, grant: GrantFacts | undefined): RoleFacts[] =>
  grant === undefined
    ? []
    : [{ id: 'managing admin', allProjects: true, permissions: contract.managerPermissions }];

/** A membership as long as it counts: one that was made under a grant does while that is open. */
const onlyIfGrantActive = <Kind extends UnderGrant>(made: Kind | null, now: Date): Kind | null =>
  made === null || made.under === undefined || (made.under !== null && isActive(made.under, now))
    ? made
    : null;

/** How the person that the facts are about is where they are about. */
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
  const owned = membership?.under !== undefined ? undefined : member;
  const ownInProject = owned && ((projectMembership?.under ? null : projectMembership?.role) ?? owned);
  const worth = (role: RoleFacts | undefined): RoleFacts[] => {
    if (role === undefined) return [];
    return workspace === undefined || organization === null
      ? [role]
      : [applyOrganizationPolicy(contract, organization, role)];
  };
  // The workspace says who is not let in. Not so to those of the organization that owns it: it is theirs.
  const isShut = facts.membership?.status === 'deactivated';
  const grant = isShut ? undefined : facts.grants.find((one) => isActive(one, now));
  const others = [...roleViaOwnership(contract, facts), ...roleViaGrant(contract, grant)];
  const under = member === undefined ? undefined : (membership?.under ?? projectMembership?.under);
  return {
    viaGrant: grant ?? under ?? undefined,
    inProject: projectMembership !== null,
    direct: unionRoles([...worth(ownInProject), ...roleViaOwnership(contract, facts)]),
    effective: unionRoles([...worth(inProject), ...others]),
    workspace: unionRoles([...worth(member), ...others]),
  };
}

/** Whether the place is one that the person may know of: they are in it, or were and are deactivated. */
export const canSeeResource = (contract: ApiDocument, facts: AuthorizationFacts, now: Date): boolean =>
  resolveEffectiveRoles(contract, facts, now).workspace !== undefined ||
  facts.membership?.status === 'deactivated';
