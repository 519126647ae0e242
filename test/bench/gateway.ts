/**
 * What does the gateway add to a call? A chat completion through Tenantry, with its key, three budgets, two rate limits and a row in
 * the log; through Portkey's gateway, which has none of them; and without a gateway, from one provider on the same machine. The bars:
 * JSON 0.8 ms in the middle and 3 ms at p99, 0.4 of what Portkey adds, twice its throughput at 32 and 200 connections; 1 ms to the
 * first byte of a stream, and 4 ms at p99.
 */
import { Agent, request } from 'undici';
import { bearer } from './support/bench-server.ts';
import { addBudgets, startGatewayBench } from './support/gateway-scene.ts';
import { jsonPost, type LoadRequest, startLoadGenerator } from './support/load.ts';
import { startPortkey } from './support/portkey.ts';
import { conclude, median, quantile, rateRatio, ratesOf, ratioOf, round } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SECONDS = Number(process.env.SECONDS ?? 3);
const CALLS = Number(process.env.CALLS ?? 400);
const BARS = { json: 0.8, jsonP99: 3, ofPortkey: 0.4, throughput: 2, firstByte: 1, firstByteP99: 4 };

const scene = await startGatewayBench();
const { bench, provider, slug } = scene;
await addBudgets(scene);
const portkey = await startPortkey();
for (const measure of ['requests', 'tokens'] as const)
  await bench.operator.rateLimits.create({
    workspace: slug,
    name: measure,
    scope: 'workspace',
    measure,
    unit: 'rpm',
    limit: 1_000_000_000,
  });

const messages = [{ role: 'user', content: 'Say hello to the people of İzmir. '.repeat(8) }];
const body = { model: 'gpt-4o-mini', messages, max_tokens: 64 };
const SIDES = {
  tenantry: {
    url: bench.url,
    pid: bench.server.process.pid ?? 0,
    headers: scene.headers,
  },
  portkey: {
    url: portkey.url,
    pid: portkey.pid,
    headers: {
      ...bearer('sk-bench'),
      'x-portkey-provider': 'openai',
      'x-portkey-custom-host': `${provider.hello}/v1`,
    },
  },
  direct: { url: provider.hello, pid: provider.pid, headers: bearer('sk-bench') },
};
type Side = keyof typeof SIDES;
const PATH = '/v1/chat/completions';
const agent = new Agent({ connections: 1, pipelining: 1 });

/** Returns the milliseconds until the first byte of each call, one call after the other. */
async function times(side: Side, stream: boolean): Promise<{ p50: number; p99: number }> {
  const { url, headers } = SIDES[side];
  const took: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const began = performance.now();
    const answer = await request(url + PATH, {
      method: 'POST',
      dispatcher: agent,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(stream ? { ...body, stream } : body),
    });
    if (answer.statusCode !== 200)
      throw new Error(`${side}: ${answer.statusCode} ${await answer.body.text()}`);
    let isFirst = true;
    for await (const _chunk of answer.body) {
      if (isFirst && stream) took.push(performance.now() - began);
      isFirst = false;
    }
    if (!stream) took.push(performance.now() - began);
  }
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}

const inEachSide = <Result>(measure: (side: Side) => Promise<Result>) =>
  inTurns(ROUNDS, {
    tenantry: () => measure('tenantry'),
    portkey: () => measure('portkey'),
    direct: () => measure('direct'),
  });

/** What a side adds to a call without a gateway, round by round. */
function added(results: Record<Side, Array<{ p50: number; p99: number }>>, side: Side, at: 'p50' | 'p99') {
  return results[side].map((one, turn) => one[at] - (results.direct[turn]?.[at] ?? Number.NaN));
}

const json = await inEachSide((side) => times(side, false));
const stream = await inEachSide((side) => times(side, true));
const generator = await startLoadGenerator();
const load = async (connections: number) => {
  const requestOf = (side: Side): LoadRequest => jsonPost(PATH, body, SIDES[side].headers);
  return inTurns(ROUNDS, {
    tenantry: () => rate('tenantry'),
    portkey: () => rate('portkey'),
  });
  function rate(side: Side) {
    const { url, pid } = SIDES[side];
    return generator.rate({ url, connections, seconds: SECONDS, requests: [requestOf(side)] }, pid);
  }
};
const few = await load(32);
const many = await load(200);
await Promise.all([generator.stop(), agent.close()]);
portkey.stop();
await scene.stop();

const figures = {
  json_added_p50: round(median(added(json, 'tenantry', 'p50')), 3),
  json_added_p99: round(median(added(json, 'tenantry', 'p99')), 3),
  json_of_portkey: ratioOf(added(json, 'tenantry', 'p50'), added(json, 'portkey', 'p50')),
  first_byte_added_p50: round(median(added(stream, 'tenantry', 'p50')), 3),
  first_byte_added_p99: round(median(added(stream, 'tenantry', 'p99')), 3),
  first_byte_of_portkey: ratioOf(added(stream, 'tenantry', 'p50'), added(stream, 'portkey', 'p50')),
  throughput_32: rateRatio(few.tenantry, few.portkey),
  throughput_200: rateRatio(many.tenantry, many.portkey),
};
conclude([...ratesOf(few, 'calls/s, 32 connections'), ...ratesOf(many, 'calls/s, 200 connections')], {
  bench: 'gateway',
  ...figures,
  bars: BARS,
  passed:
    figures.json_added_p50 <= BARS.json &&
    figures.json_added_p99 <= BARS.jsonP99 &&
    figures.json_of_portkey <= BARS.ofPortkey &&
    figures.first_byte_added_p50 <= BARS.firstByte &&
    figures.first_byte_added_p99 <= BARS.firstByteP99 &&
    figures.throughput_32 >= BARS.throughput &&
    figures.throughput_200 >= BARS.throughput,
});
