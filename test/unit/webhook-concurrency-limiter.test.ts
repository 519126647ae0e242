import { describe, expect, it } from 'vitest';
import { createEndpointConcurrency } from '../../server/features/records/webhooks/concurrency-limiter.ts';
import { createHostRateLimits } from '../../server/features/records/webhooks/host-rate-limits.ts';

describe('an endpoint', () => {
  it('is not quick before its first quick response', () => {
    const lanes = createEndpointConcurrency();
    lanes.begin('ws_a', 'whk_a');
    expect(lanes.room()).toMatchObject({
      quick: [false],
      tenants: ['ws_a'],
      held_slow: [1],
      held_quick: [0],
    });
    lanes.end('whk_a', { success: true, durationMs: 5 });
    expect(lanes.room()).toMatchObject({ quick: [true], tenants: [], free: 512, free_slow: 256 });
  });

  it('is not quick any more while it occupies places without answering', () => {
    let now = 0;
    const lanes = createEndpointConcurrency(() => now);
    lanes.begin('ws_a', 'whk_a');
    lanes.end('whk_a', { success: true, durationMs: 5 });
    lanes.begin('ws_a', 'whk_a');
    now = 900;
    expect(lanes.room()).toMatchObject({ quick: [true], free_slow: 256 });
    now = 1100;
    expect(lanes.room()).toMatchObject({ quick: [false], free_slow: 255 });
  });
});

describe('the budget of a host', () => {
  it('is shared by all tenants, of whom each has a quarter', () => {
    const budgets = createHostRateLimits(400, () => 0);
    const sent = (tenant: string) =>
      Array.from({ length: 200 }, () => budgets.consume('hooks.example.com', tenant)).filter(Boolean).length;
    expect([sent('a'), sent('b'), sent('c'), sent('d'), sent('e')]).toEqual([100, 100, 100, 100, 0]);
    expect(budgets.consume('other.example.com', 'a')).toBe(true);
  });

  it('counts a delivery that the host did not accept as 25, against its tenant alone', () => {
    let now = 0;
    const budgets = createHostRateLimits(400, () => now);
    for (let index = 0; index < 4; index += 1) {
      expect(budgets.consume('hooks.example.com', 'a')).toBe(true);
      budgets.fail('hooks.example.com', 'a');
    }
    expect(budgets.consume('hooks.example.com', 'a')).toBe(false);
    expect(budgets.consume('hooks.example.com', 'b')).toBe(true);
    now = 15_000; // a quarter of a minute brings back a quarter of the share
    expect(budgets.consume('hooks.example.com', 'a')).toBe(true);
  });
});
