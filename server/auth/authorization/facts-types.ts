import type { Permission, Plan } from '../../api/types.ts';
import type { OrganizationPolicy } from './key-age-policy.ts';
import type { GrantFacts } from './management-grants.ts';

export interface RoleFacts {
  id: string;
  /** Whether holders reach every project without being added. */
  allProjects: boolean;
  permissions: ReadonlySet<Permission>;
}

interface WorkspaceFacts {
  id: string;
  archivedAt: Date | null;
  plan: Plan;
  ipAllowlist: readonly string[];
  requireReauthentication: boolean;
  /** Minutes without use after which a session reaches nothing there until the password is given again. */
  sessionIdleMinutes: number;
}

export interface OrganizationFacts {
  id: string;
  archivedAt: Date | null;
  policy: OrganizationPolicy;
  /** The person's role in it. */
  role: RoleFacts | null;
  /**
   * Whether a workspace that it owns or manages asks for the password again: what gives access to the organization gives access
   * to that. It is looked up for questions about the organization itself.
   */
  requireReauthentication: boolean;
}

/** What was made under a grant counts as long as that is open. */
export interface UnderGrant {
  /** Absent when it was made without one; `null` when the grant is over. */
  under?: GrantFacts | null;
}

/** What the database knows that a decision depends on. `null` is "there is none"; a `project` that was not asked for is absent. */
export interface AuthorizationFacts {
  /** Absent when the question is about an organization. */
  workspace: WorkspaceFacts | null | undefined;
  /** The organization in question; in a workspace the one that owns it. */
  organization: OrganizationFacts | null;
  membership: ({ status: 'active' | 'deactivated'; role: RoleFacts } & UnderGrant) | null;
  /** Grants by which organizations of the person manage the workspace. */
  grants: readonly GrantFacts[];
  project: { id: string; archivedAt: Date | null } | null | undefined;
  /** `role` is the one that replaces the workspace role, `null` when that one counts. */
  projectMembership: ({ role: RoleFacts | null } & UnderGrant) | null;
  /** The organizations that own or manage the workspace, archived ones with them. */
  organizationIds: readonly string[];
}
