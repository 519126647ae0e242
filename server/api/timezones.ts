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
  hourCycle: 'h23',
} as const;

/** Returns the local time in a time zone. @throws when it cannot be determined reliably */
export function localTime(timeZone: string, now: Date): LocalTime {
  const parts = new Intl.DateTimeFormat(LOCALE, { ...FIELDS, timeZone }).formatToParts(now);
  const field = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const day = `${field('year')}-${field('month')}-${field('day')}`;
  const hour = field('hour');
  if (/^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d$/.test(hour)) return { day, hour: Number(hour) };
  throw new Error(`This build of Node cannot tell the time in ${timeZone}: it says ${day} ${hour}.`);
}
