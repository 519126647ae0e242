import { describe, expect, it } from 'vitest';
import { DatabaseUnavailableError } from '../../../server/database/errors.ts';
import { createPaymentsJob } from '../../../server/features/payments/connectors/payments-job.ts';
import type { ProcessPayments } from '../../../server/features/payments/connectors/process-payments.ts';
import { runEach, runTogether } from '../../../server/features/payments/connectors/run-each.ts';

const scopeOf = (project_id: string) => ({ workspace_id: 'ws_1', project_id });

/** Runs the job once on projects that stay due. Returns what it did. */
async function run(projects: readonly string[], processPayments: ProcessPayments) {
  const processed: string[] = [];
  const failed: string[] = [];
  const job = createPaymentsJob(
    () => Promise.resolve(projects.map(scopeOf)),
    (scope) => {
      processed.push(scope.project_id);
      return processPayments(scope);
    },
    (_error, { project_id }) => failed.push(project_id),
  );
  return { more: await job.run(), processed, failed };
}

describe('the job of payments', () => {
  it('works on until nothing is done', async () => {
    const left = ['more', 'more', 'done'] as const;
    let pass = 0;
    const { processed } = await run(['prj_1'], () => Promise.resolve(left[pass++] ?? 'more'));
    expect(processed).toHaveLength(3);
  });

  it('waits for the next run where nothing could be done, or another server works', async () => {
    const states = { prj_1: 'done', prj_2: 'busy' } as const;
    const { more, processed } = await run(['prj_1', 'prj_2'], ({ project_id }) =>
      Promise.resolve(states[project_id as keyof typeof states]),
    );
    expect({ more, processed }).toEqual({ more: false, processed: ['prj_1', 'prj_2'] });
  });

  it('names a project that fails, and works on the others', async () => {
    const { processed, failed } = await run(['prj_1', 'prj_2'], ({ project_id }) =>
      project_id === 'prj_1' ? Promise.reject(new Error('Failed.')) : Promise.resolve('done'),
    );
    expect({ processed, failed }).toEqual({ processed: ['prj_1', 'prj_2'], failed: ['prj_1'] });
  });
});

describe.each([
  ['one after the other', runEach],
  ['at the same time', runTogether],
])('tasks that are run %s', (_, runAll) => {
  const failing = (error: unknown) => () => Promise.reject(error);

  it('are all run, and their errors are thrown together', async () => {
    let ran = 0;
    const counted = () => Promise.resolve(++ran > 0);
    const errors = [new Error('A'), new Error('B')];
    const all = runAll([failing(errors[0]), counted, failing(errors[1]), counted]);
    await expect(all).rejects.toEqual(expect.objectContaining({ errors }));
    expect(ran).toBe(2);
  });

  it('fail with the error of the database where it was the reason each time', async () => {
    const away = new DatabaseUnavailableError('Gone.');
    await expect(runAll([failing(away), failing(away)])).rejects.toBe(away);
  });

  it('say whether one of them did anything', async () => {
    const [worked, idle] = [() => Promise.resolve(true), () => Promise.resolve(false)];
    expect([await runAll([idle, worked, idle]), await runAll([idle]), await runAll([])]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
