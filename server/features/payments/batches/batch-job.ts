import type { Job } from '../../../jobs/job-runner.ts';
import type { DueBatch } from './due-repository.ts';

/** A run ends after this time, so that a stopping server waits no longer. */
const RUN_MS = 5000;

/**
 * Processes the batches on which something is to be done, each a chunk at a time.
 * @param due returns some of them
 * @param process does the next thing, and returns whether there was any
 */
export function createBatchJob(
  due: () => Promise<DueBatch[]>,
  process: (batch: DueBatch) => Promise<boolean>,
  onError: (error: unknown, batch: DueBatch) => Promise<void>,
): Job {
  let stopping = false;
  const attempt = (batch: DueBatch): Promise<boolean> =>
    process(batch).catch(async (error: unknown) => {
      await onError(error, batch);
      return false;
    });
  return {
    name: 'payment-batches',
    everySeconds: 1,
    // Another server goes on soon after a crash. A longer run is not doubled: it has locked its batch.
    leaseSeconds: 10,
    async run() {
      const end = performance.now() + RUN_MS;
      // A batch that fails, or that another server works on, waits for the next run.
      for (let progress = true; progress && !stopping; ) {
        progress = false;
        for (const batch of await due()) {
          if (stopping || performance.now() > end) return true;
          progress = (await attempt(batch)) || progress;
        }
      }
      return false;
    },
    stop() {
      stopping = true;
    },
  };
}
