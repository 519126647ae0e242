import { DAY_SECONDS } from '../../../api/times.ts';
import type { Schemas } from '../../../api/types.ts';

export type Period = Schemas['UsagePeriod'];

/** How long usage may be recorded afterwards, and an `event_id` stays used after its period. */
export const LATE_MS = 35 * DAY_SECONDS * 1000;

/** Where a count without a period begins, in the table of counts. */
const EPOCH = new Date(0);

const startOfDay = (at: Date, days = 0) =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + days));
const startOfMonth = (at: Date, months = 0) =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));

/** Returns when the period with a time began, in UTC. */
export const usagePeriodStart: Readonly<Record<Period, (at: Date) => Date>> = {
  day: startOfDay,
  month: startOfMonth,
  none: () => EPOCH,
};

/** Returns when the `event_id` of an event may be used again: 35 days after the end of its period. */
export function expiryOf(period: Period, at: Date): Date | null {
  if (period === 'none') return null;
  const end = period === 'day' ? startOfDay(at, 1) : startOfMonth(at, 1);
  return new Date(end.getTime() + LATE_MS);
}
