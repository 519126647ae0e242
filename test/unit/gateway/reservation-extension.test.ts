import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Budget } from '../../../server/features/gateway/accounting/budget.ts';
import type { Lease } from '../../../server/features/gateway/accounting/lease.ts';
import { CallReservation } from '../../../server/features/gateway/accounting/reservation.ts';
import { callOf, resultOf } from '../../support/gateway/budget-scene.ts';

it('a stream that asks for more while it is being given more holds nothing when it has ended', async () => {
  let held = 100;
  const hold = (units: number) => {
    held += units;
  };
  const lease = { users: 1, key: {}, hold } as unknown as Lease;
  const budget = { measure: 'tokens' } as Budget;
  const amounts = { costNanoUsd: 0, tokens: 100, output: { tokens: 50, costNanoUsd: 0, choices: 1 } };
  const tools = {
    hold: async (needs: readonly { lease: Lease; units: number }[]) => {
      await delay(5);
      for (const need of needs) need.lease.hold(need.units);
      return true;
    },
    write: () => undefined,
    finish: () => undefined,
  };
  const reservation = new CallReservation(tools, {
    admission: { id: 'glg_1', admittedAt: 0 },
    facts: callOf(),
    amounts,
    holds: [{ lease, budget, units: 100, outputTokens: 50 }],
    clampedMaxTokens: undefined,
  });
  // Each chunk asks while the one before waits for the database.
  expect(await Promise.all([60, 70, 80].map((tokens) => reservation.extend(tokens)))).toEqual([
    true,
    true,
    true,
  ]);
  expect(held).toBe(130);
  reservation.settle(resultOf(0, { inputTokens: 50, outputTokens: 80 }));
  expect(held).toBe(130);
  expect(await reservation.extend(90)).toBe(true);
  expect(held).toBe(130);
});
