import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf, type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';
import { statusOrCode } from '../../support/keys.ts';
import { expectProblem, unique } from '../../support/users.ts';

let scene: RelayScene;
beforeAll(async () => {
  scene = await startRelayScene();
  await scene.virtualKey('fake');
}, 60_000);
afterAll(() => scene.stop());

const api = () => scene.team.people.owner.api;
const newKey = (limits: object) =>
  api().apiKeys.create({
    workspace: scene.team.workspace,
    name: unique('Limited'),
    kind: 'service',
    scope: 'read-write',
    ...limits,
  });
const codeOfCall = async (token: string, model = '@fake/m') => {
  const response = await scene.chat(model, {}, {}, token);
  return response.ok ? response.status : (await bodyOf(response)).code;
};
const budgetsOf = async (scope_id: string) =>
  (await api().budgets.list({ workspace: scene.team.workspace, scope_id })).data;

describe('the limits of a new key', () => {
  it('become a budget and rate limits with its scope, which bind from its first call on', async () => {
    const { workspace } = scene.team;
    const key = await newKey({
      usage_limits: { type: 'tokens', credit_limit: 10, periodic_reset: 'monthly', alert_threshold: 9 },
      rate_limits: [{ type: 'requests', unit: 'rpm', value: 1 }],
    });
    expect(await codeOfCall(key.secret)).toBe('budget_exhausted');
    expect(await codeOfCall(key.secret)).toBe('rate_limited');
    expect(await budgetsOf(key.id)).toMatchObject([
      {
        ...{ name: key.name, scope: 'api_key', measure: 'tokens', limit: 10, period: 'month' },
        alerts: [{ percent: 90 }],
      },
    ]);
    const { data: limits } = await api().rateLimits.list({ workspace, scope_id: key.id });
    expect(limits).toMatchObject([{ measure: 'requests', unit: 'rpm', limit: 1 }]);
    const { data: entries } = await api().auditEvents.list({ workspace, limit: 20 });
    const actions = entries.map(({ action }) => action);
    expect(actions.slice(0, 3).sort()).toEqual(['api_key.created', 'budget.created', 'rate_limit.created']);
  });

  it('are US dollars of a virtual key, and 0 lets it do nothing', async () => {
    const { id } = await scene.virtualKey('dollars', { usage_limits: { credit_limit: 25 } });
    expect(await budgetsOf(id)).toMatchObject([
      { scope: 'virtual_key', measure: 'cost', limit: 2500, period: 'none', alerts: [] },
    ]);
    const closed = await scene.virtualKey('closed', {
      usage_limits: { type: 'tokens', credit_limit: 0 },
      rate_limits: [{ type: 'tokens', unit: 'rpd', value: 5 }],
    });
    expect(closed).toMatchObject({ status: 'exhausted' });
    expect(await codeOfCall(scene.key, '@closed/m')).toBe('budget_exhausted');
  });

  it('need what creating them alone needs, and amounts that go together', async () => {
    const { people, workspace } = scene.team;
    const own = { workspace, name: 'Own', kind: 'user', scope: 'read-write' } as const;
    const usage_limits = { credit_limit: 5 };
    const { api: ofMember } = people.member;
    expect(await statusOrCode(ofMember.apiKeys.create({ ...own, usage_limits }))).toBe('insufficient_role');
    const rate_limits = [{ type: 'requests', unit: 'rpm', value: 1 }] as const;
    expect(await statusOrCode(ofMember.apiKeys.create({ ...own, rate_limits: [...rate_limits] }))).toBe(
      'insufficient_role',
    );
    await ofMember.apiKeys.create(own);
    for (const wrong of [{ credit_limit: 4_000_001 }, { credit_limit: 5, alert_threshold: 6 }])
      expect((await expectProblem(newKey({ usage_limits: wrong }))).code).toBe('invalid_request');
  });
});
