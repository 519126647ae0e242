import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { isLiveEnvironment } from '../accounts/policies.ts';

/** Returns the time of the project in the path: what a simulated one was set to, and else the real time. */
export const clockOf = async ({
  tenant,
  projectId,
  now,
}: Pick<HandlerContext, 'tenant' | 'projectId' | 'now'>): Promise<Date> =>
  (await tenant.sandboxClocks.find(projectId))?.time ?? now;

/**
 * Checks that the project is simulated.
 * @param lock `locked` to lock the project, so that changes of its sandbox take turns
 * @throws mode_mismatch
 */
export async function assertSimulated(
  context: HandlerContext<'mode_mismatch'>,
  lock: 'locked' | 'unlocked' = 'unlocked',
): Promise<void> {
  const { projects } = context.tenant;
  const project = await (lock === 'locked' ? projects.lock : projects.find)(context.projectId);
  if (!isLiveEnvironment(assertFound(project, 'project').environment)) return;
  throw context.refuse(
    'mode_mismatch',
    'This project is live, because its environment is production. Use a project of another environment.',
  );
}
