/**
 * What does the client cost whoever uses it? Processor time of calls through it, as it is published, against bare `fetch` that
 * sends the same requests to the same server and reads the same answers. The bar: 1.15 times that of `fetch`.
 */
import { execFileSync } from 'node:child_process';
import type * as Sdk from '../../sdk/src/index.ts';
import { bearer, seedWorkspace, startBench } from './support/bench-server.ts';
import { conclude, ratioOf, spread } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 60);
const CALLS = 1000;
const LANES = 5;
const BAR = 1.15;

// Run from its source by tsx, it would pay for the names that tsx gives to its functions.
execFileSync('npm', ['run', 'build', '-w', 'sdk'], { stdio: 'ignore' });
const { Tenantry } = (await import(`${new URL('../../sdk/dist/index.js', import.meta.url)}`)) as typeof Sdk;

const bench = await startBench();
const { slug, secret } = await seedWorkspace(bench.operator, 'acme');
const project = await bench.operator.projects.create({
  workspace: slug,
  name: 'Billing',
  slug: 'billing',
  environment: 'production',
});
const api = new Tenantry({ baseUrl: bench.url, token: secret });
const question = { key: secret, permission: 'projects:read' as const };
const read = async (response: Response): Promise<unknown> => {
  if (!response.ok) throw new Error(`${response.url} has answered ${response.status}.`);
  return response.json();
};

/** Microseconds of processor time for each call, of this process alone: the server has its own. */
async function costOf(call: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  const lane = async () => {
    for (let index = 0; index < CALLS / LANES; index += 1) await call();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS;
}

const costs = await inTurns(ROUNDS, {
  'get by fetch': () =>
    costOf(async () =>
      read(
        await fetch(`${bench.url}/v1/workspaces/${slug}/projects/${project.id}`, { headers: bearer(secret) }),
      ),
    ),
  'get by client': () => costOf(() => api.projects.get({ workspace: slug, project: project.id })),
  'verify by fetch': () =>
    costOf(async () =>
      read(
        await fetch(`${bench.url}/v1/api-keys/verify`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...bearer(secret) },
          body: JSON.stringify(question),
        }),
      ),
    ),
  'verify by client': () => costOf(() => api.apiKeys.verify(question)),
});
await bench.stop();

const get = ratioOf(costs['get by client'], costs['get by fetch']);
const verify = ratioOf(costs['verify by client'], costs['verify by fetch']);
conclude(
  Object.entries(costs).map(([call, values]) => ({ 'µs of processor time': call, ...spread(values) })),
  { bench: 'sdk', get, verify, bar: BAR, passed: get <= BAR && verify <= BAR },
);
