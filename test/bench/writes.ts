/**
 * What does a write cost? `projects.create` with an Idempotency-Key, its entry in the audit log and its event in the outbox
 * included; beside it Express and pg by hand that do nothing but insert the project in a transaction. Both on the same
 * PostgreSQL. The hand-written one uses its ten connections, and the server six of its ten for the changes of one key. The bar: 0.5
 * of its rate.
 */
import { bearer, seedWorkspace, startBench } from './support/bench-server.ts';
import { startChild } from './support/child.ts';
import { jsonPost, type Rate, startLoadGenerator } from './support/load.ts';
import { conclude, rateRatio, ratesOf } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SECONDS = Number(process.env.SECONDS ?? 3);
// As many writers of one key as the bar names.
const CONNECTIONS = 32;
const BAR = 0.5;

const bench = await startBench();
const ours = await seedWorkspace(bench.operator, 'acme');
// A workspace of its own, so that neither writes into the other's index pages.
const theirs = await seedWorkspace(bench.operator, 'by-hand');
const byHand = await startChild('peers/pg-projects.ts', { DATABASE_URL: bench.databaseUrl });
const generator = await startLoadGenerator();

const load = (url: string, workspaceId: string, pid = 0): Promise<Rate> => {
  const { origin, pathname } = new URL(`${url}/workspaces/${workspaceId}/projects`);
  const project = { name: 'Billing', slug: 'p-%n', environment: 'production' };
  const headers = { 'Idempotency-Key': '%n', ...bearer(ours.secret) };
  const requests = [jsonPost(pathname, project, headers)];
  return generator.rate({ url: origin, connections: CONNECTIONS, seconds: SECONDS, requests }, pid);
};
const rates = await inTurns(ROUNDS, {
  tenantry: () => load(`${bench.url}/v1`, ours.id, bench.server.process.pid),
  byHand: () => load(byHand.hello, theirs.id, byHand.pid),
});
await Promise.all([generator.stop(), byHand.stop()]);
await bench.stop();

const ratio = rateRatio(rates.tenantry, rates.byHand);
conclude(ratesOf(rates, 'creates/s'), { bench: 'writes', ratio, bar: BAR, rates, passed: ratio >= BAR });
