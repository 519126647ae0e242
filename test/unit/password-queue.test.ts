import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../server/api/problem.ts';
import { PasswordQueue } from '../../server/auth/authentication/password-queue.ts';

/** Work that ends when the test says so. */
function manualWork() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      started.push(name);
      ends.set(name, () => resolve(name));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { started, work, end };
}

const codeOf = (run: Promise<unknown>) =>
  run.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
  );

describe('the queue of passwords', () => {
  it('runs no more at once than its limit', async () => {
    const queue = new PasswordQueue({ parallel: 2, queue: 100 });
    let [running, most] = [0, 0];
    const one = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, (_, index) => queue.run(`block ${index % 3}`, one)));
    expect(most).toBe(2);
  });

  it('gives each address block its turn, however many one of them sends', async () => {
    const queue = new PasswordQueue({ parallel: 1, queue: 100 });
    const { started, work, end } = manualWork();
    const names = ['a1', 'a2', 'a3', 'a4', 'b1'];
    const runs = names.map((name) => queue.run(name.slice(0, 1), work(name)));
    for (const name of ['a1', 'a2', 'b1', 'a3', 'a4']) await end(name);
    await Promise.all(runs);
    expect(started).toEqual(['a1', 'a2', 'b1', 'a3', 'a4']);
  });

  it('refuses a block with 429 beyond a quarter of the queue', async () => {
    const queue = new PasswordQueue({ parallel: 1, queue: 8 });
    const { work, end } = manualWork();
    const runs = ['1', '2', '3'].map((name) => queue.run('a', work(name)));
    await expect(queue.run('a', work('4'))).rejects.toMatchObject({
      code: 'rate_limited',
      extras: { retryAfter: 2 },
    });
    for (const name of ['1', '2', '3']) await end(name);
    await Promise.all(runs);
  });

  it('makes room in a full queue at the expense of the block that waits with most', async () => {
    const queue = new PasswordQueue({ parallel: 1, queue: 4 });
    const single = new PasswordQueue({ parallel: 1, queue: 4 });
    const { work, end } = manualWork();
    const first = queue.run('x', work('first'));
    queue.limit({ parallel: 1, queue: 16 });
    const crowd = ['1', '2', '3', '4'].map((name) => codeOf(queue.run('a', work(name))));
    queue.limit({ parallel: 1, queue: 4 });
    const newcomer = codeOf(queue.run('b', work('newcomer')));
    for (const name of ['first', '1', 'newcomer', '2', '3']) await end(name);
    await first;
    expect(await Promise.all(crowd)).toEqual(['done', 'done', 'done', 'rate_limited']);
    expect(await newcomer).toBe('done');

    const busy = single.run('x', work('busy'));
    const waiting = ['c', 'd', 'e', 'f'].map((block) => single.run(block, work(block)));
    expect(await codeOf(single.run('g', work('g')))).toBe('unavailable');
    for (const name of ['busy', 'c', 'd', 'e', 'f']) await end(name);
    await Promise.all([busy, ...waiting]);
  });

  it('continues after work that fails', async () => {
    const queue = new PasswordQueue({ parallel: 1, queue: 4 });
    await expect(queue.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await queue.run('a', async () => 'next')).toBe('next');
  });
});
