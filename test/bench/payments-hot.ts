/**
 * How many payments a second can be made from one account? Each one waits for the balance of that account, which the one
 * before has locked until its commit. The bar: 350/s, and 60 ms for 99 % of them, with 32 clients.
 */
import { startBench } from './support/bench-server.ts';
import { startLoadGenerator } from './support/load.ts';
import { createPaymentsScene, paymentLoad } from './support/payments-scene.ts';
import { conclude, median, spread } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SECONDS = Number(process.env.SECONDS ?? 3);
const CONNECTIONS = 32;
const BAR_PER_SECOND = 350;
const BAR_P99_MS = 60;

const bench = await startBench();
const scene = await createPaymentsScene(bench, 1);
const generator = await startLoadGenerator();
const load = { ...paymentLoad(scene, `${bench.url}/v1`), connections: CONNECTIONS, seconds: SECONDS };
const { hot } = await inTurns(ROUNDS, { hot: () => generator.run(load) });
await generator.stop();
await bench.stop();

const rates = hot.map(({ rate }) => rate);
const p99 = hot.map(({ latency }) => latency.p99);
const passed = median(rates) >= BAR_PER_SECOND && median(p99) <= BAR_P99_MS;
conclude(
  [
    { measure: 'payments/s', ...spread(rates) },
    { measure: 'p50 (ms)', ...spread(hot.map(({ latency }) => latency.p50)) },
    { measure: 'p99 (ms)', ...spread(p99) },
  ],
  { bench: 'payments-hot', bar_per_second: BAR_PER_SECOND, bar_p99_ms: BAR_P99_MS, passed },
);
