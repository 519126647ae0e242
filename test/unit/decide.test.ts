import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorCode, KeyScope, Permission } from '../../server/api/types.ts';
import type { KeyPrincipal, Principal } from '../../server/auth/authentication/principal.ts';
import { REAUTHENTICATION_MINUTES } from '../../server/auth/authentication/proofs.ts';
import {
  createToken,
  isWellFormed,
  mask,
  PREFIXES,
  type TokenKind,
} from '../../server/auth/authentication/token-format.ts';
import {
  ADDRESS_NOT_APPLICABLE,
  ADDRESS_UNKNOWN,
  type AuthorizationRequest,
  type Decision,
  type Requirement,
} from '../../server/auth/authorization/authorization-request.ts';
import type { AuthorizationFacts, RoleFacts } from '../../server/auth/authorization/facts.ts';
import type { KeyAgeLimits, OrganizationPolicy } from '../../server/auth/authorization/key-age-policy.ts';
import { effectivePermissions } from '../../server/auth/authorization/permissions.ts';
import {
  canonicalAddress,
  isAllowed,
  isRange,
  rateLimitBucketOf,
} from '../../server/auth/network/ip-address.ts';
import { createCallerPermissions } from '../../server/operations/caller-permissions.ts';
import {
  ALL,
  ask,
  builtin,
  contract,
  customRole,
  decide,
  factsOf,
  forAudience,
  here,
  minutesAgo,
  NO_AGE_LIMITS,
  NOW,
  needs,
  operator,
  permitsAlso,
  type Situation,
  serviceKey,
  session,
  stored,
  userKey,
} from '../support/decisions.ts';

type Case = [string, Principal, Requirement, Partial<AuthorizationRequest>, ErrorCode | null, string];
const table = (cases: Case[]) =>
  it.each(cases)('%s', (_name, principal, requirement, more, code, step) => {
    const decision = ask(principal, requirement, more);
    expect([decision.code, decision.decided_by]).toEqual([code, step]);
  });

describe('reach', () => {
  const read = needs('projects:read');
  const at = (situation: Situation) => ({ facts: factsOf(situation) });
  table([
    ['no such workspace', session, read, at({ workspace: null }), 'not_found', 'reach'],
    ['an outsider', session, read, at({ role: null }), 'not_found', 'reach'],
    ['a key of another workspace', serviceKey, read, at({ workspace: { id: 'ws_2' } }), 'not_found', 'reach'],
    ['an archived workspace', session, read, at({ workspace: { archivedAt: NOW } }), 'not_found', 'reach'],
    [
      'an archived workspace, to see or restore it',
      session,
      needs('workspace:read', { allowsArchived: true }),
      at({ workspace: { archivedAt: NOW } }),
      null,
      'role',
    ],
    ['no such project', session, read, at({ project: null }), 'not_found', 'reach'],
    ['no such project, for the operator', operator, read, at({ project: null }), 'not_found', 'reach'],
    [
      'an archived project',
      session,
      read,
      at({ project: { id: 'prj_1', archivedAt: NOW } }),
      'not_found',
      'reach',
    ],
    [
      'a member in a project not theirs',
      session,
      read,
      at({ role: builtin('member'), ...here }),
      'not_found',
      'reach',
    ],
    [
      'a custom role in a project not theirs',
      session,
      read,
      at({ role: customRole(...ALL), ...here }),
      'not_found',
      'reach',
    ],
    [
      'a manager in a project not theirs',
      session,
      read,
      at({ role: builtin('manager'), ...here }),
      null,
      'role',
    ],
    [
      'a viewer in their own project',
      session,
      read,
      at({ role: builtin('viewer'), ...here, projectRole: null }),
      null,
      'role',
    ],
    ['a service key in any project', serviceKey, read, at({ role: null, ...here }), null, 'scope'],
    [
      'a service key in a project that it is not limited to',
      { ...serviceKey, projectIds: ['prj_2'] },
      read,
      at({ role: null, ...here }),
      'not_found',
      'reach',
    ],
    [
      'an owner’s key in a project that it is not limited to',
      { ...userKey, projectIds: ['prj_2'] },
      read,
      at(here),
      'not_found',
      'reach',
    ],
    [
      'a member’s key limited to a project not theirs',
      { ...userKey, projectIds: ['prj_1'] },
      read,
      at({ role: builtin('member'), ...here }),
      'not_found',
      'reach',
    ],
    ['the operator, everywhere', operator, read, at({ role: null, ...here }), null, 'credential'],
  ]);
});

describe('scope', () => {
  const key = (
    scope: KeyScope,
    permissions: Permission[] | null = null,
    projectIds: string[] | null = null,
  ) => ({
    ...serviceKey,
    scope,
    permissions,
    projectIds,
  });
  const project = { facts: factsOf({ role: null, ...here }) };
  table([
    ['read-only reads', key('read-only'), needs('projects:read'), {}, null, 'scope'],
    [
      'read-only does not write',
      key('read-only'),
      needs('projects:create'),
      {},
      'insufficient_scope',
      'scope',
    ],
    ['read-write writes', key('read-write'), needs('projects:create'), {}, null, 'scope'],
    [
      'read-write does not administer',
      key('read-write'),
      needs('roles:manage'),
      {},
      'insufficient_scope',
      'scope',
    ],
    ['admin administers', key('admin'), needs('roles:manage'), {}, null, 'scope'],
    ['admin does not own', key('admin'), needs('workspace:delete'), {}, 'insufficient_scope', 'scope'],
    ['custom does what it lists', key('custom', ['roles:manage']), needs('roles:manage'), {}, null, 'scope'],
    [
      'custom does nothing else',
      key('custom', ['roles:manage']),
      needs('roles:read'),
      {},
      'insufficient_scope',
      'scope',
    ],
    [
      'custom does not own, listed or not',
      key('custom', ['workspace:delete']),
      needs('workspace:delete'),
      {},
      'insufficient_scope',
      'scope',
    ],
    [
      'custom without a list does nothing',
      key('custom'),
      needs('projects:read'),
      {},
      'insufficient_scope',
      'scope',
    ],
    [
      'any of several is enough',
      key('read-write'),
      needs(['api_keys:manage', 'own_keys:manage']),
      {},
      null,
      'scope',
    ],
    ['limited: reads the workspace', key('admin', null, ['prj_1']), needs('members:read'), {}, null, 'scope'],
    [
      'limited: writes nothing in it',
      key('admin', null, ['prj_1']),
      needs('projects:create'),
      {},
      'insufficient_scope',
      'scope',
    ],
    [
      'limited: writes in its project',
      key('admin', null, ['prj_1']),
      needs('projects:update'),
      project,
      null,
      'scope',
    ],
    ['what is for all', key('read-only'), forAudience('authenticated'), {}, null, 'scope'],
    ['what is for people', key('admin'), forAudience('session'), {}, 'insufficient_scope', 'scope'],
    [
      'what is for people, of a person’s key',
      userKey,
      forAudience('session'),
      {},
      'insufficient_scope',
      'scope',
    ],
    [
      'what is for people, of the operator',
      operator,
      forAudience('session'),
      {},
      'insufficient_scope',
      'scope',
    ],
    ['what is for people or the operator', operator, forAudience('session', 'operator'), {}, null, 'scope'],
    ['what is for the operator', session, forAudience('operator'), {}, 'insufficient_scope', 'scope'],
    ['what is for people, of one', session, forAudience('session'), {}, null, 'scope'],
  ]);
});

describe('membership and role', () => {
  const as = (role: RoleFacts, more: Situation = {}) => ({ facts: factsOf({ role, ...more }) });
  const inProject = (role: string, projectRole: RoleFacts | null) =>
    as(builtin(role), { ...here, projectRole });
  const update = needs('projects:update');
  table([
    [
      'a deactivated member',
      session,
      update,
      as(builtin('owner'), { status: 'deactivated' }),
      'member_deactivated',
      'membership',
    ],
    [
      'the key of a deactivated member',
      userKey,
      update,
      as(builtin('owner'), { status: 'deactivated' }),
      'member_deactivated',
      'membership',
    ],
    [
      'a key without a user',
      { ...userKey },
      update,
      { facts: factsOf({ role: null }) },
      'not_found',
      'membership',
    ],
    ['a role that holds it', session, update, as(builtin('member')), null, 'role'],
    ['a role that does not', session, update, as(builtin('viewer')), 'insufficient_role', 'role'],
    ['a custom role that holds it', session, update, as(customRole('projects:update')), null, 'role'],
    [
      'a custom role that does not',
      session,
      update,
      as(customRole('projects:read')),
      'insufficient_role',
      'role',
    ],
    ['owner class, of an owner', session, needs('workspace:delete'), as(builtin('owner')), null, 'role'],
    [
      'owner class, of an admin',
      session,
      needs('workspace:delete'),
      as(builtin('admin')),
      'insufficient_role',
      'role',
    ],
    ['raised in the project', session, update, inProject('viewer', builtin('admin')), null, 'role'],
    [
      'narrowed in the project',
      session,
      update,
      inProject('owner', builtin('viewer')),
      'insufficient_role',
      'role',
    ],
    ['the workspace role in the project', session, update, inProject('member', null), null, 'role'],
    [
      'narrowed to a custom role',
      session,
      needs('projects:read'),
      inProject('owner', customRole()),
      'insufficient_role',
      'role',
    ],
    [
      'a key above the role of its person',
      userKey,
      update,
      as(builtin('viewer')),
      'insufficient_role',
      'role',
    ],
    [
      'a key below the role of its person',
      { ...userKey, scope: 'read-only' },
      update,
      as(builtin('owner')),
      'insufficient_scope',
      'scope',
    ],
    [
      'oneself',
      session,
      needs('members:manage', { selfParameter: 'user_id' }),
      { ...as(builtin('viewer')), subject: 'usr_1' },
      null,
      'role',
    ],
    [
      'another user',
      session,
      needs('members:manage', { selfParameter: 'user_id' }),
      { ...as(builtin('viewer')), subject: 'usr_2' },
      'insufficient_role',
      'role',
    ],
    [
      'oneself, by a key without the scope',
      { ...userKey, scope: 'read-only' },
      needs('members:manage', { selfParameter: 'user_id' }),
      { ...as(builtin('viewer')), subject: 'usr_1' },
      'insufficient_scope',
      'scope',
    ],
  ]);

  it('does not combine scope and role of two different permissions of which one is enough', () => {
    const key: KeyPrincipal = { ...userKey, scope: 'custom', permissions: ['api_keys:manage'] };
    const either = needs(['api_keys:manage', 'own_keys:manage']);
    expect(ask(key, either, as(builtin('member'))).code).toBe('insufficient_role');
    expect(ask(key, either, as(builtin('manager'))).code).toBeNull();
  });

  it('gives the built-in roles the permissions of the document', () => {
    for (const role of contract.permissionsOf.keys()) {
      for (const { name, roles } of contract.permissions) {
        const { allowed } = ask(session, needs(name), as(builtin(role)));
        expect([role, name, allowed]).toEqual([role, name, roles.includes(role)]);
      }
    }
  });
});

describe('network', () => {
  const read = needs('projects:read');
  const key = (more: Partial<KeyPrincipal>) => ({ ...serviceKey, ...more });
  const walled = { facts: factsOf({ workspace: { ipAllowlist: ['10.0.0.0/8'] } }) };
  const me = forAudience('authenticated');
  table([
    ['no allowlist', serviceKey, read, {}, null, 'scope'],
    ['a key inside its own', key({ ipAllowlist: ['203.0.113.0/24'] }), read, {}, null, 'scope'],
    ['a key outside its own', key({ ipAllowlist: ['10.0.0.0/8'] }), read, {}, 'ip_not_allowed', 'network'],
    [
      'a key outside its workspace’s',
      key({ workspaceIpAllowlist: ['10.0.0.0/8'] }),
      read,
      {},
      'ip_not_allowed',
      'network',
    ],
    [
      'a key inside one of both',
      key({ ipAllowlist: ['203.0.113.1'], workspaceIpAllowlist: ['10.0.0.0/8'] }),
      read,
      {},
      'ip_not_allowed',
      'network',
    ],
    [
      'a key, outside any workspace',
      key({ workspaceIpAllowlist: ['10.0.0.0/8'] }),
      me,
      {},
      'ip_not_allowed',
      'network',
    ],
    ['a member outside', session, read, walled, 'ip_not_allowed', 'network'],
    ['a member inside', session, read, { ...walled, address: '10.1.2.3' }, null, 'role'],
    [
      'an outsider, who learns nothing of it',
      session,
      read,
      { facts: factsOf({ role: null, workspace: { ipAllowlist: ['10.0.0.0/8'] } }) },
      'not_found',
      'reach',
    ],
    ['the operator', operator, read, walled, null, 'credential'],
    [
      'an unknown address',
      session,
      read,
      { ...walled, address: ADDRESS_UNKNOWN },
      'ip_not_allowed',
      'network',
    ],
    ['an unknown address where there is no list', session, read, { address: ADDRESS_UNKNOWN }, null, 'role'],
    ['no request at hand', session, read, { ...walled, address: ADDRESS_NOT_APPLICABLE }, null, 'role'],
  ]);
});

describe('reauthentication, plan and rate limit', () => {
  const rotate = needs('api_keys:manage', { reauthentication: true });
  const asked = { facts: factsOf({ workspace: { requireReauthentication: true } }) };
  const confirmed = (minutes: number): Principal => ({ ...session, reauthenticatedAt: minutesAgo(minutes) });
  const roles = needs('roles:manage', { plan: 'custom_roles' });
  const onPlan = (plan: string) => ({
    facts: factsOf({ workspace: { plan } }),
  });
  table([
    ['never confirmed', session, rotate, asked, 'reauthentication_required', 'reauthentication'],
    ['confirmed just now', confirmed(REAUTHENTICATION_MINUTES), rotate, asked, null, 'role'],
    [
      'confirmed too long ago',
      confirmed(REAUTHENTICATION_MINUTES + 0.01),
      rotate,
      asked,
      'reauthentication_required',
      'reauthentication',
    ],
    ['not asked for by the workspace', session, rotate, {}, null, 'role'],
    ['not asked for by the operation', session, needs('api_keys:manage'), asked, null, 'role'],
    ['not of keys', serviceKey, rotate, asked, null, 'scope'],
    ['not included in the plan', session, roles, onPlan('pro'), 'plan_required', 'plan'],
    ['included in the plan', session, roles, onPlan('business'), null, 'role'],
    ['over budget', session, needs('projects:read'), { overBudget: true }, 'rate_limited', 'rate_limit'],
    ['within budget', session, needs('projects:read'), { overBudget: false }, null, 'role'],
  ]);
});

describe('the order of refusals', () => {
  it('is that of the steps: fixing one uncovers the next', () => {
    const requirement = needs('api_keys:manage', { reauthentication: true, plan: 'custom_roles' });
    const worst = { ipAllowlist: ['10.0.0.0/8'], requireReauthentication: true, plan: 'free' } as const;
    const viewer = builtin('viewer');
    const asks = (more: Partial<AuthorizationRequest>) =>
      ask(session, requirement, { overBudget: true, ...more });
    const inside = '10.0.0.1';
    const deactivated = factsOf({ role: viewer, status: 'deactivated', workspace: worst });
    const confirmed = { ...session, reauthenticatedAt: NOW };
    const paid = factsOf({ workspace: { ...worst, plan: 'enterprise' } });
    const steps = [
      asks({ facts: deactivated }),
      asks({
        facts: factsOf({ role: viewer, status: 'deactivated', workspace: worst, project: null }),
        address: inside,
      }),
      asks({ facts: deactivated, address: inside }),
      asks({ facts: factsOf({ role: viewer, workspace: worst }), address: inside }),
      asks({ facts: factsOf({ workspace: worst }), address: inside }),
      asks({ facts: factsOf({ workspace: worst }), address: inside, principal: confirmed }),
      asks({ facts: paid, address: inside, principal: confirmed }),
      asks({ facts: paid, address: inside, principal: confirmed, overBudget: false }),
    ];
    expect(steps.map(({ code }) => code)).toEqual([
      'ip_not_allowed',
      'not_found',
      'member_deactivated',
      'insufficient_role',
      'reauthentication_required',
      'plan_required',
      'rate_limited',
      null,
    ]);
  });

  it('puts the scope of a key before the role of its user', () => {
    const facts = factsOf({ role: builtin('viewer') });
    const key: KeyPrincipal = { ...userKey, scope: 'read-only' };
    expect(ask(key, needs('roles:manage'), { facts }).decided_by).toBe('scope');
    expect(ask(key, needs('roles:manage'), { facts }).requiredPermission).toBe('roles:manage');
  });
});

const STEPS = [
  'credential',
  'network',
  'reach',
  'scope',
  'membership',
  'sign_in',
  'role',
  'reauthentication',
  'plan',
  'rate_limit',
];

/** Any situation that a request can be in. */
const arbitraryQuestion = fc
  .record({
    kind: fc.constantFrom('session', 'user_key', 'service_key', 'operator'),
    scope: fc.constantFrom<KeyScope>('read-only', 'read-write', 'admin', 'custom'),
    listed: fc.subarray(ALL),
    limit: fc.constantFrom(null, ['prj_1'], ['prj_2']),
    allowlist: fc.constantFrom([], ['203.0.113.0/24'], ['10.0.0.0/8']),
    needed: fc.subarray(ALL, { minLength: 1, maxLength: 2 }),
    role: fc.constantFrom(null, ...contract.permissionsOf.keys(), 'rol_1'),
    projectRole: fc.constantFrom('none', null, ...contract.permissionsOf.keys(), 'rol_1'),
    customPermissions: fc.subarray(ALL),
    status: fc.constantFrom('active', 'deactivated'),
    inProject: fc.boolean(),
    archived: fc.boolean(),
    reachesArchived: fc.boolean(),
    overBudget: fc.constantFrom(undefined, false, true),
    reauthentication: fc.boolean(),
  })
  .map((drawn): AuthorizationRequest => {
    const key: KeyPrincipal = {
      ...(drawn.kind === 'user_key' ? userKey : serviceKey),
      scope: drawn.scope,
      permissions: drawn.scope === 'custom' ? stored(...drawn.listed) : null,
      projectIds: drawn.limit,
      ipAllowlist: drawn.allowlist,
    };
    const principal = drawn.kind === 'session' ? session : drawn.kind === 'operator' ? operator : key;
    const named = (role: string) =>
      role === 'rol_1' ? customRole(...drawn.customPermissions) : builtin(role);
    return {
      principal,
      requirement: needs(drawn.needed, {
        allowsArchived: drawn.reachesArchived,
        reauthentication: drawn.reauthentication,
      }),
      facts: factsOf({
        role: drawn.role === null ? null : named(drawn.role),
        // The two names that the generator has.
        status: drawn.status as 'active' | 'deactivated',
        ...(drawn.inProject && { project: { id: 'prj_1', archivedAt: drawn.archived ? NOW : null } }),
        projectRole:
          drawn.projectRole === null || drawn.projectRole === 'none'
            ? drawn.projectRole
            : named(drawn.projectRole),
        workspace: { requireReauthentication: drawn.reauthentication },
      }),
      address: '203.0.113.1',
      subject: undefined,
      now: NOW,
      ...(drawn.overBudget !== undefined && { overBudget: drawn.overBudget }),
    };
  });

const always = (holds: (question: AuthorizationRequest, decision: Decision) => void) =>
  fc.assert(
    fc.property(arbitraryQuestion, (question) => holds(question, decide(question))),
    { numRuns: 3000 },
  );

describe('any decision', () => {
  it('has a trace of the steps in order, up to the one that refuses', () => {
    always((_question, { allowed, code, decided_by, trace }) => {
      const steps = trace.map(({ step }) => step);
      expect(steps).toEqual(STEPS.slice(0, steps.length));
      const failures = trace.filter(({ outcome }) => outcome === 'fail');
      expect(allowed).toBe(code === null);
      if (allowed) {
        expect(steps).toHaveLength(STEPS.length);
        expect(failures).toEqual([]);
        expect(trace.find(({ step }) => step === decided_by)?.outcome).toBe('pass');
      } else {
        expect(failures).toEqual([trace.at(-1)]);
        expect(steps.at(-1)).toBe(decided_by);
      }
    });
  });

  it('is the same for the same question, which is not changed', () => {
    always((question, decision) => {
      // The contract is the same for all questions, and too large to copy for each.
      const withoutContract = ({ facts, ...rest }: AuthorizationRequest) => ({
        ...rest,
        facts: facts && { ...facts, contract: undefined },
      });
      const before = structuredClone(withoutContract(question));
      expect(decide(question)).toEqual(decision);
      expect(withoutContract(question)).toEqual(before);
    });
  });

  it('never allows a key what is reserved for owners', () => {
    always(({ principal, requirement }, { allowed }) => {
      const owners = requirement.permissions.every((name) => contract.classOf.get(name) === 'owner');
      if (owners && principal.type.endsWith('_key')) expect(allowed).toBe(false);
    });
  });

  it('allows a user key no more than its user, and a limited key no more than one without the limit', () => {
    always((question, { allowed }) => {
      const { principal, requirement } = question;
      if (!allowed || (principal.type !== 'user_key' && principal.type !== 'service_key')) return;
      const unlimited = { ...question, principal: { ...principal, projectIds: null } };
      expect(decide(unlimited).allowed).toBe(true);
      if (principal.type !== 'user_key') return;
      const inPerson = { ...session, reauthenticatedAt: NOW };
      expect(decide({ ...question, principal: inPerson, requirement }).allowed).toBe(true);
    });
  });

  it('is allowed for a further permission exactly when the shorter check permits it', () => {
    always((question, { allowed }) => {
      if (!allowed || question.requirement.reauthentication) return;
      for (const name of ALL) {
        const further = { ...question, requirement: { ...question.requirement, permissions: [name] } };
        expect(permitsAlso(further), name).toBe(decide(further).allowed);
      }
    });
  });

  it('allows only held permissions, and refuses held ones for other reasons only', () => {
    always((question, { allowed, code }) => {
      const { principal, requirement, facts } = question;
      const held = effectivePermissions(contract, principal, facts, NOW);
      const holds = requirement.permissions.some((name) => held.has(name));
      if (allowed) expect(holds).toBe(true);
      if (holds) expect(['insufficient_scope', 'insufficient_role']).not.toContain(code);
    });
  });

  it('suggests a grant that is sufficient and minimal', () => {
    always((question, { would_suffice, decided_by, code }) => {
      if (would_suffice === null) return;
      expect(['scope', 'role']).toContain(decided_by);
      const { principal, facts } = question;
      if (facts === undefined || facts.membership === null) return;
      const given = would_suffice.role === null ? undefined : builtin(would_suffice.role);
      const better: AuthorizationFacts = {
        ...facts,
        membership: { status: 'active', role: given ?? facts.membership.role },
        projectMembership: facts.projectMembership && { role: given ?? facts.projectMembership.role },
      };
      const key = 'scope' in principal && would_suffice.scope !== null;
      const stronger = key ? { ...principal, scope: would_suffice.scope, permissions: null } : principal;
      // A preset scope has no list of permissions.
      const again = decide({ ...question, principal: stronger as Principal, facts: better });
      expect([code, again.code]).not.toEqual([code, 'insufficient_scope']);
      const single = question.requirement.permissions.length === 1;
      if (single && again.code !== 'not_found') expect(again.code).not.toBe('insufficient_role');
    });
  });
});

describe('the key of an organization', () => {
  const organizationKey: KeyPrincipal = { ...serviceKey, type: 'organization_key', tenantId: 'org_1' };
  const policy: OrganizationPolicy = {
    withheld: { admin: [], manager: [], member: [], viewer: [] },
    reauthenticateForKeys: false,
    ipAllowlist: [],
    ages: NO_AGE_LIMITS,
  };
  const organization = {
    id: 'org_1',
    archivedAt: null,
    policy,
    role: null,
    requireReauthentication: false,
  };
  const owned: AuthorizationFacts = { ...factsOf({ role: null }), organization };

  it('does nothing of the data plane, with any scope', () => {
    const read = ask(organizationKey, needs('projects:read'), { facts: owned });
    expect(read).toMatchObject({ allowed: true, decided_by: 'scope' });
    const work = ask(organizationKey, needs('projects:read', { plane: 'data' }), { facts: owned });
    expect(work).toMatchObject({ allowed: false, code: 'insufficient_scope', decided_by: 'scope' });
    const custom = { ...organizationKey, scope: 'custom', permissions: ['projects:read'] } as const;
    expect(ask(custom, needs('projects:read', { plane: 'data' }), { facts: owned }).allowed).toBe(false);
  });

  it('leaves the data plane to the keys and the users of the workspace', () => {
    const work = needs('projects:read', { plane: 'data' });
    expect(ask(serviceKey, work).allowed).toBe(true);
    expect(ask(session, work).allowed).toBe(true);
  });

  it('reaches what its organization owns, and no other workspace', () => {
    const foreign = { ...owned, organization: { ...organization, id: 'org_2' } };
    for (const facts of [foreign, factsOf(), { ...owned, organization: null }]) {
      expect(ask(organizationKey, needs('projects:read'), { facts }).code).toBe('not_found');
    }
  });

  it('never does what is reserved for owners', () => {
    for (const { name, class: kind } of contract.permissions) {
      if (kind !== 'owner') continue;
      const custom = { ...organizationKey, scope: 'custom', permissions: stored(name) } as const;
      expect(ask(custom, needs(name), { facts: owned }).code, name).toBe('insufficient_scope');
    }
  });

  it('is as old as the organization lets keys be, counted from the time of that setting', () => {
    const days = (count: number) => new Date(NOW.getTime() - count * 86_400_000);
    const old = { ...organizationKey, createdAt: days(100), rotatedAt: days(20) };
    const codeUnder = (ages: Partial<KeyAgeLimits>) =>
      ask({ ...old, ages: { ...NO_AGE_LIMITS, ...ages } }, needs('projects:read'), { facts: owned }).code;
    const limit = (count: number, since: number, over: number | null = null) => ({
      days: count,
      enforcedFrom: days(since),
      alreadyExpiredUntil: over === null ? null : days(over),
    });
    expect(codeUnder({ maxKeyLifetime: limit(99, 200) })).toBe('credential_expired');
    expect(codeUnder({ maxKeyLifetime: limit(99, 98) })).toBeNull();
    expect(codeUnder({ maxKeyLifetime: limit(101, 200) })).toBeNull();
    expect(codeUnder({ keyRotation: limit(20, 200) })).toBe('rotation_required');
    expect(codeUnder({ keyRotation: limit(21, 200) })).toBeNull();
    expect(codeUnder({ keyRotation: limit(21, 0, 20) })).toBe('rotation_required');
    expect(codeUnder({ keyRotation: limit(21, 0, 21) })).toBeNull();
  });
});

describe('allowlists', () => {
  it.each<[string, string[], string, boolean]>([
    ['an empty one lets every address in', [], '203.0.113.1', true],
    ['an address', ['203.0.113.1'], '203.0.113.1', true],
    ['another address', ['203.0.113.1'], '203.0.113.2', false],
    ['a range, first', ['203.0.113.0/24'], '203.0.113.0', true],
    ['a range, last', ['203.0.113.0/24'], '203.0.113.255', true],
    ['a range, after', ['203.0.113.0/24'], '203.0.114.0', false],
    ['one of several', ['10.0.0.0/8', '203.0.113.1'], '203.0.113.1', true],
    ['everything', ['0.0.0.0/0'], '203.0.113.1', true],
    ['all of IPv4 is none of IPv6', ['0.0.0.0/0'], '2001:db8::1', false],
    ['all of IPv6 is none of IPv4', ['::/0'], '203.0.113.1', false],
    ['IPv6, however written', ['2001:db8::/32'], '2001:0DB8:0:0::1', true],
    ['IPv6, outside', ['2001:db8::/32'], '2001:db9::1', false],
    ['IPv4 in IPv6, as the address', ['203.0.113.1'], '::ffff:203.0.113.1', true],
    ['IPv4 in IPv6, as the range', ['::ffff:203.0.113.0/120'], '203.0.113.77', true],
    ['IPv4 in IPv6, outside the range', ['::ffff:203.0.113.0/120'], '203.0.114.1', false],
    ['no address at all', ['0.0.0.0/0', '::/0'], 'unknown', false],
    ['octal, which others read as 8.8.8.8', ['8.8.8.8'], '010.8.8.8', false],
    ['a short form', ['127.0.0.1'], '127.1', false],
  ])('%s', (_name, allowlist, address, expected) => {
    expect(isAllowed(allowlist, address)).toBe(expected);
  });

  it.each([
    '127.1',
    '010.0.0.1',
    '0x7f000001',
    '2130706433',
    '1.2.3.4.5',
    '256.0.0.1',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/08',
    '10.0.0.0/8/8',
    '10.0.0.0/',
    '/8',
    '',
    ' 10.0.0.1',
    'fe80::1%eth0',
    '2001:db8::/129',
    '::ffff:10.0.0.0/95',
    '2001:db8:::1',
    'localhost',
    '*',
  ])('%j is not an entry of one', (text) => {
    expect(isRange(text)).toBe(false);
    expect(isAllowed([text], '127.0.0.1')).toBe(false);
  });

  it.each([
    '10.0.0.1',
    '10.0.0.0/8',
    '0.0.0.0/0',
    '::1',
    '2001:db8::/32',
    '::ffff:10.0.0.1',
    '255.255.255.255/32',
  ])('%j is an entry of one', (text) => expect(isRange(text)).toBe(true));

  it('an IPv4 range holds exactly the addresses between its ends', () => {
    const toText = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
    const number = fc.integer({ min: 0, max: 0xff_ff_ff_ff });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 0, max: 32 }), (base, candidate, bits) => {
        const size = 2 ** (32 - bits);
        const first = Math.floor(base / size) * size;
        const inside = candidate >= first && candidate < first + size;
        expect(isAllowed([`${toText(first)}/${bits}`], toText(candidate))).toBe(inside);
        expect(isAllowed([`${toText(first)}/${bits}`], `::ffff:${toText(candidate)}`)).toBe(inside);
      }),
    );
  });

  it('addresses have one canonical form', () => {
    expect(canonicalAddress('::ffff:203.0.113.1')).toBe('203.0.113.1');
    expect(canonicalAddress('2001:0DB8::0001')).toBe('2001:db8::1');
    expect(canonicalAddress('010.0.0.1')).toBeUndefined();
    expect(canonicalAddress('203.0.113.0/24')).toBeUndefined();
  });

  it('anonymous requests are counted by IPv4 address or IPv6 /64', () => {
    expect(rateLimitBucketOf('203.0.113.1')).toBe('203.0.113.1');
    expect(rateLimitBucketOf('::ffff:203.0.113.1')).toBe('203.0.113.1');
    expect(rateLimitBucketOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(rateLimitBucketOf('2001:db8:1:2:ffff::')).toBe(rateLimitBucketOf('2001:db8:1:2::1'));
    expect(rateLimitBucketOf('2001:db8:1:3::')).not.toBe(rateLimitBucketOf('2001:db8:1:2::'));
    expect(rateLimitBucketOf('nonsense')).toBe('unknown');
  });
});

describe('tokens', () => {
  const kinds: TokenKind[] = ['operator', 'session', 'user', 'service'];

  it.each(kinds)('a new %s token is its prefix, 32 random characters and a checksum', (kind) => {
    const token = createToken(kind);
    expect(token.startsWith(PREFIXES[kind])).toBe(true);
    expect(token.slice(PREFIXES[kind].length)).toMatch(/^[0-9A-Za-z]{38}$/);
    expect(isWellFormed(token)).toBe(true);
    expect(mask(kind, token)).toBe(`${PREFIXES[kind]}…${token.slice(-4)}`);
  });

  it('none is like another', () => {
    expect(new Set(Array.from({ length: 1000 }, () => createToken('service'))).size).toBe(1000);
  });

  it('every single wrong character is noticed, and every swap of neighbours', () => {
    const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    const place = fc.integer({ min: PREFIXES.service.length, max: 44 });
    fc.assert(
      fc.property(place, fc.constantFrom(...digits), (index, digit) => {
        const token = createToken('service');
        const mistyped = token.slice(0, index) + digit + token.slice(index + 1);
        expect(isWellFormed(mistyped)).toBe(mistyped === token);
        const [left = '', right = ''] = token.slice(index - 1, index + 1);
        const swapped = token.slice(0, index - 1) + right + left + token.slice(index + 1);
        expect(isWellFormed(swapped)).toBe(swapped === token);
      }),
    );
  });

  it.each([
    ['empty', () => ''],
    ['cut off', () => createToken('user').slice(0, -1)],
    ['too long', () => `${createToken('user')}0`],
    ['with a line after it', () => `${createToken('user')}\n`],
    ['with another prefix', () => createToken('user').replace('tn_usr_', 'tn_svc_')],
    ['with an unknown prefix', () => createToken('user').replace('tn_usr_', 'sk_live_')],
    ['in capitals', () => createToken('user').toUpperCase()],
  ])('a malformed token is refused: %s', (_name, make) => {
    expect(isWellFormed(make())).toBe(false);
  });

  it('the checksum is CRC-32 in six base62 characters', () => {
    // crc32('tn_svc_' + 32 zeros), by another implementation.
    let crc = 0xff_ff_ff_ff;
    const body = `tn_svc_${'0'.repeat(32)}`;
    for (const byte of Buffer.from(body)) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xed_b8_83_20 : crc >>> 1;
    }
    let rest = (crc ^ 0xff_ff_ff_ff) >>> 0;
    let sum = '';
    const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    for (let index = 0; index < 6; index += 1) {
      sum = digits.charAt(rest % 62) + sum;
      rest = Math.floor(rest / 62);
    }
    expect(isWellFormed(body + sum)).toBe(true);
  });
});

it('an escalation names each missing permission once', () => {
  const access = createCallerPermissions(contract, { principal: null, now: new Date() }, undefined);
  expect(() => access.assertHolds(['roles:manage', 'members:read', 'roles:manage'])).toThrow(
    /do not have yourself: roles:manage, members:read\.$/,
  );
});
