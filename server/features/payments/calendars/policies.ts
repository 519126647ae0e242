import { addDays, isWeekend } from '../../../api/dates.ts';
import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import { type CalendarId, COVERED } from './calendar-data.ts';
import { builtInHolidays } from './holidays.ts';

export type { CalendarId };
export type CalendarDay = Schemas['CalendarDay'];
/** What a workspace has set for a day. */
export type DayOverride = Pick<CalendarDay, 'kind' | 'name'>;
/** A day of a calendar that a workspace has set. */
export interface CalendarOverride extends DayOverride {
  calendar: CalendarId;
  date: string;
}
export type DayOverrides = ReadonlyMap<string, DayOverride>;

/** Returns the days that a workspace has set, by calendar. */
export function dayOverridesOf(days: readonly CalendarOverride[]): Map<CalendarId, Map<string, DayOverride>> {
  const overrides = new Map<CalendarId, Map<string, DayOverride>>();
  for (const { calendar, date, kind, name } of days) {
    const own = overrides.get(calendar) ?? new Map<string, DayOverride>();
    overrides.set(calendar, own.set(date, { kind, name }));
  }
  return overrides;
}

const MAX_DAYS = 366;
const DEFAULT_DAYS = 31;

/** Returns what a day is: as the workspace set it, else as the built-in calendar has it. */
export function calendarDayOf(calendar: CalendarId, overrides: DayOverrides, date: string): CalendarDay {
  const own = overrides.get(date);
  if (own !== undefined) return { date, ...own, source: 'workspace', provisional: false };
  const holiday = builtInHolidays(calendar).get(date);
  // A half day at a weekend is no working day.
  if (isWeekend(date))
    return { date, kind: 'holiday', name: holiday?.name ?? null, source: 'weekend', provisional: false };
  if (holiday !== undefined) return { date, ...holiday, source: 'built_in' };
  return { date, kind: 'business', name: null, source: 'built_in', provisional: false };
}

/** Asserts that the calendars have a date. @throws invalid_request */
export function assertCovered(
  field: string,
  date: string,
  location: Parameters<typeof invalidField>[3] = 'query',
): void {
  if (date >= COVERED.from && date <= COVERED.to) return;
  throw invalidField(field, 'range', `Give a date from ${COVERED.from} to ${COVERED.to}.`, location);
}

/** Returns the period that a query asks for: 31 days from today unless it says otherwise. @throws invalid_request */
export function calendarPeriodOf(query: { from?: string; to?: string }, today: string) {
  const from = query.from ?? today;
  assertCovered('from', from);
  const to = query.to ?? [addDays(from, DEFAULT_DAYS - 1), COVERED.to].sort()[0] ?? COVERED.to;
  assertCovered('to', to);
  if (to < from) throw invalidField('to', 'minimum', 'Give a date that is not before from.', 'query');
  if (to >= addDays(from, MAX_DAYS))
    throw invalidField('to', 'maximum', `Ask for at most ${MAX_DAYS} days.`, 'query');
  return { from, to };
}
