import { LRUCache } from 'lru-cache';

/** Abbreviations that Intl accepts and the time zone database lacks: three of them mean several zones. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(
    ' ',
  ),
);

/**
 * Only English is in every build of Node; calendar and digits are set explicitly, so that nothing depends on the
 * locale.
 */
const LOCALE = 'en-US-u-ca-gregory-nu-latn';

/**
 * Whether a name is in the time zone database, including former names that browsers still report, such as
 * Asia/Calcutta. Offsets such as `+03:00`, which Intl also accepts, are not. Intl decides, because it also computes the
 * times.
 */
export function isTimezone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name) || ABBREVIATIONS.has(name.toUpperCase()) || /^SystemV\//i.test(name))
    return false;
  try {
    new Intl.DateTimeFormat(LOCALE, { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The calendar day and the hour. */
export interface LocalTime {
  /** `2026-01-15`. */
  day: string;
  hour: number;
}

const FIELDS = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const;

/** Creating a formatter takes fifty times as long as using it. */
const formatters = new LRUCache<string, Intl.DateTimeFormat>({ max: 100 });

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const formatter = formatters.get(timeZone) ?? new Intl.DateTimeFormat(LOCALE, { ...FIELDS, timeZone });
  formatters.set(timeZone, formatter);
  return formatter;
}

/** Local times by time zone and second: those of opening hours are asked for again and again. */
const wallTimes = new LRUCache<string, string>({ max: 2000 });

/** Returns the local time, such as `2026-01-15T09:30:00`. @throws when it cannot be determined reliably */
function wallTime(timeZone: string, now: Date): string {
  const key = `${timeZone} ${Math.floor(now.getTime() / 1000)}`;
  const known = wallTimes.get(key) ?? computeWallTime(timeZone, now);
  wallTimes.set(key, known);
  return known;
}

function computeWallTime(timeZone: string, now: Date): string {
  const parts = formatterOf(timeZone).formatToParts(now);
  const field = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const [day, time] = [['year', 'month', 'day'] as const, ['hour', 'minute', 'second'] as const];
  const text = `${day.map(field).join('-')}T${time.map(field).join(':')}`;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text)) return text;
  throw new Error(`This build of Node cannot tell the time in ${timeZone}: it says ${text}.`);
}

/** Returns the local time in a time zone. @throws when it cannot be determined reliably */
export function localTime(timeZone: string, now: Date): LocalTime {
  const text = wallTime(timeZone, now);
  return { day: text.slice(0, 10), hour: Number(text.slice(11, 13)) };
}

const DAY_MS = 86_400_000;

/** Returns how far the clocks of a time zone are ahead of UTC, in milliseconds. */
const offsetAt = (timeZone: string, time: number): number =>
  Date.parse(`${wallTime(timeZone, new Date(time))}Z`) - Math.floor(time / 1000) * 1000;

/** Returns the first moment after one time, and not after another, at which a condition holds that holds from then on. */
function firstMoment(after: number, until: number, holds: (time: number) => boolean): number {
  let [low, high] = [after, until];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Returns when the clocks of a time zone first show a time of a day, or skip it.
 * @param minutes since midnight, as the clocks show them; 1440 is the next midnight
 */
export function instantOf(timeZone: string, day: string, minutes: number): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  const [before, after] = [offsetAt(timeZone, wall - DAY_MS), offsetAt(timeZone, wall + DAY_MS)];
  const early = wall - before;
  // Clocks that were put back show the time twice, and clocks that were put forward may skip it.
  if (offsetAt(timeZone, early) === before) return new Date(early);
  if (offsetAt(timeZone, wall - after) === after) return new Date(wall - after);
  return new Date(firstMoment(wall - after, early, (time) => offsetAt(timeZone, time) === after));
}
