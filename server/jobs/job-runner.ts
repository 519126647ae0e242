import { randomUUID } from 'node:crypto';
import type { Database } from '../database/connect.ts';

/** Recurring work that one replica at a time runs. */
export interface Job {
  name: string;
  /** Seconds between two runs. */
  everySeconds: number;
  /** Seconds after which another replica takes over from one that crashed during a run. Default: 60. */
  leaseSeconds?: number;
  /** Does a bounded amount of work. @returns whether more work is due immediately */
  // biome-ignore lint/suspicious/noConfusingVoidType: a job that never has more to do returns nothing
  run(): Promise<boolean | void>;
  /** Asks the current run to end soon, because the server is stopping. */
  stop?(): void;
}

export interface JobRunner {
  /** Waits for the current runs to finish and starts no more. */
  stop(): Promise<void>;
}

const LEASE_SECONDS = 60;
/** Lifetime in seconds of a claim whose holder never received the response and so did not confirm it. */
const CLAIM_SECONDS = 2;
/** How often a lease is renewed within its lifetime. */
const LEASE_RENEWALS = 4;
/** How late a run may begin. */
const TICK_MS = 250;
/** Maximum number of possibly active leases to keep per job: one for each consecutive failed attempt. */
const MAX_LOST_LEASES = 20;

/** A lease in `:lost` is free: it belongs to this replica, which lost the response to its claim or its end. */
const FREE_SQL = '(leased_until is null or leased_until < now() or lease = any(:lost::text[]))';
const DUE_SQL = `select name from jobs where next_run_at <= now() and ${FREE_SQL}`;
/** Each run has its own lease, so that a late statement of a lost run cannot end another. */
const CLAIM_SQL = `
  update jobs set lease = :lease, leased_until = now() + make_interval(secs => ${CLAIM_SECONDS})
  where name = :name and next_run_at <= now() and ${FREE_SQL}
  returning name`;
/** The lease is a column, so a replica that has lost its lease cannot record that it finished. */
const RENEW_SQL = `
  update jobs set leased_until = now() + make_interval(secs => :seconds) where name = :name and lease = :lease
  returning name`;
const FINISH_SQL = `
  update jobs set lease = null, leased_until = null, next_run_at = now() + make_interval(secs => :pause)
  where name = :name and lease = :lease`;

/** Starts the jobs. Replicas claim each run in the database, so only one of them executes it. */
export async function startJobs(
  { knex }: Database,
  jobs: readonly Job[],
  onError: (job: string, error: unknown) => void,
): Promise<JobRunner> {
  if (jobs.length > 0) {
    await knex('jobs')
      .insert(jobs.map(({ name }) => ({ name })))
      .onConflict('name')
      .ignore();
  }
  /** By job: leases that the database may still hold although nothing runs here. */
  const lost = new Map<string, string[]>();

  async function attempt(job: Job): Promise<void> {
    const { name, leaseSeconds: seconds = LEASE_SECONDS } = job;
    const lease = randomUUID();
    const previous = lost.get(name) ?? [];
    lost.set(name, [...previous, lease].slice(-MAX_LOST_LEASES));
    const claimed = await knex.raw(CLAIM_SQL, { name, lease, lost: previous });
    // Confirmed before any work begins, so that nothing is done under a claim that has already expired.
    const isClaimed = claimed.rows.length > 0;
    const isLeased = isClaimed && (await knex.raw(RENEW_SQL, { name, lease, seconds })).rows.length > 0;
    if (isLeased) await runLeased(job, lease, seconds);
    lost.delete(name);
  }

  async function runLeased({ name, everySeconds, run }: Job, lease: string, seconds: number): Promise<void> {
    const renewal = setInterval(
      () => {
        knex.raw(RENEW_SQL, { name, lease, seconds }).catch((error: unknown) => onError(name, error));
      },
      (seconds * 1000) / LEASE_RENEWALS,
    ).unref();
    let more = false;
    try {
      more = (await run()) === true;
    } finally {
      clearInterval(renewal);
      await knex.raw(FINISH_SQL, { name, lease, pause: more ? 0 : everySeconds });
    }
  }

  const running = new Map<string, Promise<void>>();
  function startRun(job: Job): void {
    if (running.has(job.name)) return;
    const run = attempt(job)
      .catch((error: unknown) => onError(job.name, error))
      .finally(() => running.delete(job.name));
    running.set(job.name, run);
  }

  let dueJobsStarted: Promise<void> = Promise.resolve();
  async function startDueJobs(): Promise<void> {
    const due = await knex.raw<{ rows: Array<{ name: string }> }>(DUE_SQL, {
      lost: [...lost.values()].flat(),
    });
    for (const job of jobs) if (due.rows.some(({ name }) => name === job.name)) startRun(job);
  }
  const tick = () => {
    dueJobsStarted = startDueJobs().catch((error: unknown) => onError('jobs', error));
  };
  const timer = setInterval(tick, TICK_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      for (const job of jobs) job.stop?.();
      await dueJobsStarted;
      await Promise.all(running.values());
    },
  };
}
