import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { addDuration } from './duration.ts';
import { resetProject } from './reset.ts';
import { toClock } from './serializers.ts';
import { assertSimulated, clockOf } from './service.ts';
import { simulateEvent } from './simulate.ts';

/** The clock may be set to times before this one. */
const END = new Date('2100-01-01T00:00:00Z');

/** Returns the clock of the project in the path: the real time unless it was set. */
async function clockIn({ tenant, projectId, now }: HandlerContext): Promise<Schemas['SandboxClock']> {
  const clock = await tenant.sandboxClocks.find(projectId);
  if (clock !== undefined) return toClock(projectId, clock);
  return { project_id: projectId, time: now.toISOString(), target: null, mode: 'real' };
}

function timeToSet({ time, advance }: Schemas['SandboxClockUpdate'], present: Date): Date {
  const wanted = advance === undefined ? new Date(time ?? present) : addDuration(present, advance);
  if (wanted < END) return wanted;
  throw invalidField(
    advance === undefined ? 'time' : 'advance',
    'maximum',
    'The clock ends with the year 2099.',
  );
}

export const sandboxHandlers = {
  async 'sandbox.getClock'(_input, context) {
    await assertSimulated(context);
    return clockIn(context);
  },

  async 'sandbox.simulate'({ body }, context) {
    return simulateEvent(context, body);
  },

  async 'sandbox.setFaults'({ body }, context) {
    const { tenant, projectId } = context;
    await assertSimulated(context, 'locked');
    const { submit, callbacks, for: duration } = body;
    const endsAt = duration === undefined ? null : addDuration(await clockOf(context), duration);
    await tenant.sandbox.setFaults(projectId, { submit, callbacks, ends_at: endsAt });
    return { project_id: projectId, submit, callbacks, ends_at: endsAt?.toISOString() ?? null };
  },

  async 'sandbox.reset'(_input, context) {
    await assertSimulated(context, 'locked');
    await resetProject(context);
    return clockIn(context);
  },

  async 'sandbox.setClock'({ body }, context) {
    const { tenant, projectId, now } = context;
    await assertSimulated(context, 'locked');
    const clock = await tenant.sandboxClocks.lock(projectId);
    const present = clock?.time ?? now;
    const last = clock?.target ?? present;
    const target = timeToSet(body, last);
    if (target < last) {
      throw context.refuse(
        'invalid_state',
        `The clock of this project is at ${last.toISOString()} and goes forward only. Set a later time.`,
      );
    }
    if (target > present) await tenant.sandboxClocks.setTarget(projectId, present, target);
    return clockIn(context);
  },
} satisfies Partial<Handlers>;
