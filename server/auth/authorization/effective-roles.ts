import type { Contract } from '../../api/api-document.ts';
import type { Facts, OrganizationFacts, RoleFacts, UnderGrant } from './authorization-facts.ts';
import { type GrantFacts, isOpen } from './management-grants.ts';

/** How somebody is in a place. */
export interface Standing {
  /** Their part without any grant. */
  own: RoleFacts | undefined;
  /** The grant that counts, if one does. */
  grant: GrantFacts | undefined;
  /** The role that counts where the question is about; `undefined` for a stranger. */
  inForce: RoleFacts | undefined;
  /** The same for the workspace as a whole. */
  inWorkspace: RoleFacts | undefined;
  /** Whether they belong to the project that the question is about. */
  inProject: boolean;
}

/** Who has several roles may do what any of them permits. */
function merge(roles: readonly RoleFacts[]): RoleFacts | undefined {
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
export function underOrganization(
  contract: Contract,
  { policy }: OrganizationFacts,
  role: RoleFacts,
): RoleFacts {
  const withheld = new Set([...contract.organizationsOwn, ...policy.withheld[rankOf(role)]]);
  return { ...role, permissions: new Set([...role.permissions].filter((name) => !withheld.has(name))) };
}

/** An organization as it would be if it left every role the keys that this permits. */
export const withoutKeySwitches = (organization: OrganizationFacts): OrganizationFacts => ({
  ...organization,
  policy: { ...organization.policy, withheld: { manager: [], member: [], none: [] } },
});

/** Which switches a role falls under. A custom role is treated as that of managers is. */
function rankOf({ id }: RoleFacts): 'manager' | 'member' | 'none' {
  if (id === 'owner' || id === 'admin' || id === 'viewer') return 'none';
  return id === 'member' ? 'member' : 'manager';
}

/** In a workspace that an organization owns, only its own people have a membership that counts. */
const hasMembership = ({ membership, organization, workspace }: Facts): boolean =>
  membership?.status === 'active' &&
  (workspace === undefined || organization === null || organization.role !== null);

/** What the organization that owns a workspace makes its owners and admins there; its members it makes nothing. */
function fromOrganization(contract: Contract, { workspace, organization }: Facts): RoleFacts[] {
  // While it is deleted it has nobody who could act for it; its workspaces are deleted as well.
  const role = workspace === undefined || organization?.archivedAt ? null : organization?.role;
  if (!role?.permissions.has('workspace:read')) return [];
  const here = [...role.permissions].filter((name) => !contract.organizationPermissions.has(name));
  return [{ id: `${role.id} of the organization`, allProjects: true, permissions: new Set(here) }];
}

/** Whoever is in an organization that manages a workspace is a managing admin there. */
const fromGrant = (contract: Contract, grant: GrantFacts | undefined): RoleFacts[] =>
  grant === undefined
    ? []
    : [{ id: 'managing admin', allProjects: true, permissions: contract.managingPermissions }];

/** A membership as long as it counts: one that was made under a grant does while that is open. */
const counting = <Kind extends UnderGrant>(made: Kind | null, now: Date): Kind | null =>
  made === null || made.under === undefined || (made.under !== null && isOpen(made.under, now)) ? made : null;

/** How the person that the facts are about is where they are about. */
export function standingOf(contract: Contract, facts: Facts, now: Date): Standing {
  const { organization, workspace } = facts;
  const membership = counting(facts.membership, now);
  const projectMembership = counting(facts.projectMembership, now);
  const member = hasMembership({ ...facts, membership }) ? membership?.role : undefined;
  const inProject = member === undefined ? undefined : (projectMembership?.role ?? member);
  const owned = membership?.under !== undefined ? undefined : member;
  const ownInProject = owned && ((projectMembership?.under ? null : projectMembership?.role) ?? owned);
  const worth = (role: RoleFacts | undefined): RoleFacts[] => {
    if (role === undefined) return [];
    return workspace === undefined || organization === null
      ? [role]
      : [underOrganization(contract, organization, role)];
  };
  // The workspace says who is not let in. Not so to those of the organization that owns it: it is theirs.
  const isShut = facts.membership?.status === 'deactivated';
  const grant = isShut ? undefined : facts.grants.find((one) => isOpen(one, now));
  const others = [...fromOrganization(contract, facts), ...fromGrant(contract, grant)];
  const under = member === undefined ? undefined : (membership?.under ?? projectMembership?.under);
  return {
    grant: grant ?? under ?? undefined,
    inProject: projectMembership !== null,
    own: merge([...worth(ownInProject), ...fromOrganization(contract, facts)]),
    inForce: merge([...worth(inProject), ...others]),
    inWorkspace: merge([...worth(member), ...others]),
  };
}

/** Whether the place is one that the person may know of: they are in it, or were and are deactivated. */
export const isKnownTo = (contract: Contract, facts: Facts, now: Date): boolean =>
  standingOf(contract, facts, now).inWorkspace !== undefined || facts.membership?.status === 'deactivated';
