import { toClock } from '../sandbox/serializers.ts';
import type { ProjectWork } from './project-work.ts';

/**
 * Moves the clock to the next time at which something is due, or to its target.
 * @param lease of the server that has found nothing else to do at the present time
 * @returns `busy` if another server has taken over, and else whether the clock has moved
 */
export async function stepClock(
  { tenant, project_id, emit }: ProjectWork,
  lease: string,
): Promise<'busy' | 'more' | 'done'> {
  const clock = await tenant.sandboxClocks.lock(project_id);
  if (clock === undefined) return 'done';
  if (clock.lease !== lease) return 'busy';
  if (clock.target === null) return 'done';
  const next = await tenant.sandboxClocks.nextAfter(project_id, clock.time);
  const isLast = next === null || next >= clock.target;
  const time = isLast ? clock.target : next;
  await tenant.sandboxClocks.move(project_id, time, isLast ? null : clock.target);
  if (isLast) emit('sandbox.clock_advanced', toClock(project_id, { time, target: null }));
  return 'more';
}
