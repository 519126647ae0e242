/**
 * What does sealing the audit log cost the requests that write to it? The same writes at the same rate, on PostgreSQL, in
 * turns with the sealer on and off, in one run. The bar: no difference that can be told from chance, or one of at most 5 %
 * or half a millisecond.
 */
import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { startTestServer } from '../support/server.ts';
import { createUser, unique } from '../support/users.ts';

const RATE = 50;
const ROUNDS = 20;
const SECONDS = 3;
const WORKSPACES = 10;
const BAR = 1.05;
const BAR_MS = 0.5;

const server = await startTestServer({ engine: 'postgres', env: { LOG_LEVEL: 'error' } });
const owner = await createUser(server, 'Owner');
const workspaces: string[] = [];
for (let count = 0; count < WORKSPACES; count += 1) {
  workspaces.push((await owner.api.workspaces.create({ name: 'W', slug: unique('w') })).slug);
}

const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
  Number.NaN;
const median = (values: readonly number[]) => quantile(values, 0.5);
const round = (value: number) => Math.round(value * 100) / 100;

const sealer = server.knex('jobs').where({ name: 'audit-seals' });
const countUnsealed = async () =>
  Number((await server.knex('audit_pending').count({ count: '*' }))[0]?.count);

async function setSealer(on: boolean): Promise<void> {
  const next = on ? server.knex.fn.now() : server.knex.raw("'infinity'::timestamptz");
  // Set again until it stays: a run that was under way puts its own time there when it ends.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await sealer.clone().update({ next_run_at: next as never });
    await delay(400);
  }
  while (on && (await countUnsealed()) > 0) await delay(200);
}

async function timedWrite(index: number): Promise<number> {
  const before = performance.now();
  await owner.api.workspaces.update({ workspace: workspaces[index % WORKSPACES] ?? '', name: `N${index}` });
  return performance.now() - before;
}

/** Writes at a steady rate, whether or not the ones before are answered. */
async function measure(): Promise<number[]> {
  const writes: Promise<number>[] = [];
  const start = performance.now();
  for (let index = 0; index < RATE * SECONDS; index += 1) {
    await delay(Math.max(0, start + (index * 1000) / RATE - performance.now()));
    writes.push(timedWrite(index));
  }
  return Promise.all(writes);
}

const on: number[][] = [];
const off: number[][] = [];
let sealed = 0;
try {
  await measure(); // the compiler and the caches warm up
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const withSealer of turn % 2 === 0 ? [true, false] : [false, true]) {
      await setSealer(withSealer);
      const latencies = await measure();
      (withSealer ? on : off).push(latencies);
      if (withSealer) sealed += latencies.length - (await countUnsealed());
    }
  }
} finally {
  await server.stop();
}

const rows = [on, off].map((rounds, index) => ({
  sealer: index === 0 ? 'on' : 'off',
  'median ms': round(median(rounds.flat())),
  'p95 ms': round(quantile(rounds.flat(), 0.95)),
  'p99 ms': round(quantile(rounds.flat(), 0.99)),
  'lowest round': round(Math.min(...rounds.map(median))),
  'highest round': round(Math.max(...rounds.map(median))),
}));
console.table(rows);
// Round by round, since the two runs of a round meet the same load from whatever else the machine does.
const ratio = median(on.map((latencies, turn) => median(latencies) / median(off[turn] ?? latencies)));
const difference = median(on.map((latencies, turn) => median(latencies) - median(off[turn] ?? latencies)));
const spread = Math.max(...off.map(median)) / Math.min(...off.map(median));
/** The middle of the ratios of the rounds, with 95 % confidence, whatever their distribution: by the sign test. */
const ratios = on
  .map((latencies, turn) => median(latencies) / median(off[turn] ?? latencies))
  .sort((a, b) => a - b);
const margin = Math.floor(ROUNDS / 2 - 0.98 * Math.sqrt(ROUNDS));
const interval = [ratios[margin], ratios[ROUNDS - 1 - margin]].map((value) => round(value ?? Number.NaN));
const measurable = (interval[0] ?? 0) > 1;
const passed = !measurable || ratio <= BAR || difference <= BAR_MS;
console.log(
  JSON.stringify({
    bench: 'sealing',
    ratio: round(ratio),
    ratio_interval: interval,
    measurable,
    difference_ms: round(difference),
    bar: BAR,
    bar_ms: BAR_MS,
    spread_without_sealer: round(spread),
    writes_a_second: RATE,
    sealed_while_on: sealed,
    passed,
    machine: { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length },
  }),
);
process.exit(passed ? 0 : 1);
