import { readFileSync } from 'node:fs';
import { startChild } from './child.ts';
import { round } from './report.ts';

export interface LoadRequest {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Load {
  url: string;
  connections: number;
  seconds: number;
  /** Requests a second at most; without it, as many as are answered. */
  rate?: number;
  /** Sent in turns by each connection. */
  requests: LoadRequest[];
  /** Values of placeholders such as `%from`, taken in turns by all connections together. */
  values?: Readonly<Record<string, readonly string[]>>;
}

export interface Measured {
  /** Requests a second. */
  rate: number;
  total: number;
  /** Answers that were no success, or none at all. */
  failures: number;
  latency: { p50: number; p99: number };
}

/** What a side achieved, and what it cost its process. */
export interface Rate {
  rate: number;
  /** Microseconds of processor time for each request: unlike the rate, nothing that others do on the machine changes it much. */
  cost: number;
}

export interface LoadGenerator {
  /** @throws when a request has failed */
  run(load: Load): Promise<Measured>;
  /** The same, with what it cost this process to answer. */
  rate(load: Load, pid: number): Promise<Rate>;
  stop(): Promise<void>;
}

/** Microseconds that a process has run so far, in steps of ten milliseconds. */
function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // After the name, which may hold spaces: the 12th and 13th fields, user and system time in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/** In a process of its own: it shares the machine with both sides alike, and the event loop with neither. */
export async function startLoadGenerator(): Promise<LoadGenerator> {
  const child = await startChild('load-process.ts');
  const run = async (load: Load): Promise<Measured> => {
    const measured = await child.ask<Measured>(load);
    if (measured.failures > 0) throw new Error(`${load.url}: ${measured.failures} requests have failed.`);
    return measured;
  };
  return {
    run,
    async rate(load, pid) {
      const before = processorTime(pid);
      const { rate, total } = await run(load);
      return { rate: round(rate), cost: round((processorTime(pid) - before) / total) };
    },
    stop: () => child.stop(),
  };
}

export const jsonPost = (path: string, body: object, headers: Record<string, string> = {}): LoadRequest => ({
  method: 'POST',
  path,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
