import type { Permission, Plan } from '../../api/types.ts';
import type { OrganizationPolicy } from './key-age-policy.ts';
import type { GrantFacts } from './management-grants.ts';

export interface RoleFacts {
  id: string;
  /** Whether the role covers every project without a project membership. */
  allProjects: boolean;
  permissions: ReadonlySet<Permission>;
}

interface WorkspaceFacts {
  id: string;
  archivedAt: Date | null;
  plan: Plan;
  ipAllowlist: readonly string[];
  requireReauthentication: boolean;
  /** Idle minutes after which a session needs the password again to access the workspace. */
  sessionIdleMinutes: number;
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

/** Something created under a grant applies only while the grant is active. */
export interface UnderGrant {
  /** Absent without a grant; `null` when the grant has ended. */
  under?: GrantFacts | null;
}

/**
 * Everything in the database that a decision depends on. `null` means "does not exist"; a `project` that was not
 * requested is absent.
 */
export interface AuthorizationFacts {
  /** Absent for a question about an organization. */
  workspace: WorkspaceFacts | null | undefined;
  /** The requested organization, or the one that owns the requested workspace. */
  organization: OrganizationFacts | null;
  membership: ({ status: 'active' | 'deactivated'; role: RoleFacts } & UnderGrant) | null;
  /** Grants by which organizations of the user manage the workspace. */
  grants: readonly GrantFacts[];
  project: { id: string; archivedAt: Date | null } | null | undefined;
  /** `role` overrides the workspace role; with `null` the workspace role applies. */
  projectMembership: ({ role: RoleFacts | null } & UnderGrant) | null;
  /** The organizations that own or manage the workspace, including archived ones. */
  organizationIds: readonly string[];
}
