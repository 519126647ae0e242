import type { ApprovalRow } from './tables.ts';

/** The shares of the time for approving after which people are reminded. */
const REMINDERS = [0.5, 0.9];

/** Returns when the job acts next on an approval that waits: to remind of it, or to end it when it expires. */
export function nextDue(
  { created_at, expires_at }: Pick<ApprovalRow, 'created_at' | 'expires_at'>,
  now: Date,
): Date {
  const [start, end] = [created_at.getTime(), expires_at.getTime()];
  const reminders = REMINDERS.map((share) => Math.round(start + share * (end - start)));
  return new Date(Math.min(end, ...reminders.filter((time) => time > now.getTime())));
}
