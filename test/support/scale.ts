import { randomInt } from 'node:crypto';
import { hasPostgres } from './postgres.ts';

/** `npm run test:full -- NAME` runs the counts that a test promises; `npm test` runs a sample of them. */
const scale = process.env.TEST_SCALE ?? 'sample';

/** Returns how many rounds to run: a sample that takes at most 20 s a file, the whole count, or as many as TEST_SCALE says. */
export function rounds({ sample, full }: { sample: number; full: number }): number {
  if (scale === 'sample') return sample;
  return scale === 'full' ? full : Math.min(full, Number(scale));
}

/**
 * Returns a third of some cases, chosen by a seed, on the embedded engine where PostgreSQL is tested as well: for what both
 * engines do by the same statements. Otherwise, and in a full run, all of them.
 */
export function someOnEmbedded<Case>(cases: readonly Case[], seed: number): Case[] {
  const isSecond = process.env.TEST_ENGINE === 'embedded' && hasPostgres();
  if (!isSecond || scale === 'full') return [...cases];
  const random = randomOf(seed);
  return cases.filter(() => random(3) === 0);
}

/** Returns the seed of a random test, from `TEST_SEED` when a run is repeated, and prints it. */
export function seedOf(test: string): number {
  const seed = process.env.TEST_SEED === undefined ? randomInt(2 ** 31) : Number(process.env.TEST_SEED);
  process.stdout.write(`${test}: TEST_SEED=${seed}, TEST_SCALE=${scale}\n`);
  return seed;
}

/** Returns a generator of whole numbers from 0 to below a bound, the same for the same seed. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 2 ** 31) * below);
  };
}
