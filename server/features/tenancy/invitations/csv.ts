/** A record of a CSV file; `fields` is `undefined` when its quotes do not match or it is too long. */
export interface CsvRecord {
  /** Line on which it begins; the first is 1. */
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
  /** Where the next one begins. */
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

/** A record ends with the first line at which the quotes are closed. */
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

/** A field and what ends it: quoted, with spaces around the quotes at most, or without any quote. */
const fieldPattern = (delimiter: string) => {
  const space = delimiter === '\t' ? '[^\\S\\t]*' : '\\s*';
  return new RegExp(
    `${space}"([^"]*(?:""[^"]*)*)"${space}([${delimiter}]|$)|([^"${delimiter}]*)([${delimiter}]|$)`,
    'y',
  );
};
const FIELDS = new Map(DELIMITERS.map((delimiter) => [delimiter, fieldPattern(delimiter)]));

/** @returns `undefined` when a quote stands inside a field without being doubled */
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

/** Spreadsheets separate by semicolons where the comma is in numbers. What is inside quotes separates nothing. */
function mostFrequentIn(header: string): Delimiter {
  const unquoted = header.slice(0, MAX_RECORD_LENGTH).replaceAll(QUOTED, '');
  const counts = DELIMITERS.map((delimiter) => unquoted.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

const VALUE = /[^\s,;|]/g;

/** The first record with a value, which names the columns. */
function headerOf(text: string, position: number): string {
  VALUE.lastIndex = position;
  const start = VALUE.exec(text)?.index ?? position;
  return text.slice(start, recordAt(text, start).end);
}

function beginningOf(text: string): { position: number; line: number; delimiter: Delimiter } {
  const named = NAMED_DELIMITER.exec(text);
  const position = named?.[0].length ?? 0;
  // The expression takes these alone.
  const given = named?.[1] as Delimiter | undefined;
  const delimiter = given ?? mostFrequentIn(headerOf(text, position));
  return { position, line: named === null ? 1 : 2, delimiter };
}

/**
 * Reads the records of a file one by one, blank ones included, so that the reader counts them and stops where it has to.
 * What cannot be read is one line, after which reading goes on: a quote that is never closed must not swallow the rows
 * below it.
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

/** Whether a record says nothing: an empty line, or a row of a spreadsheet without values. */
export const isBlank = ({ fields }: CsvRecord): boolean => fields?.every((field) => field === '') === true;
