import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../server/api/problem.ts';
import { DistributedCounter } from '../../server/auth/rate-limiting/distributed-counter.ts';
import type { GatewayRateLimitRow } from '../../server/features/gateway/rate-limits/repository.ts';
import {
  type CorrectTokens,
  type LimitedCall,
  type RateLimitEstimate,
  takeRateLimits,
} from '../../server/features/gateway/rate-limits/service.ts';

let counter: DistributedCounter;
beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 15) });
  counter = new DistributedCounter();
});
afterEach(async () => {
  await counter.close();
  vi.useRealTimers();
});

let made = 0;
const limit = (fields: Partial<GatewayRateLimitRow> = {}): GatewayRateLimitRow => ({
  tenant_id: 'ws_1',
  id: `rlm_${++made}`,
  name: 'Limit',
  scope: 'workspace',
  scope_id: null,
  conditions: [],
  group_by: [],
  trust_request: false,
  measure: 'requests',
  unit: 'rpm',
  max: '2',
  archived_at: null,
  version: 1,
  created_at: new Date(),
  updated_at: new Date(),
  ...fields,
});

const CALL: LimitedCall = {
  workspaceId: 'ws_1',
  organizationId: null,
  projectId: 'prj_1',
  apiKeyId: 'key_1',
  userId: null,
  virtualKeyId: null,
  provider: 'openai',
  model: 'gpt-4o',
  metadata: {},
};

/** Takes from limits. @returns how the call goes on, or the problem that refuses it */
const takeFrom = (limits: readonly GatewayRateLimitRow[]) => {
  const of = async (tenantId: string) => limits.filter(({ tenant_id }) => tenant_id === tenantId);
  const tools = {
    limits: { current: () => undefined, get: of },
    rateLimits: {
      takeAll: async (...demands: Parameters<DistributedCounter['takeAll']>) => counter.takeAll(...demands),
    },
  };
  return (call: Partial<LimitedCall> = {}, estimate: Partial<RateLimitEstimate> = {}) =>
    takeRateLimits(tools, { ...CALL, ...call }, { stage: 'call', tokens: 100, ...estimate });
};
const isRefused = async (taking: Promise<ProblemError | CorrectTokens>) =>
  (await taking) instanceof ProblemError;

describe('a rate limit of the gateway', () => {
  it('refuses what exceeds it, says when to try again, and allows the same in the next window', async () => {
    const one = limit();
    const take = takeFrom([one]);
    expect(await isRefused(take())).toBe(false);
    vi.advanceTimersByTime(20_000);
    expect(await isRefused(take())).toBe(false);
    expect(await take()).toMatchObject({
      code: 'rate_limited',
      detail: `The rate limit ${one.id} allows 2 requests in a minute. This call needs 1, and 0 remain. Wait 40 seconds.`,
      extras: {
        retryAfter: 40,
        headers: { RateLimit: `"${one.id}";r=0;t=40`, 'RateLimit-Policy': `"${one.id}";q=2;w=60` },
      },
    });
    vi.advanceTimersByTime(40_001);
    expect(await isRefused(take())).toBe(false);
  });

  it('takes from all limits of the workspace and the organization, or from none', async () => {
    const narrow = limit({ tenant_id: 'org_1', scope: 'organization', max: '1' });
    const wide = limit({ max: '3' });
    const [both, alone] = [takeFrom([wide, narrow]), takeFrom([wide])];
    const inOrganization = { organizationId: 'org_1' };
    expect(await isRefused(both(inOrganization))).toBe(false);
    for (let refused = 0; refused < 5; refused++) expect(await isRefused(both(inOrganization))).toBe(true);
    expect(await isRefused(alone())).toBe(false);
    expect(await isRefused(alone())).toBe(false);
    expect(await isRefused(alone())).toBe(true);
  });

  it('counts tokens by the estimate, and by what was used once that is known', async () => {
    const take = takeFrom([limit({ measure: 'tokens', max: '1000', unit: 'rpd' })]);
    const first = await take({}, { tokens: 900 });
    expect(await isRefused(take({}, { tokens: 101 }))).toBe(true);
    if (first instanceof ProblemError) throw first;
    first(400);
    const second = await take({}, { tokens: 600 });
    expect(await isRefused(take({}, { tokens: 1 }))).toBe(true);
    if (second instanceof ProblemError) throw second;
    second(undefined);
    expect(await isRefused(take({}, { tokens: 1 }))).toBe(true);
  });

  it('lets a call pass whose estimate exceeds it, while nothing was taken', async () => {
    const take = takeFrom([limit({ measure: 'tokens', max: '50' })]);
    expect(await isRefused(take({}, { tokens: 4000 }))).toBe(false);
    expect(await isRefused(take({}, { tokens: 1 }))).toBe(true);
  });

  it('gives nothing back to a window that began after the call', async () => {
    const take = takeFrom([limit({ measure: 'tokens', max: '100' })]);
    const late = await take({}, { tokens: 100 });
    vi.advanceTimersByTime(60_001);
    expect(await isRefused(take({}, { tokens: 100 }))).toBe(false);
    if (late instanceof ProblemError) throw late;
    late(0);
    expect(await isRefused(take({}, { tokens: 1 }))).toBe(true);
  });

  it('concerns the calls of its scope, and a policy those that meet its conditions', async () => {
    const cases: Array<[Partial<GatewayRateLimitRow>, Partial<LimitedCall>]> = [
      [{ scope: 'project', scope_id: 'prj_1' }, { projectId: null }],
      [{ scope: 'api_key', scope_id: 'key_1' }, { apiKeyId: 'key_2' }],
      [{ scope: 'user', scope_id: 'usr_1' }, { userId: 'usr_2' }],
      [
        { scope: 'policy', conditions: [{ key: 'metadata.plan', value: 'free' }] },
        { metadata: { plan: { value: 'paid', source: 'key' } } },
      ],
    ];
    const inside = { userId: 'usr_1', metadata: { plan: { value: 'free', source: 'request' } } } as const;
    for (const [fields, elsewhere] of cases) {
      const take = takeFrom([limit({ ...fields, max: '0' })]);
      expect(await isRefused(take(inside)), JSON.stringify(fields)).toBe(true);
      expect(await isRefused(take({ ...inside, ...elsewhere })), JSON.stringify(fields)).toBe(false);
    }
  });

  it('counts each combination of values apart, and invented ones together', async () => {
    const take = takeFrom([limit({ scope: 'policy', group_by: ['metadata.customer'], max: '1' })]);
    const of = (value: string, source: 'key' | 'request') => ({ metadata: { customer: { value, source } } });
    expect(await isRefused(take(of('a', 'key')))).toBe(false);
    expect(await isRefused(take(of('b', 'key')))).toBe(false);
    expect(await isRefused(take(of('a', 'key')))).toBe(true);
    expect(await isRefused(take(of('c', 'request')))).toBe(false);
    expect(await isRefused(take(of('d', 'request')))).toBe(true);
  });

  it('counts for each attempt where it depends on the provider, and once for each call otherwise', async () => {
    const limits = [limit({ max: '1' }), limit({ scope: 'policy', group_by: ['provider'], max: '2' })];
    const take = takeFrom(limits);
    expect(await isRefused(take())).toBe(false);
    for (let attempt = 0; attempt < 2; attempt++)
      expect(await isRefused(take({}, { stage: 'attempt' }))).toBe(false);
    expect(await isRefused(take({}, { stage: 'attempt' }))).toBe(true);
    expect(await isRefused(take({ provider: 'groq' }, { stage: 'attempt' }))).toBe(false);
    expect(await isRefused(take())).toBe(true);
  });
});
