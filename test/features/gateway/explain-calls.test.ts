import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf, type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';
import { createMemberWithPermissions } from '../../support/keys.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';

let scene: RelayScene;
let key: { id: string; secret: string };
const SLUGS = ['open', 'narrow', 'disabled', 'poor', 'limited', 'claude', 'absent'];
beforeAll(async () => {
  scene = await startRelayScene();
  key = await scene.newKey();
  const { workspace, people } = scene.team;
  const { api } = people.owner;
  await scene.virtualKey('open');
  await scene.virtualKey('narrow', { models: ['m1'] });
  const disabled = await scene.virtualKey('disabled');
  await api.virtualKeys.update({ workspace, virtual_key: disabled.id, status: 'disabled' });
  const poor = await scene.virtualKey('poor');
  const limited = await scene.virtualKey('limited');
  const scope = 'virtual_key' as const;
  await api.budgets.create({
    ...{ workspace, name: 'Poor', scope, scope_id: poor.id, measure: 'tokens', limit: 300 },
  });
  await api.rateLimits.create({
    ...{ workspace, name: 'Few', scope, scope_id: limited.id, measure: 'requests', unit: 'rpd', limit: 3 },
  });
  await api.budgets.create({
    ...{ workspace, name: 'Key', scope: 'api_key', scope_id: key.id, measure: 'tokens', limit: 1_000_000 },
  });
}, 60_000);
afterAll(() => scene.stop());

const api = () => scene.team.people.owner.api;
const explain = (question: object) =>
  api().gateway.explain({ workspace: scene.team.workspace, key_id: key.id, ...question } as never);
const body = (more: object = {}) => ({
  model: 'm',
  messages: [{ role: 'user', content: 'Hi' }],
  max_tokens: 100,
  ...more,
});

/** Calls, and returns what an explanation foresees: the target, or the code of the refusal. */
async function call(config: object, params: object, metadata: Record<string, string> = {}) {
  const response = await fetch(`${scene.server.url}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${key.secret}`,
      'x-portkey-config': JSON.stringify(config),
      'x-portkey-metadata': JSON.stringify(metadata),
    },
    body: JSON.stringify(params),
  });
  const answer = await bodyOf(response);
  return response.status === 200
    ? {
        target: response.headers.get('x-portkey-last-used-option-index'),
        cached: response.headers.get('x-portkey-cache-status'),
      }
    : { code: answer.code };
}

describe('an explanation', () => {
  it('foresees the target or the refusal of a call', async () => {
    const seed = seedOf('explanations of calls');
    const random = randomOf(seed);
    const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
    const leaf = (): object => ({
      virtual_key: pick(SLUGS.slice(0, random(4) === 0 ? SLUGS.length : 5)),
      ...(random(2) === 0 && { override_params: { model: pick(['m1', 'm2']) } }),
      ...(random(6) === 0 && { max_cost_nano_usd: 1 }),
      ...(random(4) === 0 && { cache: { mode: 'simple' } }),
    });
    const node = (depth: number): object => {
      if (depth === 0 || random(3) === 0) return leaf();
      const targets = Array.from({ length: 1 + random(3) }, () => node(depth - 1));
      const named = targets.map((target, index) => ({ ...target, name: `t${index}` }));
      const [first] = named;
      switch (random(3)) {
        case 0:
          return {
            strategy: { mode: 'fallback', ...(random(3) === 0 && { on_status_codes: [429, 412] }) },
            targets,
          };
        case 1:
          return {
            strategy: { mode: 'loadbalance', sticky_session: { hash_fields: ['metadata.who'], ttl: 86_400 } },
            targets,
          };
        default:
          return {
            strategy: {
              mode: 'conditional',
              // biome-ignore lint/suspicious/noThenProperty: the grammar of configs has it
              conditions: [{ query: { 'metadata.who': { $eq: 'a' } }, then: pick(named).name }],
              default: first?.name,
            },
            targets: named,
          };
      }
    };
    for (let round = 0; round < rounds({ sample: 40, full: 5000 }); round += 1) {
      const config = node(2);
      const metadata = { who: pick(['a', 'b']) };
      const params = body({ max_tokens: pick([10, 100, 400]) });
      const explained = await explain({ inline_config: config, params, metadata });
      const foreseen =
        explained.would === 'refuse'
          ? { code: explained.refusal?.code }
          : { target: explained.target, cached: explained.cache?.status ?? 'DISABLED' };
      const context = `seed ${seed}, round ${round}: ${JSON.stringify(config)}`;
      expect(foreseen, context).toEqual(await call(config, params, metadata));
    }
  });

  it('tells what would be reserved, and what budgets and limits have left', async () => {
    const found = await explain({ virtual_key: 'limited', params: body() });
    expect(found).toMatchObject({ would: expect.any(String), cache: null, would_suffice: null });
    expect(found.reservation).toEqual({ nano_usd: null, tokens: expect.any(Number) });
    expect(found.budgets).toEqual([
      {
        ...{ budget_id: expect.stringMatching(/^bud_/), scope: 'api_key', measure: 'tokens' },
        ...{ required: found.reservation?.tokens, remaining: expect.any(Number), fits: true },
      },
    ]);
    expect(found.limits).toEqual([
      {
        ...{ rate_limit_id: expect.stringMatching(/^rlm_/), measure: 'requests', unit: 'rpd' },
        remaining: expect.any(Number),
      },
    ]);
  });

  it('says what would suffice when a budget refuses', async () => {
    const params = body({ max_tokens: 5000 });
    const refused = await explain({ virtual_key: 'poor', params });
    expect(refused).toMatchObject({ would: 'refuse', refusal: { code: 'budget_exhausted' } });
    const sufficient = refused.would_suffice?.max_tokens ?? 0;
    expect(sufficient).toBeGreaterThan(0);
    const ask = (max_tokens: number) => explain({ virtual_key: 'poor', params: body({ max_tokens }) });
    expect((await ask(sufficient)).would).toBe('call');
    expect((await ask(sufficient + 1)).would).toBe('refuse');
  });

  it('tells what budgets and rate limits have left only to those who may read budgets', async () => {
    const { server, team } = scene;
    const { api: reader } = await createMemberWithPermissions(server, team, ['configs:read']);
    const asked = { workspace: team.workspace, key_id: key.id, virtual_key: 'poor' };
    const refused = await reader.gateway.explain({ ...asked, params: body({ max_tokens: 5000 }) });
    expect(refused).toMatchObject({ would: 'refuse', budgets: [], limits: [], would_suffice: null });
    expect(refused.refusal?.code).toBe('budget_exhausted');
    expect(refused.refusal?.detail).not.toMatch(/bud_|\d/);
    const open = await reader.gateway.explain({ ...asked, virtual_key: 'open', params: body() });
    expect(open).toMatchObject({ would: 'call', budgets: [], limits: [], would_suffice: null });
  });

  it('leaves out a target whose breaker is open', async () => {
    scene.provider.answer('failing', { status: 500, body: {} });
    const config = {
      strategy: { mode: 'fallback', cb_config: { failure_threshold: 1, cooldown_interval: 60_000 } },
      targets: [{ virtual_key: 'open', override_params: { model: 'failing' } }, { virtual_key: 'open' }],
    };
    const question = { inline_config: config, params: body() };
    expect((await explain(question)).target).toBe('config.targets[0]');
    await call(config, body());
    const found = await explain(question);
    expect(found.target).toBe('config.targets[1]');
    expect(found.trace).toEqual([{ at: 'config.targets[0]', kind: 'skipped', until: expect.any(String) }]);
  });

  it('knows whether the cache has an answer, and asks no provider', async () => {
    const config = { virtual_key: 'open', cache: { mode: 'simple' } };
    const params = body({ model: 'kept' });
    const statusOf = async () => (await explain({ inline_config: config, params })).cache?.status;
    expect(await statusOf()).toBe('MISS');
    await call(config, params);
    await expect.poll(statusOf).toBe('HIT');
    expect(scene.provider.callsOf('kept')).toHaveLength(1);
  });
});
