import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import { loadApiDocument } from '../../server/api/api-document.ts';
import { principalOfUser } from '../../server/auth/authentication/principal.ts';
import type {
  AuthorizationRegistry,
  FactSource,
} from '../../server/auth/authorization/authorization-registry.ts';
import { createAuthorizer } from '../../server/auth/authorization/authorizer.ts';
import type { AuthorizationFacts } from '../../server/auth/authorization/facts.ts';
import { requirementOf } from '../../server/auth/authorization/requirement.ts';
import { fail, pass } from '../../server/auth/authorization/step-result.ts';
import { authorizationRegistry } from '../../server/features/authorization.ts';
import { operationNames } from '../../server/features/handlers.ts';

const contract = loadApiDocument(new URL('../../openapi.yaml', import.meta.url), operationNames);
const { facts: sources, steps } = authorizationRegistry;
const NOW = new Date('2026-11-22T12:00:00Z');

/** A database that answers each statement with the same rows, and keeps what it was sent. */
function databaseWith(...rows: object[]) {
  const sent: Array<{ sql: string; bindings: object }> = [];
  const raw = async (sql: string, bindings: object) => {
    sent.push({ sql, bindings });
    return { rows };
  };
  // Facts are loaded by raw statements alone.
  return { db: { raw } as unknown as Knex, sent };
}

const WORKSPACE_ROW = {
  id: 'ws_1',
  archived_at: null,
  plan: 'pro',
  ip_allowlist: ['10.0.0.0/8'],
  require_reauthentication: true,
  session_idle_minutes: 60,
  member_status: 'active',
  member_role: 'admin',
  member_permissions: null,
  member_all_projects: null,
  member_grant_id: null,
  member_grant: null,
  organization_id: null,
  organization_archived_at: null,
  organization_policy: null,
  organization_role: null,
  grants: null,
  organization_ids: ['org_1', 'org_2'],
  project_id: 'prj_1',
  project_slug: 'billing',
  project_archived_at: null,
  in_project: null,
};

describe('the steps of a decision', () => {
  it('run in this order', () => {
    expect(contract.decisionSteps).toEqual([
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
    ]);
  });

  it('are registered in the order of the contract', () => {
    expect(Object.keys(steps)).toEqual(contract.decisionSteps);
  });

  it('run in the order of the contract, however they are registered', () => {
    const reversed = Object.fromEntries(Object.entries(steps).toReversed()) as AuthorizationRegistry['steps'];
    const { decide } = createAuthorizer(contract, { facts: sources, steps: reversed });
    const { trace } = decide({
      principal: { type: 'operator', id: 'operator' },
      requirement: requirementOf('projects:read'),
      facts: undefined,
      address: '203.0.113.1',
      now: NOW,
    });
    expect(trace.map(({ step }) => step)).toEqual(contract.decisionSteps);
  });
});

describe('the facts of a decision', () => {
  const authorizer = createAuthorizer(contract, authorizationRegistry);

  it.each([
    { workspace: 'acme', userId: 'usr_1' },
    { workspace: 'ws_1', project: 'site', userId: 'usr_1' },
    { organization: 'org_1', userId: null },
  ])('of %o are loaded with one statement', async (target) => {
    const { db, sent } = databaseWith();
    await authorizer.loadFacts(db, target);
    expect(sent).toEqual([{ sql: expect.any(String), bindings: target }]);
  });

  it('of many workspaces or questions are loaded with one statement', async () => {
    const { db, sent } = databaseWith(WORKSPACE_ROW, { ...WORKSPACE_ROW, id: 'ws_2' });
    const found = await authorizer.loadFactsForWorkspaces(db, ['ws_1', 'ws_2'], 'usr_1');
    expect([...found.keys()]).toEqual(['ws_1', 'ws_2']);
    expect(sent).toHaveLength(1);
    const questions = [
      { project: 'prj_1', userId: 'usr_1' },
      { project: undefined, userId: 'usr_2' },
    ];
    const [first, second] = await authorizer.loadFactsOfQuestions(db, 'ws_1', questions);
    expect([first?.project, second?.project]).toEqual([
      { id: 'prj_1', slug: 'billing', archivedAt: null, externalId: expect.anything() },
      undefined,
    ]);
    expect(sent).toHaveLength(2);
  });

  it('of a place that does not exist are loaded as nothing', async () => {
    const { db } = databaseWith();
    const nothing = { membership: null, organization: null, grants: [], projectMembership: null };
    expect(
      await authorizer.loadFacts(db, { workspace: 'acme', project: 'site', userId: null }),
    ).toMatchObject({
      ...nothing,
      workspace: null,
      project: null,
    });
    expect(await authorizer.loadFacts(db, { organization: 'acme', userId: null })).toMatchObject({
      ...nothing,
      workspace: undefined,
      project: undefined,
    });
  });

  it('are tagged with all that makes them stale', async () => {
    const { db } = databaseWith(WORKSPACE_ROW);
    const found = await authorizer.loadFacts(db, { workspace: 'ws_1', project: 'prj_1', userId: 'usr_1' });
    const tags = ['ws_1', 'ws_1 usr_1', 'org_1', 'org_1 usr_1', 'org_2', 'org_2 usr_1', 'prj_1', 'usr_1'];
    expect(authorizer.tagsOfFacts(found, 'usr_1').sort()).toEqual([...tags].sort());
    const user = principalOfUser('usr_1', NOW);
    expect(authorizer.tagsOfDecision(user, found)).toEqual([...new Set([...tags, user.id])].sort());
  });

  it('of an organization are tagged with the word for all organizations, on which no decision takes a lock', async () => {
    const { db } = databaseWith({ organization_id: null, organization_policy: null });
    const found = await authorizer.loadFacts(db, { organization: 'org_1', userId: null });
    expect(authorizer.tagsOfFacts(found, null)).toEqual(['organizations']);
    expect(authorizer.tagsOfDecision(null, found)).toEqual([]);
  });
});

describe('a feature that takes part in decisions', () => {
  /** As a feature would demand single sign-on, in the place of the plan. */
  const ssoFact: FactSource<AuthorizationFacts['plan']> = {
    absent: undefined,
    inWorkspace: {
      select: ({ user }) => ({
        columns: `policy.requires_sso and ${user} is not null as requires_sso`,
        joins: 'left join example_policies policy on policy.workspace_id = w.id',
      }),
      read: (row: { requires_sso: boolean } | undefined) => (row?.requires_sso ? 'free' : 'enterprise'),
    },
    tags: ({ workspace }) => (workspace ? [`sign-in of ${workspace.id}`] : []),
  };
  const authorizer = createAuthorizer(contract, {
    facts: { ...sources, plan: ssoFact },
    steps: {
      ...steps,
      plan: ({ facts }) =>
        facts?.plan === 'free'
          ? fail('reauthentication_required', 'Sign in by SSO.')
          : pass('No SSO needed.'),
    },
  });
  const target = { workspace: 'acme', userId: 'usr_1' };

  it('adds its part to the one statement, its tags and its step', async () => {
    const { db, sent } = databaseWith({ ...WORKSPACE_ROW, requires_sso: true, ip_allowlist: [] });
    const facts = await authorizer.loadFacts(db, target);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.sql).toMatch(/policy\.requires_sso and :userId is not null as requires_sso/);
    expect(sent[0]?.sql).toMatch(/from workspaces w.*left join example_policies policy.*where w\.id =/s);
    expect(authorizer.tagsOfFacts(facts, 'usr_1')).toContain('sign-in of ws_1');
    const question = {
      principal: principalOfUser('usr_1', NOW),
      requirement: requirementOf('projects:read'),
      address: '203.0.113.1',
      now: NOW,
    };
    expect(authorizer.decide({ ...question, facts })).toMatchObject({
      allowed: false,
      code: 'reauthentication_required',
      decided_by: 'plan',
    });
    const { db: without } = databaseWith({ ...WORKSPACE_ROW, requires_sso: false, ip_allowlist: [] });
    const free = await authorizer.loadFacts(without, target);
    expect(authorizer.decide({ ...question, facts: free })).toMatchObject({
      allowed: true,
      decided_by: 'role',
    });
  });

  it('has no part in statements that it has no query for', async () => {
    const { db, sent } = databaseWith();
    await authorizer.loadFacts(db, { organization: 'acme', userId: null });
    expect(sent[0]?.sql).not.toContain('example_policies');
  });
});
