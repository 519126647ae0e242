import { pollUntil } from './poll.ts';
import type { TestServer } from './server.ts';

/**
 * Makes a job due. It waits for a run in progress first: that one may not see what the test has changed, and sets the
 * time of the next run at its end.
 */
export async function makeJobDue({ knex }: Pick<TestServer, 'knex'>, name: string): Promise<void> {
  await pollUntil(
    () => knex('jobs').where({ name }).whereNotNull('lease').first(),
    (running) => running === undefined,
    { what: `the end of a run of ${name}` },
  );
  await knex('jobs')
    .where({ name })
    .update({ next_run_at: new Date(0) });
}

/** Runs a job now, and waits until it has ended. */
export async function runJob(server: Pick<TestServer, 'knex'>, name: string): Promise<void> {
  await makeJobDue(server, name);
  await pollUntil(
    async () => (await server.knex('jobs').where({ name }).first())?.next_run_at.getTime() ?? 0,
    (time) => time > Date.now(),
    { what: `a run of ${name}` },
  );
}
