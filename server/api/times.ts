const TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const HOUR_SECONDS = 3600;
export const DAY_SECONDS = 24 * HOUR_SECONDS;

/** How long the old secret stays valid after a rotation, unless the request says otherwise. */
export const DEFAULT_TRANSITION_SECONDS = 24 * HOUR_SECONDS;

/** PostgreSQL keeps microseconds and rounds the rest, which could end in the year 10000. */
const FRACTION_DIGITS = 6;

const instantOf = (year: number, month: number, day: number, minutes: number): Date => {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(0, minutes);
  return date;
};

const isLastMinute = (time: Date): boolean => time.getUTCHours() === 23 && time.getUTCMinutes() === 59;

/**
 * Converts an RFC 3339 time to UTC, the form that JavaScript, PostgreSQL and every client read alike. A leap second
 * becomes the following second.
 * @returns undefined for an invalid time, or one outside the years 0001 to 9999 UTC
 */
export function canonicalTime(text: string): string | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const [, , , , , , , fraction, sign, offsetHours, offsetMinutes] = match;
  const isDate = instantOf(year, month, day, 0).getUTCDate() === day && month >= 1 && month <= 12;
  const isClock = hour <= 23 && minute <= 59 && second <= 60;
  const isOffset = Number(offsetHours ?? 0) <= 23 && Number(offsetMinutes ?? 0) <= 59;
  if (!isDate || !isClock || !isOffset) return undefined;
  const offset = Number(`${sign ?? '+'}1`) * (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0));
  const minuteStart = instantOf(year, month, day, hour * 60 + minute - offset);
  if (second === 60 && !isLastMinute(minuteStart)) return undefined;
  const time = new Date(minuteStart.getTime() + second * (MINUTE_MS / 60));
  if (time.getUTCFullYear() < 1 || time.getUTCFullYear() > 9999) return undefined;
  const digits = fraction === undefined ? '' : `.${fraction.slice(0, FRACTION_DIGITS)}`;
  return `${time.toISOString().slice(0, 19)}${digits}Z`;
}
