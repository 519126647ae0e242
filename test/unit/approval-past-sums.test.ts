import { describe, expect, it } from 'vitest';
import { openPastSums } from '../../server/features/payments/approvals/engine/past-sums.ts';
import type { CumulativePer } from '../../server/features/payments/approvals/engine/types.ts';

const DAY_MS = 86_400_000;

describe('the sums of past payments', () => {
  it('are those that adding up all payments of the days before gives', () => {
    let seed = 20260115;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const windows = (['account', 'beneficiary', 'requester'] as const).flatMap((per) =>
      [1, 3, 10].map((days) => ({ per, days })),
    );
    const payments = Array.from({ length: 400 }, () => ({
      at: new Date(random(60 * 24) * 3_600_000),
      book: ['live', 'prj_1'][random(2)] ?? '',
      parties: { account: `a${random(3)}`, beneficiary: `b${random(5)}`, requester: `r${random(3)}` },
      amount: 1 + random(1_000),
      currency: ['TRY', 'EUR'][random(2)] ?? '',
    })).sort((a, b) => a.at.getTime() - b.at.getTime());
    const sums = openPastSums(windows);
    const total = (monies: ReadonlyArray<{ currency: string; amount: number }>) =>
      Object.fromEntries(
        ['TRY', 'EUR'].map((name) => [
          name,
          monies.reduce((sum, { currency, amount }) => sum + (currency === name ? amount : 0), 0),
        ]),
      );
    payments.forEach((payment, index) => {
      const { at, book } = payment;
      for (const { per, days } of windows) {
        // Two entries for the same bank account are one beneficiary.
        const ids = per === 'beneficiary' ? ['b0', 'b1'] : [payment.parties[per satisfies CumulativePer]];
        const expected = payments
          .slice(0, index)
          .filter((one) => one.book === book && ids.includes(one.parties[per]))
          .filter((one) => one.at.getTime() > at.getTime() - days * DAY_MS);
        expect(total(sums.before(at, { book, per, days, ids }))).toEqual(total(expected));
      }
      sums.add(payment);
    });
  });
});
