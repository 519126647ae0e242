import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { measureJson } from '../../server/http/measure-json.ts';
import { OPEN_MEASURE } from '../../server/http/open-body.ts';
import { parseJson } from '../../server/http/request-body.ts';
import { rounds, seedOf } from '../support/scale.ts';

const MEBIBYTE = 1024 * 1024;

/** What a value has, and how deep the deepest of its values is. */
function measureOf(value: unknown, level = 0): { values: number; depth: number } {
  const inner = typeof value === 'object' && value !== null ? Object.values(value) : [];
  const parts = inner.map((child) => measureOf(child, level + 1));
  return {
    values: parts.reduce((sum, { values }) => sum + values, 1),
    depth: Math.max(level, ...parts.map(({ depth }) => depth)),
  };
}

const measure = (text: string, values: number, depth: number) => () =>
  measureJson(Buffer.from(text), { values, depth });

afterEach(() => vi.restoreAllMocks());

describe('the measure of a body of JSON', () => {
  it('is what the parsed value has, however it is written', () => {
    const seed = seedOf('measure-json');
    const spaces = fc.constantFrom('', ' ', '\n', '\t', '  ');
    const values = fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 });
    fc.assert(
      fc.property(values, spaces, (value, space) => {
        const text = JSON.stringify(value, null, space);
        const { values, depth } = measureOf(JSON.parse(text));
        measure(text, values, depth)();
        if (values > 1) expect(measure(text, values - 1, depth)).toThrow(/at most \d+ values/);
        if (depth > 0) expect(measure(text, values, depth - 1)).toThrow(/at most \d+ levels/);
      }),
      { seed, numRuns: rounds({ sample: 500, full: 100_000 }) },
    );
  });

  it('takes brackets, commas and quotes in a text for the text', () => {
    expect(measure('["[,]", "{,}", "a\\",[", "b\\\\"]', 5, 1)).not.toThrow();
    expect(measure('["[,]", "{,}", "a\\",[", "b\\\\"]', 4, 1)).toThrow(/at most 4 values/);
  });

  it.each(['', '"', '"\\', ']', '}}}', '[', '{"a"', '[1,,', 'nul'])('leaves %j to the parser', (text) => {
    expect(measure(text, 10, 10)).not.toThrow();
    expect(() => parseJson(Buffer.from(text), OPEN_MEASURE)).toThrow(/not valid JSON/);
  });

  it.each([
    ['empty objects', `[${'{},'.repeat((32 * MEBIBYTE) / 3)}{}]`],
    ['empty lists', `[${'[],'.repeat((32 * MEBIBYTE) / 3)}[]]`],
    ['digits', `[${'1,'.repeat(16 * MEBIBYTE)}1]`],
    ['names', `{${Array.from({ length: 300_000 }, (_, index) => `"${index}":0`).join()}}`],
    ['opening brackets', '['.repeat(32 * MEBIBYTE)],
  ])('refuses a body that is full of %s before it is parsed', (_, text) => {
    const parse = vi.spyOn(JSON, 'parse');
    expect(() => parseJson(Buffer.from(text), OPEN_MEASURE)).toThrow(/at most (200000 values|64 levels)/);
    expect(parse).not.toHaveBeenCalled();
  });

  it('of a relay allows any names and texts', () => {
    const text = '{"__proto__":{"constructor":"\\u0000"},"x":"\\ud800"}';
    expect(parseJson(Buffer.from(text), OPEN_MEASURE)).toEqual(JSON.parse(text));
  });
});
