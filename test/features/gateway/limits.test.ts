import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customKey, serviceKey } from '../../support/every-operation/operations.ts';
import { bodyOf, type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';
import { unique } from '../../support/users.ts';

const TERMS = { measure: 'tokens', limit: 100_000, period: 'day' } as const;
/** The fake provider counts so many tokens for each call. */
const TOKENS = 12;

let scene: RelayScene;
let virtualKey: { id: string };
beforeAll(async () => {
  scene = await startRelayScene();
  virtualKey = await scene.virtualKey('fake', { models: ['m-1', 'm-2*'] });
  const { workspace, people } = scene.team;
  await people.owner.api.priceOverrides.set({
    ...{ workspace, override: 'm', provider: 'openai-compatible', model: 'm-1' },
    rates: { input_uncached: 1_000_000, output_text: 2_000_000 },
  } as never);
}, 60_000);
afterAll(() => scene.stop());

async function limitsOf(token: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${scene.server.url}/v1/limits`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return bodyOf(response);
}

describe('limits.get', () => {
  it('tells the bucket of a key by the metadata that the key fixes, and `other` for what it does not', async () => {
    const { workspace, people } = scene.team;
    const { apiKeys, budgets, rateLimits } = people.owner.api;
    const key = await apiKeys.create({
      ...{ workspace, name: 'Customer', kind: 'service', scope: 'read-write' },
      defaults: { metadata: { customer: 'c1' } },
    });
    const policy = { workspace, name: unique('b'), scope: 'policy', measure: 'tokens', limit: 9 } as const;
    const made = await Promise.all([
      budgets.create({ ...policy, group_by: ['metadata.customer'] }),
      budgets.create({ ...policy, group_by: ['metadata.plan'] }),
      budgets.create({ ...policy, group_by: ['metadata.plan'], trust_request: true, ceiling: 9 }),
    ]);
    const other = await budgets.create({
      ...policy,
      conditions: [{ key: 'metadata.customer', value: 'c2' }],
    });
    const limit = { ...policy, measure: 'requests', unit: 'rpm' } as const;
    const { id: limitId } = await rateLimits.create({ ...limit, group_by: ['metadata.customer'] });
    const found = await limitsOf(key.secret);
    const usageOf = (id: string) =>
      found.budgets
        .find((one: { id: string }) => one.id === id)
        ?.usage.map(({ kind, bucket }: { kind: string; bucket: object }) => ({ kind, bucket }));
    expect(made.map(({ id }) => usageOf(id))).toEqual([
      [{ kind: 'values', bucket: [{ key: 'metadata.customer', value: 'c1' }] }],
      [{ kind: 'other', bucket: [] }],
      [{ kind: 'all', bucket: [] }],
    ]);
    expect(usageOf(other.id)).toBeUndefined();
    const rates = found.rate_limits.find((one: { id: string }) => one.id === limitId);
    expect(rates).toMatchObject({ remaining: 9 });
    for (const { id } of [...made, other]) await budgets.archive({ workspace, budget_id: id });
    await rateLimits.archive({ workspace, rate_limit_id: limitId });
  });

  it('returns the budgets into which calls of the key must fit, with what is used and left', async () => {
    const { workspace, people, project } = scene.team;
    const { budgets } = people.owner.api;
    const [own, other] = [await scene.newKey(), await scene.newKey()];
    const create = async (more: object) => {
      const made = await budgets.create({ workspace, name: unique('b'), ...TERMS, ...more } as never);
      return made.id;
    };
    const mine = await create({ scope: 'api_key', scope_id: own.id, measure: 'cost', limit: 100 });
    const ofKeys = await create({ scope: 'policy', group_by: ['api_key'], ceiling: 1_000_000 });
    const ofModels = await create({ scope: 'policy', group_by: ['model'] });
    const ofFake = await create({ scope: 'virtual_key', scope_id: virtualKey.id });
    const ofProject = await create({ scope: 'project', scope_id: project.id });
    await create({ scope: 'api_key', scope_id: other.id });
    await create({ scope: 'user', scope_id: people.viewer.id });
    await create({ scope: 'policy', conditions: [{ key: 'api_key', value: other.id }] });
    const archived = await create({ scope: 'workspace' });
    await budgets.archive({ workspace, budget_id: archived });

    expect((await scene.chat('@fake/m-1', {}, {}, own.secret)).status).toBe(200);
    const found = async (headers = {}) => {
      const { budgets: all } = await limitsOf(own.secret, headers);
      return new Map(all.map((one: { id: string }) => [one.id, one]));
    };
    await expect
      .poll(async () => (await found()).get(mine))
      .toMatchObject({
        ...{
          scope: 'api_key',
          scope_id: own.id,
          measure: 'cost',
          currency: 'USD',
          period: 'day',
          limit: 100,
        },
        // 9 tokens at 1,000 nano-dollars, and 3 at 2,000.
        usage: [{ limit: 100, used: 1, used_nano_usd: 15_000, resets_at: expect.any(String) }],
      });
    const all = await found();
    expect([...all.keys()]).toEqual([mine, ofKeys, ofModels, ofFake]);
    expect(all.get(ofKeys)).toMatchObject({
      group_by: ['api_key'],
      usage: [
        { kind: 'values', bucket: [{ key: 'api_key', value: own.id }], used: TOKENS, limit: 100_000 },
        { kind: 'all', used: TOKENS, limit: 1_000_000 },
      ],
    });
    expect(all.get(ofModels)).toMatchObject({ usage: [] });
    expect(all.get(ofFake)).toMatchObject({ usage: [{ used: TOKENS }] });
    const inProject = await found({ 'x-tenantry-project': project.slug });
    expect([...inProject.keys()]).toEqual([mine, ofKeys, ofModels, ofFake, ofProject]);
    expect(inProject.get(ofProject)).toMatchObject({ usage: [{ used: 0, remaining: 100_000 }] });
  });

  it('returns the rate limits with what is left of their windows', async () => {
    const { workspace, people } = scene.team;
    const { rateLimits } = people.owner.api;
    const [own, other] = [await scene.newKey(), await scene.newKey()];
    const create = async (more: object) => {
      const terms = { workspace, name: unique('r'), measure: 'requests', unit: 'rph', limit: 9 };
      return (await rateLimits.create({ ...terms, ...more } as never)).id;
    };
    const mine = await create({ scope: 'api_key', scope_id: own.id });
    const ofModels = await create({ scope: 'policy', group_by: ['model'] });
    await create({ scope: 'api_key', scope_id: other.id });
    const found = async (id: string) => {
      const { rate_limits } = await limitsOf(own.secret);
      expect(rate_limits).toHaveLength(2);
      return rate_limits.find((one: { id: string }) => one.id === id);
    };
    expect(await found(mine)).toMatchObject({ unit: 'rph', limit: 9, remaining: 9, resets_at: null });
    expect((await scene.chat('@fake/m-1', {}, {}, own.secret)).status).toBe(200);
    const after = await found(mine);
    expect(after).toMatchObject({ remaining: 8 });
    expect(Date.parse(after.resets_at)).toBeGreaterThan(Date.now());
    expect(await found(ofModels)).toMatchObject({ remaining: null, resets_at: null });
  });

  it('returns whom the limits are for and the virtual keys that can be used', async () => {
    const { workspace, people, project } = scene.team;
    await scene.virtualKey('of-project', { project_ids: [project.id] });
    const { id, secret } = await people.owner.api.apiKeys.create({
      ...{ workspace, name: unique('key'), kind: 'user', scope: 'read-only', user_id: people.viewer.id },
    });
    const fake = { virtual_key: 'fake', provider: 'openai-compatible', models: ['m-1', 'm-2*'] };
    expect(await limitsOf(secret)).toMatchObject({
      ...{ key_id: id, user_id: people.viewer.id, project_id: null, models: [fake] },
    });
    expect(await limitsOf(secret, { 'x-tenantry-project': project.slug })).toMatchObject({
      project_id: project.id,
      models: [fake, { virtual_key: 'of-project', provider: 'openai-compatible', models: null }],
    });
    const { secret: without } = await customKey(people.owner, workspace, ['projects:read']);
    expect(await limitsOf(without)).toMatchObject({ status: 403, required_permission: 'models:read' });
  });

  it('returns the limits of the organization that owns the workspace, and none of another one', async () => {
    const { api } = scene.team.people.owner;
    const { id: organization } = await api.organizations.create({ name: 'Holding' });
    const { id: other } = await api.organizations.create({ name: 'Other' });
    const { id: workspace } = await api.workspaces.create({ name: 'Owned', organization });
    const terms = { ...TERMS, name: 'All', scope: 'organization' } as const;
    const budget = await api.organizationBudgets.create({ organization, ...terms });
    await api.organizationBudgets.create({ organization: other, ...terms });
    const limit = { name: 'All', scope: 'organization', measure: 'tokens', unit: 'rpd', limit: 7 } as const;
    const rate = await api.organizationRateLimits.create({ organization, ...limit });
    const { secret } = await serviceKey(scene.team.people.owner, workspace, 'read-only');
    expect(await limitsOf(secret)).toMatchObject({
      budgets: [{ id: budget.id, scope: 'organization', usage: [{ used: 0, remaining: 100_000 }] }],
      rate_limits: [{ id: rate.id, remaining: 7 }],
      models: [],
    });
  });

  it('returns a budget of the organization for one workspace there, and in no other one', async () => {
    const { api } = scene.team.people.owner;
    const { id: organization } = await api.organizations.create({ name: 'Divided' });
    const made = [];
    for (const name of ['One', 'Two']) made.push(await api.workspaces.create({ name, organization }));
    const [first, second] = made.map(({ id }) => id) as [string, string];
    const policy = { ...TERMS, organization, name: 'B', scope: 'policy' } as const;
    const { id: one } = await api.organizationBudgets.create({
      ...policy,
      conditions: [{ key: 'workspace', value: first }],
    });
    const { id: each } = await api.organizationBudgets.create({ ...policy, group_by: ['workspace'] });
    const found = async (workspace: string) => {
      const { secret } = await serviceKey(scene.team.people.owner, workspace, 'read-only');
      const { budgets } = await limitsOf(secret);
      return budgets.map(({ id, usage }: { id: string; usage: Array<{ bucket: object[] }> }) => [
        id,
        usage[0]?.bucket,
      ]);
    };
    const bucketOf = (value: string) => [each, [{ key: 'workspace', value }]];
    expect(await found(first)).toEqual([[one, []], bucketOf(first)]);
    expect(await found(second)).toEqual([bucketOf(second)]);
  });
});

describe('the headers of a JSON answer', () => {
  const costs = ({ headers }: Response) =>
    ['x-tenantry-cost', 'x-tenantry-budget-remaining'].map((name) => headers.get(name));

  it('say what the call has cost, and what is left of the scarcest budget of money', async () => {
    const { workspace, people } = scene.team;
    const { id, secret } = await scene.newKey();
    expect(costs(await scene.chat('@fake/m-1', {}, {}, secret))).toEqual(['15000', null]);
    for (const limit of [500, 100])
      await people.owner.api.budgets.create({
        ...{ workspace, name: 'B', scope: 'api_key', scope_id: id, measure: 'cost', limit },
      });
    // 100 cents are 1,000,000,000 nano-dollars.
    expect(costs(await scene.chat('@fake/m-1', {}, {}, secret))).toEqual(['15000', '999985000']);
    expect(costs(await scene.chat('@fake/m-1', {}, {}, secret))).toEqual(['15000', '999970000']);
    const streamed = await scene.chat('@fake/m-1', { stream: true }, {}, secret);
    await streamed.text();
    expect(costs(streamed)).toEqual([null, null]);
  });

  it('say nothing of the cost of a model without a price, and count all attempts', async () => {
    expect(costs(await scene.chat('@fake/m-2'))).toEqual([null, null]);
    scene.provider.answer('m-broken', { status: 500, body: { error: { message: 'no' } } });
    await scene.virtualKey('any');
    const targets = [
      { virtual_key: 'any', override_params: { model: 'm-broken' } },
      { virtual_key: 'fake', override_params: { model: 'm-1' } },
    ];
    const config = JSON.stringify({ strategy: { mode: 'fallback' }, targets });
    expect(costs(await scene.chat('x', {}, { 'x-portkey-config': config }))).toEqual(['15000', null]);
    expect(costs(await scene.chat('@any/m-broken'))).toEqual(['0', null]);
  });
});

describe('a virtual key', () => {
  it('is exhausted while a budget of it is used up', async () => {
    const { workspace, people } = scene.team;
    const { api } = people.owner;
    const made = await scene.virtualKey('spent');
    const at = { workspace, virtual_key: made.id };
    const status = async () => (await api.virtualKeys.get(at)).status;
    const terms = { workspace, name: 'Spent', scope: 'virtual_key', scope_id: made.id } as const;
    const budget = await api.budgets.create({ ...terms, measure: 'requests', limit: 1, period: 'day' });
    expect(await status()).toBe('active');
    expect((await scene.chat('@spent/m')).status).toBe(200);
    await expect.poll(status).toBe('exhausted');
    expect(await bodyOf(await scene.chat('@spent/m'))).toMatchObject({ code: 'budget_exhausted' });
    const { data } = await api.virtualKeys.list({ workspace });
    expect(data.find(({ id }) => id === made.id)?.status).toBe('exhausted');
    expect((await api.virtualKeys.update({ ...at, status: 'disabled' })).status).toBe('disabled');
    expect((await api.virtualKeys.update({ ...at, status: 'active' })).status).toBe('exhausted');
    await api.budgets.reset({ workspace, budget_id: budget.id });
    expect(await status()).toBe('active');
    await api.budgets.archive({ workspace, budget_id: budget.id });
    expect((await scene.chat('@spent/m')).status).toBe(200);
    expect(await status()).toBe('active');
  });
});
