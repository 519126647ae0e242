import { Counter, Histogram, type Registry } from 'prom-client';
import type { Job } from './job-runner.ts';

const SECONDS = [0.01, 0.1, 1, 10, 60, 300];

/** Returns the jobs with their runs counted and timed. */
export function measureJobs(registry: Registry, jobs: readonly Job[]): Job[] {
  const registers = [registry];
  const runs = new Counter({
    name: 'job_runs_total',
    help: 'Runs of background jobs by job and by whether they failed.',
    labelNames: ['job', 'outcome'] as const,
    registers,
  });
  const duration = new Histogram({
    name: 'job_run_duration_seconds',
    help: 'Time that a run of a background job took.',
    labelNames: ['job'] as const,
    buckets: SECONDS,
    registers,
  });
  return jobs.map((job) => ({
    ...job,
    async run() {
      const end = duration.startTimer({ job: job.name });
      try {
        const more = await job.run();
        runs.inc({ job: job.name, outcome: 'done' });
        return more;
      } catch (error) {
        runs.inc({ job: job.name, outcome: 'failed' });
        throw error;
      } finally {
        end();
      }
    },
  }));
}
