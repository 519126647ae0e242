import type { Job } from '../../../jobs/job-runner.ts';
import type { ProcessPayments } from './process-payments.ts';
import type { WorkScope } from './project-work.ts';

/** A run ends after this time, so that a stopping server waits no longer. */
const RUN_MS = 5000;
/** Payments wait this long for another server after one has crashed. Two servers that work at once only wait for each other. */
const LEASE_SECONDS = 2;

/**
 * Processes the payments of all projects in which something is due.
 * @param due returns some of these projects
 */
export function createPaymentsJob(
  due: () => Promise<WorkScope[]>,
  processPayments: ProcessPayments,
  onError: (error: unknown, scope: WorkScope) => void,
): Job {
  let stopping = false;
  /** @returns whether something was done */
  const attempt = (scope: WorkScope): Promise<boolean> =>
    processPayments(scope).then(
      (processed) => processed === 'more',
      (error: unknown) => {
        onError(error, scope);
        return false;
      },
    );
  return {
    name: 'payments',
    everySeconds: 1,
    leaseSeconds: LEASE_SECONDS,
    async run() {
      const end = performance.now() + RUN_MS;
      // A project that fails, in which nothing could be done, or that another server works on waits for the next run.
      for (let progress = true; progress && !stopping; ) {
        progress = false;
        for (const scope of await due()) {
          if (stopping || performance.now() > end) return true;
          progress = (await attempt(scope)) || progress;
        }
      }
      return false;
    },
    stop() {
      stopping = true;
    },
  };
}
