/** Positions in a text, the end not included. */
export interface Range {
  start: number;
  end: number;
}

/** A text as its reader sees it, with where each of its characters stands in the original. */
export interface View {
  text: string;
  starts: Uint32Array;
  ends: Uint32Array;
}

/** Texts are escaped at most so often: JSON in a string of JSON in a string of JSON. */
const MAX_DEPTH = 3;

const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const ESCAPES: Readonly<Record<string, number>> = { b: 8, f: 12, n: 10, r: 13, t: 9 };

const hexDigit = (unit: number | undefined): number => {
  if (unit === undefined) return -1;
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
};

function hexAt(units: Uint16Array, at: number, digits: number, length: number): number {
  if (at + digits > length) return -1;
  let value = 0;
  for (let index = at; index < at + digits; index += 1) {
    const digit = hexDigit(units[index]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

const INVISIBLE: ReadonlySet<number> = new Set([0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]);
const DIGIT_ZEROS = [0x660, 0x6f0, 0x966];

/** Returns the plain character that another one looks like: wide and Arabic digits, spaces and dashes. */
function plain(unit: number): number {
  if (unit < 0xa0) return unit;
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0;
  if (unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x202f || unit === 0x3000) return 0x20;
  if ((unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212) return 0x2d;
  const zero = DIGIT_ZEROS.find((first) => unit >= first && unit < first + 10);
  return zero === undefined ? unit : unit - zero + 0x30;
}

/** The characters of a view while it is built. */
interface Units {
  units: Uint16Array;
  starts: Uint32Array;
  ends: Uint32Array;
  length: number;
}

function unitsOf(raw: string, ranges: readonly Range[]): Units {
  const most = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  const [units, starts, ends] = [new Uint16Array(most), new Uint32Array(most), new Uint32Array(most)];
  let length = 0;
  for (const { start, end } of ranges)
    for (let at = start; at < end; at += 1) {
      const unit = raw.charCodeAt(at);
      if (unit >= 0xad && INVISIBLE.has(unit)) continue;
      units[length] = plain(unit);
      starts[length] = at;
      ends[length] = at + 1;
      length += 1;
    }
  return { units, starts, ends, length };
}

/** Reads an escape. @returns its character and how many it takes, or nothing */
function escapeAt(units: Uint16Array, at: number, length: number): [unit: number, taken: number] | undefined {
  if (units[at] === PERCENT) {
    const value = hexAt(units, at + 1, 2, length);
    return value >= 0 && value < 0x80 ? [value, 3] : undefined;
  }
  const next = at + 1 < length ? units[at + 1] : undefined;
  if (next === undefined) return undefined;
  const letter = String.fromCharCode(next);
  if (letter === 'u') {
    const value = hexAt(units, at + 2, 4, length);
    return value < 0 ? undefined : [plain(value), 6];
  }
  if (letter === '"' || letter === '\\' || letter === '/') return [next, 2];
  const control = ESCAPES[letter];
  return control === undefined ? undefined : [control, 2];
}

/** Decodes one level of escapes in place. @returns whether there were some */
function decode(view: Units): boolean {
  const { units, starts, ends, length } = view;
  let written = 0;
  let hasEscapes = false;
  for (let at = 0; at < length; written += 1) {
    const unit = units[at] ?? 0;
    const escaped = unit === BACKSLASH || unit === PERCENT ? escapeAt(units, at, length) : undefined;
    const [value, taken] = escaped ?? [unit, 1];
    hasEscapes ||= escaped !== undefined;
    starts[written] = starts[at] ?? 0;
    ends[written] = ends[at + taken - 1] ?? 0;
    units[written] = value;
    if (value >= 0xad && INVISIBLE.has(value)) written -= 1;
    at += taken;
  }
  view.length = written;
  return hasEscapes;
}

const asView = ({ units, starts, ends, length }: Units): View => ({
  text: Buffer.from(units.buffer, 0, length * 2).toString('utf16le'),
  starts: starts.slice(0, length),
  ends: ends.slice(0, length),
});

/**
 * Returns some ranges of a text, put together, as they read with each level of escapes: `\u0040` and `%40` are `@`. A value shows
 * in one of them, however often it was escaped.
 */
export function* viewsOf(raw: string, ranges: readonly Range[]): Generator<View> {
  const view = unitsOf(raw, ranges);
  yield asView(view);
  for (let depth = 0; depth < MAX_DEPTH && decode(view); depth += 1) yield asView(view);
}

const LONGEST_ESCAPE = 6;

/** Returns the escape that a place is in, if it is not at its beginning. */
function escapeAround(text: string, place: number): Range | undefined {
  for (let start = place - 1; start >= 0 && start > place - LONGEST_ESCAPE; start -= 1) {
    if (text.charCodeAt(start) !== BACKSLASH) continue;
    let backslashes = 1;
    while (text.charCodeAt(start - backslashes) === BACKSLASH) backslashes += 1;
    const end = start + (text.charAt(start + 1) === 'u' ? LONGEST_ESCAPE : 2);
    return backslashes % 2 === 1 && end > place ? { start, end } : undefined;
  }
  return undefined;
}

/** Returns a range that contains whole escapes, so that what is left without it can be read. */
export const wholeEscapes = (text: string, { start, end }: Range): Range => ({
  start: escapeAround(text, start)?.start ?? start,
  end: Math.min(text.length, escapeAround(text, end)?.end ?? end),
});
