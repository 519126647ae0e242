import cluster, { type Worker } from 'node:cluster';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { AggregatorRegistry } from 'prom-client';
import { type Config, ConfigError } from './config.ts';
import type { StartupInfo } from './startup-banner.ts';

/** Messages between workers and their primary. */
type WorkerMessage =
  | { kind: 'ready'; announcement: StartupInfo }
  | { kind: 'failed'; reason: string }
  | { kind: 'metrics'; id: number }
  | { kind: 'metrics'; id: number; text: string | undefined };

const RESTART_MS = 1000;

export interface Cluster {
  /** The start-up banner, once every worker serves. */
  announcement: StartupInfo;
  /** Replaces the workers one by one, each after its successor serves. A call during a restart triggers one more. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Ignores messages of others, such as those of the metrics library. */
const isWorkerMessage = (message: unknown): message is WorkerMessage =>
  typeof message === 'object' && message !== null && 'kind' in message;

/** Starts a worker. @throws ConfigError with the reason why the worker could not start */
function startWorker(): Promise<{ worker: Worker; announcement: StartupInfo }> {
  const worker = cluster.fork();
  return new Promise((resolve, reject) => {
    worker.on('message', (message: unknown) => {
      if (!isWorkerMessage(message)) return;
      if (message.kind === 'ready') resolve({ worker, announcement: message.announcement });
      if (message.kind === 'failed') reject(new ConfigError(message.reason));
    });
    worker.once('exit', () => reject(new ConfigError('A worker exited before it could serve.')));
  });
}

/** Stops a worker after it has finished its requests. */
function stopWorker(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    if (worker.isDead()) return resolve();
    worker.once('exit', () => resolve());
    worker.process.kill('SIGTERM');
  });
}

/** Lets every worker respond to a scrape with the metrics of all workers. */
function aggregateMetrics(): void {
  const registry = new AggregatorRegistry();
  cluster.on('message', async (worker, message: unknown) => {
    if (!isWorkerMessage(message) || message.kind !== 'metrics') return;
    const text = await registry.clusterMetrics().catch(() => undefined);
    if (worker.isConnected()) worker.send({ kind: 'metrics', id: message.id, text } satisfies WorkerMessage);
  });
}

/**
 * Serves with several processes on one port. They are replicas: they share only the database.
 * @throws ConfigError
 */
export async function startCluster(config: Config, logger: Logger): Promise<Cluster> {
  if (config.DATABASE_URL === undefined) {
    throw new ConfigError(
      'WORKERS: more than one requires DATABASE_URL, because the embedded database supports one process.',
    );
  }
  let stopping = false;
  aggregateMetrics();
  const workers = new Set<Worker>();

  function adopt(worker: Worker): void {
    workers.add(worker);
    worker.once('exit', (code, signal) => {
      if (!workers.delete(worker) || stopping) return;
      logger.error({ code, signal }, 'a worker exited; a new one is starting');
      void reload();
    });
  }

  async function reload(): Promise<void> {
    while (!stopping) {
      try {
        const { worker } = await startWorker();
        return stopping ? stopWorker(worker) : adopt(worker);
      } catch (error) {
        logger.error({ err: error }, 'a worker could not start; retrying');
        await delay(RESTART_MS);
      }
    }
  }

  async function replaceAll(): Promise<void> {
    for (const worker of [...workers]) {
      // A worker that has ended in the meantime already has a successor.
      if (!workers.has(worker)) continue;
      const successor = await startWorker();
      if (!workers.delete(worker)) {
        await stopWorker(successor.worker);
        continue;
      }
      adopt(successor.worker);
      await stopWorker(worker);
    }
  }

  const started = await Promise.all(Array.from({ length: config.WORKERS }, startWorker));
  for (const { worker } of started) adopt(worker);
  const keys = started.flatMap(({ announcement }) => announcement.newOperatorKey ?? []);
  const [first] = started;
  if (first === undefined) throw new ConfigError('WORKERS: must be at least 1.');
  let restarting = Promise.resolve();
  return {
    announcement: { ...first.announcement, newOperatorKey: keys[0] },
    restart() {
      const restarted = restarting.then(replaceAll);
      restarting = restarted.catch(() => undefined);
      return restarted;
    },
    async stop() {
      stopping = true;
      await Promise.all([...workers].map(stopWorker));
    },
  };
}
