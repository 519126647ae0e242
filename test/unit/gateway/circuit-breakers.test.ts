import { describe, expect, it } from 'vitest';
import type { BreakerRule } from '../../../server/features/gateway/configs/policies.ts';
import {
  type BreakerReport,
  CircuitBreakers,
  type ExchangeReports,
} from '../../../server/features/gateway/routing/circuit-breakers.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';
import { group, key } from './config-samples.ts';
import { run } from './routing-tools.ts';

const ID = { workspaceId: 'ws_1', target: 'cfg_1 config.targets[0] a' };
const RULE: BreakerRule = {
  failureThreshold: 3,
  failureThresholdPercentage: null,
  minimumRequests: 10,
  cooldownMs: 30_000,
  failureStatusCodes: null,
};

/** A clock, and breakers that see it. */
function breakersAt(replicas = 1) {
  const clock = { now: 1_000_000 };
  const all = Array.from({ length: replicas }, () => new CircuitBreakers(() => clock.now));
  const [breakers = new CircuitBreakers(() => clock.now)] = all;
  const call = (verdict: 'success' | 'failure' | 'none', times = 1, of = breakers, rule = RULE) => {
    for (let time = 0; time < times; time += 1) of.begin(ID, rule).end(verdict);
  };
  return {
    clock,
    all,
    breakers,
    call,
    isOpen: (of = breakers, rule = RULE) => of.openUntil(ID, rule) !== undefined,
  };
}

/** Reports of all replicas, as the table has them. */
function exchangeOf(): (replica: number) => ExchangeReports {
  const rows = new Map<string, { replica: number; report: BreakerReport }>();
  return (replica) => async (changed, watched) => {
    for (const report of changed) rows.set(`${replica} ${report.target}`, { replica, report });
    const names = new Set(watched.map(({ target }) => target));
    return [...rows.values()].flatMap((row) =>
      row.replica !== replica && names.has(row.report.target) ? [row.report] : [],
    );
  };
}

describe('a breaker', () => {
  it('opens at so many failures in a minute, and stays open for the cooldown from then on', () => {
    const { clock, breakers, call, isOpen } = breakersAt();
    call('failure', 2);
    clock.now += 20_000;
    expect(isOpen()).toBe(false);
    call('failure');
    expect(breakers.openUntil(ID, RULE)).toBe(clock.now + 30_000);
    clock.now += 29_999;
    expect(isOpen()).toBe(true);
    clock.now += 1;
    expect(isOpen()).toBe(false);
  });

  it('forgets failures after a minute', () => {
    const { clock, call, isOpen } = breakersAt();
    call('failure', 2);
    clock.now += 61_000;
    call('failure', 2);
    expect(isOpen()).toBe(false);
    call('failure');
    expect(isOpen()).toBe(true);
  });

  it('counts a share of failures from a number of calls on', () => {
    const { call, isOpen, breakers } = breakersAt();
    const rule = { ...RULE, failureThreshold: null, failureThresholdPercentage: 50 };
    call('failure', 4, breakers, rule);
    call('success', 5, breakers, rule);
    expect(isOpen(breakers, rule)).toBe(false);
    call('failure', 1, breakers, rule);
    expect(isOpen(breakers, rule)).toBe(true);
  });

  it('lets one call try the target out, which closes it or opens it again', () => {
    const { clock, breakers, call, isOpen } = breakersAt();
    call('failure', 3);
    clock.now += 30_000;
    const probe = breakers.begin(ID, RULE);
    expect(probe.isProbe).toBe(true);
    expect(isOpen()).toBe(true);
    expect(breakers.begin(ID, RULE).isProbe).toBe(false);
    probe.end('failure');
    expect(breakers.openUntil(ID, RULE)).toBe(clock.now + 30_000);
    clock.now += 30_000;
    breakers.begin(ID, RULE).end('none');
    expect(isOpen()).toBe(false);
    breakers.begin(ID, RULE).end('success');
    expect(breakers.status(ID, RULE)).toEqual({ status: 'closed', openedAt: null, calls: 0, failures: 0 });
    call('failure', 2);
    expect(isOpen()).toBe(false);
    call('failure');
    expect(isOpen()).toBe(true);
  });

  it('says how it is', () => {
    const { clock, breakers, call } = breakersAt();
    call('success', 2);
    call('failure', 3);
    const openedAt = clock.now;
    expect(breakers.status(ID, RULE)).toEqual({ status: 'open', openedAt, calls: 5, failures: 3 });
    clock.now += 30_000;
    expect(breakers.status(ID, RULE).status).toBe('half_open');
  });
});

describe('replicas', () => {
  it('open at most half a second apart, and close together', async () => {
    const seed = seedOf('breakers of replicas');
    const random = randomOf(seed);
    for (let round = 0; round < rounds({ sample: 20, full: 2000 }); round += 1) {
      const { clock, all, isOpen, call } = breakersAt(3);
      const exchange = exchangeOf();
      const phases = all.map(() => random(250));
      const openedAt: Array<number | undefined> = [undefined, undefined, undefined];
      const isUp = random(2) === 0;
      const start = clock.now;
      for (; clock.now < start + 36_000; clock.now += 10) {
        for (const [index, breakers] of all.entries()) {
          if ((clock.now - start) % 250 === Math.floor((phases[index] ?? 0) / 10) * 10)
            await breakers.share(exchange(index));
          if (openedAt[index] === undefined && isOpen(breakers)) openedAt[index] = clock.now;
          const isDown = clock.now < start + 29_000 || !isUp;
          if (random(10) === 0 && !isOpen(breakers)) call(isDown ? 'failure' : 'success', 1, breakers);
        }
      }
      const times = openedAt.map((time) => time ?? Number.POSITIVE_INFINITY);
      expect(Math.max(...times) - Math.min(...times), `seed ${seed}, round ${round}`).toBeLessThanOrEqual(
        500,
      );
      expect(
        all.map((breakers) => isOpen(breakers)),
        `seed ${seed}, round ${round}`,
      ).toEqual(all.map(() => !isUp));
    }
  });

  it('add up failures of which each has seen too few', async () => {
    const { all, call, isOpen } = breakersAt(3);
    const exchange = exchangeOf();
    for (const breakers of all) call('failure', 1, breakers);
    for (const [index, breakers] of [...all, ...all].entries()) await breakers.share(exchange(index % 3));
    expect(all.map((breakers) => isOpen(breakers))).toEqual([true, true, true]);
  });

  it('tell the others later what they could not exchange', async () => {
    const { all, call, isOpen } = breakersAt(2);
    const [here = all[0], there] = all;
    if (here === undefined || there === undefined) throw new Error('no replicas');
    const exchange = exchangeOf();
    call('failure', 3, here);
    await expect(here.share(async () => Promise.reject(new Error('no database')))).rejects.toThrow(
      'no database',
    );
    await here.share(exchange(0));
    isOpen(there);
    await there.share(exchange(1));
    expect(isOpen(there)).toBe(true);
  });
});

describe('routing', () => {
  const cb_config = { failure_threshold: 2, cooldown_interval: 30_000 };
  const TWO = [key('a'), key('b')];

  it('leaves an open target out, and tries it out after the cooldown', async () => {
    const { clock, breakers } = breakersAt();
    const config = group('fallback', TWO, { cb_config });
    const call = async (script: object) => (await run(config, { ...script }, { breaker: breakers })).calls;
    expect([await call({ a: [500] }), await call({ a: ['timeout'] })]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    const { calls, steps } = await run(config, {}, { breaker: breakers });
    expect(calls).toEqual(['b']);
    expect(steps).toEqual([{ at: 'config.targets[0]', kind: 'skipped', until: clock.now + 30_000 }]);
    clock.now += 30_000;
    expect([await call({ a: [500] }), await call({}), await call({})]).toEqual([['a', 'b'], ['b'], ['b']]);
    clock.now += 30_000;
    expect([await call({}), await call({})]).toEqual([['a'], ['a']]);
  });

  it('gives a target that is tried out no repetition', async () => {
    const { clock, breakers } = breakersAt();
    const config = group('fallback', TWO, { cb_config }, { retry: { attempts: 3 } });
    await run(config, { a: [500] }, { breaker: breakers });
    clock.now += 30_000;
    expect((await run(config, { a: [500] }, { breaker: breakers })).calls).toEqual(['a', 'b']);
  });

  it('ignores the breakers when all are open', async () => {
    const { breakers } = breakersAt();
    const config = group('fallback', TWO, { cb_config });
    for (let time = 0; time < 2; time += 1) await run(config, { a: [500], b: [500] }, { breaker: breakers });
    const { calls, steps } = await run(config, { a: [500] }, { breaker: breakers });
    expect(calls).toEqual(['a', 'b']);
    expect(steps[0]).toEqual({ at: 'config', kind: 'ignored_breakers' });
  });

  it('leaves out a group when all of its targets are open', async () => {
    const { breakers } = breakersAt();
    const config = group('fallback', [group('loadbalance', TWO), key('c')], { cb_config });
    for (let time = 0; time < 4; time += 1)
      await run(config, { a: [500], b: [500] }, { breaker: breakers, random: () => time / 4 });
    expect((await run(config, {}, { breaker: breakers })).calls).toEqual(['c']);
  });

  it.each([
    [[400], false],
    [[429], false],
    [[412], false],
    [[{ status: 500, isCallersFault: true }], false],
    [[{ status: 'timeout', isCallersTimeout: true }], false],
    [['timeout'], true],
    [[500], true],
    [['connection'], true],
  ] as const)('counts %j as a failure of the target: %s', async (answers, isFailure) => {
    const { breakers } = breakersAt();
    const config = group('fallback', TWO, { cb_config });
    for (let time = 0; time < 2; time += 1) await run(config, { a: [...answers] }, { breaker: breakers });
    expect((await run(config, {}, { breaker: breakers })).calls).toEqual([isFailure ? 'b' : 'a']);
  });

  it('counts the statuses that the config lists', async () => {
    const { breakers } = breakersAt();
    const config = group('fallback', TWO, { cb_config: { ...cb_config, failure_status_codes: [429] } });
    for (let time = 0; time < 2; time += 1) await run(config, { a: [429] }, { breaker: breakers });
    expect((await run(config, {}, { breaker: breakers })).calls).toEqual(['b']);
  });
});
