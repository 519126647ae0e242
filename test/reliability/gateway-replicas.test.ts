import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RelayScene, startRelayScene } from '../support/gateway/relay-scene.ts';
import { hasPostgres } from '../support/postgres.ts';

describe.runIf(hasPostgres())('three replicas of the gateway', () => {
  let scene: RelayScene;
  let others: Array<{ url: string; stop(): Promise<void> }> = [];
  beforeAll(async () => {
    scene = await startRelayScene({}, 'postgres');
    others = [await scene.server.replica(), await scene.server.replica()];
    await scene.virtualKey('first');
    await scene.virtualKey('second');
  }, 60_000);
  afterAll(async () => {
    for (const replica of others) await replica.stop();
    await scene.stop();
  });

  const urls = () => [scene.server.url, ...others.map(({ url }) => url)];
  const chat = (url: string, model: string, config: object, headers: Record<string, string> = {}) =>
    fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${scene.key}`,
        'x-portkey-config': JSON.stringify(config),
        ...headers,
      },
      body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hi' }] }),
    });
  const cached = async (url: string) => {
    const response = await chat(url, 'cached', { virtual_key: 'first', cache: { mode: 'simple' } });
    const { choices } = (await response.json()) as { choices: [{ message: { content: string } }] };
    const call = Number(choices[0].message.content);
    return { status: response.headers.get('x-portkey-cache-status'), call };
  };

  it('share kept answers, and none serves one that was purged', async () => {
    // Each answer says which call it is from.
    const answerOf = (call: number) => ({
      body: { choices: [{ index: 0, message: { content: `${call}` }, finish_reason: 'stop' }] },
    });
    scene.provider.answer('cached', ...Array.from({ length: 100 }, (_, index) => answerOf(index + 1)));
    const called = () => scene.provider.callsOf('cached').length;
    const purge = () => scene.team.people.owner.api.gatewayCache.purge({ workspace: scene.team.workspace });
    for (let round = 0; round < 5; round += 1) {
      // Afterwards each has the answer in its memory.
      for (const url of urls()) await expect.poll(async () => (await cached(url)).status).toBe('HIT');
      await purge();
      const before = called();
      for (const answer of await Promise.all(urls().map(cached))) expect(answer.call).toBeGreaterThan(before);
    }
  });

  it('all leave a target out soon after one of them has opened its breaker', async () => {
    scene.provider.answer('failing', { status: 500, body: {} });
    const config = {
      strategy: { mode: 'fallback', cb_config: { failure_threshold: 3, cooldown_interval: 60_000 } },
      targets: [{ virtual_key: 'first', override_params: { model: 'failing' } }, { virtual_key: 'second' }],
    };
    const failures = () => scene.provider.callsOf('failing').length;
    // Each has seen one failure: together that is enough.
    for (const url of urls()) expect((await chat(url, 'm', config)).status).toBe(200);
    const isLeftOut = async (url: string) => {
      const before = failures();
      await chat(url, 'm', config);
      return failures() === before;
    };
    for (const url of urls()) await expect.poll(() => isLeftOut(url)).toBe(true);
  });

  it('all send a session to the same target, and move only the sessions of one that is left out', async () => {
    const targets = ['a', 'b', 'c'].map((name) => ({
      virtual_key: 'first',
      override_params: { model: `sticky-${name}` },
    }));
    const strategy = {
      mode: 'loadbalance',
      sticky_session: { hash_fields: ['metadata._user'], ttl: 86_400 },
      cb_config: { failure_threshold: 1, cooldown_interval: 60_000, failure_status_codes: [500] },
    };
    const targetOf = async (url: string, user: string) => {
      const response = await chat(
        url,
        'm',
        { strategy, targets },
        { 'x-portkey-metadata': `{"_user":"${user}"}` },
      );
      await response.text();
      return response.headers.get('x-portkey-last-used-option-index');
    };
    const users = Array.from({ length: 15 }, (_, index) => `session-${index}`);
    const all = (url: string) => Promise.all(users.map((user) => targetOf(url, user)));
    const [before = [], ...same] = await Promise.all(urls().map(all));
    expect(new Set(before).size).toBe(3);
    expect(same).toEqual([before, before]);
    const failing = before[0] ?? '';
    const model = targets[Number(/\d/.exec(failing)?.[0])]?.override_params.model ?? '';
    scene.provider.answer(model, { status: 500, body: {} });
    await targetOf(scene.server.url, users[0] ?? '');
    for (const url of urls()) {
      await expect.poll(() => targetOf(url, users[0] ?? '')).not.toBe(failing);
      const after = await all(url);
      expect(after.filter((target, index) => before[index] !== failing && target !== before[index])).toEqual(
        [],
      );
      expect(after).not.toContain(failing);
    }
  });
});
