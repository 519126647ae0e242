import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf, type RelayScene, startRelayScene } from '../../support/gateway/relay-scene.ts';

let scene: RelayScene;
beforeAll(async () => {
  scene = await startRelayScene();
  await scene.virtualKey('claude', { provider: 'anthropic' });
}, 60_000);
afterAll(() => scene.stop());

const MODEL = '@claude/claude-sonnet-4-5';

describe('a chat completion of Anthropic', () => {
  it('is asked for as a message, comes back as a chat completion, and is charged', async () => {
    const { secret, id } = await scene.newKey();
    const asked = {
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Hi' },
      ],
      stop: 'END',
    };
    const response = await scene.chat(MODEL, { ...asked, max_completion_tokens: 50 }, {}, secret);
    expect(response.status).toBe(200);
    expect(await bodyOf(response)).toMatchObject({
      object: 'chat.completion',
      choices: [{ message: { role: 'assistant', content: 'Hello wörld' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 },
    });
    const sent = scene.provider.calls.at(-1);
    expect([sent?.path, sent?.headers['x-api-key'], sent?.headers['anthropic-version']]).toEqual([
      '/v1/messages',
      expect.stringContaining('sk-canary'),
      '2023-06-01',
    ]);
    expect(sent?.json).toMatchObject({
      model: 'claude-sonnet-4-5',
      max_tokens: 50,
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
      stop_sequences: ['END'],
    });
    // $3 and $15 for a million tokens.
    const rows = () =>
      scene.server.knex('gateway_calls').where({ api_key_id: id }).select('operation', 'cost_nano_usd');
    await expect
      .poll(async () => (await rows()).map((row) => [row.operation, Number(row.cost_nano_usd)]))
      .toEqual([['chatCompletions.create', 9 * 3000 + 3 * 15_000]]);
  });

  it('comes as a stream of chunks, with the usage if it was asked for', async () => {
    const response = await scene.chat(MODEL, { stream: true, stream_options: { include_usage: true } });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const frames = (await response.text()).split('\n\n').flatMap((frame) => {
      const data = frame.replace(/^data: /, '');
      return data.startsWith('{') ? [JSON.parse(data)] : [];
    });
    expect(frames.every(({ object }) => object === 'chat.completion.chunk')).toBe(true);
    expect(frames.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe('Hello wörld');
    expect(frames.at(-1).usage).toMatchObject({ prompt_tokens: 9, completion_tokens: 3 });
    const plain = await (await scene.chat(MODEL, { stream: true })).text();
    expect(plain).toMatch(/data: \[DONE\]\n\n$/);
    expect(plain).not.toContain('"usage"');
  });

  it('is refused with the names of parameters that Anthropic does not have, or leaves them out', async () => {
    const before = scene.provider.calls.length;
    const odd = { logit_bias: { 1: 5 }, n: 2, 'ödd,': 1 };
    expect(await bodyOf(await scene.chat(MODEL, odd))).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'logit_bias' }, { path: 'n' }, { path: 'ödd,' }],
    });
    expect(scene.provider.calls.length).toBe(before);
    const config = { virtual_key: 'claude', drop_params: true };
    const headers = { 'x-portkey-config': JSON.stringify(config) };
    const response = await scene.chat('claude-sonnet-4-5', odd, headers);
    expect([response.status, response.headers.get('x-tenantry-dropped')]).toEqual([
      200,
      'logit_bias, n, _dd_',
    ]);
    expect(scene.provider.calls.at(-1)?.json).not.toHaveProperty('n');
  });

  it('has the errors of Anthropic in the form of a chat completion, and fails over', async () => {
    const body = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
    scene.provider.answer('claude-busy', { status: 529, body });
    const response = await scene.chat('@claude/claude-busy');
    expect([response.status, await bodyOf(response)]).toEqual([
      529,
      { error: { message: 'Overloaded', type: 'overloaded_error', param: null, code: 'overloaded_error' } },
    ]);
    await scene.virtualKey('openai');
    const targets = [
      { virtual_key: 'claude' },
      { virtual_key: 'openai', override_params: { model: 'gpt-good' } },
    ];
    const config = JSON.stringify({ strategy: { mode: 'fallback' }, targets });
    const second = await scene.chat('claude-busy', {}, { 'x-portkey-config': config });
    expect([second.status, scene.provider.calls.at(-1)?.path]).toEqual([200, '/v1/chat/completions']);
  });
});
