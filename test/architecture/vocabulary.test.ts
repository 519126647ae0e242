import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { AVOIDED_WORDS } from '../support/vocabulary.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['sdk/src', 'server', 'test'];
const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...['sdk/README.md', 'openapi.yaml', 'sdk/generated/schema.gen.ts', 'sdk/generated/routes.gen.ts'],
];
/** It lists the words. */
const LIST = 'test/support/vocabulary.ts';

const textsIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:[jt]s|mjs|yaml|html|css|md)$/.test(entry.name))
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    // The clients of `npm run test:foreign` are installed in a folder of the tests.
    .filter((file) => file !== LIST && !file.includes('node_modules/'));

/** Returns the lines of a file with an avoided word, as `file:line: text`. */
const findAvoidedWords = (file: string): string[] =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .flatMap((line, index) => (AVOIDED_WORDS.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []));

describe('the vocabulary', () => {
  it.each(FOLDERS)('of code and comments in %s avoids the listed words', (folder) => {
    const files = textsIn(folder);
    expect(files.length).toBeGreaterThan(5);
    expect(files.flatMap(findAvoidedWords)).toEqual([]);
  });

  it.each(DOCUMENTS)('of %s avoids the listed words', (file) => {
    expect(findAvoidedWords(file)).toEqual([]);
  });

  it('of code, guides, decisions, pages and mails of the server is checked', () => {
    expect(textsIn('server')).toEqual(
      expect.arrayContaining([
        ...['server/site/guides/operations.md', 'server/decisions/0001-document-first.md'],
        ...['server/site/pages/messages.ts', 'server/mail/templates/account.ts'],
      ]),
    );
  });

  it.each([
    ['refuses an avoided word', true, `Waits until ${'Some'}body answers`],
    ['refuses an avoided phrase', true, `// what comes ${'of'} a call`],
    ['allows a quoted word', false, "spawn('nobody')"],
    ['allows the term of a bank', false, 'a standing order'],
    ['allows a word that contains one', false, 'outstanding'],
  ])('%s', (_, isAvoided, text) => {
    expect(AVOIDED_WORDS.test(text)).toBe(isAvoided);
  });
});
