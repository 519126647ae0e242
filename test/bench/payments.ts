/**
 * What does a payment cost? `payments.create` from 1,000 accounts in turns, with its Idempotency-Key, duplicates, limit,
 * reservation, event and audit entry; beside it Express and pg by hand that write the same records. Both on the same PostgreSQL,
 * with as many connections. The bar: 0.5 of its rate, and 700/s.
 */
import { startBench } from './support/bench-server.ts';
import { startChild } from './support/child.ts';
import { type Rate, startLoadGenerator } from './support/load.ts';
import { createPaymentsScene, type PaymentsScene, paymentLoad } from './support/payments-scene.ts';
import { conclude, median, rateRatio, ratesOf } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SECONDS = Number(process.env.SECONDS ?? 3);
const CONNECTIONS = 32;
const PAYERS = 1000;
const BAR = 0.5;
const BAR_PER_SECOND = 700;

const bench = await startBench();
const ours = await createPaymentsScene(bench, PAYERS);
// Accounts of its own, so that neither waits for the other.
const theirs = await createPaymentsScene(bench, PAYERS, 'by-hand');
const byHand = await startChild('peers/pg-payments.ts', { DATABASE_URL: bench.databaseUrl });
const generator = await startLoadGenerator();

const load = (url: string, scene: PaymentsScene, pid = 0): Promise<Rate> =>
  generator.rate({ ...paymentLoad(scene, url), connections: CONNECTIONS, seconds: SECONDS }, pid);
const rates = await inTurns(ROUNDS, {
  tenantry: () => load(`${bench.url}/v1`, ours, bench.server.process.pid),
  byHand: () => load(byHand.hello, theirs, byHand.pid),
});
await Promise.all([generator.stop(), byHand.stop()]);
await bench.stop();

const ratio = rateRatio(rates.tenantry, rates.byHand);
const perSecond = median(rates.tenantry.map(({ rate }) => rate));
conclude(ratesOf(rates, 'payments/s'), {
  bench: 'payments',
  ratio,
  bar: BAR,
  bar_per_second: BAR_PER_SECOND,
  rates,
  passed: ratio >= BAR && perSecond >= BAR_PER_SECOND,
});
