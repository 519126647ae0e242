/**
 * Does a server stay as it is? An hour of mixed load through the client against the real server on PostgreSQL, its jobs
 * running, sampled every ten seconds. The bars, after the first ten minutes: resident memory grows by less than 1 % an hour,
 * or by nothing that can be told from chance, and handles do not add up.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { seedWorkspace, startBench } from './support/bench-server.ts';
import { startChild } from './support/child.ts';
import type { Mixed } from './support/mixed-load-process.ts';
import { conclude, median, quantile, round } from './support/report.ts';
import { type Sample, sampleProcess, slopeOf } from './support/watch.ts';

const MINUTES = Number(process.env.SOAK_MINUTES ?? 60);
/** Short runs warm up for a third of their time, and say nothing of an hour. */
const WARM_MINUTES = Math.min(10, MINUTES / 3);
const SAMPLE_MS = 10_000;
const LANES = 10;
const PAUSE_MS = 50;
const BAR = 0.01;
/** Connections to the database come and go with the load. */
const HANDLES_BAR = 2;

const bench = await startBench({ BACKGROUND_WORK: 'true' });
const workspaces: string[] = [];
for (let index = 0; index < 10; index += 1) {
  workspaces.push((await seedWorkspace(bench.operator, `soak-${index}`)).slug);
}
const load = await startChild('mixed-load-process.ts');
const start = performance.now();
const samples: Sample[] = [];
let loading = true;
const sampling = (async () => {
  while (loading) {
    await delay(SAMPLE_MS);
    const minutes = (performance.now() - start) / 60_000;
    samples.push(await sampleProcess(bench.server.process.pid ?? 0, bench.url, minutes));
  }
})();
const mixed = await load.ask<Mixed>({
  url: bench.url,
  operatorKey: bench.site.operatorKey,
  workspaces,
  lanes: LANES,
  pauseMs: PAUSE_MS,
  seconds: MINUTES * 60,
});
loading = false;
await sampling;
await load.stop();
await bench.stop();

const warm = samples.filter(({ minutes }) => minutes >= WARM_MINUTES);
const memory = slopeOf(warm.map(({ minutes, residentMb }) => [minutes / 60, residentMb]));
const growth = memory.slope / memory.mean;
const measurable = memory.slope > 2 * memory.error;
const half = Math.floor(warm.length / 2);
const handles = [warm.slice(0, half), warm.slice(half)].map((part) =>
  median(part.map((sample) => sample.handles)),
);
const [first = 0, second = 0] = handles;
const passed = (growth < BAR || !measurable) && second <= first + HANDLES_BAR;
const peak = Math.max(...warm.map(({ residentMb }) => residentMb));
const loop = warm.map(({ loopP99Ms }) => loopP99Ms);
conclude(
  [
    {
      minutes: MINUTES,
      calls: mixed.calls,
      refusals: mixed.refusals,
      'memory (MB)': round(memory.mean, 1),
      'peak (MB)': round(peak, 1),
      '% an hour': round(growth * 100),
      'handles before': first,
      'handles after': second,
      'loop p99 (ms)': round(median(loop)),
      'worst (ms)': round(quantile(loop, 1)),
    },
  ],
  {
    bench: 'soak',
    minutes: MINUTES,
    ...mixed,
    growth_an_hour: round(growth, 4),
    growth_error: round(memory.error / memory.mean, 4),
    bar: BAR,
    handles,
    samples: samples.map(({ minutes, residentMb, handles: open, loopP99Ms }) => [
      round(minutes, 1),
      round(residentMb, 1),
      open,
      round(loopP99Ms, 1),
    ]),
    passed,
  },
);
