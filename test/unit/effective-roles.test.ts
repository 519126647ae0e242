import { describe, expect, it } from 'vitest';
import type { Permission } from '../../server/api/types.ts';
import type { KeyPrincipal } from '../../server/auth/authentication/principal.ts';
import { canSeeResource, resolveEffectiveRoles } from '../../server/auth/authorization/effective-roles.ts';
import type {
  AuthorizationFacts,
  OrganizationFacts,
  RoleFacts,
} from '../../server/auth/authorization/facts.ts';
import { expiredBefore, expiryUnderLimit } from '../../server/auth/authorization/key-age-policy.ts';
import { type GrantFacts, isActive } from '../../server/auth/authorization/management-grants.ts';
import { organizationRoleFacts, roleFacts } from '../../server/auth/authorization/permissions.ts';
import { availableGrant, requiredGrant } from '../../server/auth/authorization/required-grant.ts';
import { NO_EXTERNAL_ID } from '../../server/database/schema/joined.ts';
import { contract, NOW, session } from '../support/decisions.ts';

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY);

const builtin = (name: string): RoleFacts => roleFacts(contract, name, null);
const custom = (...permissions: Permission[]): RoleFacts =>
  roleFacts(contract, 'rol_1', { permissions, all_projects: false });
const active = (role: RoleFacts) => ({ status: 'active', role }) as const;

const grant: GrantFacts = { id: 'grt_1', organizationId: 'org_2', paused: false, expiresAt: null };
const paused = { ...grant, paused: true };

const organization: OrganizationFacts = {
  id: 'org_1',
  archivedAt: null,
  role: organizationRoleFacts(contract, 'member'),
  requireReauthentication: false,
  policy: {
    withheld: { admin: [], manager: [], member: [], viewer: [] },
    reauthenticateForKeys: false,
    ipAllowlist: [],
    ages: { maxKeyLifetime: null, keyRotation: null },
  },
};
const withRole = (role: 'owner' | 'admin' | 'member' | null) => ({
  ...organization,
  role: role && organizationRoleFacts(contract, role),
});

const factsOf = (more: Partial<AuthorizationFacts> = {}): AuthorizationFacts => ({
  contract,
  workspace: { id: 'ws_1', slug: 'acme', archivedAt: null, externalId: NO_EXTERNAL_ID },
  plan: 'enterprise',
  securitySettings: { ipAllowlist: [], requireReauthentication: false, sessionIdleMinutes: 10_080 },
  organization: null,
  signIn: { policies: [], secondFactors: [], connections: [] },
  grants: [],
  membership: null,
  project: undefined,
  projectMembership: null,
  organizationIds: [],
  ...more,
});
const resolve = (more: Partial<AuthorizationFacts>) => resolveEffectiveRoles(contract, factsOf(more), NOW);
const permissionsOf = (role: RoleFacts | undefined) => [...(role?.permissions ?? [])].sort();

describe('a membership', () => {
  it('gives its role in the workspace and in a project', () => {
    const { direct, effective, workspace, inProject } = resolve({ membership: active(builtin('member')) });
    expect([direct?.id, effective?.id, workspace?.id, inProject]).toEqual([
      'member',
      'member',
      'member',
      false,
    ]);
  });

  it('gives nothing when it is deactivated, but the user may know of the workspace', () => {
    const facts = factsOf({ membership: { status: 'deactivated', role: builtin('owner') } });
    expect(resolveEffectiveRoles(contract, facts, NOW)).toMatchObject({
      direct: undefined,
      effective: undefined,
      workspace: undefined,
    });
    expect(canSeeResource(contract, facts, NOW)).toBe(true);
    expect(canSeeResource(contract, factsOf(), NOW)).toBe(false);
  });

  it('is replaced by a project role in that project only', () => {
    const { direct, effective, workspace, inProject } = resolve({
      membership: active(builtin('admin')),
      projectMembership: { role: builtin('viewer') },
    });
    expect([direct?.id, effective?.id, workspace?.id, inProject]).toEqual([
      'viewer',
      'viewer',
      'admin',
      true,
    ]);
  });

  it('keeps the workspace role in a project without a role', () => {
    const member = { membership: active(builtin('member')), projectMembership: { role: null } };
    expect(resolve(member)).toMatchObject({ effective: { id: 'member' }, inProject: true });
  });
});

describe('a workspace that an organization owns', () => {
  const all = permissionsOf(builtin('owner'));

  it('counts a membership only of users who belong to the organization', () => {
    const membership = active(builtin('admin'));
    expect(resolve({ membership, organization: withRole(null) }).effective).toBeUndefined();
    expect(resolve({ membership, organization: withRole('member') }).effective?.id).toBe('admin');
  });

  it('reserves owner permissions for the organization', () => {
    const { effective } = resolve({ membership: active(builtin('owner')), organization });
    const reserved = [...contract.ownerReservedPermissions];
    expect(reserved).not.toEqual([]);
    expect(permissionsOf(effective)).toEqual(all.filter((name) => !reserved.includes(name)));
  });

  it.each([
    ['admin', ['budgets:manage']],
    ['manager', ['api_keys:read']],
    ['member', ['own_keys:manage']],
    ['viewer', ['gateway_logs:read']],
  ] as const)('withholds from the role %s: %j', (name, withheld) => {
    const policy = {
      ...organization.policy,
      withheld: {
        admin: ['budgets:manage'],
        manager: ['api_keys:read'],
        member: ['own_keys:manage'],
        viewer: ['gateway_logs:read'],
      } as const,
    };
    const role = builtin(name);
    const { effective } = resolve({ membership: active(role), organization: { ...organization, policy } });
    const kept = [...role.permissions].filter((permission) => !effective?.permissions.has(permission));
    const reserved = [...contract.ownerReservedPermissions].filter((one) => role.permissions.has(one));
    expect(kept.sort()).toEqual([...withheld, ...reserved].sort());
  });

  it('withholds from a custom role what it withholds from managers', () => {
    const policy = {
      ...organization.policy,
      withheld: { admin: [], manager: ['api_keys:read'], member: [], viewer: [] } as const,
    };
    const role = custom('api_keys:read', 'projects:read');
    const { effective } = resolve({ membership: active(role), organization: { ...organization, policy } });
    expect(permissionsOf(effective)).toEqual(['projects:read']);
  });

  it('gives owners and admins of the organization a role in all projects, without its own permissions', () => {
    for (const name of ['owner', 'admin'] as const) {
      const { effective, direct } = resolve({ organization: withRole(name) });
      expect(effective).toMatchObject({ id: `${name} of the organization`, allProjects: true });
      expect(direct?.id).toBe(effective?.id);
      const own = [...contract.organizationPermissions];
      expect(permissionsOf(effective).filter((permission) => own.includes(permission))).toEqual([]);
      expect(effective?.permissions.has('projects:read')).toBe(true);
    }
  });

  it('gives plain members of the organization nothing, and nothing once the organization is deleted', () => {
    expect(resolve({ organization: withRole('member') }).effective).toBeUndefined();
    const deleted = { ...withRole('owner'), archivedAt: NOW };
    expect(resolve({ organization: deleted }).effective).toBeUndefined();
  });

  it('unites the role of a member with the one through the organization', () => {
    const { effective } = resolve({
      membership: active(builtin('viewer')),
      organization: withRole('admin'),
    });
    expect(effective).toMatchObject({ id: 'viewer and admin of the organization', allProjects: true });
    expect(effective?.permissions.has('projects:create')).toBe(true);
  });
});

describe('a management grant', () => {
  it('makes members of the organization managing admins while it is active', () => {
    const managed = resolve({ grants: [paused, grant] });
    expect(managed).toMatchObject({
      effective: { id: 'managing admin', allProjects: true },
      viaGrant: grant,
    });
    expect(permissionsOf(managed.effective)).toEqual([...contract.managerPermissions].sort());
    expect(managed.direct).toBeUndefined();
    expect(resolve({ grants: [paused] })).toMatchObject({ effective: undefined, viaGrant: undefined });
  });

  it('does not let a deactivated member in', () => {
    const membership = { status: 'deactivated', role: builtin('viewer') } as const;
    expect(resolve({ membership, grants: [grant] }).effective).toBeUndefined();
  });

  it.each([
    ['active', grant, 'admin'],
    ['paused', paused, undefined],
    ['ended', null, undefined],
  ])('that is %s decides about a membership that was created under it', (_, under, expected) => {
    const { effective, direct, viaGrant } = resolve({ membership: { ...active(builtin('admin')), under } });
    expect([effective?.id, direct, viaGrant]).toEqual([expected, undefined, expected && grant]);
  });

  it.each([
    ['active', grant, ['admin', 'viewer', true]],
    ['paused', paused, ['viewer', 'viewer', false]],
    ['ended', null, ['viewer', 'viewer', false]],
  ])('that is %s decides about a project role that was given under it', (_, under, expected) => {
    const { effective, direct, inProject } = resolve({
      membership: active(builtin('viewer')),
      projectMembership: { role: builtin('admin'), under },
    });
    expect([effective?.id, direct?.id, inProject]).toEqual(expected);
  });

  it('is inactive while it is paused and from its expiry on', () => {
    expect(isActive(grant, NOW)).toBe(true);
    expect(isActive(paused, NOW)).toBe(false);
    expect(isActive({ ...grant, expiresAt: NOW }, NOW)).toBe(false);
    expect(isActive({ ...grant, expiresAt: new Date(NOW.getTime() + 1) }, NOW)).toBe(true);
  });
});

describe('the grant of an operation', () => {
  const reference = { id: grant.id, organizationId: grant.organizationId };
  const required = (permission: Permission, more: Partial<AuthorizationFacts>) =>
    requiredGrant(contract, { permissions: [permission] }, { principal: session, facts: factsOf(more) }, NOW);

  it('is required when no direct role allows the operation', () => {
    expect(required('projects:read', { grants: [grant] })).toEqual(reference);
    const viewer = { grants: [grant], membership: active(builtin('viewer')) };
    expect(required('projects:create', viewer)).toEqual(reference);
    expect(required('projects:read', viewer)).toBeNull();
  });

  it('is required for a membership or a project role that was created under it', () => {
    const under = { membership: { ...active(builtin('admin')), under: grant } };
    expect(required('projects:create', under)).toEqual(reference);
    const inProject = {
      membership: active(builtin('viewer')),
      project: { id: 'prj_1', slug: 'billing', archivedAt: null, externalId: NO_EXTERNAL_ID },
      projectMembership: { role: builtin('admin'), under: grant },
    };
    expect(required('projects:update', inProject)).toEqual(reference);
  });

  it('is that of its creation for a service key, and none for the operator', () => {
    const key = { type: 'service_key', userId: null, grant: reference } as KeyPrincipal;
    expect(availableGrant(contract, key, factsOf(), NOW)).toEqual(reference);
    const operator = { type: 'operator', id: 'operator' } as const;
    expect(availableGrant(contract, operator, factsOf({ grants: [grant] }), NOW)).toBeNull();
  });
});

describe('an age limit', () => {
  const limit = { days: 10, enforcedFrom: daysAgo(4), alreadyExpiredUntil: null };
  const inDays = (days: number) => daysAgo(-days);

  it('counts from the creation, or from the start of the limit for older items', () => {
    expect(expiryUnderLimit(limit, daysAgo(2))).toEqual(inDays(8));
    expect(expiryUnderLimit(limit, daysAgo(100))).toEqual(inDays(6));
  });

  it('revives nothing that an earlier limit has ended', () => {
    const until = daysAgo(20);
    const later = { ...limit, alreadyExpiredUntil: until };
    expect(expiryUnderLimit(later, until)).toEqual(until);
    expect(expiryUnderLimit(later, daysAgo(21))).toEqual(until);
    expect(expiryUnderLimit(later, daysAgo(19))).toEqual(inDays(6));
  });

  it('has ended what is older than its days, once it is in force for as long', () => {
    expect(expiredBefore(limit, NOW)).toBeNull();
    expect(expiredBefore({ ...limit, alreadyExpiredUntil: daysAgo(20) }, NOW)).toEqual(daysAgo(20));
    const old = { ...limit, enforcedFrom: daysAgo(30) };
    expect(expiredBefore(old, NOW)).toEqual(daysAgo(10));
    expect(expiredBefore({ ...old, alreadyExpiredUntil: daysAgo(20) }, NOW)).toEqual(daysAgo(10));
    expect(expiredBefore({ ...old, alreadyExpiredUntil: daysAgo(5) }, NOW)).toEqual(daysAgo(5));
  });
});
