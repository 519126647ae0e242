import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CsvFile, TenantryError } from '../../sdk/src/index.ts';
import { clientOf, empty, failure, json } from './support.ts';

const text = 'email,role\nzoë@example.com,member\n';
const bytes = new TextEncoder().encode(text);
let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-files-'));
  path = join(folder, 'people.csv');
  await writeFile(path, text);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Yields each byte by itself, so that characters are cut in the middle. */
async function* oneByOne() {
  for (const byte of bytes) yield Uint8Array.of(byte);
}

// The list is typed, so each kind also compiles as it is.
const kinds: [string, () => CsvFile | Promise<CsvFile>][] = [
  ['text', () => text],
  ['a Blob', () => new Blob([text])],
  ['a File', () => new File([text], 'people.csv')],
  ['a Uint8Array', () => bytes],
  ['a Buffer', () => Buffer.from(text)],
  ['an ArrayBuffer', () => bytes.slice().buffer],
  ['a ReadableStream', () => new Response(text).body ?? ''],
  ['an AsyncIterable of bytes', () => oneByOne()],
  ['fs.createReadStream', () => createReadStream(path)],
  ['a stream of text', () => createReadStream(path, 'utf8')],
  ['Readable.from', () => Readable.from([text])],
  ['a file handle', async () => (await open(path)).createReadStream()],
];

test.each(kinds)('a CSV file can be %s, and is sent again when the request is repeated', async (_, make) => {
  const { tenantry, attempts } = clientOf([empty(503, { 'retry-after': '0' }), json({})]);
  await tenantry.invitations.import({ workspace: 'acme', csv: await make() });
  expect(attempts.map(({ body }) => body)).toEqual([text, text]);
});

test.each([undefined, null, 7, {}, { path: '/people.csv' }, ['a', 'b'], new Date(0)])(
  'anything else is refused with what to pass: %j',
  async (csv) => {
    const { tenantry, attempts } = clientOf([json({})]);
    // @ts-expect-error it is no file
    const error = await failure(tenantry.invitations.import({ workspace: 'acme', csv }));
    expect(error).toBeInstanceOf(TenantryError);
    expect(error).toHaveProperty(
      'message',
      'invitations.import: "csv" must be text, bytes, a Blob, a File or a stream. A path is not opened: pass fs.createReadStream(path).',
    );
    expect(attempts).toHaveLength(0);
  },
);

test('a file that cannot be read fails the call with the reason', async () => {
  const { tenantry } = clientOf([json({})]);
  const call = tenantry.invitations.import({ workspace: 'acme', csv: createReadStream('/nowhere.csv') });
  expect(await failure(call)).toHaveProperty('code', 'ENOENT');
});
