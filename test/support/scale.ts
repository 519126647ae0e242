import { randomInt } from 'node:crypto';

/** `npm run test:full -- NAME` runs the counts that a test promises; `npm test` runs a sample of them. */
const isFull = process.env.TEST_SCALE === 'full';

/** Returns how many rounds to run: a sample that takes at most 20 s a file, or the whole count. */
export const rounds = ({ sample, full }: { sample: number; full: number }): number =>
  isFull ? full : sample;

/** Returns the seed of a random test, from `TEST_SEED` when a run is repeated, and prints it. */
export function seedOf(test: string): number {
  const seed = process.env.TEST_SEED === undefined ? randomInt(2 ** 31) : Number(process.env.TEST_SEED);
  process.stdout.write(`${test}: TEST_SEED=${seed}, ${isFull ? 'full count' : 'sample'}\n`);
  return seed;
}
