/**
 * Does a payment cost the same in a project with 1,000,000 of them? Beside one with 10,000, each in a database of its own on one
 * PostgreSQL with a server of its own, asked by turns, one request after the other: a create, a list of 20 and a get. The bars:
 * medians 1.15 times as long, and five minutes to fill the database.
 */
import pg from 'pg';
import { startPostgres } from '../support/postgres.ts';
import { createInstallation, startOn } from '../support/process.ts';
import { BENCH_ENVIRONMENT, bearer } from './support/bench-server.ts';
import { fillPayments, somePayments } from './support/fill-payments.ts';
import { createPaymentsScene, type PaymentsScene } from './support/payments-scene.ts';
import { conclude, median, round } from './support/report.ts';

const SMALL = 10_000;
const LARGE = Number(process.env.SIZE ?? 1_000_000);
const ROUNDS = Number(process.env.ROUNDS ?? 10);
const PAYERS = 100;
const CALLS_A_ROUND = 100;
const BAR = 1.15;
const BAR_SECONDS = 300;

interface Side {
  url: string;
  scene: PaymentsScene;
  ids: string[];
  fillSeconds: number;
  medians: Record<CallName, number[]>;
  stop(): Promise<void>;
}

const draftOf = ({ payers, payees }: PaymentsScene, turn: number): object => ({
  amount: 7 + turn,
  currency: 'TRY',
  method: 'eft',
  from_account: payers[turn % payers.length],
  to_account: payees[turn % payees.length],
});

type Call = (url: string, scene: PaymentsScene, id: string, turn: number) => Promise<Response>;
const CALLS = {
  create: (url, scene, _id, turn) =>
    fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...bearer(scene.secret) },
      body: JSON.stringify(draftOf(scene, turn)),
    }),
  list: (url, { secret }) => fetch(`${url}?limit=20`, { headers: bearer(secret) }),
  get: (url, { secret }, id) => fetch(`${url}/${id}`, { headers: bearer(secret) }),
} as const satisfies Record<string, Call>;
type CallName = keyof typeof CALLS;
// The keys of a literal are its names.
const NAMES = Object.keys(CALLS) as CallName[];

const postgres = await startPostgres({ dedicated: true, durable: true });

async function startSide(count: number): Promise<Side> {
  const site = await createInstallation('postgres', postgres);
  const running = await startOn(site, BENCH_ENVIRONMENT);
  const scene = await createPaymentsScene(running, PAYERS);
  const client = new pg.Client({ connectionString: site.environment.DATABASE_URL });
  await client.connect();
  const since = performance.now();
  await fillPayments(client, scene, count, 'settled');
  const fillSeconds = (performance.now() - since) / 1000;
  const ids = await somePayments(client, scene, CALLS_A_ROUND * ROUNDS);
  await client.end();
  return {
    url: `${running.url}/v1/workspaces/${scene.workspaceId}/projects/${scene.project}/payments`,
    scene,
    ids,
    fillSeconds,
    medians: { create: [], list: [], get: [] },
    async stop() {
      await running.server.end();
      await site.cleanup();
    },
  };
}

async function time({ url, scene, ids }: Side, name: CallName, turn: number): Promise<number> {
  const from = performance.now();
  const response = await CALLS[name](url, scene, ids[turn] ?? '', turn);
  const text = await response.text();
  const duration = performance.now() - from;
  if (!response.ok) throw new Error(`${name}: ${response.status} ${text}`);
  return duration;
}

/** A hundred requests to each: now one begins, now the other. */
async function measure(sides: readonly Side[], name: CallName, turn: number): Promise<void> {
  const times = new Map(sides.map((side) => [side, [] as number[]]));
  for (let index = turn * CALLS_A_ROUND; index < (turn + 1) * CALLS_A_ROUND; index += 1)
    for (const side of index % 2 === 0 ? sides : sides.toReversed())
      times.get(side)?.push(await time(side, name, index));
  for (const [side, values] of times) side.medians[name].push(median(values));
}

const small = await startSide(SMALL);
const large = await startSide(LARGE);
for (let turn = 0; turn < ROUNDS; turn += 1)
  for (const name of NAMES) await measure([small, large], name, turn);
for (const side of [small, large]) await side.stop();
await postgres.stop();

// The first round warms up compilers and caches.
const rows = NAMES.map((name) => {
  const [few, many] = [small.medians[name].slice(1), large.medians[name].slice(1)];
  const ratio = round(median(many.map((value, turn) => value / (few[turn] ?? Number.NaN))), 3);
  return { request: name, 'small (ms)': round(median(few)), 'large (ms)': round(median(many)), ratio };
});
const fill_seconds = round(large.fillSeconds, 0);
const passed = rows.every(({ ratio }) => ratio <= BAR) && fill_seconds <= BAR_SECONDS;
conclude(rows, {
  bench: 'payments-scale',
  payments: LARGE,
  bar: BAR,
  fill_seconds,
  bar_seconds: BAR_SECONDS,
  passed,
});
