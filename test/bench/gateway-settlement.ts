/**
 * How fast are the rows of calls written? Batches of 500 with three budgets each, one after the other, on a PostgreSQL that writes to
 * the disk; and then 1,000 calls a second through the engine, to see how long after its end the row of a call is there. The bars:
 * 20,000 rows a second, and one second.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { settleBatch } from '../../server/features/gateway/accounting/settle-batch.ts';
import { amountsOf, callOf, newBudgetScene, resultOf, WORKSPACE } from '../support/gateway/budget-scene.ts';
import { settledCall } from '../support/gateway/settled-calls.ts';
import { startPostgres } from '../support/postgres.ts';
import { conclude, median, quantile, round } from './support/report.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SECONDS = Number(process.env.SECONDS ?? 10);
const BATCHES = 40;
const BATCH_ROWS = 500;
const CALLS_PER_SECOND = 1000;
const TICK_MS = 10;
const BUDGETS = 3;
const BARS = { rowsPerSecond: 20_000, lagMs: 1000 };

const postgres = await startPostgres({ dedicated: true, durable: true });
process.env.TEST_DATABASE_URL = postgres.url;
const scene = await newBudgetScene('postgres');
const { knex } = scene.database;
const budgets: string[] = [];
for (let index = 0; index < BUDGETS; index += 1)
  budgets.push(await scene.addBudget({ limit_amount: '400000000' }));

const at = new Date().toISOString();
const { accounting, stop } = await scene.start();
// A first call makes the periods that the batches count in.
(await accounting.admit(callOf({ organizationId: null }), amountsOf(1000))).settle(resultOf(1000));
await delay(1000);
const [period] = await scene.periods();
const charges = budgets.map((budget_id) => ({
  ...{ tenant_id: WORKSPACE, budget_id, bucket: '', units: 1000 },
  period_start: period?.period_start.toISOString() ?? at,
}));

const rates: number[] = [];
for (let turn = 0; turn < ROUNDS; turn += 1) {
  const batches = Array.from({ length: BATCHES }, () =>
    Array.from({ length: BATCH_ROWS }, () => settledCall({ workspaceId: WORKSPACE, at, charges })),
  );
  const began = performance.now();
  for (const rows of batches) await settleBatch({ knex }, rows, { holder: 'bench' });
  rates.push((BATCHES * BATCH_ROWS * 1000) / (performance.now() - began));
}

const before = Number((await knex('gateway_calls').count({ count: '*' }))[0]?.count);
const ends: number[] = [];
const lags: number[] = [];
let isRunning = true;
const watching = (async () => {
  let seen = 0;
  while (isRunning || seen < ends.length) {
    const count = Number((await knex('gateway_calls').count({ count: '*' }))[0]?.count) - before;
    const now = performance.now();
    for (; seen < count; seen += 1) lags.push(now - (ends[seen] ?? now));
    await delay(50);
  }
})();
const start = performance.now();
for (let tick = 0; tick < (SECONDS * 1000) / TICK_MS; tick += 1) {
  for (let call = 0; call < (CALLS_PER_SECOND * TICK_MS) / 1000; call += 1) {
    const reservation = await accounting.admit(callOf({ organizationId: null }), amountsOf(1000));
    reservation.settle(resultOf(1000));
    ends.push(performance.now());
  }
  await delay(Math.max(0, start + (tick + 1) * TICK_MS - performance.now()));
}
isRunning = false;
await watching;
await stop(10_000);
const problems = await scene.problems();
await scene.close();
await postgres.stop();

const [rate, lag] = [round(median(rates), 0), round(quantile(lags, 0.99), 0)];
conclude([{ 'rows/s': rate, 'lag p99 (ms)': lag, calls: ends.length, problems: problems.length }], {
  bench: 'gateway-settlement',
  ...{ rows_per_s: rate, lag_p99_ms: lag, problems },
  bars: BARS,
  passed: rate >= BARS.rowsPerSecond && lag <= BARS.lagMs && problems.length === 0,
});
