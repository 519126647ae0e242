import type { PeriodKey } from './call.ts';
import type { Settled } from './settlement-repository.ts';

/** What the people of a budget learn, each once in a period: thresholds by their percentages. */
export interface Notice {
  kind: 'threshold' | 'exhausted' | 'overrun';
  key: PeriodKey;
  /** How much of the limit is used: of a threshold, the percentage that was reached. */
  percent: number;
}

/** What marks in the period that a notice other than a threshold was given. */
export const MARKS: Readonly<Partial<Record<Notice['kind'], number>>> = { exhausted: 0, overrun: -1 };

/** Returns the notices of a settlement, those that were not given before. */
export function noticesOf({ key, settled, limit, overrun, percents, announced }: Settled): Notice[] {
  const notices = [...new Set(percents)]
    .filter((percent) => settled * 100 >= limit * percent && !announced.includes(percent))
    .map((percent): Notice => ({ kind: 'threshold', key, percent }));
  const used = limit === 0 ? 100 : Math.floor((settled / limit) * 100);
  return overrun > 0 ? [...notices, { kind: 'overrun', key, percent: used }] : notices;
}
