import type { Schemas } from '../../../api/types.ts';

const DAY_MS = 86_400_000;

/** A budget, as far as its periods depend on it. */
export interface Recurring {
  period: Schemas['BudgetPeriod'];
  /** From when on it counts anew. */
  reset_at: Date | null;
}

const midnightOf = (now: Date): number => now.getTime() - (now.getTime() % DAY_MS);

/** First moment of the period of the calendar in which a moment lies. Times are UTC, and weeks begin on Sunday. */
const CALENDAR: Readonly<Record<Recurring['period'], (now: Date) => Date>> = {
  none: () => new Date(0),
  day: (now) => new Date(midnightOf(now)),
  week: (now) => new Date(midnightOf(now) - now.getUTCDay() * DAY_MS),
  month: (now) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)),
};

/** Returns when the current period of a budget began. One without periods began before all calls. */
export function startOfPeriod({ period, reset_at }: Recurring, now: Date): Date {
  const start = CALENDAR[period](now);
  return reset_at !== null && reset_at > start ? reset_at : start;
}

/** Returns when a period ends and the next one begins; `null` for never. @param within a moment of the period */
export function endOfPeriod(period: Recurring['period'], within: Date): Date | null {
  if (period === 'none') return null;
  if (period === 'month') return new Date(Date.UTC(within.getUTCFullYear(), within.getUTCMonth() + 1, 1));
  return new Date(CALENDAR[period](within).getTime() + (period === 'week' ? 7 : 1) * DAY_MS);
}
