import { describe, expect, it } from 'vitest';
import { addDuration } from '../../../server/features/payments/sandbox/duration.ts';

describe('adding a duration to a time', () => {
  it.each([
    ['2026-01-15T09:30:00.250Z', 'P1D', '2026-01-16T09:30:00.250Z'],
    ['2026-01-31T09:30:00.000Z', 'P1M', '2026-02-28T09:30:00.000Z'],
    ['2024-02-29T00:00:00.000Z', 'P1Y', '2025-02-28T00:00:00.000Z'],
    ['2024-02-29T00:00:00.000Z', 'P4Y', '2028-02-29T00:00:00.000Z'],
    ['2026-12-31T23:59:59.000Z', 'PT1S', '2027-01-01T00:00:00.000Z'],
    ['2026-11-30T00:00:00.000Z', 'P3M', '2027-02-28T00:00:00.000Z'],
    ['2026-01-30T10:00:00.000Z', 'P1M2W3DT4H5M6S', '2026-03-17T14:05:06.000Z'],
    ['2026-03-28T22:00:00.000Z', 'PT90M', '2026-03-28T23:30:00.000Z'],
    ['2026-03-28T22:00:00.000Z', 'P0D', '2026-03-28T22:00:00.000Z'],
  ])('%s and %s is %s', (time, duration, sum) => {
    expect(addDuration(new Date(time), duration).toISOString()).toBe(sum);
  });

  it('takes nothing but durations', () => {
    for (const text of ['1D', 'P1', '-P1D', 'P1.5D'])
      expect(() => addDuration(new Date(0), text)).toThrow('no duration');
  });
});
