import { type IncomingMessage, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chatEvents } from '../support/fake-upstream.ts';
import { type RelayScene, startRelayScene } from '../support/gateway/relay-scene.ts';
import { pollUntil } from '../support/poll.ts';
import { randomOf, rounds, seedOf } from '../support/scale.ts';

const STREAMS = rounds({ sample: 100, full: 10_000 });
const AT_ONCE = 20;

let scene: RelayScene;
beforeAll(async () => {
  scene = await startRelayScene();
  await scene.virtualKey('fake');
  const { people, workspace } = scene.team;
  await people.owner.api.priceOverrides.set({
    ...{ workspace, override: 'cut', provider: 'openai-compatible', model: 'cut-*' },
    rates: { input_uncached: 1_000_000, output_text: 4_000_000 },
  });
}, 60_000);
afterAll(() => scene.stop());

const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;

/** What a client saw of a stream before it closed the connection. */
interface Cut {
  model: string;
  received: string;
  at: number;
}

/** Streams an answer, and closes the connection after some bytes of it. */
function cut(model: string, bytes: number): Promise<Cut> {
  const asked = { stream: true, stream_options: { include_usage: true } };
  const body = { model: `@fake/${model}`, messages: [{ role: 'user', content: 'Hi' }], ...asked };
  return new Promise((resolve, reject) => {
    const req = request(`${scene.server.url}/v1/chat/completions`, {
      method: 'POST',
      agent: false,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${scene.key}` },
    });
    let received = '';
    const leave = () => {
      req.destroy();
      resolve({ model, received: received.slice(0, bytes), at: performance.now() });
    };
    req.once('error', reject);
    req.once('response', (response: IncomingMessage) => {
      response.on('error', () => undefined);
      if (bytes === 0) return leave();
      response.setEncoding('latin1').on('data', (chunk: string) => {
        received += chunk;
        if (received.length >= bytes) leave();
      });
      response.once('end', leave);
    });
    req.end(JSON.stringify(body));
  });
}

/** The tokens of the content that a client has certainly had. */
const tokensIn = (received: string): number =>
  [...received.matchAll(/"content":"([^"]*)"/g)].reduce((sum, [, text = '']) => sum + text.length, 0) / 4;

it('a stream that its client cuts at any byte ends upstream, leaves no socket, and is one row with what passed', async () => {
  const random = randomOf(seedOf('gateway-cut-streams'));
  const idle = sockets();
  const cuts: Cut[] = [];
  const abortedAfter: number[] = [];
  const one = async (index: number) => {
    const model = `cut-${index}`;
    const texts = Array.from({ length: 1 + random(30) }, () => 'x'.repeat(1 + random(300)));
    const events = chatEvents(texts);
    // Before the last event, which some of them never send.
    const length = Buffer.byteLength(events.slice(0, -1).join(''));
    scene.provider.answer(model, {
      events,
      everyMs: random(3),
      ...(random(2) === 0 && { pieces: 1 + random(200) }),
      ...(random(4) === 0 && { stallAfter: events.length - 1 }),
    });
    const seen = await cut(model, random(length));
    cuts.push(seen);
    const call = scene.provider.callsOf(model)[0];
    await pollUntil(() => call?.wasClosed === true, Boolean, {
      what: `the end of ${model} upstream`,
      interval: 2,
    });
    abortedAfter.push(performance.now() - seen.at);
    scene.provider.forget(model);
    // The row is asked for later, for all of them at once.
    expect(call?.framesSent).toBeLessThanOrEqual(events.length);
  };
  for (let from = 0; from < STREAMS; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, STREAMS - from) }, (_, index) => one(from + index)),
    );
  abortedAfter.sort((a, b) => a - b);
  const p99 = abortedAfter[Math.floor(abortedAfter.length * 0.99)] ?? 0;
  process.stdout.write(`closed upstream after ${p99.toFixed(1)} ms (p99)\n`);
  const rows = () => scene.server.knex('gateway_calls').where('model', 'like', 'cut-%');
  const all = await pollUntil(rows, ({ length }) => length >= STREAMS, { what: 'a row of each stream' });
  await delay(500);
  expect(await rows()).toHaveLength(STREAMS);
  const byModel = new Map(all.map((row) => [row.model, row]));
  const tooLow = cuts.filter(({ model, received }) => {
    const row = byModel.get(model);
    const cost = tokensIn(received) * 4000;
    return row?.usage_source === 'provider'
      ? Number(row.output_tokens) !== 3
      : Number(row?.output_tokens) < tokensIn(received) || Number(row?.cost_nano_usd) < cost;
  });
  expect(tooLow).toEqual([]);
  await pollUntil(sockets, (count) => count <= idle, { what: 'the end of all sockets', timeout: 20_000 });
});
