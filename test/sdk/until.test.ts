import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { until } from '../../sdk/src/until.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Reads 1, 2, 3, and so on, and notes when. */
function counter() {
  const begun = Date.now();
  const times: number[] = [];
  const read = async () => times.push(Date.now() - begun);
  return { times, read };
}

/** Lets all timers run, and returns what the promise comes to. */
async function outcome<Result>(promise: Promise<Result>): Promise<Result | Error> {
  const settled = promise.catch((error: Error) => error);
  await vi.runAllTimersAsync();
  return settled;
}

describe('until', () => {
  test('returns the first result that meets the condition', async () => {
    const { times, read } = counter();
    expect(await outcome(until(read, (count) => count === 3))).toBe(3);
    expect(times).toHaveLength(3);
  });

  test('waits longer each time, at most 5 s', async () => {
    const { times, read } = counter();
    await outcome(until(read, (count) => count === 12, { intervalMs: 1000, timeoutMs: 600_000 }));
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(waits.slice(0, 3)).toEqual([1000, 1500, 2250]);
    expect(Math.max(...waits)).toBe(5000);
  });

  test('fails with a TimeoutError that says how often it read', async () => {
    const { times, read } = counter();
    const error = await outcome(until(read, () => false, { timeoutMs: 1000, intervalMs: 400 }));
    expect(error).toMatchObject({
      name: 'TimeoutError',
      message: 'No result met the condition within 1000 ms.',
      attempts: 2,
    });
    expect(times).toEqual([0, 400]);
  });

  test('waits for a response no longer than for a result, and not after its signal has fired', async () => {
    const silent = () => new Promise<never>(() => {});
    expect(await outcome(until(silent, () => true, { timeoutMs: 1000 }))).toMatchObject({
      name: 'TimeoutError',
      attempts: 0,
    });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    const { signal } = controller;
    expect(await outcome(until(silent, () => true, { signal }))).toMatchObject({ name: 'AbortedError' });
    const { times, read } = counter();
    expect(await outcome(until(read, () => true, { signal }))).toMatchObject({ name: 'AbortedError' });
    expect(times).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('fails with the error of a read', async () => {
    const read = () => Promise.reject(new Error('not found'));
    expect(await outcome(until(read, () => true))).toMatchObject({ message: 'not found' });
  });

  test('stops when its signal fires', async () => {
    const { times, read } = counter();
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('stopped')), 300);
    const error = await outcome(until(read, () => false, { signal: controller.signal }));
    expect(error).toMatchObject({ name: 'AbortedError', cause: { message: 'stopped' } });
    expect(times).toEqual([0, 250]);
  });

  test('refuses an option that it does not know, and a time that is none', async () => {
    const { times, read } = counter();
    const wrong: Record<string, number>[] = [{ timeout: 1 }, { timeoutMs: 0 }, { intervalMs: Number.NaN }];
    for (const options of wrong)
      expect(await outcome(until(read, () => true, options))).toMatchObject({ name: 'TenantryError' });
    expect(times).toEqual([]);
  });
});
