import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteExpiredAnswers } from '../../../server/features/gateway/cache/cache-repository.ts';
import { serviceKey } from '../../support/every-operation/operations.ts';
import { chatEvents } from '../../support/fake-upstream.ts';
import { bodyOf, type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';
import { createTeam } from '../../support/users.ts';

let scene: RelayScene;
beforeAll(async () => {
  scene = await startRelayScene();
  await scene.virtualKey('fake');
  await scene.virtualKey('second');
}, 60_000);
afterAll(() => scene.stop());

interface Asking {
  cache?: object;
  slug?: string;
  body?: object;
  headers?: Record<string, string>;
  token?: string;
}

/** Asks by a config with a cache. */
const ask = async (model: string, { cache, slug = 'fake', body, headers, token }: Asking = {}) => {
  const config = { virtual_key: slug, cache: { mode: 'simple', ...cache } };
  const response = await scene.chat(
    model,
    body,
    { 'x-portkey-config': JSON.stringify(config), ...headers },
    token,
  );
  const text = await response.text();
  return { status: response.status, cached: response.headers.get('x-portkey-cache-status'), text, response };
};
const statusOf = async (...args: Parameters<typeof ask>) => (await ask(...args)).cached;

const kept = () =>
  scene.server
    .knex('gateway_cache')
    .where({ workspace_id: scene.team.workspaceId })
    .orderBy('expires_at')
    .select('id', 'content');
/** Asks, and waits until the answer is kept. */
const fill = async (...args: Parameters<typeof ask>) => {
  const before = (await kept()).length;
  const answer = await ask(...args);
  // Answers to earlier calls may be written meanwhile.
  await expect.poll(async () => (await kept()).length).toBeGreaterThan(before);
  return answer;
};
const callsOf = (model: string) => scene.provider.callsOf(model).length;
const purge = (namespace?: string) =>
  scene.team.people.owner.api.gatewayCache.purge({
    workspace: scene.team.workspace,
    ...(namespace !== undefined && { namespace }),
  });

describe('the answer to an equal call', () => {
  it('comes from the cache: the same bytes, at no cost, with a row of its own', async () => {
    const { workspace, people } = scene.team;
    await people.owner.api.priceOverrides.set({
      ...{ workspace, override: 'own', provider: 'openai-compatible', model: 'priced' },
      rates: { input_uncached: 1_000_000, output_text: 2_000_000 },
    });
    const { secret, id } = await scene.newKey();
    const budget = { name: 'Key', scope: 'api_key', scope_id: id, measure: 'requests' } as const;
    await people.owner.api.budgets.create({ workspace, ...budget, limit: 1 });
    const first = await fill('priced', { token: secret });
    expect([first.status, first.cached]).toEqual([200, 'MISS']);
    // The budget has room for one call.
    const second = await ask('priced', { token: secret });
    expect([second.status, second.cached, second.text]).toEqual([200, 'HIT', first.text]);
    expect(second.response.headers.get('x-tenantry-cost')).toBe('0');
    expect(second.response.headers.get('content-type')).toBe('application/json');
    expect(callsOf('priced')).toBe(1);
    const rows = () =>
      scene.server
        .knex('gateway_calls')
        .where({ api_key_id: id })
        .orderBy('admitted_at')
        .orderBy('id')
        .select('status', 'cache_status', 'usage_source', 'cost_nano_usd', 'saved_nano_usd', 'input_tokens')
        .then((all) =>
          all.map(({ cost_nano_usd, saved_nano_usd, input_tokens, ...row }) => ({
            ...row,
            amounts: [cost_nano_usd, saved_nano_usd, input_tokens].map(Number),
          })),
        );
    await expect.poll(rows).toEqual([
      { status: 200, cache_status: 'MISS', usage_source: 'provider', amounts: [15_000, 0, 9] },
      { status: 200, cache_status: 'HIT', usage_source: 'cache', amounts: [0, 15_000, 0] },
    ]);
  });

  it('is not looked for without a cache in the config, or for what a provider remembers', async () => {
    const plain = await scene.chat('@fake/plain');
    expect(plain.headers.get('x-portkey-cache-status')).toBe('DISABLED');
    expect(await statusOf('plain', { body: { store: true } })).toBe('DISABLED');
    expect(await statusOf('missing', { slug: 'absent' })).toBeNull();
  });

  it('serves a stream, from a stream and from a completion, and a stream serves no completion', async () => {
    const events = chatEvents(['a', 'ß']);
    scene.provider.answer('streamed', { events, pieces: 5 });
    const stream = { stream: true, stream_options: { include_usage: true } };
    const first = await fill('streamed', { body: stream });
    const again = await ask('streamed', { body: stream });
    expect([first.text, again.text, again.cached]).toEqual([events.join(''), events.join(''), 'HIT']);
    expect(again.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    // Its usage is hidden, so it is another stream.
    expect(await statusOf('streamed', { body: { stream: true } })).toBe('MISS');
    scene.provider.answer('streamed', { status: 500, body: {} });
    expect((await ask('streamed')).status).toBe(500);

    await fill('whole');
    const replayed = await ask('whole', { body: stream });
    expect(replayed.cached).toBe('HIT');
    expect(replayed.response.headers.get('x-tenantry-cost')).toBe('0');
    expect(replayed.text).toContain('"content":"Hello wörld"');
    expect(replayed.text).toContain('"total_tokens":12');
    expect(replayed.text).toMatch(/data: \[DONE\]\n\n$/);
    expect(callsOf('whole')).toBe(1);
  });

  it('is asked for anew by a header, and replaces the kept one', async () => {
    const answer = (content: string) => ({
      body: { choices: [{ index: 0, message: { content }, finish_reason: 'stop' }] },
    });
    scene.provider.answer('fresh', answer('old'), answer('new'));
    const headers = { 'x-portkey-cache-force-refresh': 'true' };
    expect((await fill('fresh')).text).toContain('old');
    const refreshed = await ask('fresh', { headers });
    expect([refreshed.cached, refreshed.text.includes('new')]).toEqual(['REFRESH', true]);
    await expect.poll(async () => (await ask('fresh')).text).toContain('new');
    expect(await statusOf('fresh', { headers: { 'x-portkey-cache-force-refresh': 'false' } })).toBe('HIT');
    expect(callsOf('fresh')).toBe(2);
  });
});

describe('a kept answer does not leave', () => {
  it('its namespace, scope, virtual key, and the request that it answered', async () => {
    const other = (await scene.newKey()).secret;
    await fill('shared');
    expect(await statusOf('shared', { token: other })).toBe('HIT');
    const misses: Asking[] = [
      { headers: { 'x-portkey-cache-namespace': 'a' } },
      { slug: 'second' },
      { cache: { scope: 'key' } },
      { cache: { scope: 'user' } },
      { body: { seed: 1 } },
      { headers: { 'x-portkey-forward-headers': 'x-tag', 'x-tag': 'a' } },
    ];
    for (const asking of misses) expect(await statusOf('shared', asking)).toBe('MISS');
    await expect.poll(() => statusOf('shared', { cache: { scope: 'key' } })).toBe('HIT');
    expect(await statusOf('shared', { cache: { scope: 'key' }, token: other })).toBe('MISS');
    expect(await statusOf('shared', { body: { user: 'u', metadata: { a: 'b' } } })).toBe('HIT');
  });

  it('its workspace', async () => {
    await fill('apart');
    const team = await createTeam(scene.server);
    const { owner } = team.people;
    await owner.api.virtualKeys.create({
      ...{ workspace: team.workspace, slug: 'fake', name: 'Fake', provider: 'openai-compatible' },
      ...{ base_url: scene.provider.url, secret: 'sk-canary-scene-0123456789abcdef' },
    });
    const { secret } = await serviceKey(owner, team.workspace, 'read-write');
    expect(await statusOf('apart', { token: secret })).toBe('MISS');
  });

  it('unsealed', async () => {
    await fill('content');
    for (const { content } of await kept()) expect(content.toString('latin1')).not.toContain('Hel');
  });
});

describe('before the cache is asked', () => {
  it('the virtual key, its models and the rate limits decide', async () => {
    const { workspace, people } = scene.team;
    const { id } = await scene.virtualKey('checked');
    const { secret, id: keyId } = await scene.newKey();
    await fill('checked', { slug: 'checked', token: secret });
    const limit = { measure: 'requests', unit: 'rpm', limit: 2 } as const;
    const scope = { scope: 'api_key', scope_id: keyId } as const;
    await people.owner.api.rateLimits.create({ workspace, name: 'Few', ...scope, ...limit });
    const asked = async () => {
      const { status, cached } = await ask('checked', { slug: 'checked', token: secret });
      return [status, cached];
    };
    expect(await asked()).toEqual([200, 'HIT']);
    expect(await asked()).toEqual([200, 'HIT']);
    expect(await asked()).toEqual([429, null]);
    const update = (change: object) =>
      people.owner.api.virtualKeys.update({ workspace, virtual_key: id, ...change });
    await update({ models: ['other'] });
    expect((await ask('checked', { slug: 'checked' })).status).toBe(403);
    await update({ models: null, status: 'disabled' });
    expect((await ask('checked', { slug: 'checked' })).status).toBe(412);
  });
});

describe('what is not kept', () => {
  const message = (more: object, finish_reason = 'stop') => ({
    body: { choices: [{ index: 0, message: { role: 'assistant', content: 'Hi', ...more }, finish_reason }] },
  });
  it.each([
    ['failure', { status: 500, body: { choices: [] } }],
    ['tool', message({ tool_calls: [{ id: 'call_1' }] }, 'tool_calls')],
    ['cut', message({}, 'length')],
    ['large', message({ content: 'x'.repeat(256 * 1024) })],
    ['broken', { events: chatEvents(), cutAfter: 300 }],
  ])('%s', async (model, answer) => {
    scene.provider.answer(model, answer);
    const body = 'events' in answer ? { stream: true } : {};
    for (let calls = 1; calls <= 2; calls += 1) {
      await ask(model, { body }).catch(() => undefined);
      await new Promise(setImmediate);
      expect(callsOf(model)).toBe(calls);
    }
  });
});

describe('a purge', () => {
  it('deletes a namespace or all, and lets no answer to a call under way be kept', async () => {
    const headers = { 'x-portkey-cache-namespace': 'faq' };
    await fill('purged');
    await fill('purged', { headers });
    await purge('faq');
    expect(await statusOf('purged')).toBe('HIT');
    expect(await statusOf('purged', { headers })).toBe('MISS');
    scene.provider.answer('slow', {
      delayMs: 300,
      body: { choices: [{ index: 0, message: {}, finish_reason: 'stop' }] },
    });
    const underWay = ask('slow');
    await expect.poll(() => callsOf('slow')).toBe(1);
    await purge();
    expect((await underWay).status).toBe(200);
    expect(await kept()).toEqual([]);
    expect(await statusOf('purged')).toBe('MISS');
    expect(await statusOf('slow')).toBe('MISS');
  });
});

describe('the data key of the workspace', () => {
  it('erases the kept answers when it is deleted, also those in memory', async () => {
    await fill('erased');
    expect(await statusOf('erased')).toBe('HIT');
    const keys = scene.server
      .knex('data_keys')
      .where({ tenant_id: scene.team.workspaceId, kind: 'cached_answers' });
    expect(await keys.clone().select('id')).toHaveLength(1);
    await keys.clone().delete();
    expect(await kept()).toEqual([]);
    await expect.poll(() => statusOf('erased', { cache: { max_age: 60 } }), { interval: 600 }).toBe('MISS');
    await expect.poll(() => statusOf('erased')).toBe('HIT');
    // The next answer is in memory before it is stored under another key.
    await expect.poll(() => keys.clone().select('id')).toHaveLength(1);
  });
});

describe('an expired answer', () => {
  it('is deleted by a job', async () => {
    await fill('old', { cache: { max_age: 60 } });
    const { knex } = scene.server;
    const expire = async () => {
      await knex('gateway_cache').update({ expires_at: new Date(Date.now() - 1000) } as never);
      expect(await deleteExpiredAnswers(knex)).toBe(false);
      return kept();
    };
    await expect.poll(expire).toEqual([]);
  });
});

it('refuses other modes and ages by name', async () => {
  const errorsOf = async (cache: object) =>
    (
      await bodyOf(
        await scene.chat('m', {}, { 'x-portkey-config': JSON.stringify({ virtual_key: 'fake', cache }) }),
      )
    ).errors;
  expect(await errorsOf({ mode: 'semantic', threshold: 0.9, max_age: 59, scope: 'all' })).toMatchObject([
    { path: 'x-portkey-config/cache/threshold', code: 'unsupported' },
    { path: 'x-portkey-config/cache/mode', code: 'unsupported' },
    { path: 'x-portkey-config/cache/max_age', code: 'minimum' },
    { path: 'x-portkey-config/cache/scope', code: 'enum' },
  ]);
  expect(await errorsOf({ max_age: 7_776_001 })).toMatchObject([
    { path: 'x-portkey-config/cache/mode', code: 'required' },
    { path: 'x-portkey-config/cache/max_age', code: 'maximum' },
  ]);
});
