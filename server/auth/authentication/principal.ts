import type {
  KeyScope,
  Permission,
  Proof,
  ProofMethodName,
  Schemas,
  StoredPermission,
} from '../../api/types.ts';
import type { ExternalIdColumns } from '../../database/schema/joined.ts';
import type { KeyAgeLimits } from '../authorization/key-age-policy.ts';

/** The actor of a request. It always comes from the credential, never from the body. */
export type Principal = OperatorPrincipal | StoredPrincipal;

/** A principal whose credential is in the database. */
export type StoredPrincipal =
  | SessionPrincipal
  | KeyPrincipal
  | ApplicationKeyPrincipal
  | DirectoryPrincipal
  | SetupLinkPrincipal;

export type ApplicationKeyPermission = Schemas['ApplicationKeyPermission'];

interface OperatorPrincipal {
  type: 'operator';
  id: 'operator';
}

/** The user of a credential, for verification. It may be half a minute old. */
interface PrincipalUser {
  name: string;
  email: string;
  externalId: string | null;
}

/** Limits of an access token that was made from a session. */
interface SessionToken {
  workspaceId: string;
  audience: string;
}

/** Limits of an access token that was made from a key: it never exceeds the key. */
interface KeyToken {
  audience: string | null;
  scope: KeyScope;
  permissions: readonly StoredPermission[] | null;
}

export interface SessionPrincipal {
  type: 'session';
  /** Id of the session, also for an access token made from it. */
  id: string;
  accessToken: SessionToken | null;
  userId: string;
  user: PrincipalUser | null;
  expiresAt: Date;
  reauthenticatedAt: Date | null;
  /** What the user has proved in the session; `null` for a user without one, of whom no proofs are asked. */
  proofs: readonly Proof[] | null;
  /** The methods with which the user confirms a sign-in; empty without a second factor. */
  secondFactors: readonly ProofMethodName[];
  lastUsedAt: Date;
  /** The longest idle time between two uses since the password was last confirmed. */
  longestPauseMs: number;
}

export interface KeyPrincipal {
  type: 'user_key' | 'service_key' | 'organization_key';
  /** Id of the key, also for an access token made from it, which shares its budgets and its provenance. */
  id: string;
  accessToken: KeyToken | null;
  /** The workspace, or the organization for an organization key. */
  tenantId: string;
  /** The organization that owns its workspace, or that it belongs to. */
  organizationId: string | null;
  /** The user that a user key acts as; `null` for any other key. */
  userId: string | null;
  user: PrincipalUser | null;
  name: string;
  externalId: ExternalIdColumns;
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

/** A key of the operator's application, for all tenants or for listed ones. It has no role. */
export interface ApplicationKeyPrincipal {
  type: 'application_key';
  id: string;
  userId: null;
  name: string;
  permissions: readonly ApplicationKeyPermission[];
  /** The workspaces and organizations that it reaches; `null` for all. */
  tenants: readonly string[] | null;
  ipAllowlist: readonly string[];
  rateLimit: { requests: number; seconds: number } | null;
  expiresAt: Date | null;
  rotationEndsAt: Date | null;
  /** Whether the request presented the previous secret of a rotating key. */
  previous: boolean;
}

/** The token of a directory, with which an identity provider provisions people. It reaches only the SCIM operations of its tenant. */
export interface DirectoryPrincipal {
  type: 'directory';
  id: string;
  userId: null;
  tenantId: string;
  name: string;
  /** Whether a person has activated the directory; until then the token only reads. */
  activated: boolean;
  ipAllowlist: readonly string[];
  rateLimit: { requests: number; seconds: number };
  /** It never expires. */
  expiresAt: null;
  rotationEndsAt: Date | null;
  /** Whether the request presented the previous secret of a rotating token. */
  previous: boolean;
}

/** A set-up link, with which a person without an account sets one connection or directory up. It reaches only the operations under /v1/setup. */
export interface SetupLinkPrincipal {
  type: 'setup_link';
  id: string;
  userId: null;
  tenantId: string;
  name: string;
  /** The person who made the link. It works only while they hold the permission. */
  createdBy: string;
  permission: Permission;
  rateLimit: { requests: number; seconds: number };
  expiresAt: Date;
}

/** The management grant under which a member of the managing organization acts. */
export interface GrantReference {
  id: string;
  organizationId: string;
}

/** Whether the principal is a key of a workspace or an organization. */
export const isKey = (principal: Principal): principal is KeyPrincipal => KEY_TYPES.has(principal.type);

const KEY_TYPES: ReadonlySet<Principal['type']> = new Set<KeyPrincipal['type']>([
  'user_key',
  'service_key',
  'organization_key',
]);

/** Whether the principal is a key of one workspace. */
export const isWorkspaceKey = (principal: Principal): principal is KeyPrincipal =>
  principal.type === 'user_key' || principal.type === 'service_key';

/** Whether the principal is the operator, or a key of the operator's application. */
export const isApplication = ({ type }: Principal): boolean =>
  type === 'operator' || type === 'application_key';

/** Whether the request presented the previous secret of a rotating key. */
export const usesPreviousSecret = (principal: Principal): boolean =>
  'previous' in principal && principal.previous;

/** Returns the user that a principal is or acts as. */
export const userOf = (principal: Principal): string | null =>
  principal.type === 'operator' ? null : principal.userId;

/** Returns the user from whose roles a principal has what it may do: itself, or the person who made a set-up link. */
export const authorityOf = (principal: Principal): string | null =>
  principal.type === 'setup_link' ? principal.createdBy : userOf(principal);

/** Returns the user or the key that acts; `null` for the operator. */
export const actorIdOf = (principal: Principal): string | null =>
  principal.type === 'operator' ? null : (principal.userId ?? principal.id);

/** Returns the principal that a user would be after signing in as their tenants want it. */
export const principalOfUser = (userId: string, now: Date): Principal => ({
  type: 'session',
  id: userId,
  accessToken: null,
  userId,
  user: null,
  expiresAt: now,
  reauthenticatedAt: now,
  proofs: null,
  secondFactors: [],
  lastUsedAt: now,
  longestPauseMs: 0,
});
