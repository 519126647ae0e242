import { describe, expect, it } from 'vitest';
import { repeatedNameIn } from '../../../server/features/gateway/formats/repeated-names.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';

const repeatedIn = (text: string) => repeatedNameIn(Buffer.from(text), JSON.parse(text) as object);

describe('a name that an object has twice', () => {
  it('is found wherever it is, and not at the top', () => {
    const seed = seedOf('repeated names');
    const random = randomOf(seed);
    const words = ['a', 'b', 'cé', '"', '\\', ':', '{}', '__proto__'];
    const word = () => words[random(words.length)] ?? 'a';
    const spelled = (name: string) =>
      random(3) === 0 && /^[a-z]$/.test(name)
        ? `"\\u00${name.charCodeAt(0).toString(16)}"`
        : JSON.stringify(name);
    let nested: boolean;
    const write = (depth: number): string => {
      const kind = depth === 0 ? 0 : random(depth > 3 ? 2 : 5);
      if (depth > 0 && kind === 0) return JSON.stringify(word());
      if (kind === 1) return ['1', 'null', 'true', '-1.5e3'][random(4)] ?? '1';
      if (kind === 2) return `[ ${Array.from({ length: random(3) }, () => write(depth + 1)).join(' ,')}]`;
      const names = Array.from({ length: random(4) }, word);
      if (depth > 0 && new Set(names).size < names.length) nested = true;
      return `{${names.map((name) => ` ${spelled(name)} :${write(depth + 1)}`).join(',')}\n}`;
    };
    for (let round = 0; round < rounds({ sample: 3000, full: 100_000 }); round += 1) {
      nested = false;
      const text = write(0);
      expect([seed, text, repeatedIn(text) !== undefined]).toEqual([seed, text, nested]);
    }
  });
});
