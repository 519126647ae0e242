import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORE_SCHEMA, load } from 'js-yaml';
import { afterAll, expect, it } from 'vitest';
import { readDocument } from '../../../server/api/read-document.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FILE = join(ROOT, 'openapi.yaml');
const folder = mkdtempSync(join(tmpdir(), 'tenantry-document-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads from the build exactly what the text of the document says', () => {
  expect(existsSync(join(ROOT, 'dist/openapi.json'))).toBe(true);
  const { yaml, document } = readDocument(FILE);
  expect(yaml).toBe(readFileSync(FILE, 'utf8'));
  expect(document).toEqual(load(yaml, { schema: CORE_SCHEMA }));
});

it('parses a document that was changed after the build', () => {
  const changed = join(folder, 'openapi.yaml');
  writeFileSync(changed, readFileSync(FILE, 'utf8').replace(/^ {2}title: .*$/m, '  title: Changed'));
  expect(readDocument(changed).document.info.title).toBe('Changed');
});
