/**
 * What does the private PostgreSQL driver gain? The same `projects.create` as in `writes`, and `projects.list`, on a server with
 * the default driver and on one with DATABASE_DRIVER=plain, each with a PostgreSQL of its own. The bar: it has to be faster for
 * writes, or it is not worth its decision record.
 */
import { bearer, seedWorkspace, startBench } from './support/bench-server.ts';
import { jsonPost, type LoadRequest, type Rate, startLoadGenerator } from './support/load.ts';
import { conclude, rateRatio, ratesOf } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SECONDS = Number(process.env.SECONDS ?? 3);
const CONNECTIONS = 20;
const BAR = 1.1;

const generator = await startLoadGenerator();

async function startSide(driver: 'pipelined' | 'plain') {
  const bench = await startBench({ DATABASE_DRIVER: driver });
  const { id, secret } = await seedWorkspace(bench.operator, 'acme');
  const { origin, pathname } = new URL(`${bench.url}/v1/workspaces/${id}/projects`);
  const load = (request: LoadRequest): Promise<Rate> => {
    const requests = [request];
    const { pid = 0 } = bench.server.process;
    return generator.rate({ url: origin, connections: CONNECTIONS, seconds: SECONDS, requests }, pid);
  };
  const project = { name: 'Billing', slug: 'p-%n', environment: 'production' };
  const create = jsonPost(pathname, project, { 'Idempotency-Key': '%n', ...bearer(secret) });
  const list = { method: 'GET' as const, path: `${pathname}?limit=20`, headers: bearer(secret) };
  return { bench, create: () => load(create), list: () => load(list) };
}

const pipelined = await startSide('pipelined');
const plain = await startSide('plain');
const creates = await inTurns(ROUNDS, { pipelined: pipelined.create, plain: plain.create });
const lists = await inTurns(ROUNDS, { pipelined: pipelined.list, plain: plain.list });
await Promise.all([generator.stop(), pipelined.bench.stop(), plain.bench.stop()]);

const writes = rateRatio(creates.pipelined, creates.plain);
conclude([...ratesOf(creates, 'requests/s of creates'), ...ratesOf(lists, 'requests/s of lists')], {
  bench: 'drivers',
  writes,
  bar: BAR,
  reads: rateRatio(lists.pipelined, lists.plain),
  rates: { creates, lists },
  passed: writes >= BAR,
});
