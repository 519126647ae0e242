import { isUnavailable } from '../../../database/errors.ts';

/** Work that returns whether it has done anything. */
export type Task = () => Promise<boolean>;

/** @throws AggregateError if several tasks have failed, unless the database was the reason each time */
function throwAny(errors: readonly unknown[]): void {
  if (errors.length > 1 && !errors.every(isUnavailable))
    throw new AggregateError(errors, 'Some payments could not be processed.');
  if (errors.length > 0) throw errors[0];
}

/**
 * Runs each task, also after one has failed, so that it holds up no other.
 * @returns whether one of them has done anything
 * @throws AggregateError if several have failed, unless the database was the reason each time
 */
export async function runEach(tasks: readonly Task[]): Promise<boolean> {
  const errors: unknown[] = [];
  let worked = false;
  for (const task of tasks) {
    try {
      worked = (await task()) || worked;
    } catch (error) {
      errors.push(error);
    }
  }
  throwAny(errors);
  return worked;
}

/**
 * Runs tasks at the same time, each to its end.
 * @returns whether one of them has done anything
 * @throws as `runEach`
 */
export async function runTogether(tasks: readonly Task[]): Promise<boolean> {
  const results = await Promise.allSettled(tasks.map((task) => task()));
  throwAny(results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])));
  return results.some((result) => result.status === 'fulfilled' && result.value);
}
