import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OperationArgs, Tenantry } from '../../../sdk/src/index.ts';
import { bootstrapInstallation, loadSecrets } from '../../../server/bootstrap.ts';
import { readConfig } from '../../../server/config.ts';
import type { Database } from '../../../server/database/connect.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import { knownToken } from '../../support/tokens.ts';
import { createUser, expectProblem, PASSWORD, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let operator: Tenantry;
let owner: TestUser;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer({ env: { DEFAULT_PLAN: 'pro' } });
  operator = server.operator;
  owner = await createUser(server);
  workspace = owner.workspace;
});
afterAll(() => server.stop());

type NewPlan = OperationArgs<'plans.create'>;

/** A plan of the operator, which the workspace has then. */
async function ownPlan(more: Partial<NewPlan> = {}) {
  const plan = await operator.plans.create({ name: unique('own'), title: 'Own', ...more });
  await operator.plans.set({ workspace, plan: plan.name });
  return plan;
}
const addProject = () =>
  owner.api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });
const codeOf = async (call: PromiseLike<unknown>) => (await expectProblem(call)).code;

describe('the plans of an installation', () => {
  it('begin with four, whose limits the contract declares', async () => {
    const { data } = await operator.plans.list();
    const seeded = data.filter(({ name }) => ['free', 'pro', 'business', 'enterprise'].includes(name));
    expect(seeded.map(({ title }) => title).sort()).toEqual(['Business', 'Enterprise', 'Free', 'Pro']);
    expect(await operator.plans.get({ plan_id: 'free' })).toMatchObject({
      limits: {
        members: 5,
        projects: 3,
        api_keys: 5,
        webhook_endpoints: 1,
        open_invitations: 20,
        custom_roles: 0,
        requests_per_minute: 600,
        audit_retention_days: 90,
      },
      features: [],
      application_limits: {},
      archived_at: null,
    });
  });

  it('give new workspaces the one that is configured', async () => {
    expect((await owner.api.workspaces.get({ workspace })).plan).toBe('pro');
  });

  it('are found by id and name, and an update changes only what it names', async () => {
    const plan = await operator.plans.create({
      name: unique('named'),
      title: 'Named',
      limits: { members: 3, projects: null },
      features: ['exports'],
      application_limits: { invoices: 10 },
    });
    expect(plan.limits).toMatchObject({ members: 3, projects: null, custom_roles: 20 });
    expect(await operator.plans.get({ plan_id: plan.name })).toEqual(plan);
    const updated = await operator.plans.update(
      { plan_id: plan.id, limits: { projects: 7 }, application_limits: { seats: 5 } },
      { ifMatch: plan.etag },
    );
    expect(updated.limits).toEqual({ ...plan.limits, projects: 7 });
    expect(updated).toMatchObject({ features: ['exports'], application_limits: { seats: 5 } });
    const stale = operator.plans.update({ plan_id: plan.id, title: 'Late' }, { ifMatch: plan.etag });
    expect(await codeOf(stale)).toBe('precondition_failed');
    expect(await codeOf(operator.plans.create({ name: plan.name, title: 'Again' }))).toBe('already_exists');
  });

  it.each<[string, Record<string, unknown>]>([
    ['an unknown limit', { limits: { planets: 1 } }],
    ['a limit below 0', { limits: { members: -1 } }],
    ['a retention without an end', { limits: { audit_retention_days: null } }],
    ['more roles than there can be', { limits: { custom_roles: 21 } }],
    ['a meter with capitals', { application_limits: { Invoices: 1 } }],
    ['a meter named constructor', { application_limits: { constructor: 1 } }],
    ['a meter with a limit that is no number', { application_limits: { invoices: '10' } }],
    ['an unknown period', { application_periods: { invoices: 'week' } }],
    ['a feature twice', { features: ['exports', 'exports'] }],
    ['a name with an underscore', { name: 'pln_1' }],
    ['a title of two lines', { title: 'a\nb' }],
  ])('are refused with %s', async (_, more) => {
    const body = { name: unique('bad'), title: 'Bad', ...more } as NewPlan;
    expect(await expectProblem(operator.plans.create(body))).toMatchObject({ status: 400 });
  });

  it('cannot be set when they do not exist, and the nearest is suggested', async () => {
    const { errors = [] } = await expectProblem(operator.plans.set({ workspace, plan: 'enterprize' }));
    expect(errors).toMatchObject([
      { path: 'plan', message: expect.stringContaining('Did you mean enterprise?') },
    ]);
  });
});

describe('a change of a plan', () => {
  it('counts for its workspaces from the answer on', async () => {
    const { id: plan_id } = await ownPlan({
      limits: { projects: 1, custom_roles: 0, requests_per_minute: null },
    });
    const addRole = () =>
      owner.api.roles.create({ workspace, name: unique('r'), permissions: ['projects:read'] });
    await addProject();
    expect([await codeOf(addProject()), await codeOf(addRole())]).toEqual(['limit_reached', 'plan_required']);
    await operator.plans.update({ plan_id, limits: { projects: 2, custom_roles: 1 } });
    await Promise.all([addProject(), addRole()]);
    expect([await codeOf(addProject()), await codeOf(addRole())]).toEqual(['limit_reached', 'limit_reached']);
    await operator.plans.update({ plan_id, limits: { requests_per_minute: 1 } });
    await owner.api.projects.list({ workspace }).catch(() => undefined);
    expect(await codeOf(owner.api.projects.list({ workspace }))).toBe('rate_limited');
    await operator.plans.set({ workspace, plan: 'enterprise' });
  });

  it('is what the next verification returns, with the features and limits of the application', async () => {
    const features = ['exports', 'sso'];
    const application_limits = { invoices: 10, seats: null };
    const plan = await ownPlan({ features, application_limits, application_periods: { seats: 'none' } });
    const { secret } = await owner.api.apiKeys.create({
      workspace,
      name: 'k',
      kind: 'service',
      scope: 'read-only',
    });
    const { name, title, limits } = plan;
    const expected = {
      name,
      title,
      limits,
      features,
      application_limits,
      application_periods: { seats: 'none' },
    };
    const verify = () =>
      Promise.all([
        operator.credentials.verify({ credential: secret, include: ['plan'] }),
        operator.apiKeys.verify({ key: secret, include: ['plan'] }),
      ]);
    for (const answer of await verify()) expect(answer.plan).toEqual(expected);
    await operator.plans.update({
      plan_id: plan.id,
      features: ['sso'],
      application_limits: { invoices: 20 },
    });
    for (const answer of await verify())
      expect(answer.plan).toEqual({ ...expected, features: ['sso'], application_limits: { invoices: 20 } });
    await operator.plans.set({ workspace, plan: 'free' });
    for (const answer of await verify()) expect(answer.plan?.name).toBe('free');
  });

  it.runIf(engine === 'postgres')('is known to every replica before the answer', async () => {
    const replica = await server.replica();
    const there = new Tenantry({ baseUrl: replica.url, token: owner.token });
    const { id: plan_id } = await ownPlan({ limits: { requests_per_minute: null } });
    for (let round = 1; round <= 10; round += 1) {
      await operator.plans.update({ plan_id, limits: { members: round } });
      const { quotas } = await there.usage.get({ workspace });
      expect(quotas.find(({ resource }) => resource === 'members')?.limit).toBe(round);
    }
    await replica.stop();
  });
});

describe('a plan of the operator', () => {
  it('counts for people who join by invitation, from outside the workspace', async () => {
    const plan = await ownPlan({ limits: { members: 2 } });
    const invite = async (email: string) => {
      const { data } = await owner.api.invitations.create({ workspace, emails: [email], role: 'member' });
      return (await knownToken(server, data[0]?.invitation?.id ?? '')).token;
    };
    const person = await createUser(server);
    const tokens = [await invite(person.email), await invite(`${unique('new')}@example.com`)];
    await person.api.invitations.accept({ token: tokens[0] ?? '' });
    const { data } = await owner.api.invitations.list({ workspace, status: 'pending' });
    const signUp = { name: 'New', email: data[0]?.email ?? '', password: PASSWORD };
    const join = () => server.client().users.signUp({ ...signUp, invitation_token: tokens[1] });
    expect(await codeOf(join())).toBe('limit_reached');
    await operator.plans.update({ plan_id: plan.id, limits: { members: 3 } });
    await join();
    const joined = (await owner.api.members.list({ workspace })).data.filter(
      (one) => one.user_id !== owner.id,
    );
    expect(joined).toHaveLength(2);
    for (const { user_id } of joined) await owner.api.members.remove({ workspace, user_id });
  });
});

describe('an archived plan', () => {
  it('stays with its workspaces, and no other gets it', async () => {
    const { name, id: plan_id } = await ownPlan({ limits: { members: 2 } });
    const archived = await operator.plans.archive({ plan_id });
    expect(archived.archived_at).not.toBeNull();
    expect(await operator.plans.archive({ plan_id })).toEqual(archived);
    const other = await createUser(server);
    expect(await codeOf(operator.plans.set({ workspace: other.workspace, plan: name }))).toBe(
      'invalid_state',
    );
    expect(await owner.api.usage.get({ workspace })).toMatchObject({ plan: name });
    await operator.plans.update({ plan_id, limits: { members: 4 } });
    const { quotas } = await owner.api.usage.get({ workspace });
    expect(quotas).toContainEqual({ resource: 'members', used: 1, limit: 4 });
    await operator.plans.unarchive({ plan_id });
    await operator.plans.set({ workspace: other.workspace, plan: name });
  });

  it('is never given to a workspace at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id: plan_id, name } = await operator.plans.create({ name: unique('race'), title: 'Race' });
      await operator.plans.set({ workspace, plan: 'enterprise' });
      const [set] = await Promise.allSettled([
        operator.plans.set({ workspace, plan: name }),
        operator.plans.archive({ plan_id }),
      ]);
      const { plan } = await operator.workspaces.get({ workspace });
      expect(plan === name).toBe(set.status === 'fulfilled');
      expect(await codeOf(operator.plans.set({ workspace, plan: name }))).toBe('invalid_state');
    }
  });

  it('is not the plan of new workspaces', async () => {
    expect(await codeOf(operator.plans.archive({ plan_id: 'pro' }))).toBe('invalid_state');
    const start = (DEFAULT_PLAN: string) => {
      const { dataDir: DATA_DIR, operatorKey: TENANTRY_OPERATOR_KEY, knex } = server;
      const config = readConfig({ DATA_DIR, TENANTRY_OPERATOR_KEY, DEFAULT_PLAN });
      return bootstrapInstallation({ knex } as Database, config, loadSecrets(config));
    };
    await operator.plans.archive({ plan_id: 'business' });
    await expect(start('business')).rejects.toThrow('DEFAULT_PLAN: the plan business is archived');
    await expect(start('planets')).rejects.toThrow('DEFAULT_PLAN: there is no plan planets');
    await expect(start('enterprise')).resolves.toBeDefined();
    expect((await operator.plans.get({ plan_id: 'business' })).archived_at).not.toBeNull();
  });
});
