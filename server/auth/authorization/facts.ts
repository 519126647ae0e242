import type { ApiDocument } from '../../api/api-document.ts';
import type { ExternalIdColumns } from '../../database/schema/joined.ts';
import type { OrganizationPolicy } from './key-age-policy.ts';
import type { GrantFacts, UnderGrant } from './management-grants.ts';
import type { PermissionSet } from './permission-set.ts';

export interface RoleFacts {
  id: string;
  /** Whether the role covers every project without a project membership. */
  allProjects: boolean;
  permissions: PermissionSet;
}

export interface OrganizationFacts {
  id: string;
  archivedAt: Date | null;
  policy: OrganizationPolicy;
  /** The role of the user in the organization. */
  role: RoleFacts | null;
  /**
   * Whether a workspace that the organization owns or manages requires reauthentication: access to the organization
   * gives access to that workspace. Loaded only for questions about the organization itself.
   */
  requireReauthentication: boolean;
}

/** A workspace or a project. */
interface PlaceFacts {
  id: string;
  slug: string;
  archivedAt: Date | null;
  externalId: ExternalIdColumns;
}

interface MembershipFacts extends UnderGrant {
  status: 'active' | 'deactivated';
  role: RoleFacts;
  /** The external id of the member; absent in an organization. */
  externalId?: string | null;
}

/**
 * Everything in the database that a decision depends on. `null` means "does not exist"; a `project` that was not
 * requested is absent. A feature declares its own facts in its `authorization.ts` and adds their sources to the registry.
 */
export interface AuthorizationFacts {
  /** The contract with the permissions of the application, in the version that the facts were loaded with. */
  contract: ApiDocument;
  /** Absent for a question about an organization. */
  workspace: PlaceFacts | null | undefined;
  /** The name of the plan of the workspace, which the contract has. */
  plan: string | undefined;
  membership: MembershipFacts | null;
  /** The requested organization, or the one that owns the requested workspace. */
  organization: OrganizationFacts | null;
  /** Grants by which organizations of the user manage the workspace. */
  grants: readonly GrantFacts[];
  /** The organizations that own or manage the workspace, including archived ones. */
  organizationIds: readonly string[];
  project: PlaceFacts | null | undefined;
  /** `role` overrides the workspace role; with `null` the workspace role applies. */
  projectMembership: ({ role: RoleFacts | null } & UnderGrant) | null;
}
