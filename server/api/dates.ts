/** Calendar dates as texts, such as `2026-01-15`, without a time zone. */

const DAY_MS = 86_400_000;

const toDate = (date: string): Date => new Date(`${date}T00:00:00Z`);
const toText = (date: Date): string => date.toISOString().slice(0, 10);

export const addDays = (date: string, days: number): string =>
  toText(new Date(toDate(date).getTime() + days * DAY_MS));

/** Returns the weekday; 0 for Sunday. */
export const weekdayOf = (date: string): number => toDate(date).getUTCDay();

export const isWeekend = (date: string): boolean => [0, 6].includes(weekdayOf(date));

/** Returns all dates from the first to the last. */
export function datesBetween(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** Returns the date of a weekday in a month: the first one for `nth` 1, the last one for -1. */
export function nthWeekday(year: number, { month, weekday, nth }: Weekday): string {
  const start = nth > 0 ? new Date(Date.UTC(year, month - 1, 1)) : new Date(Date.UTC(year, month, 0));
  const first = toText(start);
  const step = nth > 0 ? (weekday - weekdayOf(first) + 7) % 7 : -((weekdayOf(first) - weekday + 7) % 7);
  return addDays(first, step + 7 * (nth > 0 ? nth - 1 : nth + 1));
}

interface Weekday {
  month: number;
  weekday: number;
  nth: number;
}

/** Returns Easter Sunday, by the anonymous Gregorian algorithm. */
export function easterOf(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const leap = Math.floor(century / 4);
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leap - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * shift + 114;
  return toText(new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1)));
}
