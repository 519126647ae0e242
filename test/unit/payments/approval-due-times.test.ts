import { describe, expect, it } from 'vitest';
import { nextDue } from '../../../server/features/payments/approvals/due-times.ts';

describe('an approval that waits for ten hours', () => {
  const at = (hours: number) => new Date(Date.UTC(2031, 0, 1) + hours * 3_600_000);
  const approval = { created_at: at(0), expires_at: at(10) };

  it.each([
    [0, 5],
    [4.9, 5],
    [5, 9],
    [9, 10],
    [9.5, 10],
    [12, 10],
  ])('is due, after %d hours, at %d hours', (now, due) => {
    expect(nextDue(approval, at(now))).toEqual(at(due));
  });
});
