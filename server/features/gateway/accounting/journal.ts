import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Budget } from './budget.ts';
import type { Admission, Amounts, CallFacts, NewCallRow, PeriodKey } from './call.ts';

/** A call that is about to be sent, with what it reserves. */
export interface Begun extends Admission {
  kind: 'begun';
  facts: CallFacts;
  amounts: Amounts;
  charges: Array<{ key: PeriodKey; measure: Budget['measure'] }>;
}

/** How many output tokens have reached the client at most. */
interface Progressed {
  kind: 'progressed';
  id: string;
  outputTokens: number;
}

/** A call that has ended. */
interface Finished {
  kind: 'finished';
  row: NewCallRow;
}

export type JournalRecord = Begun | Progressed | Finished;

/** Length and checksum of a record. */
const HEADER_BYTES = 8;
const SEGMENT_BYTES = 4 * 1024 * 1024;

function encode(record: JournalRecord): Buffer {
  const text = JSON.stringify(record);
  const length = Buffer.byteLength(text);
  const bytes = Buffer.allocUnsafe(HEADER_BYTES + length);
  bytes.write(text, HEADER_BYTES);
  bytes.writeUInt32LE(length, 0);
  bytes.writeUInt32LE(crc32(bytes.subarray(HEADER_BYTES)), 4);
  return bytes;
}

/** Reads the records of a segment. @returns also whether they are all of it, but for one that was being written at the end */
export function readSegment(file: string): { records: JournalRecord[]; isWhole: boolean } {
  const bytes = readFileSync(file);
  const records: JournalRecord[] = [];
  let at = 0;
  while (at + HEADER_BYTES <= bytes.length) {
    const length = bytes.readUInt32LE(at);
    const start = at + HEADER_BYTES;
    // A length of 0 is space that the file system had reserved when the power failed.
    if (length === 0 || start + length > bytes.length) break;
    const payload = bytes.subarray(start, start + length);
    if (crc32(payload) !== bytes.readUInt32LE(at + 4)) return { records, isWhole: false };
    records.push(JSON.parse(payload.toString()));
    at = start + length;
  }
  return { records, isWhole: true };
}

interface Segment {
  file: string;
  descriptor: number;
  bytes: number;
  /** The calls with a record in it whose row is not committed. */
  open: Set<string>;
}

/**
 * What a process knows of its calls, on its own disk: it survives the process. Records are written once in each turn of the event
 * loop, and a segment is deleted when the database has the rows of all calls in it.
 */
export class Journal {
  readonly folder: string;
  readonly #flushesToDisk: boolean;
  readonly #segments = new Set<Segment>();
  #current: Segment | undefined;
  #count = 0;
  #waiting: Buffer[] = [];
  #written: Promise<void> | undefined;

  /** @param fsync whether records survive a loss of power as well */
  constructor(folder: string, { fsync }: { fsync: boolean }) {
    this.folder = folder;
    this.#flushesToDisk = fsync;
  }

  /** Writes a record at once, with those that wait. */
  write(record: JournalRecord): void {
    this.#add(record);
    this.#write();
  }

  /** Appends a record. @returns when it is written */
  append(record: JournalRecord): Promise<void> {
    this.#add(record);
    this.#written ??= new Promise((resolve, reject) => {
      process.nextTick(() => {
        this.#written = undefined;
        try {
          this.#write();
          resolve();
        } catch (error) {
          reject(error);
        }
      });
    });
    return this.#written;
  }

  #add(record: JournalRecord): void {
    this.#segment().open.add(record.kind === 'finished' ? record.row.id : record.id);
    this.#waiting.push(encode(record));
  }

  /** Forgets calls whose rows are committed. */
  committed(ids: Iterable<string>): void {
    const done = [...ids];
    for (const segment of this.#segments) {
      for (const id of done) segment.open.delete(id);
      if (segment.open.size > 0) continue;
      if (segment !== this.#current) this.#remove(segment);
      else if (segment.bytes > SEGMENT_BYTES / 8 && this.#waiting.length === 0) {
        this.#current = undefined;
        this.#remove(segment);
      }
    }
  }

  /** Whether the rows of all calls are committed. */
  get isEmpty(): boolean {
    return [...this.#segments].every(({ open }) => open.size === 0);
  }

  close(): void {
    for (const { descriptor } of this.#segments) closeSync(descriptor);
    this.#segments.clear();
    this.#current = undefined;
  }

  /** Returns the segment that takes the next record. */
  #segment(): Segment {
    if (this.#current !== undefined && this.#current.bytes < SEGMENT_BYTES) return this.#current;
    // What waits belongs to the segment before.
    if (this.#waiting.length > 0) this.#write();
    this.#count += 1;
    const file = join(this.folder, `${this.#count}.jrnl`);
    const segment = { file, descriptor: openSync(file, 'ax', 0o600), bytes: 0, open: new Set<string>() };
    this.#segments.add(segment);
    this.#current = segment;
    return segment;
  }

  #write(): void {
    const segment = this.#current;
    const [only, ...others] = this.#waiting;
    if (segment === undefined || only === undefined) return;
    const bytes = others.length === 0 ? only : Buffer.concat(this.#waiting);
    this.#waiting = [];
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(segment.descriptor, bytes, at);
      segment.bytes += bytes.length;
      if (this.#flushesToDisk) fdatasyncSync(segment.descriptor);
    } catch (error) {
      // Half a record ends a segment.
      this.#current = undefined;
      throw error;
    }
  }

  #remove(segment: Segment): void {
    this.#segments.delete(segment);
    closeSync(segment.descriptor);
    rmSync(segment.file, { force: true });
  }
}
