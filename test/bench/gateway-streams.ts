/**
 * What does a thousand streams cost? They run at once, with 20 events a second each, through the gateway with its key, three budgets
 * and a row in the log, and then from the provider without it. The bars: 120 MB more than an idle server has, no stream dropped,
 * events 25 ms later at p99, and memory that stays as it is while they run.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { bearer } from './support/bench-server.ts';
import { startChild } from './support/child.ts';
import { addBudgets, startGatewayBench } from './support/gateway-scene.ts';
import { conclude, median, round } from './support/report.ts';
import type { Streamed } from './support/stream-load-process.ts';
import { type Sample, sampleProcess, slopeOf } from './support/watch.ts';

const STREAMS = Number(process.env.STREAMS ?? 1000);
const MINUTES = Number(process.env.MINUTES ?? 10);
const EVENTS_PER_SECOND = 20;
const SAMPLE_MS = 2000;
const BARS = { memoryMb: 120, lateMs: 25, dropped: 0 };

const scene = await startGatewayBench(
  {},
  {
    EVENTS_PER_SECOND: String(EVENTS_PER_SECOND),
    EVENTS: String(Math.ceil(MINUTES * 60 * EVENTS_PER_SECOND)),
  },
);
const { bench, provider } = scene;
await addBudgets(scene);
const load = await startChild('stream-load-process.ts');
const body = {
  model: 'gpt-4o-mini',
  messages: [{ role: 'user', content: 'Hi' }],
  max_tokens: 64,
  stream: true,
};
const PATH = '/v1/chat/completions';
const pid = bench.server.process.pid ?? 0;
const start = performance.now();
const sample = () => sampleProcess(pid, bench.url, (performance.now() - start) / 60_000);

/** Runs the streams of one side. */
const run = (url: string, headers: Readonly<Record<string, string>>, streams = STREAMS): Promise<Streamed> =>
  load.ask<Streamed>({ url: url + PATH, headers, body, streams });

await delay(SAMPLE_MS);
const idle = await sample();
const samples: Sample[] = [];
let isRunning = true;
const sampling = (async () => {
  while (isRunning) {
    await delay(SAMPLE_MS);
    samples.push(await sample());
  }
})();
const through = await run(bench.url, scene.headers);
isRunning = false;
await sampling;
const direct = await run(provider.hello, bearer('sk-bench'));
await load.stop();
await scene.stop();

const steady = samples.slice(Math.floor(samples.length / 3));
const slope = slopeOf(steady.map(({ minutes, residentMb }) => [minutes, residentMb]));
const memory = median(steady.map(({ residentMb }) => residentMb)) - idle.residentMb;
const late = round(through.p99 - direct.p99);
const dropped = STREAMS - through.complete;
const isFlat = slope.slope <= 2 * slope.error || slope.slope * MINUTES < 0.05 * slope.mean;
conclude(
  [
    { side: 'tenantry', ...through },
    { side: 'direct', ...direct },
  ],
  {
    bench: 'gateway-streams',
    ...{ streams: STREAMS, minutes: MINUTES, dropped, late_p99_ms: late },
    memory_mb: round(memory, 1),
    mb_a_minute: round(slope.slope),
    bars: BARS,
    passed: memory <= BARS.memoryMb && late <= BARS.lateMs && dropped === BARS.dropped && isFlat,
  },
);
