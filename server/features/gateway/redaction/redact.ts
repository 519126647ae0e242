import { type Slices, startSlices } from '../../../jobs/time-slices.ts';
import { type JsonString, stringsOf } from './json-strings.ts';
import type { Kind } from './match.ts';
import { findIn } from './patterns.ts';
import { type Range, type View, viewsOf, wholeEscapes } from './view.ts';

/** How much of a text is searched before other work may go on. */
const PART = 2048;

/** A place of the original whose text is replaced. */
interface Edit extends Range {
  kind: Kind;
  /** Whether a value begins here. The rest of a value that is spread over frames is removed. */
  isStart: boolean;
}

/** Calls back for each value in a text, with its place in the view. */
async function search(view: View, slices: Slices, found: (kind: Kind, range: Range) => void): Promise<void> {
  for (let from = 0; from < view.text.length; from += PART) {
    const to = Math.min(view.text.length, from + PART);
    for (const match of findIn(view.text, from, to)) found(match.kind, wholeEscapes(view.text, match));
    if (slices.isDue()) await slices.rest();
  }
}

const originOf = ({ starts, ends }: View, { start, end }: Range): Range => ({
  start: starts[start] ?? 0,
  end: ends[end - 1] ?? 0,
});

/** Returns the position of the part that a place is in. */
function partAt(parts: readonly Range[], place: number): number {
  let [low, high] = [0, parts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.end ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Finds the values in some strings that follow each other, as if they were one. */
async function searchJoined(
  raw: string,
  parts: readonly Range[],
  slices: Slices,
  edits: Edit[],
): Promise<void> {
  for (const view of viewsOf(raw, parts))
    await search(view, slices, (kind, range) => {
      const { start, end } = originOf(view, range);
      const first = partAt(parts, start);
      for (let index = first; (parts[index]?.start ?? end) < end; index += 1) {
        const part = parts[index] ?? { start, end };
        edits.push({
          ...{ kind, isStart: index === first },
          ...{ start: Math.max(start, part.start), end: Math.min(end, part.end) },
        });
      }
    });
}

/** Returns the strings of each channel of a stream that has several. */
async function channelsOf(strings: readonly JsonString[], slices: Slices): Promise<JsonString[][]> {
  const channels = new Map<string, JsonString[]>();
  for (const string of strings) {
    const name = string.channel();
    const known = channels.get(name);
    if (known === undefined) channels.set(name, [string]);
    else known.push(string);
    if (slices.isDue()) await slices.rest();
  }
  channels.delete('');
  return [...channels.values()].filter((parts) => parts.length > 1);
}

/** Puts edits in order and joins those that overlap. */
async function joined(edits: Edit[], slices: Slices): Promise<Edit[]> {
  const merged: Edit[] = [];
  for (const edit of edits.sort((left, right) => left.start - right.start || right.end - left.end)) {
    const last = merged.at(-1);
    if (last === undefined || edit.start >= last.end) merged.push({ ...edit });
    else {
      last.end = Math.max(last.end, edit.end);
      last.isStart ||= edit.isStart;
    }
    if (slices.isDue()) await slices.rest();
  }
  return merged;
}

const NUMBER_LIKE = /^[-+.\deE]+$/;
const NUMBER_CHARACTER = /[-+.\deE]/;
const NUMBER = /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/;

/** Returns the number of JSON around a place, if it is in one. */
function numberAround(raw: string, { start, end }: Range): Range | undefined {
  if (!NUMBER_LIKE.test(raw.slice(start, end))) return undefined;
  const whole = { start, end };
  while (NUMBER_CHARACTER.test(raw.charAt(whole.start - 1))) whole.start -= 1;
  while (NUMBER_CHARACTER.test(raw.charAt(whole.end))) whole.end += 1;
  return NUMBER.test(raw.slice(whole.start, whole.end)) ? whole : undefined;
}

/** Replaces places. In JSON, a number becomes a string. A fraction stays: it only looks like a value. */
async function replace(
  raw: string,
  edits: readonly Edit[],
  strings: readonly Range[] | undefined,
  slices: Slices,
): Promise<string> {
  let text = '';
  let from = 0;
  let next = 0;
  for (const edit of edits) {
    const label = edit.isStart ? `[redacted:${edit.kind}]` : '';
    while ((strings?.[next]?.end ?? edit.start) < edit.start) next += 1;
    const isInString = strings === undefined || (strings[next]?.start ?? edit.end) <= edit.start;
    const number = isInString ? undefined : numberAround(raw, edit);
    const { start, end } = number ?? edit;
    if (end <= from || (number !== undefined && /[.eE]/.test(raw.slice(start, end)))) continue;
    text += raw.slice(from, Math.max(from, start)) + (number === undefined ? label : `"${label}"`);
    from = end;
    if (slices.isDue()) await slices.rest();
  }
  return text + raw.slice(from);
}

/** What a text is. */
interface TextKind {
  /** Whether it is an event stream, whose frames have parts of values. */
  isStream: boolean;
}

/**
 * Removes personal data and secrets from a text: `[redacted:email]` stands in its place. Escapes of JSON do not hide a value, nor
 * does a stream that spreads it over frames. It takes a time that grows with the text, in slices between which requests are served.
 */
export async function redact(raw: string, { isStream }: TextKind): Promise<string> {
  const slices = startSlices();
  const edits: Edit[] = [];
  for (const view of viewsOf(raw, [{ start: 0, end: raw.length }])) {
    if (slices.isDue()) await slices.rest();
    await search(view, slices, (kind, range) =>
      edits.push({ ...originOf(view, range), kind, isStart: true }),
    );
  }
  const isJson = isStream || /^\s*[[{]/.test(raw);
  const strings = isJson ? await stringsOf(raw, isStream, slices) : undefined;
  if (slices.isDue()) await slices.rest();
  if (isStream)
    for (const parts of await channelsOf(strings ?? [], slices))
      await searchJoined(raw, parts, slices, edits);
  return replace(raw, await joined(edits, slices), strings, slices);
}
