import cluster from 'node:cluster';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { ProblemError } from '../api/problem.ts';
import type { ErrorCode } from '../api/types.ts';
import type { RecordedAs } from '../operations/refusals/decision-recorder.ts';

export interface Metrics {
  readonly registry: Registry;
  /** Counts a request that has arrived. */
  begin(): void;
  /** Counts a finished request. For an aborted one the status is `aborted`. */
  end(operation: string, method: string, status: string, seconds: number): void;
  /** Counts a response with an error code. */
  refuse(code: ErrorCode): void;
  /** Counts a refusal by what became of its decision. */
  recordDecision(result: RecordedAs): void;
  /** Responds with all metrics in the Prometheus text format if the request carries the token. */
  handler(token: string): RequestHandler;
}

const LABELS = ['operation', 'method', 'status'] as const;
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const METRICS_TIMEOUT_MS = 6000;
let pendingScrapes = 0;

/** Collects the metrics of all workers, because a scraper reaches any one of them. The primary aggregates them. */
const collectClusterMetrics = (): Promise<string> =>
  new Promise((resolve, reject) => {
    pendingScrapes += 1;
    const id = pendingScrapes;
    const end = () => {
      clearTimeout(timer);
      process.off('message', onWorkerMetrics);
    };
    const unavailable = () =>
      reject(new ProblemError('unavailable', 'A worker is restarting. Retry in a moment.'));
    const onWorkerMetrics = (message: { kind?: string; id?: number; text?: string }) => {
      if (message.kind !== 'metrics' || message.id !== id) return;
      end();
      if (message.text === undefined) unavailable();
      else resolve(message.text);
    };
    const timer = setTimeout(() => {
      end();
      unavailable();
    }, METRICS_TIMEOUT_MS);
    process.on('message', onWorkerMetrics);
    process.send?.({ kind: 'metrics', id });
  });

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** How long one collection is reused, so that many scrapes cost as much as one. */
const SHARED_MS = 500;

/** Shares a collection in progress, and its result for a moment. */
function sharing(collect: () => Promise<string>): () => Promise<string> {
  let current: Promise<string> | undefined;
  return () => {
    if (current !== undefined) return current;
    const collecting = collect();
    const forget = () => {
      if (current === collecting) current = undefined;
    };
    current = collecting;
    collecting.then(() => setTimeout(forget, SHARED_MS).unref(), forget);
    return collecting;
  };
}

/** Creates what is counted by operation, code and result. */
function createSeries(registers: Registry[]) {
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered or abandoned.',
    labelNames: LABELS,
    registers,
  });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte read to the last byte written.',
    labelNames: LABELS,
    buckets: SECONDS,
    registers,
  });
  const problems = new Counter({
    name: 'problems_total',
    help: 'Requests refused, and errors, by code.',
    labelNames: ['code'] as const,
    registers,
  });
  const decisions = new Counter({
    name: 'refused_decisions_total',
    help: 'Refusals with a trace, by what became of it: stored, repeated, over_budget or failed.',
    labelNames: ['result'] as const,
    registers,
  });
  return { requests, duration, problems, decisions };
}

/**
 * Creates the metrics with one registry per server. Labels come from the document, never from a URL, so their number is
 * bounded.
 */
export const createMetrics = (): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  if (cluster.isWorker) {
    AggregatorRegistry.setRegistries(registry);
    // Creating it registers the listener for the primary.
    new AggregatorRegistry();
  }
  const { requests, duration, problems, decisions } = createSeries(registers);
  let inFlight = 0;
  new Gauge({
    name: 'http_requests_in_flight',
    help: 'Requests being answered.',
    registers,
    collect() {
      this.set(inFlight);
    },
  });

  const seriesByLabels = new Map<
    string,
    { count: Counter.Internal; time: Histogram.Internal<(typeof LABELS)[number]> }
  >();
  /** Returns the series of some labels. The library would rebuild the label key for each request. */
  function seriesOf(operation: string, method: string, status: string) {
    const key = `${operation} ${method} ${status}`;
    const found = seriesByLabels.get(key);
    if (found !== undefined) return found;
    const labels = { operation, method, status };
    const series = { count: requests.labels(labels), time: duration.labels(labels) };
    seriesByLabels.set(key, series);
    return series;
  }

  return {
    registry,
    begin() {
      inFlight += 1;
    },
    end(operation, method, status, seconds) {
      inFlight -= 1;
      const { count, time } = seriesOf(operation, method, status);
      count.inc();
      time.observe(seconds);
    },
    recordDecision(result) {
      decisions.inc({ result });
    },
    refuse(code) {
      problems.inc({ code });
    },
    handler(token) {
      const expected = digestOf(`Bearer ${token}`);
      const collect = sharing(() => (cluster.isWorker ? collectClusterMetrics() : registry.metrics()));
      return async (req, res) => {
        if (!timingSafeEqual(digestOf(req.headers.authorization ?? ''), expected))
          throw new ProblemError('invalid_credentials', 'Send `Authorization: Bearer` with METRICS_TOKEN.');
        const text = await collect();
        res.setHeader('Content-Type', registry.contentType);
        res.setHeader('Cache-Control', 'no-store');
        res.end(text);
      };
    },
  };
};
