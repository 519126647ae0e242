import { randomUUID } from 'node:crypto';
import type { Database } from '../database/connect.ts';

/** Work that is done again and again, by one replica at a time. */
export interface Job {
  name: string;
  /** Pause between two runs. */
  everySeconds: number;
  /** How long another replica waits for one that has died in the middle of it; a minute unless given. */
  leaseSeconds?: number;
  /** Does a bounded piece of work. @returns whether there is more to do at once */
  // biome-ignore lint/suspicious/noConfusingVoidType: a job that never has more to do returns nothing
  run(): Promise<boolean | void>;
  /** Asks a run to end soon, as the server stops. */
  stop?(): void;
}

export interface JobRunner {
  /** Lets the jobs that run finish, and starts none any more. */
  stop(): Promise<void>;
}

const LEASE_SECONDS = 60;
/** How long a claim holds that its holder has not confirmed, because it has not heard of it. */
const CLAIM_SECONDS = 2;
/** How often a lease is renewed in the time that it lasts. */
const LEASE_RENEWALS = 4;
const TICK_MS = 1000;
/** How many leases are remembered that may not have ended: one for each attempt that failed in a row. */
const REMEMBERED = 20;

/** A lease of ours that we have not given back is none: the answer to its claim, or to its end, was lost. */
const FREE_SQL = '(leased_until is null or leased_until < now() or lease = any(:lost::text[]))';
const DUE_SQL = `select name from jobs where next_run_at <= now() and ${FREE_SQL}`;
/** Each run has a lease of its own, so that a late statement of one that was lost cannot end another. */
const CLAIM_SQL = `
  update jobs set lease = :lease, leased_until = now() + make_interval(secs => ${CLAIM_SECONDS})
  where name = :name and next_run_at <= now() and ${FREE_SQL}
  returning name`;
/** As a lease is a row, a replica that has lost its lease cannot write that it has finished. */
const RENEW_SQL = `
  update jobs set leased_until = now() + make_interval(secs => :seconds) where name = :name and lease = :lease
  returning name`;
const FINISH_SQL = `
  update jobs set lease = null, leased_until = null, next_run_at = now() + make_interval(secs => :pause)
  where name = :name and lease = :lease`;

/** Starts the jobs: each is claimed in the database, so that of several replicas one does it. */
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
  /** By job: the leases that it may still have in the database though nothing of it runs here. */
  const lost = new Map<string, string[]>();

  async function attempt(job: Job): Promise<void> {
    const { name, leaseSeconds: seconds = LEASE_SECONDS } = job;
    const lease = randomUUID();
    const before = lost.get(name) ?? [];
    lost.set(name, [...before, lease].slice(-REMEMBERED));
    const claimed = await knex.raw(CLAIM_SQL, { name, lease, lost: before });
    // Confirmed before any of the work, so that nothing is done under a claim that has ended meanwhile.
    const isClaimed = claimed.rows.length > 0;
    const isHeld = isClaimed && (await knex.raw(RENEW_SQL, { name, lease, seconds })).rows.length > 0;
    if (isHeld) await runHeld(job, lease, seconds);
    lost.delete(name);
  }

  async function runHeld({ name, everySeconds, run }: Job, lease: string, seconds: number): Promise<void> {
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
  function begin(job: Job): void {
    if (running.has(job.name)) return;
    const run = attempt(job)
      .catch((error: unknown) => onError(job.name, error))
      .finally(() => running.delete(job.name));
    running.set(job.name, run);
  }

  let looking: Promise<void> = Promise.resolve();
  async function look(): Promise<void> {
    const due = await knex.raw<{ rows: Array<{ name: string }> }>(DUE_SQL, {
      lost: [...lost.values()].flat(),
    });
    for (const job of jobs) if (due.rows.some(({ name }) => name === job.name)) begin(job);
  }
  const tick = () => {
    looking = look().catch((error: unknown) => onError('jobs', error));
  };
  const timer = setInterval(tick, TICK_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      for (const job of jobs) job.stop?.();
      await looking;
      await Promise.all(running.values());
    },
  };
}
