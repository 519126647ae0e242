import { expect, it } from 'vitest';
import type { Group } from '../../../server/features/gateway/configs/policies.ts';
import { stickyTarget } from '../../../server/features/gateway/routing/sticky.ts';
import { configOf, group, key } from './config-samples.ts';
import { REQUEST, run } from './routing-tools.ts';

const SESSIONS = 4000;
const TTL_SECONDS = 600;

const groupOf = (weights: readonly number[]): Group => {
  const targets = weights.map((weight, index) => key(`key-${index}`, { weight }));
  const sticky_session = { hash_fields: ['metadata.user', 'params.user'], ttl: TTL_SECONDS };
  const { root } = configOf(group('loadbalance', targets, { sticky_session }));
  if (root.kind !== 'group') throw new Error('not a group');
  return root;
};

const pick = (
  { strategy, targets }: Group,
  session: number | undefined,
  { now = 0, request = {}, without = -1 }: { now?: number; request?: object; without?: number } = {},
) => {
  if (strategy.mode !== 'loadbalance' || strategy.sticky === null) throw new Error('not sticky');
  const usable = targets.filter((_target, index) => index !== without);
  const metadata = session === undefined ? {} : { user: `user-${session}` };
  return stickyTarget(strategy.sticky, usable, { ...REQUEST, metadata, ...request }, now)?.path;
};

const countMoved = (before: ReadonlyArray<string | undefined>, after: ReadonlyArray<string | undefined>) =>
  before.filter((path, index) => path !== after[index]).length;
const picks = (of: Group, options: Parameters<typeof pick>[2] = {}, sessions = SESSIONS) =>
  Array.from({ length: sessions }, (_unused, session) => pick(of, session, options));

it('divides sessions by the weights', () => {
  const all = picks(groupOf([3, 1, 4, 0.5, 0.5]));
  const shares = [3, 1, 4, 0.5, 0.5].map((weight, index) => {
    const share = all.filter((path) => path === `config.targets[${index}]`).length / SESSIONS;
    return share / (weight / 9);
  });
  for (const share of shares) expect(share).toBeCloseTo(1, 0);
});

it('moves only the sessions of a target that leaves', () => {
  const five = groupOf([1, 1, 1, 1, 1]);
  const [before, after] = [picks(five), picks(five, { without: 2 })];
  const lost = before.filter((path) => path === 'config.targets[2]').length;
  expect(countMoved(before, after)).toBe(lost);
  expect(lost).toBeLessThan((SESSIONS / 5) * 1.2);
});

it('keeps a session for the period, and moves sessions at different times', () => {
  const two = groupOf([1, 1]);
  const at = (step: number) => picks(two, { now: step * 20_000 }, 400);
  const moved = Array.from({ length: 30 }, (_unused, step) => countMoved(at(step), at(step + 1)));
  // Within one period each session gets one new draw, which half of them win.
  const all = moved.reduce((sum, count) => sum + count, 0);
  expect(all).toBeGreaterThan(130);
  expect(all).toBeLessThan(270);
  expect(Math.max(...moved)).toBeLessThan(30);
});

it('tells keys, workspaces and versions of the config apart', () => {
  const five = groupOf([1, 1, 1, 1, 1]);
  const before = picks(five);
  for (const request of [
    { keyId: 'key_2' },
    { workspaceId: 'ws_2' },
    { config: { id: 'cfg_1', version: 2 } },
  ]) {
    const others = Array.from({ length: SESSIONS }, (_unused, session) =>
      pick(five, session, { request: { metadata: { user: `user-${session}` }, ...request } }),
    );
    expect(countMoved(before, others)).toBeGreaterThan(SESSIONS / 2);
  }
});

it('chooses by weight where a request has none of the fields', async () => {
  expect(pick(groupOf([1, 1]), undefined)).toBeUndefined();
  const sticky_session = { hash_fields: ['metadata.user'] };
  const { steps } = await run(group('loadbalance', [key('a'), key('b')], { sticky_session }), {});
  expect(steps).toEqual([{ at: 'config.targets[1]', kind: 'chosen', by: 'weight' }]);
});
