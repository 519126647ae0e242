import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatEvents } from '../support/fake-upstream.ts';
import { type RelayScene, startRelayScene } from '../support/gateway/relay-scene.ts';
import { unique } from '../support/users.ts';

type Answer = Parameters<RelayScene['provider']['answer']>[1];

let scene: RelayScene;
/** Accepts connections and says nothing, so that TLS never begins. */
let silent: Server;

beforeAll(async () => {
  scene = await startRelayScene();
  silent = createServer().listen(0, '127.0.0.1');
  const closed = createServer();
  const portOf = async (server: Server) => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return (server.address() as AddressInfo).port;
  };
  const free = await portOf(closed);
  await new Promise((done) => closed.close(done));
  await scene.virtualKey('fake');
  await scene.virtualKey('refused', { base_url: `http://127.0.0.1:${free}/v1` });
  const { port } = silent.address() as AddressInfo;
  await scene.virtualKey('silent', { base_url: `https://127.0.0.1:${port}/v1` });
}, 60_000);
afterAll(async () => {
  silent.close();
  await scene.stop();
});

const EVENTS = chatEvents(['first ', 'second ', 'third']);
const ERROR = 'data: {"error":{"type":"overloaded_error","message":"Overloaded"}}\n\n';
const JSON_TYPE = { 'content-type': 'application/json' };
/** Two frames of content have passed. */
const BEGUN = EVENTS.slice(0, 3);
const lengthOf = (events: readonly string[]) => Buffer.byteLength(events.join(''));
const failed = (status: number, headers = {}) => ({ status, headers, body: { error: { message: 'no' } } });

/** What a client sees of a failure: the answer without another target. */
interface Expected {
  /** The status without another target. */
  alone: number;
  /** The code of our problem, if the answer is not that of the provider. */
  code?: string;
}

interface Failure extends Expected {
  name: string;
  slug?: string;
  answer?: Answer;
  settings?: object;
}

const timed = { request_timeout: 200 };
/** Before the first content: another target is tried. */
const earlyFailures = (isStream: boolean): Failure[] => [
  { name: 'a refused connection', slug: 'refused', alone: 502, code: 'upstream_unavailable' },
  {
    ...{ name: 'no connection in time', slug: 'silent', settings: { connect_timeout: 200 } },
    ...{ alone: 502, code: 'upstream_unavailable' },
  },
  { name: '429', answer: failed(429), alone: 429 },
  { name: '500', answer: failed(500), alone: 500 },
  { name: '503 with Retry-After', answer: failed(503, { 'retry-after': '7' }), alone: 503 },
  {
    ...{ name: 'a cut before the headers', answer: { events: EVENTS, cutAfter: 0 } },
    ...{ alone: 502, code: 'upstream_unavailable' },
  },
  {
    ...{ name: 'a stall before the headers', answer: { events: EVENTS, stallAfter: 0 }, settings: timed },
    ...{ alone: 408, code: 'upstream_timeout' },
  },
  ...(isStream ? beforeContent : withinJson),
];
const beforeContent: Failure[] = [
  { name: 'an error in the first frame of a stream', answer: { events: [ERROR] }, alone: 200 },
  {
    ...{ name: 'an error after an empty frame', answer: { events: [...EVENTS.slice(0, 1), ERROR] } },
    alone: 200,
  },
  { name: 'an empty stream', answer: { events: [] }, alone: 502, code: 'upstream_unavailable' },
  {
    ...{ name: 'a cut in the first frame', answer: { events: EVENTS, cutAfter: 40 } },
    ...{ alone: 502, code: 'upstream_unavailable' },
  },
  {
    ...{ name: 'a stall after the first frame', answer: { events: EVENTS, stallAfter: 1 }, settings: timed },
    ...{ alone: 408, code: 'upstream_timeout' },
  },
];
const withinJson: Failure[] = [
  {
    ...{ name: 'a cut in the body', answer: { body: { choices: [] }, cutAfter: 5 } },
    ...{ alone: 502, code: 'upstream_unavailable' },
  },
  {
    ...{ name: 'a stall in the body', settings: timed },
    answer: { events: ['{"choices":', '[]}'], headers: JSON_TYPE, stallAfter: 1 },
    ...{ alone: 408, code: 'upstream_timeout' },
  },
];

/** After the first content: the stream ends with an error, and no other target is tried. */
const midStream: Array<{ name: string; answer: Answer; settings?: object; ends: string }> = [
  {
    ...{ name: 'a cut', answer: { events: EVENTS, cutAfter: lengthOf(BEGUN) } },
    ends: '"code":"upstream_unavailable"',
  },
  {
    ...{ name: 'a cut in the middle of a frame', answer: { events: EVENTS, cutAfter: lengthOf(BEGUN) + 30 } },
    ends: '"code":"upstream_unavailable"',
  },
  {
    ...{ name: 'a stall', answer: { events: EVENTS, stallAfter: 3 }, settings: { stream_idle_timeout: 200 } },
    ends: '"code":"upstream_unavailable"',
  },
  { name: 'an end without an end', answer: { events: BEGUN }, ends: '"code":"upstream_unavailable"' },
  { name: 'an error of the provider', answer: { events: [...BEGUN, ERROR] }, ends: '"overloaded_error"' },
];

/** Calls a model that fails, by a config with another target after it or none. */
async function call(
  { slug = 'fake', answer, settings }: Pick<Failure, 'slug' | 'answer' | 'settings'>,
  { isStream, hasNext }: { isStream: boolean; hasNext: boolean },
) {
  const [model, next, trace] = [unique('fails'), unique('next'), unique('trace')];
  if (answer !== undefined) scene.provider.answer(model, answer);
  const targets = [
    { virtual_key: slug, override_params: { model }, ...settings },
    ...(hasNext ? [{ virtual_key: 'fake', override_params: { model: next } }] : []),
  ];
  const config = { strategy: { mode: 'fallback' }, targets };
  const headers = { 'x-portkey-config': JSON.stringify(config), 'x-portkey-trace-id': trace };
  const response = await scene.chat('any', { stream: isStream }, headers);
  const text = await response.text();
  const rows = () => scene.server.knex('gateway_calls').where({ trace_id: trace }).orderBy('attempt');
  const count = hasNext ? scene.provider.callsOf(next).length : 0;
  return { response, text, rows, nextCalls: count };
}

describe.each([
  ['JSON', false],
  ['a stream', true],
] as const)('%s: a target that fails before its first content', (_, isStream) => {
  it('leads to the next one, under one trace id, and only what answered is charged', async () => {
    await Promise.all(
      earlyFailures(isStream).map(async (failure) => {
        const { response, text, rows, nextCalls } = await call(failure, { isStream, hasNext: true });
        expect([failure.name, response.status, nextCalls]).toEqual([failure.name, 200, 1]);
        expect(response.headers.get('x-portkey-last-used-option-index')).toBe('config.targets[1]');
        expect(text).toContain(isStream ? '[DONE]' : '"choices"');
        expect(text).not.toContain('rror');
        await expect
          .poll(async () => (await rows()).map(({ usage_source }) => usage_source), { timeout: 10_000 })
          .toEqual(['none', 'provider']);
      }),
    );
  });

  it('is what the client gets when there is no other', async () => {
    await Promise.all(
      earlyFailures(isStream).map(async (failure) => {
        const { response, text, rows } = await call(failure, { isStream, hasNext: false });
        expect([failure.name, response.status]).toEqual([failure.name, failure.alone]);
        if (failure.code !== undefined) expect(JSON.parse(text)).toMatchObject({ code: failure.code });
        else expect(text).toContain('"error"');
        expect(text).not.toContain('[DONE]');
        if (failure.alone === 503) expect(response.headers.get('retry-after')).toBe('7');
        await expect
          .poll(async () => (await rows()).map(({ usage_source }) => usage_source), { timeout: 10_000 })
          .toEqual(['none']);
      }),
    );
  });
});

it('a stream that fails after its first content ends with an error, and never as if it were complete', async () => {
  await Promise.all(
    midStream.map(async (failure) => {
      const { response, text, rows, nextCalls } = await call(failure, { isStream: true, hasNext: true });
      expect([failure.name, response.status, nextCalls]).toEqual([failure.name, 200, 0]);
      expect(text).toContain('second ');
      expect(text.trimEnd().split('\n').at(-1)).toContain(failure.ends);
      expect(text).not.toContain('[DONE]');
      await expect
        .poll(async () => (await rows()).map(({ usage_source }) => usage_source), { timeout: 10_000 })
        .toEqual(['estimated']);
      const [row] = await rows();
      expect(Number(row?.output_tokens)).toBeGreaterThan(0);
    }),
  );
});
