/**
 * How long until a server is ready: on an empty folder or database, and later. Medians of several starts of the real
 * process, as `npm start` runs it. The bars are 3 s and 1.5 s embedded, 1 s on PostgreSQL that has been migrated.
 */
import { cpus } from 'node:os';
import { type Engine, engines } from '../support/database.ts';
import { createInstallation, startOn, type TestInstallation } from '../support/process.ts';

const ROUNDS = 5;
const BARS: Readonly<Record<Engine, { first: number; later: number }>> = {
  embedded: { first: 3000, later: 1500 },
  // A first start on PostgreSQL migrates, which no bar is set for.
  postgres: { first: Number.POSITIVE_INFINITY, later: 1000 },
};

async function timeStart(site: TestInstallation): Promise<number> {
  const since = performance.now();
  const { server } = await startOn(site, { LOG_LEVEL: 'warn' });
  const duration = performance.now() - since;
  await server.end();
  return Math.round(duration);
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const results = [];
for (const engine of engines) {
  const [first, later]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const site = await createInstallation(engine);
    first.push(await timeStart(site));
    later.push(await timeStart(site));
    await site.cleanup();
  }
  const bar = BARS[engine];
  const passed = median(first) <= bar.first && median(later) <= bar.later;
  results.push({ engine, first: median(first), later: median(later), passed, runs: { first, later } });
}

console.table(
  results.map(({ engine, first, later }) => ({ engine, 'first (ms)': first, 'later (ms)': later })),
);
const [cpu] = cpus();
console.log(
  JSON.stringify({
    bench: 'startup',
    results,
    machine: { node: process.version, cpu: cpu?.model, cores: cpus().length },
  }),
);
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
