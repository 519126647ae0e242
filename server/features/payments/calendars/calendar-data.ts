import type { Schemas } from '../../../api/types.ts';

export type CalendarId = Schemas['CalendarId'];

/** First and last day of all calendars. Sources differ on the religious holidays of later years. */
export const COVERED = { from: '2024-01-01', to: '2032-12-31' } as const;

/** First days of the religious holidays of Türkiye. */
const FIRST_DAYS = {
  ramazan:
    '2024-04-10 2025-03-30 2026-03-20 2027-03-09 2028-02-26 2029-02-14 2030-02-04 2031-01-24 2032-01-14',
  kurban:
    '2024-06-16 2025-06-06 2026-05-27 2027-05-16 2028-05-05 2029-04-24 2030-04-13 2031-04-02 2032-03-22',
} as const;

/** The last year whose religious holidays have been announced. Those of later years are calculated. */
export const ANNOUNCED_YEAR = 2027;

type Feast = keyof typeof FIRST_DAYS;
export const firstDaysOf = (feast: Feast): string[] => FIRST_DAYS[feast].split(' ');

/** When a holiday is. Several days may follow its first. */
type Occurrence =
  | { on: `${number}-${number}` }
  | { afterEaster: number }
  /** The first weekday of a month is `nth: 1`, the last one `nth: -1`. */
  | { month: number; weekday: number; nth: number }
  | { feast: Feast; after: number };

export interface HolidayRule {
  name: string;
  when: Occurrence;
  /** Number of days; one unless given. */
  days?: number;
  kind?: 'half';
  /** Weekdays (0 for Sunday) from which the holiday moves to the next weekday that is not a holiday. */
  movesFrom?: readonly number[];
}

interface CalendarRules {
  name: string;
  /** When half days end, in local time. */
  halfDayEnds: string | null;
  holidays: readonly HolidayRule[];
}

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;
const WEEKEND = [0, 6];

const TR: readonly HolidayRule[] = [
  { name: "New Year's Day", when: { on: '01-01' } },
  { name: "National Sovereignty and Children's Day", when: { on: '04-23' } },
  { name: 'Labor and Solidarity Day', when: { on: '05-01' } },
  { name: 'Commemoration of Atatürk, Youth and Sports Day', when: { on: '05-19' } },
  { name: 'Democracy and National Unity Day', when: { on: '07-15' } },
  { name: 'Victory Day', when: { on: '08-30' } },
  { name: 'Eve of Republic Day', when: { on: '10-28' }, kind: 'half' },
  { name: 'Republic Day', when: { on: '10-29' } },
  { name: 'Eve of Ramazan Bayramı', when: { feast: 'ramazan', after: -1 }, kind: 'half' },
  { name: 'Ramazan Bayramı', when: { feast: 'ramazan', after: 0 }, days: 3 },
  { name: 'Eve of Kurban Bayramı', when: { feast: 'kurban', after: -1 }, kind: 'half' },
  { name: 'Kurban Bayramı', when: { feast: 'kurban', after: 0 }, days: 4 },
];

const TARGET2: readonly HolidayRule[] = [
  { name: "New Year's Day", when: { on: '01-01' } },
  { name: 'Good Friday', when: { afterEaster: -2 } },
  { name: 'Easter Monday', when: { afterEaster: 1 } },
  { name: 'Labour Day', when: { on: '05-01' } },
  { name: 'Christmas Day', when: { on: '12-25' } },
  { name: 'Christmas Holiday', when: { on: '12-26' } },
];

/** A holiday on a Saturday does not move: Federal Reserve Banks are open on the Friday before. */
const US_FED: readonly HolidayRule[] = [
  { name: "New Year's Day", when: { on: '01-01' }, movesFrom: [SUNDAY] },
  { name: 'Martin Luther King Jr. Day', when: { month: 1, weekday: MONDAY, nth: 3 } },
  { name: "Washington's Birthday", when: { month: 2, weekday: MONDAY, nth: 3 } },
  { name: 'Memorial Day', when: { month: 5, weekday: MONDAY, nth: -1 } },
  { name: 'Juneteenth', when: { on: '06-19' }, movesFrom: [SUNDAY] },
  { name: 'Independence Day', when: { on: '07-04' }, movesFrom: [SUNDAY] },
  { name: 'Labor Day', when: { month: 9, weekday: MONDAY, nth: 1 } },
  { name: 'Columbus Day', when: { month: 10, weekday: MONDAY, nth: 2 } },
  { name: 'Veterans Day', when: { on: '11-11' }, movesFrom: [SUNDAY] },
  { name: 'Thanksgiving Day', when: { month: 11, weekday: THURSDAY, nth: 4 } },
  { name: 'Christmas Day', when: { on: '12-25' }, movesFrom: [SUNDAY] },
];

const UK: readonly HolidayRule[] = [
  { name: "New Year's Day", when: { on: '01-01' }, movesFrom: WEEKEND },
  { name: 'Good Friday', when: { afterEaster: -2 } },
  { name: 'Easter Monday', when: { afterEaster: 1 } },
  { name: 'Early May bank holiday', when: { month: 5, weekday: MONDAY, nth: 1 } },
  { name: 'Spring bank holiday', when: { month: 5, weekday: MONDAY, nth: -1 } },
  { name: 'Summer bank holiday', when: { month: 8, weekday: MONDAY, nth: -1 } },
  { name: 'Christmas Day', when: { on: '12-25' }, movesFrom: WEEKEND },
  { name: 'Boxing Day', when: { on: '12-26' }, movesFrom: WEEKEND },
];

export const CALENDARS: Readonly<Record<CalendarId, CalendarRules>> = {
  tr: { name: 'Banks in Türkiye', halfDayEnds: '13:00', holidays: TR },
  target2: { name: 'TARGET2', halfDayEnds: null, holidays: TARGET2 },
  us_fed: { name: 'Federal Reserve Banks', halfDayEnds: null, holidays: US_FED },
  uk: { name: 'Banks in England and Wales', halfDayEnds: null, holidays: UK },
};
