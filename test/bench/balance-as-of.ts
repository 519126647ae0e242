/**
 * How long does the balance of an account at a random moment take, in a ledger of 10,000,000 entries? One request after the
 * other, each about another account and moment; beside it the balance of now. The bar: 10 ms at the 99th percentile.
 * `ENTRIES=1000000` makes a smaller ledger.
 */
import pg from 'pg';
import { bearer, startBench } from './support/bench-server.ts';
import { fillLedger } from './support/fill-ledger.ts';
import { createPaymentsScene } from './support/payments-scene.ts';
import { conclude, quantile, round } from './support/report.ts';

const ENTRIES = Number(process.env.ENTRIES ?? 10_000_000);
const REQUESTS = Number(process.env.REQUESTS ?? 3000);
const ACCOUNTS = 100;
const WARM_UP = 200;
const BAR = 10;

const bench = await startBench();
const scene = await createPaymentsScene(bench, ACCOUNTS);
const client = new pg.Client({ connectionString: bench.databaseUrl });
await client.connect();
const started = performance.now();
const seconds = await fillLedger(client, scene, ENTRIES / 2);
const fillSeconds = round((performance.now() - started) / 1000, 0);
await client.end();

/** Returns milliseconds, and checks that the balance is one that the account has had. */
async function ask(query: string): Promise<number> {
  const account = scene.payers[Math.floor(Math.random() * ACCOUNTS)];
  const url = `${bench.url}/v1/workspaces/${scene.workspaceId}/accounts/${account}/balance${query}`;
  const from = performance.now();
  const response = await fetch(url, { headers: bearer(scene.secret) });
  const text = await response.text();
  const duration = performance.now() - from;
  const { posted } = JSON.parse(text);
  if (!response.ok || Math.abs(posted) > 1) throw new Error(`${response.status} ${text}`);
  return duration;
}

const end = Date.now();
const anyMoment = () => `?as_of=${new Date(end - Math.random() * seconds * 1000).toISOString()}`;
const times = { 'at a random moment': [] as number[], now: [] as number[] };
for (let turn = -WARM_UP; turn < REQUESTS; turn += 1) {
  const [past, present] = [await ask(anyMoment()), await ask('')];
  if (turn < 0) continue;
  times['at a random moment'].push(past);
  times.now.push(present);
}
await bench.stop();

const rows = Object.entries(times).map(([balance, values]) => ({
  balance,
  'p50 (ms)': round(quantile(values, 0.5)),
  'p99 (ms)': round(quantile(values, 0.99)),
}));
const p99 = round(quantile(times['at a random moment'], 0.99));
conclude(rows, {
  bench: 'balance-as-of',
  entries: ENTRIES,
  fill_seconds: fillSeconds,
  p99,
  bar: BAR,
  passed: p99 <= BAR,
});
