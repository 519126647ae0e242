import { describe, expect, it } from 'vitest';
import { engines } from '../support/database.ts';
import { createInstallation, startOn, type TestInstallation } from '../support/process.ts';

/** A start takes one to four seconds. The fastest of three counts, because other tests run on the machine at the same time. */
const MAX_MS = 10_000;

async function timeStart(site: TestInstallation): Promise<number> {
  const since = performance.now();
  const { server } = await startOn(site, { LOG_LEVEL: 'warn' });
  const duration = Math.round(performance.now() - since);
  expect((await server.end()).code).toBe(0);
  return duration;
}

describe.each(engines)('a start on %s', (engine) => {
  it('takes at most ten seconds, and later starts take no longer than the first, which migrates', async () => {
    const site = await createInstallation(engine);
    const [first, second, third] = [await timeStart(site), await timeStart(site), await timeStart(site)];
    console.log(`${engine}: ready after ${first} ms the first time, then after ${second} and ${third} ms`);
    expect(Math.min(first, second, third)).toBeLessThan(MAX_MS);
    expect(Math.min(second, third)).toBeLessThan(1.5 * first);
    await site.cleanup();
  });
});
