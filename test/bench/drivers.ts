/**
 * What does the private PostgreSQL driver gain? The same `projects.create` as in `writes`, and `projects.list`, on a server with
 * the default driver and on one with DATABASE_DRIVER=plain, each with a PostgreSQL of its own. The round trips of a create are
 * its latency over a slow network, by the latency of that. The bar: fewer round trips, and a higher rate of creates.
 */
import { startOn } from '../support/process.ts';
import { startProxy } from '../support/proxy.ts';
import { BENCH_ENVIRONMENT, type Bench, bearer, seedWorkspace, startBench } from './support/bench-server.ts';
import { jsonPost, type LoadRequest, type Rate, startLoadGenerator } from './support/load.ts';
import { conclude, rateRatio, ratesOf, round } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SECONDS = Number(process.env.SECONDS ?? 3);
const CONNECTIONS = 20;
const BAR = 1.1;
/** One way, in milliseconds: more than the server takes, and so little that what it remembers stays fresh. */
const DELAY = 50;
const WARM_CREATES = 5;
const CREATES = 20;

type Driver = 'pipelined' | 'plain';

const generator = await startLoadGenerator();

/** Creates one project after another on a server far from its database. @returns round trips of the fastest create */
async function measureRoundTrips(
  bench: Bench,
  driver: Driver,
  path: string,
  secret: string,
): Promise<number> {
  const proxy = await startProxy(bench.databaseUrl);
  const DATABASE_URL = proxy.url(bench.databaseUrl);
  const far = await startOn(bench.site, { ...BENCH_ENVIRONMENT, DATABASE_DRIVER: driver, DATABASE_URL });
  proxy.set(DELAY);
  const latencies: number[] = [];
  for (let turn = -WARM_CREATES; turn < CREATES; turn += 1) {
    const headers = {
      ...bearer(secret),
      'Idempotency-Key': `far ${turn}`,
      'Content-Type': 'application/json',
    };
    const body = JSON.stringify({
      name: 'Far',
      slug: `far-${turn + WARM_CREATES}`,
      environment: 'production',
    });
    const begin = performance.now();
    const response = await fetch(far.url + path, { method: 'POST', headers, body });
    if (response.status !== 201) throw new Error(`A create was answered with ${response.status}.`);
    if (turn >= 0) latencies.push(performance.now() - begin);
  }
  proxy.set('pass');
  await far.server.end();
  await proxy.close();
  return round(Math.min(...latencies) / (2 * DELAY), 1);
}

async function startSide(driver: Driver) {
  const bench = await startBench({ DATABASE_DRIVER: driver });
  const { id, secret } = await seedWorkspace(bench.operator, 'acme');
  const path = `/v1/workspaces/${id}/projects`;
  const load = (request: LoadRequest): Promise<Rate> => {
    const { pid = 0 } = bench.server.process;
    const requests = [request];
    return generator.rate({ url: bench.url, connections: CONNECTIONS, seconds: SECONDS, requests }, pid);
  };
  const project = { name: 'Billing', slug: 'p-%n', environment: 'production' };
  return {
    stop: bench.stop,
    roundTrips: await measureRoundTrips(bench, driver, path, secret),
    create: () => load(jsonPost(path, project, { 'Idempotency-Key': '%n', ...bearer(secret) })),
    list: () => load({ method: 'GET', path: `${path}?limit=20`, headers: bearer(secret) }),
  };
}

const pipelined = await startSide('pipelined');
const plain = await startSide('plain');
const creates = await inTurns(ROUNDS, { pipelined: pipelined.create, plain: plain.create });
const lists = await inTurns(ROUNDS, { pipelined: pipelined.list, plain: plain.list });
await Promise.all([generator.stop(), pipelined.stop(), plain.stop()]);

const rates = {
  'creates, pipelined': creates.pipelined,
  'creates, plain': creates.plain,
  'lists, pipelined': lists.pipelined,
  'lists, plain': lists.plain,
};
const writes = rateRatio(creates.pipelined, creates.plain);
const roundTrips = { pipelined: pipelined.roundTrips, plain: plain.roundTrips };
conclude(ratesOf(rates, 'requests/s'), {
  bench: 'drivers',
  round_trips_of_a_create: roundTrips,
  writes,
  bar: BAR,
  reads: rateRatio(lists.pipelined, lists.plain),
  rates,
  passed: writes >= BAR && roundTrips.pipelined < roundTrips.plain,
});
