import type { KeyScope, Permission } from '../contract/types.ts';

/** Who makes a request. It is taken from the credential, never from the body. */
export type Principal = OperatorPrincipal | SessionPrincipal | KeyPrincipal;

export interface OperatorPrincipal {
  type: 'operator';
  id: 'operator';
}

export interface SessionPrincipal {
  type: 'session';
  id: string;
  userId: string;
  expiresAt: Date;
  reauthenticatedAt: Date | null;
}

export interface KeyPrincipal {
  type: 'user_key' | 'service_key';
  id: string;
  workspaceId: string;
  /** The person that a user key acts as; `null` for a service key. */
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
  rateLimit: { requests: number; seconds: number } | null;
  expiresAt: Date | null;
  /** Whether the old secret of a rotating key was presented. */
  previous: boolean;
}

export const isKey = (principal: Principal): principal is KeyPrincipal =>
  principal.type === 'user_key' || principal.type === 'service_key';

/** The person that a principal is or acts as. */
export const userOf = (principal: Principal): string | null =>
  principal.type === 'operator' ? null : principal.userId;
