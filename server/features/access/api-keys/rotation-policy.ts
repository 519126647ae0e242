import { invalidField } from '../../../api/problem.ts';
import { DAY_MS, DEFAULT_TRANSITION_SECONDS } from '../../../api/times.ts';
import type { Schemas } from '../../../api/types.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';

export type RotationPolicy = Schemas['RotationPolicy'];
type PolicyColumns = Pick<
  ApiKeyRow,
  | 'rotation_schedule'
  | 'rotation_every_days'
  | 'rotation_transition_seconds'
  | 'next_rotation_at'
  | 'rotation_notice_stage'
>;

/** Minimum number of days between two rotations of these schedules. */
const MIN_INTERVAL_DAYS = { weekly: 7, monthly: 28 } as const;

const midnight = (at: Date, addDays: number) =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + addDays));

/** Returns when a secret that is replaced now will be replaced again. */
export function nextRotation(
  { schedule, every_days }: Pick<RotationPolicy, 'schedule' | 'every_days'>,
  now: Date,
): Date {
  if (schedule === 'weekly') return midnight(now, (8 - now.getUTCDay()) % 7 || 7);
  if (schedule === 'monthly') return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  return new Date(now.getTime() + (every_days ?? 1) * DAY_MS);
}

const invalidPolicy = (field: string, code: string, message: string) =>
  invalidField(`rotation_policy/${field}`, code, message);

/** Checks that the fields of a policy fit together, which the schema cannot express. */
function validatePolicy({ schedule, every_days = null, transition_seconds }: RotationPolicy): void {
  if ((schedule === 'every_days') !== (every_days !== null)) {
    throw every_days === null
      ? invalidPolicy('every_days', 'required', 'Give the number of days.')
      : invalidPolicy('every_days', 'forbidden', `Omit this field: the schedule is ${schedule}.`);
  }
  const days = schedule === 'every_days' ? (every_days ?? 1) : MIN_INTERVAL_DAYS[schedule];
  if ((transition_seconds ?? DEFAULT_TRANSITION_SECONDS) * 1000 < days * DAY_MS) return;
  throw invalidPolicy('transition_seconds', 'maximum', 'The old secret has to end before the next rotation.');
}

/** Returns the columns of a policy: empty ones for `null`, and none for an unchanged policy. */
export function toPolicyColumns(
  policy: RotationPolicy | null | undefined,
  now: Date,
): PolicyColumns | Record<never, never> {
  if (policy === undefined) return {};
  if (policy !== null) validatePolicy(policy);
  return {
    rotation_schedule: policy?.schedule ?? null,
    rotation_every_days: policy?.every_days ?? null,
    rotation_transition_seconds:
      policy === null ? null : (policy.transition_seconds ?? DEFAULT_TRANSITION_SECONDS),
    next_rotation_at: policy === null ? null : nextRotation(policy, now),
    rotation_notice_stage: 0,
  };
}

/** Returns the rotation policy of a key, if it has one. */
export function toRotationPolicy(row: PolicyColumns): Required<RotationPolicy> | null {
  if (row.rotation_schedule === null) return null;
  return {
    schedule: row.rotation_schedule,
    every_days: row.rotation_every_days,
    transition_seconds: row.rotation_transition_seconds ?? DEFAULT_TRANSITION_SECONDS,
  };
}
