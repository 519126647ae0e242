/**
 * What does the gateway add to a large prompt? A chat completion of 2 MB, as with images, through the gateway and without it, one
 * after the other in turns. The bars: 12 ms more in the middle, and memory for three bodies.
 */
import { Agent, request } from 'undici';
import { bearer } from './support/bench-server.ts';
import { addBudgets, startGatewayBench } from './support/gateway-scene.ts';
import { conclude, median, round, spread } from './support/report.ts';
import { inTurns } from './support/rounds.ts';
import { sampleProcess } from './support/watch.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const CALLS = Number(process.env.CALLS ?? 20);
const MEGABYTE = 1024 * 1024;
const BARS = { addedMs: 12, bodies: 3 };

const scene = await startGatewayBench();
const { bench, provider } = scene;
await addBudgets(scene);
const image = Buffer.alloc(1.5 * MEGABYTE, 7).toString('base64');
const content = [
  { type: 'text', text: 'What is this?' },
  { type: 'image_url', image_url: { url: `data:image/png;base64,${image}` } },
];
const body = JSON.stringify({
  model: 'gpt-4o-mini',
  messages: [{ role: 'user', content }],
  max_tokens: 64,
});
const agent = new Agent({ connections: 1, pipelining: 1 });

/** Returns the milliseconds of the call in the middle. */
async function time(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const took: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const began = performance.now();
    const answer = await request(`${url}/v1/chat/completions`, {
      method: 'POST',
      dispatcher: agent,
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${text}`);
    took.push(performance.now() - began);
  }
  return median(took);
}

const pid = bench.server.process.pid ?? 0;
const resident = async () => (await sampleProcess(pid, bench.url, 0)).residentMb;
const results = await inTurns(ROUNDS, {
  tenantry: () => time(bench.url, scene.headers),
  direct: () => time(provider.hello, bearer('sk-bench')),
});
// All rounds have been, so that what is added is for the bodies of the calls under way alone.
const before = await resident();
await Promise.all(Array.from({ length: CALLS }, () => time(bench.url, scene.headers)));
const bodies = ((await resident()) - before) / (CALLS * (body.length / MEGABYTE));
await agent.close();
await scene.stop();

const added = median(results.tenantry.map((ms, turn) => ms - (results.direct[turn] ?? Number.NaN)));
conclude(
  [
    { side: 'tenantry', ...spread(results.tenantry) },
    { side: 'direct', ...spread(results.direct) },
  ],
  {
    bench: 'gateway-bodies',
    added_ms: round(added),
    bodies_in_memory: round(bodies),
    bars: BARS,
    passed: added <= BARS.addedMs && bodies <= BARS.bodies,
  },
);
