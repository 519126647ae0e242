/**
 * The second implementation of value dates (T16), written from the design alone. It lets the days pass one by one and
 * looks at a clock minute by minute. Its holidays come from rules, and those of the moon from the calendar of Umm
 * al-Qura in `Intl`, which agrees with the announced days of 2024 to 2027.
 */

type DayKind = 'business' | 'half' | 'holiday';

interface Question {
  calendar: string;
  zone: string;
  /** Milliseconds. */
  now: number;
  wanted: string | undefined;
  cutOff: string;
  halfDayCutOff: string;
  always: boolean;
  settlementDays: number;
  /** The days that the workspace sets. */
  set: ReadonlyMap<string, { kind: DayKind }>;
}

interface Answer {
  execution: string;
  cutOff: number;
  missedToday: boolean;
  value: string;
  skipped: string[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const yearOf = (day: string) => Number(day.slice(0, 4));
const weekdayOf = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay();

function shift(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The full moons of spring from 1900 to 2199, by golden number; Easter is the Sunday after them. */
const MOONS =
  '04-14 04-03 03-23 04-11 03-31 04-18 04-08 03-28 04-16 04-05 03-25 04-13 04-02 03-22 04-10 03-30 04-17 04-07 03-27'.split(
    ' ',
  );

function isEaster(day: string): boolean {
  const moon = `${yearOf(day)}-${MOONS[yearOf(day) % 19]}`;
  return weekdayOf(day) === 0 && shift(day, -7) <= moon && moon < day;
}

const isGoodFriday = (day: string) => isEaster(shift(day, 2));
const isEasterMonday = (day: string) => isEaster(shift(day, -1));

const MOON_CALENDAR = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'numeric',
});

/** Whether the day is in the Islamic calendar the one written as `month/day`. */
const isMoonDay = (day: string, written: string) =>
  MOON_CALENDAR.format(new Date(`${day}T12:00:00Z`)) === written;

/** Whether the day is that weekday of the month, counted from 1. */
function isNth(day: string, month: number, weekday: number, nth: number): boolean {
  const date = Number(day.slice(8));
  return Number(day.slice(5, 7)) === month && weekdayOf(day) === weekday && Math.ceil(date / 7) === nth;
}

/** Whether the day is the last Monday of the month. */
const isLastMonday = (day: string, month: string) =>
  day.slice(5, 7) === month && weekdayOf(day) === 1 && shift(day, 7).slice(5, 7) !== month;

const isOneOf = (day: string, dates: string) => dates.split(' ').includes(day.slice(5));

/** Whether the day is one of the dates, or the Monday after one that falls on a Sunday. */
const isOneOfOrMondayAfter = (day: string, dates: string) =>
  isOneOf(day, dates) || (weekdayOf(day) === 1 && isOneOf(shift(day, -1), dates));

const FEASTS = ['10/1', '12/10'];

function turkish(day: string): DayKind {
  if (isOneOf(day, '01-01 04-23 05-01 05-19 07-15 08-30 10-29')) return 'holiday';
  const ramazan = [0, 1, 2].some((days) => isMoonDay(shift(day, -days), '10/1'));
  const kurban = [0, 1, 2, 3].some((days) => isMoonDay(shift(day, -days), '12/10'));
  if (ramazan || kurban) return 'holiday';
  const eve = FEASTS.some((feast) => isMoonDay(shift(day, 1), feast));
  return eve || isOneOf(day, '10-28') ? 'half' : 'business';
}

const european = (day: string) =>
  isGoodFriday(day) || isEasterMonday(day) || isOneOf(day, '01-01 05-01 12-25 12-26');

const american = (day: string) =>
  isOneOfOrMondayAfter(day, '01-01 06-19 07-04 11-11 12-25') ||
  isNth(day, 1, 1, 3) ||
  isNth(day, 2, 1, 3) ||
  isLastMonday(day, '05') ||
  isNth(day, 9, 1, 1) ||
  isNth(day, 10, 1, 2) ||
  isNth(day, 11, 4, 4);

/** A holiday at a weekend moves to the next weekday that is free: 2 or 3 January, 27 or 28 December. */
const british = (day: string) =>
  isGoodFriday(day) ||
  isEasterMonday(day) ||
  isOneOf(day, '01-01 12-25 12-26') ||
  (isOneOf(day, '01-02 01-03') && weekdayOf(day) === 1) ||
  (isOneOf(day, '12-27 12-28') && [1, 2].includes(weekdayOf(day))) ||
  isNth(day, 5, 1, 1) ||
  isLastMonday(day, '05') ||
  isLastMonday(day, '08');

const CLOSED: Record<string, (day: string) => boolean> = {
  target2: european,
  us_fed: american,
  uk: british,
};

const known = new Map<string, DayKind>();

function builtIn(calendar: string, day: string): DayKind {
  const key = `${calendar} ${day}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const weekend = [0, 6].includes(weekdayOf(day));
  const closed = weekend || CLOSED[calendar]?.(day) === true;
  const kind = closed ? 'holiday' : calendar === 'tr' ? turkish(day) : 'business';
  known.set(key, kind);
  return kind;
}

const offsets = new Map<string, Intl.DateTimeFormat>();

/** Returns the moment at which a clock of UTC shows what one of the zone shows now. */
function shown(zone: string, time: number): number {
  const format =
    offsets.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  offsets.set(zone, format);
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(time)) ?? [];
  const offset = Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * MINUTE;
  return sign === '-' ? time - offset : time + offset;
}

const closings = new Map<string, number>();

/** Watches a clock of the zone until it shows the time on the day, or a later one because it skips that time. */
function watch(zone: string, day: string, clockTime: string): number {
  const key = `${zone} ${day} ${clockTime}`;
  const before = closings.get(key);
  if (before !== undefined) return before;
  const [hours, minutes] = clockTime.split(':').map(Number);
  const awaited = Date.parse(`${day}T00:00:00Z`) + (hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE;
  let time = awaited - 18 * HOUR;
  while (shown(zone, time + HOUR) < awaited - 2 * HOUR) time += HOUR;
  while (shown(zone, time) < awaited) time += MINUTE;
  closings.set(key, time);
  return time;
}

/** Lets the days pass until the payment is executed, and then until its money arrives. */
export function askOracle(question: Question): Answer {
  const { zone, now, always } = question;
  const kindOf = (day: string) => question.set.get(day)?.kind ?? builtIn(question.calendar, day);
  const isClosed = (day: string) => !always && kindOf(day) === 'holiday';
  const closing = (day: string) =>
    watch(zone, day, kindOf(day) === 'half' ? question.halfDayCutOff : question.cutOff);
  const today = new Date(shown(zone, now)).toISOString().slice(0, 10);
  const skipped: string[] = [];
  let missedToday = false;

  let day = question.wanted !== undefined && question.wanted > today ? question.wanted : today;
  for (;;) {
    if (isClosed(day)) skipped.push(day);
    else if (now >= closing(day)) missedToday = true;
    else break;
    day = shift(day, 1);
  }

  let value = day;
  for (let left = question.settlementDays; left > 0; ) {
    value = shift(value, 1);
    if (isClosed(value)) skipped.push(value);
    else left--;
  }
  return { execution: day, cutOff: closing(day), missedToday, value, skipped };
}
