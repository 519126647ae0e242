import { addDays, easterOf, isWeekend, nthWeekday, weekdayOf } from '../../../api/dates.ts';
import {
  ANNOUNCED_YEAR,
  CALENDARS,
  type CalendarId,
  COVERED,
  firstDaysOf,
  type HolidayRule,
} from './calendar-data.ts';

/** A day of a calendar that is not an ordinary business day. */
interface Holiday {
  kind: 'half' | 'holiday';
  name: string;
  /** Calculated, and not yet announced. */
  provisional: boolean;
}

/** Returns the first days of a holiday in a year. */
function firstDays({ when }: HolidayRule, year: number): string[] {
  if ('on' in when) return [`${year}-${when.on}`];
  if ('afterEaster' in when) return [addDays(easterOf(year), when.afterEaster)];
  if ('nth' in when) return [nthWeekday(year, when)];
  return firstDaysOf(when.feast)
    .filter((first) => first.startsWith(`${year}-`))
    .map((first) => addDays(first, when.after));
}

/** Returns the next weekday that is not a holiday itself. */
function substituteOf(date: string, holidays: ReadonlyMap<string, Holiday>): string {
  let next = addDays(date, 1);
  while (isWeekend(next) || holidays.has(next)) next = addDays(next, 1);
  return next;
}

/** Adds a day. Of two holidays on one date, the full one counts, else the one that is listed first. */
function add(holidays: Map<string, Holiday>, date: string, holiday: Holiday): void {
  const present = holidays.get(date)?.kind;
  if (present === undefined || (present === 'half' && holiday.kind === 'holiday'))
    holidays.set(date, holiday);
}

/** A holiday on one date. */
interface DatedHoliday extends Holiday {
  date: string;
  movesFrom: readonly number[];
}

function* holidaysOf(rules: readonly HolidayRule[]): Generator<DatedHoliday> {
  for (let year = Number(COVERED.from.slice(0, 4)); year <= Number(COVERED.to.slice(0, 4)); year++)
    for (const rule of rules)
      for (const first of firstDays(rule, year))
        for (let day = 0; day < (rule.days ?? 1); day++) {
          const provisional = 'feast' in rule.when && year > ANNOUNCED_YEAR;
          const { name, kind = 'holiday', movesFrom = [] } = rule;
          yield { date: addDays(first, day), name, kind, provisional, movesFrom };
        }
}

function collect(calendar: CalendarId): ReadonlyMap<string, Holiday> {
  const holidays = new Map<string, Holiday>();
  const dated = [...holidaysOf(CALENDARS[calendar].holidays)];
  for (const { date, name, kind, provisional } of dated) add(holidays, date, { kind, name, provisional });
  for (const { date, name, movesFrom, provisional } of dated)
    if (movesFrom.includes(weekdayOf(date)))
      holidays.set(substituteOf(date, holidays), {
        kind: 'holiday',
        name: `${name} (substitute)`,
        provisional,
      });
  return holidays;
}

// Constant data, computed when it is first asked for.
const collected = new Map<CalendarId, ReadonlyMap<string, Holiday>>();

/** Returns the holidays and half days of a built-in calendar by date, including those at weekends. */
export function builtInHolidays(calendar: CalendarId): ReadonlyMap<string, Holiday> {
  const holidays = collected.get(calendar) ?? collect(calendar);
  collected.set(calendar, holidays);
  return holidays;
}
