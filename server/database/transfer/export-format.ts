import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import type { Partition, Row } from './catalog.ts';

/**
 * An export is gzipped NDJSON: a header; for each table its name and columns, its rows as arrays of text values, and a
 * count with a digest; then the sequences; and finally a count and the SHA-256 of everything before. Without this last
 * line the file is incomplete.
 */
export const exportFormat = 'tenantry-export';
export const exportVersion = 1;

const text = z.string().nullable();
const headerLine = z.strictObject({
  format: z.literal(exportFormat),
  version: z.number(),
  created_at: z.string(),
  migrations: z.array(z.string()),
});
const partition = z.strictObject({
  name: z.string(),
  // It becomes part of a statement.
  bound: z.string().regex(/^FOR VALUES FROM \('[0-9-]+'\) TO \('[0-9-]+'\)$/),
});
const tableLine = z.strictObject({
  table: z.string(),
  columns: z.array(z.string()),
  partitions: z.array(partition).optional(),
});
const tableEndLine = z.strictObject({ rows: z.number(), digest: z.string() });
const sequencesLine = z.strictObject({ sequences: z.record(z.string(), text) });
const endLine = z.strictObject({ tables: z.number(), rows: z.number(), sha256: z.string() });
const rowLine = z.array(text);

export type ExportHeader = z.infer<typeof headerLine>;

export type ExportEvent =
  | { kind: 'header'; header: ExportHeader }
  | { kind: 'table'; table: string; columns: string[]; partitions: readonly Partition[] }
  | { kind: 'row'; row: Row }
  | { kind: 'table-end'; rows: number; digest: string }
  | { kind: 'sequences'; sequences: Record<string, string | null> }
  | { kind: 'end'; tables: number; rows: number };

class ExportFileError extends Error {
  override name = 'ExportFileError';
}

/**
 * A digest of a table's rows that does not depend on their order, which a database does not preserve: the sum of their
 * hashes, modulo 2^128.
 */
export class OrderIndependentDigest {
  #sum = 0n;
  rows = 0;

  add(line: string): void {
    const hash = createHash('sha256').update(line).digest();
    this.#sum = BigInt.asUintN(128, this.#sum + (hash.readBigUInt64BE(0) << 64n) + hash.readBigUInt64BE(8));
    this.rows += 1;
  }

  toString(): string {
    return this.#sum.toString(16).padStart(32, '0');
  }
}

/** Reads a file from start to end, and throws an ExportFileError where it differs from what was written. */
export async function* readExport(file: string): AsyncGenerator<ExportEvent> {
  const reader = new Reader();
  const hash = createHash('sha256');
  for await (const line of readLines(file)) {
    const event = reader.read(line, () => hash.copy().digest('hex'));
    hash.update(`${line}\n`);
    yield event;
  }
  if (!reader.complete) throw new ExportFileError(`${file} is not complete: it ends before its last line`);
}

/** The grammar of the file: which line may follow which, and whether counts and digests match. */
class Reader {
  complete = false;
  #expect: 'header' | 'table' | 'row' | 'end' | 'nothing' = 'header';
  #digest = new OrderIndependentDigest();
  #tables = 0;
  #rows = 0;

  read(line: string, sha256: () => string): ExportEvent {
    const value = parse(line);
    if (this.#expect === 'header') return this.#header(value);
    if (this.#expect === 'row') return Array.isArray(value) ? this.#row(value, line) : this.#tableEnd(value);
    if (this.#expect === 'table') return this.#tableOrSequences(value);
    if (this.#expect === 'end') return this.#end(value, sha256());
    throw new ExportFileError('There is content after the last line.');
  }

  #header(value: unknown): ExportEvent {
    const header = assertFile(headerLine, value, 'a header of a Tenantry export');
    if (header.version !== exportVersion) {
      throw new ExportFileError(
        `The file has format version ${header.version}; this one reads ${exportVersion}.`,
      );
    }
    this.#expect = 'table';
    return { kind: 'header', header };
  }

  #tableOrSequences(value: unknown): ExportEvent {
    const sequences = sequencesLine.safeParse(value);
    if (sequences.success) {
      this.#expect = 'end';
      return { kind: 'sequences', sequences: sequences.data.sequences };
    }
    const { table, columns, partitions = [] } = assertFile(tableLine, value, 'the start of a table');
    this.#expect = 'row';
    this.#digest = new OrderIndependentDigest();
    return { kind: 'table', table, columns, partitions };
  }

  #row(value: unknown, line: string): ExportEvent {
    this.#digest.add(line);
    return { kind: 'row', row: assertFile(rowLine, value, 'a row') };
  }

  #tableEnd(value: unknown): ExportEvent {
    const { rows, digest } = assertFile(tableEndLine, value, 'the end of a table');
    if (rows !== this.#digest.rows || digest !== String(this.#digest)) throw corruptFile();
    this.#tables += 1;
    this.#rows += rows;
    this.#expect = 'table';
    return { kind: 'table-end', rows, digest };
  }

  #end(value: unknown, found: string): ExportEvent {
    const { tables, rows, sha256 } = assertFile(endLine, value, 'the last line');
    if (tables !== this.#tables || rows !== this.#rows || sha256 !== found) throw corruptFile();
    this.#expect = 'nothing';
    this.complete = true;
    return { kind: 'end', tables, rows };
  }
}

function corruptFile(): ExportFileError {
  return new ExportFileError('The file was altered after it was written: its checksum does not match.');
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new ExportFileError('The file is damaged: a line is not JSON.');
  }
}

function assertFile<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new ExportFileError(`The file is damaged: ${what} was expected.`);
  return result.data;
}

async function* readLines(file: string): AsyncGenerator<string> {
  const gunzip = createGunzip();
  // Errors of either stream surface where `gunzip` is read; the callback is required but unused.
  pipeline(createReadStream(file), gunzip, () => undefined);
  let rest = '';
  try {
    for await (const chunk of gunzip.setEncoding('utf8')) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('Z_')) throw error;
    throw new ExportFileError(`${file} is damaged or not complete (${error.message})`, { cause: error });
  }
  if (rest !== '') throw new ExportFileError(`${file} is not complete: its last line is cut off`);
}
