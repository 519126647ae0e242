import type { Schemas } from '../../../api/types.ts';
import type { SandboxClockRow } from './clock-repository.ts';

/** Serializes a clock that was set. */
export const toClock = (
  project_id: string,
  { time, target }: Pick<SandboxClockRow, 'time' | 'target'>,
): Schemas['SandboxClock'] => ({
  project_id,
  time: time.toISOString(),
  target: target?.toISOString() ?? null,
  mode: 'set',
});
