/** A member of a JSON object: its name as JSON, and its value in canonical form. */
export type CanonicalMember = readonly [name: string, value: string];

const SPACE = /[ \n\r\t]*/y;
const SCALAR = /[^,\]}\s]+/y;

/**
 * Writes JSON in one form: without spaces, with sorted members and strings in their shortest spelling. It works on the text, so that
 * numbers stay as they were written and repeated names stay apart. The text must be valid JSON: the server has parsed it before.
 */
class CanonicalText {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Returns the members of the object that the text is, in their sorted order. */
  members(): CanonicalMember[] {
    // A byte order mark may come before it.
    this.#at = this.#text.indexOf('{');
    return this.#members();
  }

  value(): string {
    this.#space();
    const first = this.#text[this.#at];
    if (first === '"') return this.#string();
    if (first === '{') return `{${this.#members().map(([name, value]) => `${name}:${value}`)}}`;
    if (first === '[') return `[${this.#items()}]`;
    return this.#match(SCALAR);
  }

  #members(): CanonicalMember[] {
    const members: CanonicalMember[] = [];
    this.#list('}', () => {
      this.#space();
      const name = this.#string();
      this.#space();
      this.#at += 1; // the colon
      members.push([name, this.value()]);
    });
    // Members with one name stay in their order, in which parsers choose among them.
    return members.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  }

  #items(): string[] {
    const items: string[] = [];
    this.#list(']', () => items.push(this.value()));
    return items;
  }

  /** Reads what is between two brackets, separated by commas. */
  #list(end: string, read: () => void): void {
    this.#at += 1;
    this.#space();
    while (this.#text[this.#at] !== end) {
      read();
      this.#space();
      if (this.#text[this.#at] === ',') this.#at += 1;
      this.#space();
    }
    this.#at += 1;
  }

  #string(): string {
    const start = this.#at;
    let end = this.#text.indexOf('"', start + 1);
    while (this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1);
    this.#at = end + 1;
    const text = this.#text.slice(start, this.#at);
    return text.includes('\\') ? JSON.stringify(JSON.parse(text)) : text;
  }

  #isEscaped(at: number): boolean {
    let slashes = 0;
    while (this.#text[at - 1 - slashes] === '\\') slashes += 1;
    return slashes % 2 === 1;
  }

  #space(): void {
    this.#match(SPACE);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found = ''] = pattern.exec(this.#text) ?? [];
    this.#at += found.length;
    return found;
  }
}

/** Returns a JSON value in canonical form. */
export const canonicalValue = (text: string): string => new CanonicalText(text).value();

/** Returns the members of a JSON object in canonical form. */
export const canonicalMembers = (text: string): CanonicalMember[] => new CanonicalText(text).members();
