/**
 * What does a preview cost against the payment itself? `payments.preview` and `payments.create` of one project with 50 approval rules,
 * in turns. The bar: 0.6 of its time, that is 1.67 times its rate.
 */
import pg from 'pg';
import { startBench } from './support/bench-server.ts';
import { fillRules } from './support/fill-payments.ts';
import { type Rate, startLoadGenerator } from './support/load.ts';
import { createPaymentsScene, paymentLoad } from './support/payments-scene.ts';
import { conclude, rateRatio, ratesOf } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SECONDS = Number(process.env.SECONDS ?? 3);
const CONNECTIONS = 32;
const PAYERS = 1000;
const RULES = Number(process.env.RULES ?? 50);
const BAR = 0.6;

const bench = await startBench();
const scene = await createPaymentsScene(bench, PAYERS);
const client = new pg.Client({ connectionString: bench.databaseUrl });
await client.connect();
await fillRules(client, scene, RULES);
await client.end();
const generator = await startLoadGenerator();
const load = (action: '' | '/preview'): Promise<Rate> =>
  generator.rate(
    { ...paymentLoad(scene, `${bench.url}/v1`, action), connections: CONNECTIONS, seconds: SECONDS },
    bench.server.process.pid ?? 0,
  );
const rates = await inTurns(ROUNDS, { create: () => load(''), preview: () => load('/preview') });
await generator.stop();
await bench.stop();

const ratio = rateRatio(rates.create, rates.preview);
conclude(ratesOf(rates, 'requests/s'), { bench: 'preview', ratio, bar: BAR, rates, passed: ratio <= BAR });
