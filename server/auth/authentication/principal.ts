import type { KeyScope, StoredPermission } from '../../api/types.ts';
import type { KeyAgeLimits } from '../authorization/key-age-policy.ts';

/** The actor of a request. It always comes from the credential, never from the body. */
export type Principal = OperatorPrincipal | SessionPrincipal | KeyPrincipal;

interface OperatorPrincipal {
  type: 'operator';
  id: 'operator';
}

export interface SessionPrincipal {
  type: 'session';
  id: string;
  userId: string;
  expiresAt: Date;
  reauthenticatedAt: Date | null;
  lastUsedAt: Date;
  /** The longest idle time between two uses since the password was last confirmed. */
  longestPauseMs: number;
}

export interface KeyPrincipal {
  type: 'user_key' | 'service_key' | 'organization_key';
  id: string;
  /** The workspace, or the organization for an organization key. */
  tenantId: string;
  /** The user that a user key acts as; `null` for any other key. */
  userId: string | null;
  name: string;
  revokedAt: Date | null;
  /** When the previous secret expires, while the key is being rotated. */
  rotationEndsAt: Date | null;
  scope: KeyScope;
  permissions: readonly StoredPermission[] | null;
  projectIds: readonly string[] | null;
  ipAllowlist: readonly string[];
  /** IP allowlist of the key's own workspace, which applies wherever the key is used. */
  workspaceIpAllowlist: readonly string[];
  /** IP allowlist of the key's organization, or of the organization that owns its workspace. */
  organizationIpAllowlist: readonly string[];
  /** Age limits for keys of that organization, which apply wherever the key is used. */
  ages: KeyAgeLimits;
  rateLimit: { requests: number; seconds: number } | null;
  expiresAt: Date | null;
  /** The grant under which the key was created, if any. */
  grant: GrantReference | null;
  createdAt: Date;
  /** When the current secret was created. */
  rotatedAt: Date;
  /** Whether the request presented the previous secret of a rotating key. */
  previous: boolean;
}

/** The management grant under which a member of the managing organization acts. */
export interface GrantReference {
  id: string;
  organizationId: string;
}

export const isKey = (principal: Principal): principal is KeyPrincipal =>
  principal.type !== 'operator' && principal.type !== 'session';

/** Returns the user that a principal is or acts as. */
export const userOf = (principal: Principal): string | null =>
  principal.type === 'operator' ? null : principal.userId;

/** Returns the principal that a user would be after signing in with a password. */
export const principalOfUser = (userId: string, now: Date): Principal => ({
  type: 'session',
  id: userId,
  userId,
  expiresAt: now,
  reauthenticatedAt: now,
  lastUsedAt: now,
  longestPauseMs: 0,
});
