import { describe, expect, it } from 'vitest';
import { sourcesIn } from '../support/every-operation/import-graph.ts';

const DECLARATION =
  /^export (?:declare )?(?:abstract )?(?:async )?(type|interface|class|enum|function|const|let)\*? (\w+)/gm;
const TYPES = new Set(['type', 'interface', 'class', 'enum']);

interface Declaration {
  kind: string;
  name: string;
}

const declarationsIn = (text: string): Declaration[] =>
  [...text.matchAll(DECLARATION)].map(([, kind = '', name = '']) => ({ kind, name }));

/** Values that mean the same in each file that declares them, for its own rows or types. */
const SHARED_VALUES: ReadonlySet<string> = new Set([
  // Loads a row and returns it as the API shows it.
  'getSerialized',
  // Asserts the type of JSON objects of a format; each format has its own.
  'isObject',
  // Computes the status that the API shows of a row.
  'statusOf',
  // Returns the content that the hash of a chain covers.
  'toSealable',
]);

describe('a name that server/ exports', () => {
  const sources = sourcesIn('server').filter(
    ({ file }) => !file.endsWith('.gen.ts') && !file.startsWith('server/database/migrations/'),
  );
  const filesOf = (matches: (declaration: Declaration) => boolean): Map<string, string[]> => {
    const files = new Map<string, string[]>();
    for (const { file, text } of sources) {
      const names = new Set(
        declarationsIn(text)
          .filter(matches)
          .map(({ name }) => name),
      );
      for (const name of names) files.set(name, [...(files.get(name) ?? []), file]);
    }
    return files;
  };
  const repeated = (files: Map<string, string[]>) =>
    Object.fromEntries([...files].filter(([, declaring]) => declaring.length > 1));

  it('is declared in one file if it is a type, so that it means one thing', () => {
    const types = filesOf(({ kind }) => TYPES.has(kind));
    expect(types.size).toBeGreaterThan(500);
    expect(repeated(types)).toEqual({});
  });

  it('is declared in one file if it is a value, except the listed conventions', () => {
    const values = filesOf(({ kind }) => !TYPES.has(kind));
    expect(values.size).toBeGreaterThan(1_000);
    expect(Object.keys(repeated(values)).sort()).toEqual([...SHARED_VALUES]);
  });

  it('is not both a type and a value of another file', () => {
    const values = filesOf(({ kind }) => !TYPES.has(kind));
    const types = filesOf(({ kind }) => TYPES.has(kind));
    const foreign = [...types].filter(
      ([name, declaring]) => values.get(name)?.some((file) => !declaring.includes(file)) ?? false,
    );
    expect(foreign).toEqual([]);
  });

  it('is found in every form of declaration', () => {
    const text = `export type A = string;
export interface B {}
export abstract class C {}
export const d = 1;
export async function e() {}
export function* f() {}
type G = string;`;
    expect(declarationsIn(text).map(({ name }) => name)).toEqual(['A', 'B', 'C', 'd', 'e', 'f']);
  });
});
