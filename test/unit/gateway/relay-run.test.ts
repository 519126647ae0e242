import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { Agent } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProblemError, refuser } from '../../../server/api/problem.ts';
import type { CacheTags } from '../../../server/database/change-feed/change-feed.ts';
import type { Accounting, CallResult } from '../../../server/features/gateway/accounting/service.ts';
import type { AnswerCache } from '../../../server/features/gateway/cache/service.ts';
import type { Payloads } from '../../../server/features/gateway/payloads/service.ts';
import { PROVIDERS } from '../../../server/features/gateway/providers/table.ts';
import { Drains } from '../../../server/features/gateway/relays/drains.ts';
import { LearnedRatios } from '../../../server/features/gateway/relays/learned-ratios.ts';
import { createLiveCalls } from '../../../server/features/gateway/relays/live-calls.ts';
import type { RelayCallContext } from '../../../server/features/gateway/relays/relay-request.ts';
import { RelayRun } from '../../../server/features/gateway/relays/relay-run.ts';
import {
  completeOptions,
  readRelayOptions,
} from '../../../server/features/gateway/relays/request-headers.ts';
import { GatewayTelemetry } from '../../../server/features/gateway/relays/telemetry.ts';
import { WIRES } from '../../../server/features/gateway/relays/wires.ts';
import {
  type AskedRoute,
  CircuitBreakers,
  chooseRoute,
} from '../../../server/features/gateway/routing/service.ts';
import type { Upstream } from '../../../server/features/gateway/virtual-keys/upstream.ts';
import { chatEvents, type FakeUpstream, startFakeUpstream } from '../../support/fake-upstream.ts';
import { rounds } from '../../support/scale.ts';

const SECRET = 'sk-canary-0123456789abcdefghij';
const KEY = 'tn_svc_caller';

let provider: FakeUpstream;
const dispatcher = new Agent({ connections: 64 });
let publish: (tags: CacheTags) => void = () => undefined;
/** Why the caller of all calls has lost access, if so. */
let revoked: ProblemError | undefined;
const liveCalls = createLiveCalls({
  onChange: (listener) => {
    publish = listener;
  },
});

/** The row of the provider that all calls go to. */
let row = PROVIDERS['openai-compatible'];
const upstream = (): Upstream => ({
  virtualKeyId: 'vk_1',
  slug: 'fake',
  secretVersion: 1,
  provider: row,
  status: 'active',
  projectIds: null,
  log: null,
  isCustomDestination: true,
  dispatcher,
  url: (_, path) => new URL(`${provider.url}/${path}`),
  secretHeaders: () => ({ authorization: `Bearer ${SECRET}` }),
  scrub: (text) => text.replaceAll(SECRET, ''),
  allowsModel: () => true,
});

/** How many tokens of output a call may stream before it has to reserve more, which fails. */
let covered = Number.POSITIVE_INFINITY;
/** What it gets when it asks for more. */
let extend = async (): Promise<boolean> => {
  throw new Error('The database does not answer.');
};
/** Admits every call, and keeps how each was settled. */
const settled: CallResult[] = [];
const accounting = {
  admit: async () => ({
    clampedMaxTokens: undefined,
    get coveredTokens() {
      return covered;
    },
    progress: () => undefined,
    extend: () => extend(),
    settle: (result: CallResult) => void settled.push(result),
  }),
} as unknown as Accounting;

const context = {
  principal: { id: 'key_1' },
  workspaceId: 'ws_1',
  organizationId: null,
  projectId: null,
  address: '203.0.113.1',
  requestId: 'request-1',
  now: new Date(),
  tags: ['key_1', 'ws_1'],
  refuse: refuser.refuse,
  async authorizeAgain() {
    if (revoked !== undefined) throw revoked;
  },
} as unknown as RelayCallContext;

const NO_CONFIGS = {
  find: async () => undefined,
  defaults: async () => ({ key: null, project: null, workspace: null }),
};

/** Nothing but the metadata of these calls is recorded. */
const NO_PAYLOADS: Payloads = {
  levelOf: async () => 'metadata',
  capture: () => undefined,
  close: async () => undefined,
};
const drains = new Drains();
const telemetry = new GatewayTelemetry();
const ratios = new LearnedRatios();
/** No config of these calls has a cache. */
const NO_CACHE = {} as AnswerCache;

/** A server with nothing but the relay of chat completions. */
const server = createServer(async (req, res) => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const input = { query: {}, body: JSON.parse(body.toString()) };
  const exchange = { body, headers: req.headers, response: res, takeMemory: () => undefined };
  try {
    const options = completeOptions(
      readRelayOptions(req.headers),
      { metadata: {}, workspaceMetadata: {}, log: null },
      undefined,
    );
    const tools = {
      findUpstream: async () => upstream(),
      findRoute: (_: unknown, __: unknown, asked: AskedRoute) => chooseRoute(context, asked, NO_CONFIGS),
      limits: { current: () => [], get: async () => [] },
      overrides: { of: async () => [] },
      liveCalls,
      accounting,
      telemetry,
      ratios,
      payloads: NO_PAYLOADS,
      cache: NO_CACHE,
      breakers: new CircuitBreakers(Date.now),
      drains,
      inlineConfigs: { assertAllowed: async () => undefined },
    };
    await new RelayRun(tools, {
      wire: WIRES['chatCompletions.create'],
      input,
      context,
      exchange,
      options,
    }).run();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    res
      .writeHead(500, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify({ code: error.code }));
  }
});
let url = '';

beforeAll(async () => {
  provider = await startFakeUpstream();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await dispatcher.destroy();
  await provider.close();
});

let models = 0;
const newModel = () => `model-${++models}`;
const chat = (model: string, more: object = {}) =>
  JSON.stringify({ model, messages: [{ role: 'user', content: 'Hi' }], ...more });
const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${KEY}`,
      ...(headers['x-portkey-config'] === undefined && { 'x-portkey-virtual-key': 'fake' }),
      ...headers,
    },
    body,
  });
const until = async (isTrue: () => boolean) => {
  for (let waited = 0; !isTrue() && waited < 3000; waited += 5) await delay(5);
  expect(isTrue()).toBe(true);
};

describe('the cost of a call', () => {
  const usage = { prompt_tokens: 1_000_000, completion_tokens: 0, total_tokens: 1_000_000 };
  const costBy = async (id: 'azure-openai' | 'openai') => {
    row = PROVIDERS[id];
    try {
      provider.answer('gpt-4o-mini', { body: { model: 'gpt-4o-2024-08-06', choices: [], usage } });
      await (await post(chat('gpt-4o-mini'))).arrayBuffer();
      await until(() => settled.length > 0);
      return settled.splice(0).at(-1)?.costNanoUsd;
    } finally {
      row = PROVIDERS['openai-compatible'];
    }
  };

  it('is that of the model that answers, where a deployment decides which one that is', async () => {
    settled.length = 0;
    expect(await costBy('azure-openai')).toBe(2_500_000_000);
    expect(await costBy('openai')).toBe(150_000_000);
  });
});

describe('what goes to the provider', () => {
  it('is byte for byte what the client sent, whatever the body holds', async () => {
    const oddNumber = fc.constantFrom(
      '9223372036854775807',
      '1e400',
      '-0.0',
      '1.10',
      '12345678901234567890.5',
    );
    const value = fc.oneof(fc.json(), oddNumber);
    const field = fc.tuple(
      fc.string().map((name) => JSON.stringify(name)),
      value,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(field, { maxLength: 8 }), async (fields) => {
        const unknown = fields.filter(([name]) => !/"(model|messages|stream)"/.test(name));
        const body = `{ "model":"same", ${unknown.map(([name, text]) => `${name} :${text},`).join(' ')}\n"messages" : [{}]}`;
        const response = await post(body);
        await response.arrayBuffer();
        expect(provider.calls.at(-1)?.body.toString()).toBe(body);
      }),
      { numRuns: rounds({ sample: 100, full: 5000 }) },
    );
  });

  it('has no credential, cookie or address of the caller', async () => {
    const model = newModel();
    const secret = { cookie: 'a=b', 'x-forwarded-for': '203.0.113.9', 'x-api-key': KEY, 'x-custom': 'kept' };
    await post(chat(model), { ...secret, 'x-portkey-forward-headers': 'x-custom', 'openai-beta': 'v2' });
    const [call] = provider.callsOf(model);
    expect(call?.headers).toMatchObject({
      authorization: `Bearer ${SECRET}`,
      'x-custom': 'kept',
      'openai-beta': 'v2',
    });
    expect(Object.keys(call?.headers ?? {}).sort()).toEqual([
      'accept',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'openai-beta',
      'user-agent',
      'x-custom',
    ]);
    expect(JSON.stringify(call?.headers)).not.toContain(KEY);
  });
});

describe('what passes back', () => {
  it('is the stream of the provider, byte for byte, however it is cut', async () => {
    for (const lineEnd of ['\n', '\r\n']) {
      const model = newModel();
      const events = chatEvents(['Grü', 'ße 🙂', ' x'.repeat(40)]).map((text) =>
        text.replaceAll('\n', lineEnd),
      );
      provider.answer(model, { events, pieces: 3 });
      const asked = { stream: true, stream_options: { include_usage: true } };
      const response = await post(chat(model, asked));
      expect(await response.text()).toBe(events.join(''));
      expect(response.headers.get('content-type')).toContain('text/event-stream');
    }
  });

  it('is only what belongs to the answer of a model', async () => {
    const model = newModel();
    const headers = {
      'set-cookie': 'session=1',
      'access-control-allow-origin': '*',
      location: 'https://elsewhere.example.com',
      'strict-transport-security': 'max-age=1',
      'x-ratelimit-remaining-requests': '9',
      'openai-processing-ms': '12',
      'x-request-id': 'req_1',
    };
    provider.answer(model, { headers, body: { choices: [] } });
    const response = await post(chat(model));
    const names = [...response.headers.keys()].filter((name) => !/^(connection|keep-alive|date)$/.test(name));
    expect(names.sort()).toEqual([
      'cache-control',
      'content-length',
      'content-type',
      'openai-processing-ms',
      'x-accel-buffering',
      'x-portkey-cache-status',
      'x-portkey-last-used-option-index',
      'x-portkey-retry-attempt-count',
      'x-portkey-trace-id',
      'x-ratelimit-remaining-requests',
      'x-upstream-request-id',
    ]);
  });

  it.each([
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example.com' }, body: {} }],
    ['a page', { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>Hi' }],
    ['a page with an error', { status: 503, headers: { 'content-type': 'text/html' }, body: '<p>Down' }],
    ['a compressed answer', { headers: { 'content-encoding': 'gzip' }, body: 'xx' }],
    ['a connection that breaks', { body: { choices: [] }, cutAfter: 3 }],
    ['an empty stream', { events: [': hello\n\n'] }],
    ['a stream that breaks before its first content', { events: chatEvents(), cutAfter: 150 }],
  ])('is our own error instead of %s', async (_, answer) => {
    const model = newModel();
    provider.answer(model, answer);
    const response = await post(chat(model, { stream: true }));
    expect(await response.json()).toEqual({ code: 'upstream_unavailable' });
  });

  it('is an error of the provider with its status and body, without the secret', async () => {
    const model = newModel();
    const message = `Incorrect key ${SECRET}, or ${Buffer.from(SECRET).toString('base64')}, or sk-proj-********abcd.`;
    provider.answer(model, { status: 401, headers: { 'retry-after': '7' }, body: { error: { message } } });
    const response = await post(chat(model));
    expect(response.status).toBe(401);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.json()).toEqual({
      error: { message: 'Incorrect key [redacted], or [redacted], or [redacted].' },
    });
  });

  it('ends with an error when the provider breaks off, and never as if it were complete', async () => {
    const model = newModel();
    const events = chatEvents(['one', 'two', 'three']);
    provider.answer(model, { events, cutAfter: events.slice(0, 3).join('').length });
    const text = await (await post(chat(model, { stream: true }))).text();
    expect(text).toContain('"two"');
    expect(text).toContain('event: error\ndata: {"type":"error","code":"upstream_unavailable"');
    expect(text).not.toContain('[DONE]');
  });

  it('says that the provider sent nothing in time', async () => {
    const model = newModel();
    provider.answer(model, { events: chatEvents(), stallAfter: 1 });
    const response = await post(chat(model, { stream: true }), { 'x-portkey-request-timeout': '50' });
    expect(await response.json()).toEqual({ code: 'upstream_timeout' });
    await until(() => provider.callsOf(model)[0]?.wasAborted === true);
  });
});

describe('a client', () => {
  it('that reads slowly makes the provider wait', async () => {
    const model = newModel();
    const events = chatEvents(Array.from({ length: 64 }, () => 'x'.repeat(1024 * 1024)));
    provider.answer(model, { events });
    const req = httpRequest(url, { method: 'POST', headers: { 'x-portkey-virtual-key': 'fake' } });
    req.end(chat(model, { stream: true }));
    await new Promise((started) => req.once('response', started));
    await delay(300);
    expect(provider.callsOf(model)[0]?.framesSent).toBeLessThan(40);
    req.destroy();
    await until(() => provider.callsOf(model)[0]?.wasAborted === true);
  });

  it('that leaves ends the call of the provider', async () => {
    const model = newModel();
    provider.answer(model, { events: chatEvents(['a', 'b', 'c']), stallAfter: 2 });
    const leaving = new AbortController();
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'x-portkey-virtual-key': 'fake' },
      body: chat(model, { stream: true }),
      signal: leaving.signal,
    });
    await response.body?.getReader().read();
    leaving.abort();
    await until(() => provider.callsOf(model)[0]?.wasAborted === true);
    await until(() => liveCalls.size === 0);
  });
});

describe('a call that loses its access', () => {
  it.each([
    ['its key', 'key_1'],
    ['its workspace', 'ws_1'],
    ['its virtual key', 'vk_1'],
  ])('by a change of %s ends with an event that says so', async (_, tag) => {
    const model = newModel();
    provider.answer(model, { events: chatEvents(['a', 'b', 'c']), stallAfter: 2 });
    const response = await post(chat(model, { stream: true }));
    revoked = new ProblemError('credential_revoked', 'This credential was revoked.');
    publish(['elsewhere_1']);
    expect(liveCalls.size).toBe(1);
    publish([tag]);
    const text = await response.text();
    revoked = undefined;
    expect(text).toContain('event: error\ndata: {"type":"error","code":"credential_revoked"');
    await until(() => provider.callsOf(model)[0]?.wasAborted === true);
  });

  it('goes on when a change leaves it its access', async () => {
    const model = newModel();
    provider.answer(model, { events: chatEvents(), everyMs: 5 });
    const response = await post(chat(model, { stream: true }));
    publish('all');
    expect(await response.text()).toContain('[DONE]');
  });

  it('before the first content is refused', async () => {
    const model = newModel();
    provider.answer(model, { events: chatEvents(), stallAfter: 1 });
    const asking = post(chat(model, { stream: true }));
    await until(() => provider.callsOf(model).length === 1);
    revoked = new ProblemError('credential_revoked', 'This credential was revoked.');
    publish(['key_1']);
    expect(await (await asking).json()).toEqual({ code: 'credential_revoked' });
    revoked = undefined;
  });
});

/** Leaves a stream after its first part has come. */
async function leaveStream(model: string): Promise<void> {
  const leaving = new AbortController();
  const init = { method: 'POST', headers: { 'x-portkey-virtual-key': 'fake' }, signal: leaving.signal };
  const response = await fetch(url, { ...init, body: chat(model, { stream: true }) });
  await response.body?.getReader().read();
  leaving.abort();
}

describe('the account of a call', () => {
  it('has what the provider counted, and what passed of a stream that the client left', async () => {
    settled.length = 0;
    await (await post(chat(newModel()))).json();
    expect(settled[0]).toMatchObject({ usageSource: 'provider', inputTokens: 9, outputTokens: 3 });
    const model = newModel();
    provider.answer(model, { events: chatEvents(['x'.repeat(400)]), stallAfter: 2 });
    await leaveStream(model);
    await until(() => settled.length === 2);
    expect(settled[1]).toMatchObject({ usageSource: 'estimated', outputTokens: 105 });
  });

  it('says how long it waited before it was sent', async () => {
    settled.length = 0;
    const model = newModel();
    const before = performance.now();
    await (await post(chat(model))).json();
    await until(() => settled.length === 1);
    const { queuedMs = 0, totalMs = 0 } = settled[0] ?? {};
    expect(queuedMs).toBeGreaterThan(0);
    expect(queuedMs + totalMs).toBeLessThan(performance.now() - before);
  });

  it('is estimated by what the provider has counted for earlier calls of the model', async () => {
    const model = newModel();
    const usage = { prompt_tokens: 5, completion_tokens: 100, total_tokens: 105 };
    provider.answer(model, { events: chatEvents(['x'.repeat(200)], usage) });
    for (let count = 0; count < 5; count += 1) await (await post(chat(model, { stream: true }))).text();
    settled.length = 0;
    provider.answer(model, { events: chatEvents(['x'.repeat(400)]), stallAfter: 2 });
    await leaveStream(model);
    await until(() => settled.length === 1);
    // A token has two bytes, and estimates are five percent higher.
    expect(settled[0]).toMatchObject({ usageSource: 'estimated', inputTokens: 5, outputTokens: 210 });
  });

  it('has all that a call without a stream may write, if the client has left', async () => {
    settled.length = 0;
    const model = newModel();
    provider.answer(model, { delayMs: 5000, body: {} });
    const leaving = new AbortController();
    const init = { method: 'POST', headers: { 'x-portkey-virtual-key': 'fake' }, signal: leaving.signal };
    const asking = fetch(url, { ...init, body: chat(model, { max_tokens: 700 }) }).catch(() => undefined);
    await until(() => provider.callsOf(model).length === 1);
    leaving.abort();
    await asking;
    await until(() => settled.length === 1);
    expect(settled[0]).toMatchObject({ usageSource: 'estimated', outputTokens: 700 });
    expect(settled[0]?.inputTokens).toBeGreaterThan(0);
  });

  it('ends a stream that cannot reserve more because the database does not answer', async () => {
    const model = newModel();
    provider.answer(model, { events: chatEvents(['x'.repeat(400)]), stallAfter: 2 });
    covered = 1;
    const text = await (await post(chat(model, { stream: true }))).text();
    covered = Number.POSITIVE_INFINITY;
    expect(text).toContain('event: error\ndata: {"type":"error","code":"unavailable"');
  });

  it('ends a stream that no budget has room for as one that is too long, and says why', async () => {
    settled.length = 0;
    const model = newModel();
    provider.answer(model, { events: chatEvents(['x'.repeat(400), 'yy']), stallAfter: 2, pieces: 7 });
    [covered, extend] = [1, async () => false];
    const text = await (await post(chat(model, { stream: true }))).text();
    covered = Number.POSITIVE_INFINITY;
    const events = text.split('\n\n').filter((one) => one.trim() !== '');
    const [cut = '', error = ''] = events.slice(-2);
    expect(JSON.parse(cut.replace('data: ', ''))).toEqual({
      ...{ id: 'chatcmpl-1', object: 'chat.completion.chunk' },
      choices: [{ index: 0, delta: {}, finish_reason: 'length' }],
    });
    expect(error).toMatch(/^event: error\ndata: \{"type":"error","code":"budget_exhausted"/);
    for (const event of events) expect(() => JSON.parse(event.replace(/^.*data: /s, ''))).not.toThrow();
    await until(() => settled.length === 1);
    expect(settled[0]).toMatchObject({ usageSource: 'estimated', errorCode: 'budget_exhausted' });
  });

  it('is settled without usage for each attempt that failed', async () => {
    settled.length = 0;
    const model = newModel();
    provider.answer(model, { status: 500, body: { error: { message: 'no' } } });
    await (await post(chat(model))).json();
    expect(settled).toMatchObject([{ usageSource: 'none', status: 500, inputTokens: 0, costNanoUsd: 0 }]);
  });
});

describe('a server that stops', () => {
  it('lets calls finish, and ends those that last too long', async () => {
    const [short, long] = [newModel(), newModel()];
    provider.answer(short, { events: chatEvents(), everyMs: 10 });
    provider.answer(long, { events: chatEvents(), stallAfter: 3 });
    const responses = [short, long].map((model) => post(chat(model, { stream: true })));
    await Promise.all(responses);
    const texts = Promise.all(responses.map(async (response) => (await response).text()));
    await liveCalls.drain(200);
    const [complete, ended] = await texts;
    expect(complete).toContain('[DONE]');
    expect(ended).toContain('event: error\ndata: {"type":"error","code":"unavailable"');
    expect(liveCalls.size).toBe(0);
  });
});

describe('a call with on_disconnect drain whose client leaves', () => {
  const config = JSON.stringify({ virtual_key: 'fake', on_disconnect: 'drain' });
  /** Calls a model, and leaves. @returns how the call was settled */
  async function left(model: string, stream: boolean, headers: Record<string, string>) {
    const before = settled.length;
    const leaving = new AbortController();
    const response = fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, ...headers },
      body: chat(model, { stream }),
      signal: leaving.signal,
    });
    if (stream) await response;
    else await until(() => provider.callsOf(model).length === 1);
    leaving.abort();
    await response.catch(() => undefined);
    return async () => {
      await until(() => settled.length > before);
      return settled.at(-1);
    };
  }

  it('is read to its end, so that the provider says what a stream used', async () => {
    const model = newModel();
    provider.answer(model, { events: chatEvents(), everyMs: 30 });
    const settlement = await (await left(model, true, { 'x-portkey-config': config }))();
    expect(settlement).toMatchObject({
      usageSource: 'provider',
      inputTokens: 9,
      outputTokens: 3,
      status: 200,
    });
    expect(provider.callsOf(model)[0]?.wasAborted).toBe(false);
    expect(liveCalls.size).toBe(0);
  });

  it('is waited for when it is no stream, and is estimated without the setting', async () => {
    for (const [headers, usageSource, wasAborted] of [
      [{ 'x-portkey-config': config }, 'provider', false],
      [{ 'x-portkey-virtual-key': 'fake' }, 'estimated', true],
    ] as const) {
      const model = newModel();
      const usage = { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 };
      provider.answer(model, { delayMs: 100, body: { choices: [], usage } });
      const settlement = await (await left(model, false, headers))();
      expect(settlement).toMatchObject({ usageSource });
      await until(() => provider.callsOf(model)[0]?.wasClosed === true);
      expect(provider.callsOf(model)[0]?.wasAborted).toBe(wasAborted);
    }
  });

  it('ends at once when its key is revoked', async () => {
    const model = newModel();
    provider.answer(model, { events: chatEvents(), stallAfter: 3 });
    const settlement = await left(model, true, { 'x-portkey-config': config });
    await delay(30);
    expect([provider.callsOf(model)[0]?.wasAborted, liveCalls.size]).toEqual([false, 1]);
    revoked = refuser.refuse('credential_revoked', 'The key was revoked.');
    publish(['key_1']);
    expect(await settlement()).toMatchObject({ usageSource: 'estimated', errorCode: 'credential_revoked' });
    await until(() => provider.callsOf(model)[0]?.wasAborted === true);
    revoked = undefined;
    expect(liveCalls.size).toBe(0);
  });
});
