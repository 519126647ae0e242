import pg from 'pg';

/** A time that cannot be read is an error: taken for none at all, it would be an end that never comes. */
export class UnreadableTimeError extends Error {
  override name = 'UnreadableTimeError';

  constructor(text: string) {
    super(`A time of the database cannot be read: ${JSON.stringify(text)}. Its DateStyle must be ISO.`);
  }
}

const { DATE, TIMESTAMPTZ } = pg.types.builtins;
// pg-types lists the scalar types only, though it has parsers for these too.
const arrays = { text: 1009, date: 1182, timestamptz: 1185 } as const;
const parserOf = (oid: number): ((value: string) => unknown) =>
  pg.types.getTypeParser(oid as (typeof pg.types.builtins)['TEXT'], 'text');

/** What the driver cannot read is `null` to it, and infinity a number. */
function time(text: string): Date {
  const value = parserOf(TIMESTAMPTZ)(text);
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
    // The driver's parser of text arrays answers texts and nulls.
    const texts = parserOf(arrays.text)(text) as Array<string | null>;
    return texts.map((one) => (one === null ? null : parse(one)));
  };

/** By the number of the type. A calendar date stays text: a Date would shift it by the local time zone. */
const own = new Map<number, (value: string) => unknown>([
  [DATE, dateText],
  [TIMESTAMPTZ, time],
  [arrays.date, listOf(dateText)],
  [arrays.timestamptz, listOf(time)],
]);

/** pg's own parsers, but for times. */
export const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary');
    return own.get(oid) ?? pg.types.getTypeParser(oid, 'text');
  },
};

/** Reads a time out of JSON that the database made. @throws UnreadableTimeError */
export function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new UnreadableTimeError(text);
  return time;
}
