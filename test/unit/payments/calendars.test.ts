import { describe, expect, it } from 'vitest';
import { datesBetween, isWeekend } from '../../../server/api/dates.ts';
import {
  CALENDARS,
  type CalendarId,
  COVERED,
} from '../../../server/features/payments/calendars/calendar-data.ts';
import {
  type CalendarDay,
  calendarDayOf,
  type DayOverride,
} from '../../../server/features/payments/calendars/policies.ts';
import { PEER_HALF_DAYS, PEER_HOLIDAYS } from './peer-holidays.ts';

const NOTHING_SET: ReadonlyMap<string, DayOverride> = new Map();
const day = (calendar: CalendarId, date: string) => calendarDayOf(calendar, NOTHING_SET, date);

/** The weekdays of a kind in a year: `01-01 05-01`. */
const weekdays = (calendar: CalendarId, year: number, kind: CalendarDay['kind']) =>
  datesBetween(`${year}-01-01`, `${year}-12-31`)
    .filter((date) => !isWeekend(date) && day(calendar, date).kind === kind)
    .map((date) => date.slice(5))
    .join(' ');

const years = Array.from({ length: 9 }, (_, index) => 2024 + index);
// The keys are those of the record.
const calendars = Object.keys(CALENDARS) as CalendarId[];

describe('the built-in calendars', () => {
  it.each(calendars)('have the holidays of another source in every year: %s', (calendar) => {
    const ours = years.map((year) => [year, weekdays(calendar, year, 'holiday')]);
    expect(ours).toEqual(years.map((year) => [year, PEER_HOLIDAYS[calendar]?.[year] ?? '']));
  });

  it('have the half days of Türkiye from the same source, and none elsewhere', () => {
    const ours = years.map((year) => [year, weekdays('tr', year, 'half')]);
    expect(ours).toEqual(years.map((year) => [year, PEER_HALF_DAYS[year] ?? '']));
    for (const calendar of calendars.filter((id) => id !== 'tr'))
      for (const year of years) expect(weekdays(calendar, year, 'half'), calendar).toBe('');
  });

  // ECB, "TARGET closing days"; Federal Reserve, "Holidays observed"; gov.uk, "Bank holidays"; the official gazette of Türkiye.
  it.each([
    ['target2', 2026, '01-01 04-03 04-06 05-01 12-25'],
    ['us_fed', 2026, '01-01 01-19 02-16 05-25 06-19 09-07 10-12 11-11 11-26 12-25'],
    ['us_fed', 2027, '01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25'],
    ['uk', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    ['uk', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    ['tr', 2026, '01-01 03-20 04-23 05-01 05-19 05-27 05-28 05-29 07-15 10-29'],
  ] as const)('have the weekdays that are published: %s %i', (calendar, year, published) => {
    expect(weekdays(calendar, year, 'holiday')).toBe(published);
  });

  it('mark the lunar holidays of years that are not announced, and no others', () => {
    const provisional = datesBetween(COVERED.from, COVERED.to).filter((date) => day('tr', date).provisional);
    expect(provisional[0]).toBe('2028-02-25');
    // Of two holidays on one day, the fixed one counts.
    expect(day('tr', '2029-04-23')).toMatchObject({ kind: 'holiday', provisional: false });
    expect(day('tr', '2029-04-24')).toMatchObject({ kind: 'holiday', provisional: true });
    expect(day('tr', '2028-05-05')).toMatchObject({
      kind: 'holiday',
      name: 'Kurban Bayramı',
      provisional: true,
    });
  });

  it('have no half day at a weekend', () => {
    expect(day('tr', '2028-10-28')).toEqual({
      date: '2028-10-28',
      kind: 'holiday',
      name: 'Eve of Republic Day',
      source: 'weekend',
      provisional: false,
    });
  });

  it('have what a workspace sets, also at a weekend', () => {
    const set = new Map([['2026-10-31', { kind: 'business', name: null } as const]]);
    expect(calendarDayOf('tr', set, '2026-10-31')).toMatchObject({ kind: 'business', source: 'workspace' });
    expect(calendarDayOf('tr', set, '2026-11-01')).toMatchObject({ kind: 'holiday', source: 'weekend' });
  });
});
