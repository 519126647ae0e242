/** How many payments a second can be made on the embedded database? From 100 accounts in turns, as `payments` makes them. The bar: 100/s. */
import { createInstallation, startOn } from '../support/process.ts';
import { BENCH_ENVIRONMENT } from './support/bench-server.ts';
import { startLoadGenerator } from './support/load.ts';
import { createPaymentsScene, paymentLoad } from './support/payments-scene.ts';
import { conclude, median, ratesOf } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SECONDS = Number(process.env.SECONDS ?? 3);
const CONNECTIONS = 8;
const PAYERS = 100;
const BAR = 100;

const site = await createInstallation('embedded');
const { server, ...running } = await startOn(site, BENCH_ENVIRONMENT);
const scene = await createPaymentsScene(running, PAYERS);
const generator = await startLoadGenerator();
const load = { ...paymentLoad(scene, `${running.url}/v1`), connections: CONNECTIONS, seconds: SECONDS };
const rates = await inTurns(ROUNDS, { embedded: () => generator.rate(load, server.process.pid ?? 0) });
await generator.stop();
await server.end();
await site.cleanup();

const perSecond = median(rates.embedded.map(({ rate }) => rate));
conclude(ratesOf(rates, 'payments/s'), { bench: 'embedded', bar: BAR, rates, passed: perSecond >= BAR });
