import { startChild } from './child.ts';

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
}

export interface Measured {
  /** Requests a second. */
  rate: number;
  /** Answers that were no success, or none at all. */
  failures: number;
  latency: { p50: number; p99: number };
}

export interface LoadGenerator {
  /** @throws when a request has failed */
  run(load: Load): Promise<Measured>;
  stop(): Promise<void>;
}

/** In a process of its own: it shares the machine with both sides alike, and the event loop with neither. */
export async function startLoadGenerator(): Promise<LoadGenerator> {
  const child = await startChild('load-process.ts');
  return {
    async run(load) {
      const measured = await child.ask<Measured>(load);
      if (measured.failures > 0) throw new Error(`${load.url}: ${measured.failures} requests have failed.`);
      return measured;
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
