import pg from 'pg';

/** Thrown for an unreadable time: treated as null, it would be an expiry that never comes. */
export class UnreadableTimeError extends Error {
  override name = 'UnreadableTimeError';

  constructor(text: string) {
    super(`A time of the database cannot be read: ${JSON.stringify(text)}. Its DateStyle must be ISO.`);
  }
}

const { DATE, TIMESTAMPTZ } = pg.types.builtins;
// pg-types declares only the scalar types, although it has parsers for these.
const arrays = { text: 1009, date: 1182, timestamptz: 1185 } as const;
const parserOf = (oid: number): ((value: string) => unknown) =>
  pg.types.getTypeParser(oid as (typeof pg.types.builtins)['TEXT'], 'text');

/** Whether V8 reads a time as PostgreSQL wrote it: in UTC, which sessions are set to, and in a year of four digits. */
const isUsual = (text: string): boolean => text[0] !== '0' && text[4] === '-' && text.endsWith('+00');

/**
 * Parses a time. V8 takes a third of the driver's time, and a list has many. The driver parses an unreadable time to `null`,
 * and infinity to a number.
 */
function time(text: string): Date {
  const value = isUsual(text) ? new Date(text) : parserOf(TIMESTAMPTZ)(text);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value;
  throw new UnreadableTimeError(text);
}

const ISO_DATE = /^\d{4,}-\d\d-\d\d( BC)?$/;
const dateText = (text: string): string => {
  if (!ISO_DATE.test(text)) throw new UnreadableTimeError(text);
  return text;
};

const listOf =
  <Value>(parse: (text: string) => Value) =>
  (text: string) => {
    // The driver's parser of text arrays returns texts and nulls.
    const texts = parserOf(arrays.text)(text) as Array<string | null>;
    return texts.map((one) => (one === null ? null : parse(one)));
  };

/** Parsers by type number. A calendar date stays text: a Date would shift it by the local time zone. */
const own = new Map<number, (value: string) => unknown>([
  [DATE, dateText],
  [TIMESTAMPTZ, time],
  [arrays.date, listOf(dateText)],
  [arrays.timestamptz, listOf(time)],
]);

/** pg's own parsers, except for times. */
export const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary');
    return own.get(oid) ?? pg.types.getTypeParser(oid, 'text');
  },
};

/** Parses a time in JSON from the database. @throws UnreadableTimeError */
export function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new UnreadableTimeError(text);
  return time;
}
