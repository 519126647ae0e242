import { isUnavailable } from '../../../database/errors.ts';

/** Work that returns whether it has done anything. */
export type Task = () => Promise<boolean>;

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
  if (errors.length > 1 && !errors.every(isUnavailable))
    throw new AggregateError(errors, 'Some payments could not be processed.');
  if (errors.length > 0) throw errors[0];
  return worked;
}
