import { parse } from 'csv-parse/sync';

/** A record of a CSV file; `fields` is `undefined` when its quotes do not add up, or it is far too long. */
export interface CsvRecord {
  /** Line on which it begins; the first is 1. */
  line: number;
  fields: string[] | undefined;
}

const MAX_RECORD_LENGTH = 4096;
const LINE_BREAK = /\r\n|\n|\r/g;
const DELIMITERS = [',', ';', '\t'];

interface Extent {
  end: number;
  /** Where the next one begins. */
  next: number;
  lines: number;
}

function lineAt(text: string, start: number): Extent {
  LINE_BREAK.lastIndex = start;
  const found = LINE_BREAK.exec(text);
  const end = found?.index ?? text.length;
  return { end, next: end + (found?.[0].length ?? 0), lines: 1 };
}

const quotesIn = (text: string) => text.split('"').length - 1;

/** A record ends with the first line at which the quotes are closed. */
function recordAt(text: string, start: number): Extent {
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

function fieldsOf(record: string, delimiter: string): string[] | undefined {
  if (record.length > MAX_RECORD_LENGTH) return undefined;
  try {
    const [fields] = parse(record, { delimiter, trim: true, relax_column_count: true });
    return fields;
  } catch {
    return undefined;
  }
}

/** Spreadsheets of half the world separate by semicolons, for their comma is in numbers. */
function delimiterOf(text: string): string {
  const header = text.slice(0, lineAt(text, 0).end);
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/**
 * Reads the records of a file one by one, blank ones left out. What cannot be read is one line, after which reading goes
 * on: a quote that is never closed must not swallow the rows below it.
 */
export function* readCsv(text: string): Generator<CsvRecord> {
  const delimiter = delimiterOf(text);
  let position = 0;
  let line = 1;
  while (position < text.length) {
    const extent = recordAt(text, position);
    const record = text.slice(position, extent.end);
    const fields = record.trim() === '' ? [] : fieldsOf(record, delimiter);
    const taken = fields === undefined ? lineAt(text, position) : extent;
    if (fields === undefined || fields.some((field) => field !== '')) yield { line, fields };
    position = taken.next;
    line += taken.lines;
  }
}
