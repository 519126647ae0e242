import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf, type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';

let scene: RelayScene;
beforeAll(async () => {
  scene = await startRelayScene();
  await scene.virtualKey('fake');
}, 60_000);
afterAll(() => scene.stop());

/** Limits a key. */
async function limitedKey(measure: 'requests' | 'tokens', limit: number) {
  const key = await scene.newKey();
  const { workspace, people } = scene.team;
  await people.owner.api.rateLimits.create({
    ...{ workspace, name: 'Limit', scope: 'api_key', scope_id: key.id, measure, unit: 'rpm', limit },
  });
  return (model: string, more: object = {}) => scene.chat(model, more, {}, key.secret);
}

describe('a rate limit', () => {
  it('lets exactly as many parallel calls pass as it allows, and says when to come back', async () => {
    const ask = await limitedKey('requests', 7);
    const responses = await Promise.all(Array.from({ length: 20 }, () => ask('@fake/many')));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(7);
    const refused = responses.find(({ status }) => status !== 200);
    expect([refused?.status, refused?.headers.get('ratelimit')]).toEqual([
      429,
      expect.stringContaining('r=0'),
    ]);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(scene.provider.callsOf('many')).toHaveLength(7);
  });

  it('of tokens counts what calls have used in place of the estimate', async () => {
    const ask = await limitedKey('tokens', 1200);
    // Each is likely to use about 1,000 tokens, and uses 12.
    for (let calls = 0; calls < 3; calls += 1)
      await expect.poll(async () => (await ask('@fake/few')).status, { timeout: 2000 }).toBe(200);
  });

  it('of a virtual key counts attempts, and leads to the next target', async () => {
    const { id } = await scene.virtualKey('narrow');
    const { workspace, people } = scene.team;
    await people.owner.api.rateLimits.create({
      ...{ workspace, name: 'Narrow', scope: 'virtual_key', scope_id: id, measure: 'requests', unit: 'rpm' },
      limit: 1,
    });
    const targets = [{ virtual_key: 'narrow' }, { virtual_key: 'fake' }];
    const config = JSON.stringify({ strategy: { mode: 'fallback' }, targets });
    const used = async () => {
      const response = await scene.chat('m', {}, { 'x-portkey-config': config });
      return [response.status, response.headers.get('x-portkey-last-used-option-index')];
    };
    expect(await used()).toEqual([200, 'config.targets[0]']);
    expect(await used()).toEqual([200, 'config.targets[1]']);
    expect(await bodyOf(await scene.chat('@narrow/m'))).toMatchObject({ status: 429, code: 'rate_limited' });
  });
});

describe('a price override', () => {
  it('changes what the next call costs', async () => {
    const { workspace, people } = scene.team;
    const { secret, id } = await scene.newKey();
    const costs = () =>
      scene.server
        .knex('gateway_calls')
        .where({ api_key_id: id })
        .orderBy('admitted_at')
        .orderBy('id')
        .pluck('cost_nano_usd')
        .then((all) => all.map((cost) => (cost === null ? null : Number(cost))));
    const setPrice = (input: number, output: number) =>
      people.owner.api.priceOverrides.set({
        ...{ workspace, override: 'own', provider: 'openai-compatible', model: 'own-model' },
        rates: { input_uncached: input, output_text: output },
      } as never);
    const ask = () => scene.chat('@fake/own-model', {}, {}, secret);
    await ask();
    await expect.poll(costs).toEqual([null]);
    await setPrice(1_000_000, 2_000_000);
    await ask();
    // 9 tokens at 1,000 nano-dollars, and 3 at 2,000.
    await expect.poll(costs).toEqual([null, 15_000]);
    await setPrice(2_000_000, 4_000_000);
    await ask();
    await expect.poll(costs).toEqual([null, 15_000, 30_000]);
  });
});
