import { addDays } from '../../../api/dates.ts';

/** Returns the bounds of a day among the calls, for a statement. */
export const boundsOf = (day: string) => ({
  day,
  month: `${day.slice(0, 7)}-01`,
  start: `${day}T00:00:00Z`,
  end: `${addDays(day, 1)}T00:00:00Z`,
});
