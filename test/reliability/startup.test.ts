import { describe, expect, it } from 'vitest';
import { engines } from '../support/database.ts';
import { createInstallation, startOn, type TestInstallation } from '../support/process.ts';

/** A machine that runs other tests at the same time is no place for a tighter one; the figures are printed. */
const GENEROUS_MS = 45_000;

async function timeStart(site: TestInstallation): Promise<number> {
  const since = performance.now();
  const { server } = await startOn(site, { LOG_LEVEL: 'warn' });
  const duration = Math.round(performance.now() - since);
  expect((await server.end()).code).toBe(0);
  return duration;
}

describe.each(engines)('a start on %s', (engine) => {
  it('takes seconds at most, the first one and later ones', async () => {
    const site = await createInstallation(engine);
    const [first, second, third] = [await timeStart(site), await timeStart(site), await timeStart(site)];
    console.log(`${engine}: ready after ${first} ms the first time, then after ${second} and ${third} ms`);
    for (const duration of [first, second, third]) expect(duration).toBeLessThan(GENEROUS_MS);
    await site.cleanup();
  });
});
