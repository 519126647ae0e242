import { loadApiDocument } from '../../server/api/api-document.ts';
import { storedPermissions } from '../../server/api/permission-names.ts';
import type { PermissionName } from '../../server/api/types.ts';
import type {
  KeyPrincipal,
  Principal,
  SessionPrincipal,
} from '../../server/auth/authentication/principal.ts';
import type {
  AuthorizationRequest,
  Decision,
  Requirement,
} from '../../server/auth/authorization/authorization-request.ts';
import { createAuthorizer } from '../../server/auth/authorization/authorizer.ts';
import type { AuthorizationFacts, RoleFacts } from '../../server/auth/authorization/facts.ts';
import type { KeyAgeLimits } from '../../server/auth/authorization/key-age-policy.ts';
import { roleFacts } from '../../server/auth/authorization/permissions.ts';
import { NO_EXTERNAL_ID } from '../../server/database/schema/joined.ts';
import { authorizationRegistry } from '../../server/features/authorization.ts';
import { operationNames } from '../../server/features/handlers.ts';

// Questions for decisions, without a database.

export const NO_AGE_LIMITS: KeyAgeLimits = { maxKeyLifetime: null, keyRotation: null };

export const contract = loadApiDocument(new URL('../../openapi.yaml', import.meta.url), operationNames);
export const { decide, permitsAlso } = createAuthorizer(contract, authorizationRegistry);
export const NOW = new Date('2026-11-22T12:00:00Z');
export const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
export const ALL = [...(contract.permissionsOf.get('owner') ?? [])];

export const session: SessionPrincipal = {
  type: 'session',
  id: 'ses_1',
  accessToken: null,
  userId: 'usr_1',
  user: null,
  expiresAt: NOW,
  reauthenticatedAt: null,
  proofs: [{ method: 'password', strength: 1, at: NOW.toISOString() }],
  secondFactors: [],
  lastUsedAt: NOW,
  longestPauseMs: 0,
};
export const serviceKey: KeyPrincipal = {
  type: 'service_key',
  id: 'key_1',
  accessToken: null,
  tenantId: 'ws_1',
  organizationId: null,
  userId: null,
  user: null,
  name: 'key',
  externalId: NO_EXTERNAL_ID,
  revokedAt: null,
  rotationEndsAt: null,
  scope: 'admin',
  permissions: null,
  projectIds: null,
  ipAllowlist: [],
  workspaceIpAllowlist: [],
  organizationIpAllowlist: [],
  ages: NO_AGE_LIMITS,
  rateLimit: null,
  expiresAt: null,
  grant: null,
  createdAt: NOW,
  rotatedAt: NOW,
  previous: false,
};
export const userKey: KeyPrincipal = { ...serviceKey, type: 'user_key', userId: 'usr_1' };
export const operator: Principal = { type: 'operator', id: 'operator' };

export const builtin = (name: string): RoleFacts => roleFacts(contract, name, null);
/** Permissions as keys and roles store them. */
export const stored = (...names: PermissionName[]) => storedPermissions(contract, names);
export const customRole = (...names: PermissionName[]): RoleFacts =>
  roleFacts(contract, 'rol_1', { permissions: stored(...names), all_projects: false });

export interface Situation {
  role?: RoleFacts | null;
  status?: 'active' | 'deactivated';
  /** Absent: the question is about the workspace. */
  project?: { id: string; slug?: string; archivedAt: Date | null } | null;
  /** `none`: not a member of the project. */
  projectRole?: RoleFacts | null | 'none';
  workspace?: Partial<
    NonNullable<AuthorizationFacts['workspace']> &
      NonNullable<AuthorizationFacts['securitySettings']> &
      Pick<AuthorizationFacts, 'plan'>
  > | null;
  grants?: AuthorizationFacts['grants'];
}

export function factsOf({
  role = builtin('owner'),
  status = 'active',
  ...rest
}: Situation = {}): AuthorizationFacts {
  const { workspace = {}, project, projectRole = 'none', grants = [] } = rest;
  const { id = 'ws_1', archivedAt = null, plan = 'enterprise', ...settings } = workspace ?? {};
  const defaults = { ipAllowlist: [], requireReauthentication: false, sessionIdleMinutes: 10_080 };
  return {
    contract,
    workspace: workspace && { id, slug: 'acme', archivedAt, externalId: NO_EXTERNAL_ID },
    plan: workspace === null ? undefined : plan,
    securitySettings: workspace && { ...defaults, ...settings },
    organization: null,
    signIn: { policies: [], secondFactors: [], connections: [] },
    grants,
    membership: role && { status, role },
    project: project && { slug: 'billing', externalId: NO_EXTERNAL_ID, ...project },
    projectMembership: projectRole === 'none' ? null : { role: projectRole },
    organizationIds: [],
  };
}

export const needs = (
  permission: PermissionName | PermissionName[],
  more: Partial<Requirement> = {},
): Requirement => ({
  audience: [],
  permissions: [permission].flat(),
  applicationKeyPermissions: [],
  isWrite: false,
  refusesAccessTokens: false,
  refusesSessions: false,
  allowsAnyProof: false,
  inWorkspace: true,
  inWorkspaceOfCredential: false,
  inOrganization: false,
  inProject: false,
  selfParameter: undefined,
  allowsArchived: false,
  reauthentication: false,
  ipExemptPermission: undefined,
  anywhereReauthenticated: false,
  requiresAllProjects: false,
  plan: undefined,
  plane: 'control',
  ...more,
});
export const forAudience = (...audience: Requirement['audience'][number][]): Requirement => ({
  ...needs([]),
  audience,
  inWorkspace: false,
});

export const ask = (
  principal: Principal,
  requirement: Requirement,
  more: Partial<AuthorizationRequest> = {},
): Decision =>
  decide({
    principal,
    requirement,
    facts: requirement.inWorkspace ? factsOf() : undefined,
    address: '203.0.113.1',
    subject: undefined,
    now: NOW,
    ...more,
  });

export const here = {
  project: { id: 'prj_1', slug: 'billing', archivedAt: null, externalId: NO_EXTERNAL_ID },
};
