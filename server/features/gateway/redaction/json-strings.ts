import type { Slices } from '../../../jobs/time-slices.ts';
import type { Range } from './view.ts';

/** A string of a JSON text, without its quotes. */
export interface JsonString extends Range {
  /** What the strings of the frames of a stream have in common that belong together. */
  channel(): string;
}

/** An object or a list, with its place in the one around it. */
interface Container {
  around: Container | undefined;
  isList: boolean;
  /** Its name in the object around it, or its position in the list. */
  name: string;
  /** The numbers in it that say which of several answers it is of, such as `index`. */
  indexes: string;
}

const INDEX = /index$/;
/** What is nested deeper counts as part of what is around it. */
const MAX_DEPTH = 64;

/** Returns the place of a container. In a list, an element that says its own index keeps it in every frame. */
const pathOf = ({ around, name, indexes }: Container): string => {
  const above = around === undefined ? '' : pathOf(around);
  const own = around?.isList === true && indexes !== '' ? '' : name;
  return `${above}/${own}${indexes}`;
};

const isSpace = (unit: number): boolean => unit === 32 || unit === 10 || unit === 13 || unit === 9;

/** Returns where a string ends that begins after a quote: at the next quote, at a line end, or with the text. */
function endOfString(text: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5c) at += 1;
    else if (unit === 0x22 || unit === 10 || unit === 13) return at;
  }
  return end;
}

const NUMBER = /-?\d{1,9}(?![\d.eE])/y;

/** Reads JSON that may be cut off, or be no JSON at all: then it finds what looks like strings. */
class JsonScanner {
  readonly strings: JsonString[] = [];
  #container: Container | undefined;
  /** The name of the member whose value comes next. */
  #name = '';
  #position = 0;
  #depth = 0;

  /** Begins another text. */
  reset(): void {
    this.#container = undefined;
    this.#name = '';
    this.#position = 0;
    this.#depth = 0;
  }

  scan(text: string, { start, end }: Range): void {
    for (let at = start; at < end; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit === 0x22) at = this.#string(text, at + 1, end);
      else if (unit === 0x7b || unit === 0x5b) this.#open(unit === 0x5b);
      else if (unit === 0x7d || unit === 0x5d) this.#close();
      else if (unit === 0x2c) this.#next();
      else if (this.#name !== '' && INDEX.test(this.#name)) this.#index(text, at);
    }
  }

  #string(text: string, start: number, limit: number): number {
    const end = endOfString(text, start, limit);
    let after = end + 1;
    while (after < limit && isSpace(text.charCodeAt(after))) after += 1;
    if (text.charCodeAt(after) === 0x3a && this.#container?.isList !== true) {
      this.#name = text.slice(start, Math.min(end, start + 64));
      this.strings.push({ start, end, channel: () => '' });
      return after;
    }
    const container = this.#container;
    const name = this.#ownName;
    const channel = () => `${container === undefined ? '' : pathOf(container)}/${name}`;
    this.strings.push({ start, end, channel });
    return end;
  }

  get #ownName(): string {
    return this.#container?.isList === true ? String(this.#position) : this.#name;
  }

  #open(isList: boolean): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) return;
    this.#container = { around: this.#container, isList, name: this.#ownName, indexes: '' };
    this.#name = '';
    this.#position = 0;
  }

  #close(): void {
    this.#depth = Math.max(0, this.#depth - 1);
    if (this.#depth >= MAX_DEPTH) return;
    const closed = this.#container;
    this.#container = closed?.around;
    this.#name = '';
    if (this.#container?.isList === true) this.#position = Number(closed?.name) || 0;
  }

  #next(): void {
    this.#name = '';
    if (this.#container?.isList === true) this.#position += 1;
  }

  #index(text: string, at: number): void {
    NUMBER.lastIndex = at;
    const value = NUMBER.exec(text)?.[0];
    if (value === undefined || this.#container === undefined) return;
    this.#container.indexes += `#${this.#name}=${value}`;
    this.#name = '';
  }
}

const LINE = /([^\r\n]*)(?:\r\n|\r|\n|$)/g;
const DATA = /^data: ?/;

/**
 * Returns the strings of a JSON text, or of the data of an event stream, in their order.
 * @param slices divides the work
 */
export async function stringsOf(text: string, isStream: boolean, slices: Slices): Promise<JsonString[]> {
  const scanner = new JsonScanner();
  if (!isStream) {
    scanner.scan(text, { start: 0, end: text.length });
    return scanner.strings;
  }
  for (const { index, 1: line = '' } of text.matchAll(LINE)) {
    if (line === '') scanner.reset();
    const data = DATA.exec(line);
    if (data !== null) scanner.scan(text, { start: index + data[0].length, end: index + line.length });
    if (slices.isDue()) await slices.rest();
  }
  return scanner.strings;
}
