import { readdirSync, readFileSync } from 'node:fs';
import { METRICS_TOKEN } from '../../support/process.ts';

/** How a process is at a moment. */
export interface Sample {
  minutes: number;
  residentMb: number;
  handles: number;
  /** 99 of 100 turns of its event loop were at most this late since the sample before. */
  loopP99Ms: number;
}

const LOOP_P99 = /^nodejs_eventloop_lag_p99_seconds (\S+)$/m;

export async function sampleProcess(pid: number, url: string, minutes: number): Promise<Sample> {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const handles = readdirSync(`/proc/${pid}/fd`).length;
  const metrics = await (
    await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
  ).text();
  return {
    minutes,
    residentMb: Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024,
    handles,
    loopP99Ms: Number(LOOP_P99.exec(metrics)?.[1]) * 1000,
  };
}

/** By least squares: how much a value grows in a unit of the other, with what chance alone would give it. */
export function slopeOf(points: ReadonlyArray<readonly [x: number, y: number]>) {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const spreadX = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spreadX;
  const left = points.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  return { slope, error: Math.sqrt(left / (points.length - 2) / spreadX), mean: meanY };
}
