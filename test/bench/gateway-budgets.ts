/**
 * What do budgets cost? The same calls by a key whose workspace has three budgets, and by one whose workspace has none, on one server
 * in turns. The bar: 1.05 times the processor time, in the middle of the rounds.
 */
import { bearer, seedWorkspace } from './support/bench-server.ts';
import { addBudgets, startGatewayBench } from './support/gateway-scene.ts';
import { jsonPost, startLoadGenerator } from './support/load.ts';
import { conclude, ratesOf, ratioOf, round, spread } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 20);
const SECONDS = Number(process.env.SECONDS ?? 3);
const CONNECTIONS = 32;
const BAR = 1.05;

const scene = await startGatewayBench();
const { bench, provider } = scene;
await addBudgets(scene);
const without = await seedWorkspace(bench.operator, 'without');
await bench.operator.virtualKeys.create({
  workspace: without.slug,
  slug: 'provider',
  name: 'Provider',
  provider: 'openai-compatible',
  base_url: `${provider.hello}/v1`,
  secret: 'sk-bench',
});
const SIDES = {
  'three budgets': scene.headers,
  'no budget': { ...bearer(without.secret), 'x-portkey-virtual-key': 'provider' },
};
const body = { model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Hello' }], max_tokens: 64 };
const generator = await startLoadGenerator();
const rate = (side: keyof typeof SIDES) =>
  generator.rate(
    {
      url: bench.url,
      connections: CONNECTIONS,
      seconds: SECONDS,
      requests: [jsonPost('/v1/chat/completions', body, SIDES[side])],
    },
    bench.server.process.pid ?? 0,
  );
const results = await inTurns(ROUNDS, {
  'three budgets': () => rate('three budgets'),
  'no budget': () => rate('no budget'),
});
await generator.stop();
await scene.stop();

const costsOf = (side: keyof typeof SIDES) => results[side].map(({ cost }) => cost);
const [on, off] = [costsOf('three budgets'), costsOf('no budget')];
const ratio = ratioOf(on, off);
conclude(ratesOf(results, 'calls/s'), {
  bench: 'gateway-budgets',
  ratio,
  spread: spread(on.map((cost, turn) => round(cost / (off[turn] ?? Number.NaN), 3))),
  bar: BAR,
  passed: ratio <= BAR,
});
