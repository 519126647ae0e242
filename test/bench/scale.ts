/**
 * Does a request cost the same in a large installation? 1,000,000 keys in 100,000 workspaces against 1,000 in 100, each in a
 * database of its own on one PostgreSQL with a server of its own, asked by turns, one request after the other: verifying keys
 * that the server has never met and those it has, a list of 20 and a create. The bar: medians 1.2 times as long.
 */

import { startPostgres } from '../support/postgres.ts';
import { createInstallation, startOn } from '../support/process.ts';
import { BENCH_ENVIRONMENT, bearer } from './support/bench-server.ts';
import { type BulkKey, insertKeys, secretsOf } from './support/bulk-keys.ts';
import { type Population, populate } from './support/populate.ts';
import { conclude, median, round } from './support/report.ts';

const SIZE = Number(process.env.SIZE ?? 1_000_000);
const SMALL: Population = { keys: 1000, workspaces: 100 };
const LARGE: Population = { keys: SIZE, workspaces: SIZE / 10 };
const ROUNDS = 10;
/** Keys whose secrets are known, as many of each workspace that is asked about. */
const KEYS = 100 * ROUNDS;
const BAR = 1.2;

type Call = (url: string, operatorKey: string, key: BulkKey, turn: number) => Promise<Response>;

const post = (url: string, token: string, body: object): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...bearer(token) },
    body: JSON.stringify(body),
  });

const verify: Call = (url, operatorKey, { secret }) =>
  post(`${url}/v1/api-keys/verify`, operatorKey, { key: secret, permission: 'projects:read' });
const list: Call = (url, _operatorKey, { secret, workspaceId }) =>
  fetch(`${url}/v1/workspaces/${workspaceId}/projects?limit=20`, { headers: bearer(secret) });
const create: Call = (url, _operatorKey, { secret, workspaceId }, turn) =>
  post(`${url}/v1/workspaces/${workspaceId}/projects`, secret, {
    name: 'Billing',
    slug: `new-${turn}`,
    environment: 'production',
  });
/** In this order: the second meets the keys of the first again. */
const CALLS = { 'verify, cold': verify, 'verify, warm': verify, list, create } as const;
type CallName = keyof typeof CALLS;
// The keys of a literal are its names.
const NAMES = Object.keys(CALLS) as CallName[];

const postgres = await startPostgres({ dedicated: true, durable: true });

async function startSide(population: Population) {
  const site = await createInstallation('postgres', postgres);
  const { server, url } = await startOn(site, BENCH_ENVIRONMENT);
  const databaseUrl = site.environment.DATABASE_URL ?? '';
  const workspaces = await populate(databaseUrl, population);
  const keys = await insertKeys(databaseUrl, secretsOf(site.dataDir), workspaces, KEYS, 'read-write');
  return {
    site,
    server,
    url,
    keys,
    medians: { 'verify, cold': [], 'verify, warm': [], list: [], create: [] } as Record<CallName, number[]>,
  };
}
type Side = Awaited<ReturnType<typeof startSide>>;

async function time({ site, url }: Side, name: CallName, key: BulkKey, turn: number): Promise<number> {
  const from = performance.now();
  const response = await CALLS[name](url, site.operatorKey, key, turn);
  const text = await response.text();
  const duration = performance.now() - from;
  if (!response.ok || text.includes('"valid":false')) throw new Error(`${name}: ${response.status} ${text}`);
  return duration;
}

/** A hundred requests to each, one for each workspace that is asked about: now one begins, now the other. */
async function measure(sides: readonly Side[], name: CallName, turn: number): Promise<void> {
  const times = new Map(sides.map((side) => [side, [] as number[]]));
  for (let index = turn * 100; index < turn * 100 + 100; index += 1) {
    for (const side of index % 2 === 0 ? sides : sides.toReversed()) {
      const key = side.keys[index];
      if (key !== undefined) times.get(side)?.push(await time(side, name, key, turn));
    }
  }
  for (const [side, values] of times) side.medians[name].push(median(values));
}

const small = await startSide(SMALL);
const large = await startSide(LARGE);
for (let turn = 0; turn < ROUNDS; turn += 1) {
  for (const name of NAMES) await measure([small, large], name, turn);
}
for (const { server, site } of [small, large]) {
  await server.end();
  await site.cleanup();
}
await postgres.stop();

// The first round warms up compilers and caches.
const rows = NAMES.map((name) => {
  const [few, many] = [small.medians[name].slice(1), large.medians[name].slice(1)];
  const ratio = round(median(many.map((value, turn) => value / (few[turn] ?? Number.NaN))), 3);
  return { request: name, 'small (ms)': round(median(few)), 'large (ms)': round(median(many)), ratio };
});
const passed = rows.every(({ ratio }) => ratio <= BAR);
conclude(rows, {
  bench: 'scale',
  keys: LARGE.keys,
  workspaces: LARGE.workspaces,
  results: rows,
  bar: BAR,
  passed,
});
