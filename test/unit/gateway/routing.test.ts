import { describe, expect, it } from 'vitest';
import { group, key, when } from './config-samples.ts';
import { type Answer, REQUEST, run } from './routing-tools.ts';

const TWO = [key('a'), key('b')];

describe('fallback', () => {
  const FAILURES: readonly Answer[] = [
    400,
    401,
    404,
    408,
    429,
    500,
    529,
    'timeout',
    'connection',
    246,
    446,
    412,
  ];
  /** Statuses that a rule lists, and the failures that lead to the next target by it. */
  const RULES: ReadonlyArray<readonly [codes: readonly number[] | undefined, next: readonly Answer[]]> = [
    [undefined, [400, 401, 404, 408, 429, 500, 529, 'timeout', 'connection', 412]],
    [[429], [429, 412]],
    [
      [408, 502],
      [408, 'timeout', 'connection', 412],
    ],
    [
      [246, 446],
      [246, 446, 412],
    ],
    [
      [500, 529],
      [500, 529, 412],
    ],
  ];
  const CASES = RULES.flatMap(([codes, next]) =>
    FAILURES.map((failure) => ({ codes, failure, isNext: next.includes(failure) })),
  );

  it.each(CASES)('by $codes goes on after $failure: $isNext', async ({ codes, failure, isNext }) => {
    const config = group('fallback', TWO, codes && { on_status_codes: codes });
    const { calls, target, failure: last } = await run(config, { a: [failure] });
    expect(calls).toEqual(isNext ? ['a', 'b'] : ['a']);
    expect(target.path).toBe(isNext ? 'config.targets[1]' : 'config.targets[0]');
    expect(last === null).toBe(isNext);
  });

  it.each([401, 403, 412, 500])(
    'never goes on after a %s that is the fault of the caller',
    async (status) => {
      const retry = { retry: { attempts: 5, on_status_codes: [status] } };
      const config = group('fallback', TWO, { on_status_codes: [status] }, retry);
      const { calls, failure } = await run(config, { a: [{ status, isCallersFault: true }] });
      expect(calls).toEqual(['a']);
      expect(failure).toMatchObject({ status, isCallersFault: true });
    },
  );

  it('ends with the failure of the last target', async () => {
    const { calls, failure, target } = await run(group('fallback', TWO), { a: [500], b: [503] });
    expect(calls).toEqual(['a', 'b']);
    expect([failure?.status, target.slug]).toEqual([503, 'b']);
  });

  it('goes on after a group whose targets all fail', async () => {
    const inner = group('fallback', [key('a'), key('b')], { on_status_codes: [500] });
    const { calls, target } = await run(group('fallback', [inner, key('c')]), { a: [500], b: [400] });
    expect(calls).toEqual(['a', 'b', 'c']);
    expect(target.path).toBe('config.targets[1]');
  });

  it('repeats a target before it goes on', async () => {
    const config = group('fallback', TWO, {}, { retry: { attempts: 2 } });
    const { calls, attempts, retryAttemptCount } = await run(config, { a: [500, 503, 500], b: [500, 200] });
    expect(calls).toEqual(['a', 'a', 'a', 'b', 'b']);
    expect([attempts, retryAttemptCount]).toEqual([5, 1]);
  });
});

describe('retry', () => {
  const withRetry = (rule: object) => key('a', { retry: rule });

  it('waits twice as long each time, and says that all is used up', async () => {
    const { calls, waits, retryAttemptCount } = await run(withRetry({ attempts: 5 }), { a: [500] });
    expect(calls).toHaveLength(6);
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(retryAttemptCount).toBe(-1);
  });

  it.each([
    [0, 800],
    [0.999_999, 1200],
  ])('differs from the wait by a fifth at most (%d)', async (random, wait) => {
    const { waits } = await run(withRetry({ attempts: 1 }), { a: [500] }, { random: () => random });
    expect(waits[0]).toBeCloseTo(wait, 0);
  });

  it.each([
    [undefined, [429, 500, 502, 503, 504, 'connection'], [400, 401, 408, 409, 501, 529, 'timeout', 412]],
    [[408], [408, 'timeout'], [429, 500, 'connection']],
  ] as const)('by %j repeats %j, and not %j', async (codes, repeated, final) => {
    const rule = { attempts: 1, ...(codes && { on_status_codes: codes }) };
    for (const answer of repeated)
      expect((await run(withRetry(rule), { a: [answer] })).calls).toHaveLength(2);
    for (const answer of final) expect((await run(withRetry(rule), { a: [answer] })).calls).toHaveLength(1);
  });

  it('waits as long as the provider asks only where the config says so', async () => {
    const answers = { a: [{ status: 429, retryAfterMs: 7000 }, 200] };
    const config = (use_retry_after_headers: boolean) => withRetry({ attempts: 1, use_retry_after_headers });
    expect((await run(config(true), answers)).waits).toEqual([7000]);
    expect((await run(config(false), answers)).waits).toEqual([1000]);
  });

  it('gives up rather than wait for more than a minute in all', async () => {
    const config = group('fallback', [withRetry({ attempts: 5, use_retry_after_headers: true }), key('b')]);
    const { waits, target } = await run(config, { a: [{ status: 429, retryAfterMs: 25_000 }] });
    expect(waits).toEqual([25_000, 25_000]);
    expect(target.slug).toBe('b');
    expect((await run(config, { a: [{ status: 429, retryAfterMs: 60_001 }] })).waits).toEqual([]);
  });

  it('ends when the caller leaves while it waits', async () => {
    const left = new Error('the caller left');
    const sleep = () => Promise.reject(left);
    await expect(
      run(group('fallback', [withRetry({ attempts: 1 }), key('b')]), { a: [500] }, { sleep }),
    ).rejects.toBe(left);
  });
});

describe('conditional', () => {
  const config = group(
    'conditional',
    [key('a', { name: 'paid' }), key('b', { name: 'free' }), key('c', { name: 'stream' })],
    {
      conditions: [when({ 'metadata.plan': 'paid' }, 'paid'), when({ 'params.stream': true }, 'stream')],
      default: 'free',
    },
  );

  it.each([
    [{ metadata: { plan: 'paid' }, params: { stream: true } }, 'a'],
    [{ params: { stream: true } }, 'c'],
    [{}, 'b'],
  ])('takes the first condition that holds, or else the default (%j)', async (request, slug) => {
    expect((await run(config, {}, { request })).calls).toEqual([slug]);
  });

  it('notes each condition with its values', async () => {
    const { steps } = await run(config, {}, { request: { params: { stream: true } } });
    expect(steps).toEqual([
      { at: 'config.conditions[0]', kind: 'condition', holds: false, values: { 'metadata.plan': undefined } },
      { at: 'config.conditions[1]', kind: 'condition', holds: true, values: { 'params.stream': true } },
    ]);
  });
});

describe('loadbalance', () => {
  it('divides the calls by the weights', async () => {
    const targets = [key('a', { weight: 3 }), key('b', { weight: 1 }), key('c', { weight: 0 })];
    const slugs: string[] = [];
    for (let step = 0; step < 8; step += 1)
      slugs.push(...(await run(group('loadbalance', targets), {}, { random: () => step / 8 })).calls);
    expect(slugs).toEqual(['a', 'a', 'a', 'a', 'a', 'a', 'b', 'b']);
  });

  it('calls one target, and leaves another call to a fallback above', async () => {
    const { calls } = await run(group('fallback', [group('loadbalance', TWO), key('c')]), { b: [500] });
    expect(calls).toEqual(['b', 'c']);
  });
});

it('calls the one target of a config without targets', async () => {
  const { target, retryAttemptCount, attempts } = await run(key('a'), {}, { request: REQUEST });
  expect([target.path, retryAttemptCount, attempts]).toEqual(['config', 0, 1]);
});
