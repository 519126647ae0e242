import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal, readSegment } from '../../../server/features/gateway/accounting/journal.ts';

let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-journal-'));
  journal = new Journal(folder, { fsync: false });
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const record = (id: string, outputTokens = 1) => ({ kind: 'progressed', id, outputTokens }) as const;
const file = () => join(folder, '1.jrnl');

describe('the journal of calls', () => {
  it('has the records of a turn in their order when they are written', async () => {
    await Promise.all([journal.append(record('a')), journal.append(record('b'))]);
    journal.write(record('c'));
    expect(readSegment(file())).toEqual({ records: [record('a'), record('b'), record('c')], isWhole: true });
  });

  it('is read up to a record that was being written', async () => {
    await journal.append(record('a'));
    const whole = readFileSync(file());
    for (const rest of [
      whole.subarray(0, 4),
      whole.subarray(0, 9),
      whole.subarray(0, -1),
      Buffer.alloc(64),
    ]) {
      writeFileSync(file(), whole);
      appendFileSync(file(), rest);
      expect(readSegment(file())).toEqual({ records: [record('a')], isWhole: true });
    }
  });

  it('tells when a record was damaged', async () => {
    await Promise.all([
      journal.append(record('a')),
      journal.append(record('b')),
      journal.append(record('c')),
    ]);
    const bytes = readFileSync(file());
    bytes.write('?', bytes.length / 3 + 12);
    writeFileSync(file(), bytes);
    expect(readSegment(file())).toEqual({ records: [record('a')], isWhole: false });
  });

  it('deletes a segment when the rows of all its calls are committed', () => {
    const text = 'x'.repeat(1_000_000);
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) journal.write(record(`${id}${text}`));
    expect(readdirSync(folder).sort()).toEqual(['1.jrnl', '2.jrnl']);
    journal.committed([...'abcd'].map((id) => `${id}${text}`));
    expect(readdirSync(folder)).toHaveLength(2);
    journal.committed([`e${text}`]);
    expect(readdirSync(folder)).toEqual(['2.jrnl']);
    expect(journal.isEmpty).toBe(false);
    journal.committed([`f${text}`]);
    expect(journal.isEmpty).toBe(true);
  });
});
