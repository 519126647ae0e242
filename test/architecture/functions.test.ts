import { describe, expect, it } from 'vitest';
import { sourcesIn } from '../support/every-operation/import-graph.ts';
import { functionsOf } from '../support/functions.ts';

const MAX_LINES = 40;
const MAX_PARAMETERS = 4;

describe('a function of the server or the SDK', () => {
  const found = [...sourcesIn('server'), ...sourcesIn('sdk/src')]
    // Migrations are lists of statements.
    .filter(({ file }) => !file.startsWith('server/database/migrations/'))
    .flatMap(({ file, text }) =>
      functionsOf(text).map(({ name, line, ...one }) => ({ ...one, where: `${file}:${line} ${name}` })),
    );

  it(`has at most ${MAX_PARAMETERS} parameters: more belong into one object`, () => {
    expect(found.length).toBeGreaterThan(5_000);
    expect(found.filter(({ parameters }) => parameters > MAX_PARAMETERS).map(({ where }) => where)).toEqual(
      [],
    );
  });

  it(`has at most ${MAX_LINES} lines, without its inner functions and what it returns as a literal`, () => {
    expect(found.filter(({ lines }) => lines > MAX_LINES).map(({ where }) => where)).toEqual([]);
  });

  it('is measured without the methods that it returns, and with what it does before', () => {
    const text = `function factory(a, { b, c }) {
  const one = 1;
  return {
    method() {
      return one;
    },
  };
}`;
    expect(functionsOf(text).map(({ name, parameters, lines }) => [name, parameters, lines])).toEqual([
      ['method', 0, 3],
      ['factory', 2, 3],
    ]);
  });
});
