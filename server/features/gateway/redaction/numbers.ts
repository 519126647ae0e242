import { isCard, isSsn, isTckn } from './checks.ts';
import type { RedactionMatch } from './match.ts';

/** Digits in groups, from one place of a text. */
interface Groups {
  digits: string;
  /** Where each group ends, and how many digits there are up to there. */
  ends: Array<{ at: number; digits: number }>;
}

const MAX_DIGITS = 19;
const MAX_GROUPS = 10;

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const SEPARATORS: ReadonlySet<string> = new Set([' ', '.', '-', '/', ')', ') ', ' (', '-(']);

/** Returns how many characters separate a group from the next one, which follows them; 0 if none follows. */
function separatorAt(text: string, at: number): number {
  for (const length of [1, 2])
    if (isDigit(text.charCodeAt(at + length)))
      return SEPARATORS.has(text.slice(at, at + length)) ? length : 0;
  return 0;
}

/** Reads digits in groups with single separators. A group that would make them too many is not read. */
function groupsAt(text: string, start: number): Groups {
  const groups: Groups = { digits: '', ends: [] };
  let at = start;
  while (groups.ends.length < MAX_GROUPS) {
    let end = at;
    while (end - at <= MAX_DIGITS && isDigit(text.charCodeAt(end))) end += 1;
    if (end === at || groups.digits.length + end - at > MAX_DIGITS) return groups;
    groups.digits += text.slice(at, end);
    groups.ends.push({ at: end, digits: groups.digits.length });
    const separator = separatorAt(text, end);
    if (separator === 0) return groups;
    at = end + separator;
  }
  return groups;
}

const sizesOf = (ends: Groups['ends']): string =>
  ends.map(({ digits }, index) => digits - (ends[index - 1]?.digits ?? 0)).join(' ');

/** Digits of a telephone number without the code of a country, as they are written without separators. */
const NATIONAL = /^(?:0[1-9]\d{8,9}|5\d{9}|1?[2-9]\d\d[2-9]\d{6})$/;
/** How many digits the groups of national telephone numbers have that do not begin with 0. */
const GROUPED: ReadonlySet<string> = new Set(['3 3 4', '3 3 2 2', '1 3 3 4', '1 3 3 2 2', '3 4 4', '3 7']);
/** How dates begin. */
const DATE = /^(2 2 4|4 2 2)/;
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;

/** Whether digits are a telephone number without the code of a country. */
function isNational(digits: string, ends: Groups['ends'], before: string): boolean {
  if (digits.length < 10 || digits.length > 12) return false;
  const sizes = sizesOf(ends);
  if (digits.length === Number(sizes)) return NATIONAL.test(digits);
  return GROUPED.has(sizes) || ((before.endsWith('(') || digits.startsWith('0')) && !DATE.test(sizes));
}

/** Returns how many groups are a telephone number. @param before what stands in front of them */
function phoneGroups(groups: Groups, before: string): number {
  const { digits, ends } = groups;
  const most = ends.filter((end) => end.digits <= MOST_DIGITS).length;
  const isInternational = /\+\(?$/.test(before) || digits.startsWith('00');
  if (isInternational && (ends[most - 1]?.digits ?? 0) >= FEWEST_DIGITS) return most;
  for (let count = most; count > 0; count -= 1) {
    const taken = ends.slice(0, count);
    if (isNational(digits.slice(0, ends[count - 1]?.digits), taken, before)) return count;
  }
  return 0;
}

/** Returns the number that begins at a digit: of a card, a person or a telephone. */
function numberAt(text: string, start: number): RedactionMatch | undefined {
  const groups = groupsAt(text, start);
  const { digits, ends } = groups;
  if (digits.length < FEWEST_DIGITS) return undefined;
  const found = (kind: RedactionMatch['kind'], count: number, from = start): RedactionMatch => ({
    kind,
    start: from,
    end: ends[count - 1]?.at ?? start,
  });
  for (let count = ends.length; count > 0; count -= 1) {
    const length = ends[count - 1]?.digits ?? 0;
    const taken = digits.slice(0, length);
    if (length >= 13 && isCard(taken)) return found('card', count);
    if (length === 11 && isTckn(taken)) return found('tckn', count);
  }
  if (sizesOf(ends.slice(0, 3)) === '3 2 4' && isSsn(digits.slice(0, 9))) return found('ssn', 3);
  const before = text.slice(Math.max(0, start - 2), start);
  const phone = phoneGroups(groups, before);
  if (phone === 0) return undefined;
  return found('phone', phone, start - (/\+?\(?$/.exec(before)?.[0].length ?? 0));
}

/** Finds numbers that begin in a part of a text. They may overlap, since any group of digits may begin one. */
export function findNumbers(text: string, from: number, to: number): RedactionMatch[] {
  const matches: RedactionMatch[] = [];
  let isAfterDigit = isDigit(text.charCodeAt(from - 1));
  for (let at = from; at < to; at += 1) {
    const digit = isDigit(text.charCodeAt(at));
    const match = digit && !isAfterDigit ? numberAt(text, at) : undefined;
    isAfterDigit = digit;
    if (match !== undefined) matches.push(match);
  }
  return matches;
}
