import { describe, expect, it } from 'vitest';
import type { ErrorCode, Permission } from '../../server/api/types.ts';
import type { KeyPrincipal, Principal } from '../../server/auth/authentication/principal.ts';
import type {
  AuthorizationRequest,
  Requirement,
} from '../../server/auth/authorization/authorization-request.ts';
import type { AuthorizationFacts, OrganizationFacts } from '../../server/auth/authorization/facts.ts';
import { scopePermissions } from '../../server/auth/authorization/permissions.ts';
import {
  ask,
  builtin,
  contract,
  customRole,
  factsOf,
  forAudience,
  minutesAgo,
  NO_AGE_LIMITS,
  NOW,
  needs,
  operator,
  serviceKey,
  session,
  userKey,
} from '../support/decisions.ts';

// One row for each condition of a step that no row of decide.test.ts depends on.

const OUTSIDE = ['198.51.100.0/24'];
const DAY_MINUTES = 24 * 60;
const archived = { id: 'prj_1', archivedAt: NOW };
const leaving = needs('members:manage', { selfParameter: 'user_id' });
const self = { subject: 'usr_1' };
const confirmed: Principal = { ...session, reauthenticatedAt: NOW };

function inOrganization(
  { ipAllowlist = [], reauthenticateForKeys = false }: Partial<OrganizationFacts['policy']>,
  more: Partial<AuthorizationFacts> = {},
): AuthorizationFacts {
  const withheld = { admin: [], manager: [], member: [], viewer: [] };
  const policy = { withheld, reauthenticateForKeys, ipAllowlist, ages: NO_AGE_LIMITS };
  const role = builtin('member');
  const organization = { id: 'org_1', archivedAt: null, role, policy, requireReauthentication: false };
  return { ...factsOf({ role: builtin('admin') }), organization, ...more };
}

type Row = [string, Principal, Requirement, Partial<AuthorizationRequest>, ErrorCode | null];
const table = (rows: Row[]) =>
  it.each(rows)('%s', (_name, principal, requirement, more, code) => {
    expect(ask(principal, requirement, more).code).toBe(code);
  });

describe('a member who leaves', () => {
  const closed = factsOf({ role: builtin('viewer'), workspace: { ipAllowlist: OUTSIDE } });
  const strict = factsOf({ workspace: { sessionIdleMinutes: 5 } });
  const idle: Principal = { ...session, lastUsedAt: minutesAgo(6) };
  const deactivated = factsOf({ role: builtin('viewer'), status: 'deactivated' });
  table([
    ['may do so from any address', session, leaving, { ...self, facts: closed }, null],
    ['is bound to the allowlist with a key', userKey, leaving, { ...self, facts: closed }, 'ip_not_allowed'],
    ['may do so after a long pause', idle, leaving, { ...self, facts: strict }, null],
    ['may do so while deactivated', session, leaving, { ...self, facts: deactivated }, null],
    [
      'is no exception where the operation has none',
      session,
      needs('members:manage'),
      { ...self, facts: factsOf({ role: builtin('viewer') }) },
      'insufficient_role',
    ],
  ]);
});

describe('an allowlist', () => {
  const closed = factsOf({ workspace: { ipAllowlist: OUTSIDE } });
  const exempt = needs('security:manage', { ipExemptPermission: 'security:manage' });
  const afterPassword: Requirement = { ...exempt, anywhereReauthenticated: true };
  const keyOfOrganization: KeyPrincipal = { ...serviceKey, organizationIpAllowlist: OUTSIDE };
  table([
    ['can be changed from outside by its owner', session, exempt, { facts: closed }, null],
    ['cannot be changed from outside by a key', userKey, exempt, { facts: closed }, 'ip_not_allowed'],
    [
      'can require the password for that',
      session,
      afterPassword,
      { facts: closed },
      'reauthentication_required',
    ],
    ['is lifted by the password', confirmed, afterPassword, { facts: closed }, null],
    ['of an organization binds its keys', keyOfOrganization, needs('projects:read'), {}, 'ip_not_allowed'],
    [
      'of an organization binds members of its workspaces',
      session,
      needs('projects:read'),
      { facts: inOrganization({ ipAllowlist: OUTSIDE }) },
      'ip_not_allowed',
    ],
  ]);
});

describe('reauthentication', () => {
  const policy = inOrganization({ reauthenticateForKeys: true });
  const guarded = (permission: Permission) => needs(permission, { reauthentication: true });
  const strict = factsOf({ workspace: { sessionIdleMinutes: 5 } });
  const flagged = inOrganization({});
  const organization = flagged.organization && { ...flagged.organization, requireReauthentication: true };
  const ofOrganization = needs('organization:update', {
    ...{ reauthentication: true, inOrganization: true },
  });
  const aboutOrganization = {
    ...inOrganization({ reauthenticateForKeys: true }),
    workspace: undefined,
    membership: { status: 'active', role: builtin('owner') } as const,
  };
  table([
    [
      'is required for keys by an organization',
      session,
      guarded('api_keys:manage'),
      { facts: policy },
      'reauthentication_required',
    ],
    ['is not required by it for anything else', session, guarded('projects:update'), { facts: policy }, null],
    [
      'of an organization does not apply to a workspace without the setting',
      session,
      guarded('projects:update'),
      { facts: { ...flagged, organization } },
      null,
    ],
    [
      'is required after a pause before the last use',
      { ...session, longestPauseMs: 6 * 60_000 },
      needs('projects:read'),
      { facts: strict },
      'reauthentication_required',
    ],
    [
      'is required after a pause since the last use',
      { ...session, lastUsedAt: minutesAgo(6) },
      needs('projects:read'),
      { facts: strict },
      'reauthentication_required',
    ],
    [
      'is not required at the exact end of the pause',
      { ...session, lastUsedAt: minutesAgo(5) },
      needs('projects:read'),
      { facts: strict },
      null,
    ],
  ]);

  it.each(['organization_keys:manage', 'organization:update'] as const)(
    'is required for %s by an organization',
    (permission) => {
      const role = { id: 'owner', allProjects: false, permissions: new Set([permission]) };
      const facts: AuthorizationFacts = { ...aboutOrganization, membership: { status: 'active', role } };
      const requirement = { ...ofOrganization, permissions: [permission] };
      expect(ask(session, requirement, { facts }).code).toBe('reauthentication_required');
    },
  );
});

describe('a key', () => {
  const limited: KeyPrincipal = { ...serviceKey, projectIds: ['prj_1'] };
  const aged = {
    maxKeyLifetime: { days: 1, enforcedFrom: minutesAgo(2 * DAY_MINUTES), alreadyExpiredUntil: null },
    keyRotation: null,
  };
  const ofOrganization: Permission[] = ['organization:read'];
  table([
    [
      'ends at the moment when it reaches its maximum age',
      { ...serviceKey, createdAt: minutesAgo(DAY_MINUTES), ages: aged },
      needs('projects:read'),
      {},
      'credential_expired',
    ],
    [
      'that is limited to projects cannot call an operation that covers all',
      limited,
      needs('projects:read', { requiresAllProjects: true }),
      {},
      'insufficient_scope',
    ],
    [
      'of a workspace is not accepted for organization keys',
      serviceKey,
      forAudience('organization_key'),
      {},
      'insufficient_scope',
    ],
    [
      'of a workspace has no permission of organizations',
      { ...serviceKey, scope: 'custom', permissions: ofOrganization },
      needs('organization:read'),
      {},
      'insufficient_scope',
    ],
  ]);

  it('of an organization has the permissions of organizations in its presets', () => {
    const permissions = (ofOrganization: boolean) =>
      scopePermissions(contract, { scope: 'read-only', permissions: null, ofOrganization });
    expect(permissions(true).has('organization:read')).toBe(true);
    expect(permissions(false).has('organization:read')).toBe(false);
  });

  it.each(['read-only', 'read-write', 'admin'] as const)(
    'has no owner permission by the scope %s',
    (scope) => {
      const permissions = scopePermissions(contract, { scope, permissions: null, ofOrganization: true });
      expect([...permissions].filter((name) => contract.classOf.get(name) === 'owner')).toEqual([]);
    },
  );

  it('learns from the refusal why it is refused', () => {
    expect(ask(limited, needs('roles:manage')).detail).toContain('limited to projects');
    expect(ask({ ...serviceKey, scope: 'read-only' }, needs('roles:manage')).detail).toContain(
      'The scope read-only',
    );
    expect(ask(serviceKey, forAudience('operator', 'session')).detail).toContain(
      "a signed-in user's session or the operator key",
    );
  });
});

describe('an operation that covers all projects', () => {
  const everywhere = needs('audit:read', { requiresAllProjects: true });
  const role = customRole('audit:read');
  const project = { id: 'prj_1', archivedAt: null };
  table([
    [
      'is refused to a role of some projects',
      session,
      everywhere,
      { facts: factsOf({ role }) },
      'insufficient_role',
    ],
    [
      'is refused to it in a project where its user has a role of all',
      session,
      everywhere,
      { facts: factsOf({ role, project, projectRole: builtin('admin') }) },
      'insufficient_role',
    ],
    ['is allowed to an admin', session, everywhere, { facts: factsOf({ role: builtin('admin') }) }, null],
  ]);
});

describe('what is archived', () => {
  const restore = needs('projects:delete', { allowsArchived: true, inProject: true });
  const closed = { project: archived, workspace: { archivedAt: NOW } };
  table([
    ['can be restored as a project', session, restore, { facts: factsOf({ project: archived }) }, null],
    [
      'cannot be restored as a project of an archived workspace',
      session,
      restore,
      { facts: factsOf(closed) },
      'not_found',
    ],
  ]);
});

describe('a plan', () => {
  const needsRoles = needs('projects:read', { plan: 'custom_roles' });
  table([
    [
      'is enough when it includes some',
      session,
      needsRoles,
      { facts: factsOf({ workspace: { plan: 'business' } }) },
      null,
    ],
    [
      'is not enough when its limit is 0',
      session,
      needsRoles,
      { facts: factsOf({ workspace: { plan: 'free' } }) },
      'plan_required',
    ],
    [
      'does not matter where there is none',
      session,
      needsRoles,
      { facts: { ...factsOf(), plan: undefined } },
      null,
    ],
  ]);
});

describe('the suggestion of a refusal', () => {
  const viewer = { facts: factsOf({ role: builtin('viewer') }) };

  it('is the smallest scope and role', () => {
    const readOnly = { scope: 'read-only' } as const;
    const create = needs('projects:create');
    expect(ask(session, create, viewer).would_suffice).toEqual({ scope: null, role: 'member' });
    expect(ask({ ...serviceKey, ...readOnly }, create).would_suffice).toEqual({
      scope: 'read-write',
      role: null,
    });
    expect(ask({ ...userKey, ...readOnly }, create, viewer).would_suffice).toEqual({
      scope: 'read-write',
      role: 'member',
    });
  });

  it('is absent when no permission is missing', () => {
    expect(ask(session, forAudience('operator')).would_suffice).toBeNull();
    expect(ask(operator, forAudience('session')).would_suffice).toBeNull();
  });

  it('comes with the missing permission', () => {
    expect(ask(session, needs('projects:create'), viewer).requiredPermission).toBe('projects:create');
  });
});
