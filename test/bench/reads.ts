/**
 * What does a list cost? `projects.list` with 20 rows and a key, beside Express and pg by hand that send the same statement,
 * prepared, and check neither input nor caller. Both on the same PostgreSQL, with as many connections. The bar: 0.95 of its rate.
 */
import { bearer, seedWorkspace, startBench } from './support/bench-server.ts';
import { startChild } from './support/child.ts';
import { type Rate, startLoadGenerator } from './support/load.ts';
import { conclude, rateRatio, ratesOf } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SECONDS = Number(process.env.SECONDS ?? 3);
const CONNECTIONS = 20;
const ROWS = 20;
const BAR = 0.95;

const bench = await startBench();
const { id, slug, secret } = await seedWorkspace(bench.operator, 'acme');
for (let index = 0; index < ROWS; index += 1) {
  await bench.operator.projects.create({
    workspace: slug,
    name: `Project ${index}`,
    slug: `project-${index}`,
    environment: 'production',
  });
}
const byHand = await startChild('peers/pg-projects.ts', { DATABASE_URL: bench.databaseUrl });
const generator = await startLoadGenerator();

const paths = {
  tenantry: `${bench.url}/v1/workspaces/${id}/projects?limit=${ROWS}`,
  byHand: `${byHand.hello}/workspaces/${id}/projects?limit=${ROWS}`,
};
const read = async (url: string): Promise<string> => (await fetch(url, { headers: bearer(secret) })).text();
if ((await read(paths.tenantry)) !== (await read(paths.byHand))) throw new Error('The answers differ.');

const load = (url: string, pid = 0): Promise<Rate> => {
  const { origin, pathname, search } = new URL(url);
  const requests = [{ method: 'GET' as const, path: pathname + search, headers: bearer(secret) }];
  return generator.rate({ url: origin, connections: CONNECTIONS, seconds: SECONDS, requests }, pid);
};
const rates = await inTurns(ROUNDS, {
  tenantry: () => load(paths.tenantry, bench.server.process.pid),
  byHand: () => load(paths.byHand, byHand.pid),
});
await Promise.all([generator.stop(), byHand.stop()]);
await bench.stop();

const ratio = rateRatio(rates.tenantry, rates.byHand);
conclude(ratesOf(rates, 'lists/s'), { bench: 'reads', ratio, bar: BAR, rates, passed: ratio >= BAR });
