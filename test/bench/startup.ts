/**
 * How long until a server is ready, on an empty folder or database and later, and how much slower the first request to an
 * operation is than its second. Several starts of the real process, as `npm start` runs it: with today's document, and with
 * one that new resources pad to 400 operations. The bars are 3 s and 1.5 s embedded, 1 s on PostgreSQL that has been migrated,
 * and 30 ms for a first request.
 */
import { fileURLToPath } from 'node:url';
import { MAIN } from '../support/built.ts';
import { type Engine, engines } from '../support/database.ts';
import { createInstallation, startOn, type TestInstallation } from '../support/process.ts';
import { callEach, readRequests } from './support/first-requests.ts';
import { createPaddedCopy, mainOf } from './support/padded-copy.ts';
import { conclude, median, round } from './support/report.ts';

const ROUNDS = 5;
const PADDED_OPERATIONS = 400;
const BARS: Readonly<Record<Engine, { first: number; later: number }>> = {
  embedded: { first: 3000, later: 1500 },
  // A first start on PostgreSQL migrates, which no bar is set for.
  postgres: { first: Number.POSITIVE_INFINITY, later: 1000 },
};
const FIRST_REQUEST_BAR = 30;

interface Product {
  main: string;
  requests: ReturnType<typeof readRequests>;
}

async function start(site: TestInstallation, { main }: Product) {
  const since = performance.now();
  const running = await startOn(site, { LOG_LEVEL: 'warn' }, main);
  return { ...running, duration: performance.now() - since };
}

/** Starts twice on an empty place, and calls each operation twice as soon as the second start is ready. */
async function measureRound(engine: Engine, product: Product) {
  const site = await createInstallation(engine);
  const { operator, server, duration: first } = await start(site, product);
  const { slug: organization } = await operator.organizations.create({ name: 'Bench', slug: 'bench' });
  const { slug: workspace } = await operator.workspaces.create({ name: 'Bench', organization });
  await server.end();
  const later = await start(site, product);
  const calls = await callEach(later.url, site.operatorKey, product.requests, { organization, workspace });
  await later.server.end();
  await site.cleanup();
  return { first, later: later.duration, calls };
}

async function measure(engine: Engine, product: Product) {
  const rounds: Array<Awaited<ReturnType<typeof measureRound>>> = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) rounds.push(await measureRound(engine, product));
  const delays = product.requests.map(({ id }, index) => {
    const ofOperation = rounds.flatMap(({ calls }) => calls[index] ?? []);
    // The lowest of each, so that nothing else that the machine does is counted.
    const lowest = (part: 'first' | 'second') => Math.min(...ofOperation.map((times) => times[part]));
    return { id, delay: lowest('first') - lowest('second') };
  });
  const [slowest] = delays.toSorted((a, b) => b.delay - a.delay);
  const figures = {
    first: median(rounds.map((one) => one.first)),
    later: median(rounds.map((one) => one.later)),
    delay: slowest?.delay ?? Number.NaN,
  };
  const bar = BARS[engine];
  const passed =
    figures.first <= bar.first && figures.later <= bar.later && figures.delay < FIRST_REQUEST_BAR;
  return {
    engine,
    operations: product.requests.length,
    'first start (ms)': round(figures.first, 0),
    'later start (ms)': round(figures.later, 0),
    'slowest first request, over its second (ms)': round(figures.delay, 1),
    'of the operation': slowest?.id,
    'middle first request, over its second (ms)': round(median(delays.map(({ delay }) => delay)), 1),
    passed,
  };
}

const padded = await createPaddedCopy(PADDED_OPERATIONS);
const products: readonly Product[] = [
  { main: MAIN, requests: readRequests(fileURLToPath(new URL('../../', import.meta.url))) },
  { main: mainOf(padded), requests: readRequests(padded.root) },
];
const rows = [];
for (const engine of engines) {
  for (const product of products) rows.push(await measure(engine, product));
}
padded.remove();
conclude(rows, { bench: 'startup', passed: rows.every(({ passed }) => passed), results: rows });
process.exit();
