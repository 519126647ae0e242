import type { KeyScope, Permission } from '../../api/types.ts';
import type { KeyAgeLimits } from '../authorization/key-age-policy.ts';

/** Who makes a request. It is taken from the credential, never from the body. */
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
  /** The longest time without use since the password was last given, up to the last use. */
  longestPauseMs: number;
}

export interface KeyPrincipal {
  type: 'user_key' | 'service_key' | 'organization_key';
  id: string;
  /** The workspace, or the organization of an organization key. */
  tenantId: string;
  /** The person that a user key acts as; `null` for any other key. */
  userId: string | null;
  name: string;
  revokedAt: Date | null;
  /** Until when the old secret works, while the key is being rotated. */
  rotationEndsAt: Date | null;
  scope: KeyScope;
  permissions: readonly Permission[] | null;
  projectIds: readonly string[] | null;
  ipAllowlist: readonly string[];
  /** Allowlist of the key's own workspace, which counts wherever the key is used. */
  workspaceIpAllowlist: readonly string[];
  /** The same of the key's organization, or the one that owns its workspace. */
  organizationIpAllowlist: readonly string[];
  /** What that rules of the age of keys, which counts wherever the key is used. */
  ages: KeyAgeLimits;
  rateLimit: { requests: number; seconds: number } | null;
  expiresAt: Date | null;
  /** The grant under which it was made, if it was. */
  grant: GrantReference | null;
  createdAt: Date;
  /** When its present secret was made. */
  rotatedAt: Date;
  /** Whether the old secret of a rotating key was presented. */
  previous: boolean;
}

/** A grant under which somebody of a managing organization does something. */
export interface GrantReference {
  id: string;
  organizationId: string;
}

export const isKey = (principal: Principal): principal is KeyPrincipal =>
  principal.type !== 'operator' && principal.type !== 'session';

/** The person that a principal is or acts as. */
export const userOf = (principal: Principal): string | null =>
  principal.type === 'operator' ? null : principal.userId;

/** The principal that a person is when they sign in with their password. */
export const principalOfUser = (userId: string, now: Date): Principal => ({
  type: 'session',
  id: userId,
  userId,
  expiresAt: now,
  reauthenticatedAt: now,
  lastUsedAt: now,
  longestPauseMs: 0,
});
