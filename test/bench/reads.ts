/**
 * What does a list cost? `projects.list` with 20 rows and a key, beside Express and pg by hand that send the same statement,
 * prepared, and check nothing and nobody. Both on the same PostgreSQL, with as many connections. The bar: 0.8 of its rate.
 */
import { bearer, seedWorkspace, startBench } from './support/bench-server.ts';
import { startChild } from './support/child.ts';
import { startLoadGenerator } from './support/load.ts';
import { conclude, ratioOf, spread } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SECONDS = Number(process.env.SECONDS ?? 3);
const CONNECTIONS = 20;
const ROWS = 20;
const BAR = 0.8;

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

const load = async (url: string): Promise<number> => {
  const { origin, pathname, search } = new URL(url);
  const requests = [{ method: 'GET' as const, path: pathname + search, headers: bearer(secret) }];
  const { rate } = await generator.run({ url: origin, connections: CONNECTIONS, seconds: SECONDS, requests });
  return rate;
};
const rates = await inTurns(ROUNDS, {
  tenantry: () => load(paths.tenantry),
  byHand: () => load(paths.byHand),
});
await Promise.all([generator.stop(), byHand.stop()]);
await bench.stop();

const ratio = ratioOf(rates.tenantry, rates.byHand);
conclude(
  Object.entries(rates).map(([side, values]) => ({ 'lists/s': side, ...spread(values) })),
  { bench: 'reads', ratio, bar: BAR, rates, passed: ratio >= BAR },
);
