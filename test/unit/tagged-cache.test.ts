import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TaggedCache } from '../../server/auth/authorization/tagged-cache.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
const SUBJECTS = ['a', 'b', 'c', 'd', 'e'];

type Step =
  | { do: 'set'; key: string; value: number; subjects: string[] }
  | { do: 'get'; key: string }
  | { do: 'forget'; subjects: string[] | 'all' };

const key = fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8');
const subjects = fc.subarray(SUBJECTS);
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('set' as const), key, value: fc.nat(), subjects }),
    fc.record({ do: fc.constant('get' as const), key }),
    fc.record({
      do: fc.constant('forget' as const),
      subjects: fc.oneof(
        { weight: 6, arbitrary: subjects },
        { weight: 1, arbitrary: fc.constant('all' as const) },
      ),
    }),
  ),
  { maxLength: 60 },
);

/** What a memory of this size has to hold: a list, the one that was asked for last at its end. */
function expectLike(max: number, list: readonly Step[]): void {
  const memory = new TaggedCache<number>(max, 60);
  let model: Array<{ key: string; value: number; subjects: string[] }> = [];
  for (const step of list) {
    if (step.do === 'set') {
      model = [...model.filter((entry) => entry.key !== step.key), step].slice(-max);
      memory.set(step.key, step.value, step.subjects);
    } else if (step.do === 'get') {
      const found = model.find((entry) => entry.key === step.key);
      expect(memory.get(step.key)).toBe(found?.value);
      if (found) model = [...model.filter((entry) => entry !== found), found];
    } else {
      const gone = step.subjects;
      model =
        gone === 'all' ? [] : model.filter((entry) => !entry.subjects.some((one) => gone.includes(one)));
      memory.invalidate(gone);
    }
  }
  for (const name of ['1', '2', '3', '4', '5', '6', '7', '8']) {
    expect(memory.get(name), name).toBe(model.find((entry) => entry.key === name)?.value);
  }
}

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

describe('a tagged cache', () => {
  it('returns the last value, drops entries by tag, and makes room for new ones', () => {
    console.log(`seed ${seed}`);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), steps, (max, list) => expectLike(max, list)),
      { seed, numRuns: 1000 },
    );
  });

  it('finds an entry by its present tags, not by earlier ones', () => {
    const memory = new TaggedCache<number>(10, 60);
    memory.set('k', 1, ['a', 'b']);
    memory.set('k', 2, ['b', 'c']);
    memory.invalidate(['a']);
    expect(memory.get('k')).toBe(2);
    memory.invalidate(['b']);
    expect(memory.get('k')).toBeUndefined();
    memory.set('k', 3, ['c']);
    memory.invalidate(['b']);
    expect(memory.get('k')).toBe(3);
  });

  it('accepts a repeated tag, and unknown ones', () => {
    const memory = new TaggedCache<number>(10, 60);
    memory.set('k', 1, ['a', 'a']);
    memory.invalidate(['a', 'a', 'unheard', '__proto__', '']);
    expect(memory.get('k')).toBeUndefined();
  });

  it('keeps nothing longer than its lifetime, however often it is read', async () => {
    const memory = new TaggedCache<number>(10, 0.1);
    memory.set('k', 1, ['a']);
    const since = performance.now();
    while (performance.now() - since < 150) {
      memory.get('k');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(memory.get('k')).toBeUndefined();
  });

  it('releases expired entries, although they are never read again', async () => {
    const memory = new TaggedCache<object>(1000, 0.05);
    const kept = Array.from({ length: 500 }, (_, index) => {
      const value = { index };
      memory.set(`${index}`, value, [`subject ${index}`]);
      return new WeakRef(value);
    });
    await new Promise((resolve) => setTimeout(resolve, 120));
    memory.set('another', {}, []);
    collect();
    expect(kept.filter((reference) => reference.deref() !== undefined)).toHaveLength(0);
  });

  it('keeps no trace of released entries', () => {
    const memory = new TaggedCache<string>(100, 60);
    const used = () => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const fill = (round: number) => {
      for (let index = 0; index < 100_000; index += 1) {
        const name = `${round} ${index}`;
        memory.set(name, name, [`subject ${name}`, `other ${name}`]);
        // A third is released by a new value under another tag, a third by being dropped.
        if (index % 3 === 0) memory.set(name, name, [`new ${name}`]);
        if (index % 3 === 1) memory.invalidate([`other ${name}`]);
      }
    };
    fill(0);
    const before = used();
    fill(1);
    // What is kept of each entry, if anything were, is some hundred bytes: 30 MB and more.
    expect(used() - before).toBeLessThan(4_000_000);
    memory.invalidate('all');
    expect(memory.get('1 99999')).toBeUndefined();
  });
});
