/** A record of a CSV file; `fields` is `undefined` when its quotes are unbalanced or it is too long. */
export interface CsvRecord {
  /** Line on which it begins, counted from 1. */
  line: number;
  /** No field has a value in a blank record. */
  fields: string[] | undefined;
}

const MAX_RECORD_LENGTH = 4096;
const LINE_BREAK = /\r\n|\n|\r/g;
const DELIMITERS = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

interface RecordRange {
  end: number;
  /** Position of the next record. */
  next: number;
  lines: number;
}

function lineAt(text: string, start: number): RecordRange {
  LINE_BREAK.lastIndex = start;
  const found = LINE_BREAK.exec(text);
  const end = found?.index ?? text.length;
  return { end, next: end + (found?.[0].length ?? 0), lines: 1 };
}

const quotesIn = (text: string) => text.split('"').length - 1;

/** A record ends with the first line at which all quotes are closed. */
function recordAt(text: string, start: number): RecordRange {
  let { end, next, lines } = lineAt(text, start);
  let quotes = quotesIn(text.slice(start, end));
  while (quotes % 2 === 1 && next < text.length && next - start <= MAX_RECORD_LENGTH) {
    const line = lineAt(text, next);
    quotes += quotesIn(text.slice(next, line.end));
    ({ end, next } = line);
    lines += 1;
  }
  return { end, next, lines };
}

/** Matches a field and its delimiter: quoted, with optional spaces around the quotes, or without any quote. */
const fieldPattern = (delimiter: string) => {
  const space = delimiter === '\t' ? '[^\\S\\t]*' : '\\s*';
  return new RegExp(
    `${space}"([^"]*(?:""[^"]*)*)"${space}([${delimiter}]|$)|([^"${delimiter}]*)([${delimiter}]|$)`,
    'y',
  );
};
const FIELDS = new Map(DELIMITERS.map((delimiter) => [delimiter, fieldPattern(delimiter)]));

/**
 * Splits a record with quoted fields.
 * @returns `undefined` when a field contains a quote that is not doubled
 */
function quotedFields(record: string, delimiter: Delimiter): string[] | undefined {
  const pattern = FIELDS.get(delimiter) ?? fieldPattern(delimiter);
  const fields: string[] = [];
  pattern.lastIndex = 0;
  for (let last = false; !last; ) {
    const found = pattern.exec(record);
    if (found === null) return undefined;
    const [, quoted, afterQuoted, plain = '', afterPlain = ''] = found;
    fields.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    last = (afterQuoted ?? afterPlain) === '';
  }
  return fields;
}

function fieldsOf(record: string, delimiter: Delimiter): string[] | undefined {
  if (record.length > MAX_RECORD_LENGTH) return undefined;
  if (record.includes('"')) return quotedFields(record, delimiter);
  return record.split(delimiter).map((field) => field.trim());
}

/** Excel's own first line, which names the delimiter and is not part of the table. */
const NAMED_DELIMITER = /^"?sep=([,;\t|])"?(?:\r\n|\n|\r|$)/i;
const QUOTED = /"[^"]*(?:""[^"]*)*"/g;

/**
 * Returns the delimiter of a file: spreadsheets use semicolons in locales with decimal commas. Quoted text is ignored.
 */
function mostFrequentIn(header: string): Delimiter {
  const unquoted = header.slice(0, MAX_RECORD_LENGTH).replaceAll(QUOTED, '');
  const counts = DELIMITERS.map((delimiter) => unquoted.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

const VALUE = /[^\s,;|]/g;

/** Returns the first non-blank record, which names the columns. */
function headerOf(text: string, position: number): string {
  VALUE.lastIndex = position;
  const start = VALUE.exec(text)?.index ?? position;
  return text.slice(start, recordAt(text, start).end);
}

function beginningOf(text: string): { position: number; line: number; delimiter: Delimiter } {
  const named = NAMED_DELIMITER.exec(text);
  const position = named?.[0].length ?? 0;
  // The expression matches only these.
  const declared = named?.[1] as Delimiter | undefined;
  const delimiter = declared ?? mostFrequentIn(headerOf(text, position));
  return { position, line: named === null ? 1 : 2, delimiter };
}

/**
 * Reads the records of a file one by one, including blank ones, so that the caller can count them and stop at a limit.
 * Unreadable content is limited to one line: an unclosed quote must not swallow the rows below it.
 */
export function* readCsv(text: string): Generator<CsvRecord> {
  let { position, line, delimiter } = beginningOf(text);
  while (position < text.length) {
    const extent = recordAt(text, position);
    const fields = fieldsOf(text.slice(position, extent.end), delimiter);
    const taken = fields === undefined ? lineAt(text, position) : extent;
    yield { line, fields };
    position = taken.next;
    line += taken.lines;
  }
}

/** Whether a record is blank: an empty line, or a spreadsheet row without values. */
export const isBlank = ({ fields }: CsvRecord): boolean => fields?.every((field) => field === '') === true;
