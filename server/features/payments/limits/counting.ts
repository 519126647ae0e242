import type { Schemas } from '../../../api/types.ts';
import type { LimitMaxima, LockedLimit, ReachedLimit } from './repository.ts';
import type { LimitFacts, LimitScope, LimitUse, LimitWindow } from './windows.ts';

/** A limit with what was used of it, which grows with each payment that is counted. */
export interface LimitCount extends Pick<LockedLimit, 'id' | 'on_exceed' | 'scope' | 'scope_id'> {
  currency: string;
  method: string | null;
  max: { [Name in keyof LimitMaxima]: number | null };
  dayUsed: number;
  dayCount: number;
  monthUsed: number;
}

const numberOf = (value: string | number | null): number | null => (value === null ? null : Number(value));

export const toLimitCount = (row: LockedLimit): LimitCount => ({
  id: row.id,
  on_exceed: row.on_exceed,
  scope: row.scope,
  scope_id: row.scope_id,
  currency: row.currency,
  method: row.method,
  max: {
    per_payment: numberOf(row.per_payment),
    per_day: numberOf(row.per_day),
    per_month: numberOf(row.per_month),
    count_per_day: row.count_per_day,
  },
  dayUsed: Number(row.day_used ?? 0),
  dayCount: row.day_count ?? 0,
  monthUsed: Number(row.month_used ?? 0),
});

const SUBJECTS: Readonly<Record<LimitScope, (facts: LimitFacts) => string | null>> = {
  workspace: () => null,
  project: ({ projectId }) => projectId,
  account: ({ accountId }) => accountId,
  beneficiary: ({ beneficiaryId }) => beneficiaryId,
  user: ({ userId }) => userId,
  key: ({ keyId }) => keyId,
};

/** Whether a limit concerns a payment. */
export const concerns = ({ scope, scope_id, currency, method }: LimitCount, facts: LimitFacts): boolean =>
  currency === facts.currency &&
  (method === null || method === facts.method) &&
  (scope === 'workspace' || (scope_id !== null && SUBJECTS[scope](facts) === scope_id));

const isWithin = (value: number, max: number | null): boolean => max === null || value <= max;
const isUsedUp = (value: number, max: number | null): boolean => max !== null && value >= max;

const fits = ({ max, dayUsed, dayCount, monthUsed }: LimitCount, period: LimitWindow, amount: number) =>
  period === 'month'
    ? isWithin(monthUsed + amount, max.per_month)
    : isWithin(dayUsed + amount, max.per_day) && isWithin(dayCount + 1, max.count_per_day);

const usesUp = ({ max, dayUsed, dayCount, monthUsed }: LimitCount, period: LimitWindow, amount: number) =>
  period === 'month'
    ? isUsedUp(monthUsed + amount, max.per_month)
    : isUsedUp(dayUsed + amount, max.per_day) || isUsedUp(dayCount + 1, max.count_per_day);

/** The windows in which a limit counts. */
const periodsOf = ({ max }: LimitCount): LimitWindow[] => [
  ...(max.per_day !== null || max.count_per_day !== null ? (['day'] as const) : []),
  ...(max.per_month !== null ? (['month'] as const) : []),
];

/**
 * Returns the limits that a payment exceeds, in which it does not count, and those that it uses up, with what it takes.
 * @param force whether it counts also where it exceeds, because a person has released it
 * @param counted windows in which it counts already
 */
export function reach(
  limits: readonly LimitCount[],
  { paymentId, amount }: LimitFacts,
  force: boolean,
  counted: ReadonlySet<string>,
): { reached: ReachedLimit[]; uses: LimitUse[] } {
  const reached: ReachedLimit[] = [];
  const uses: LimitUse[] = [];
  for (const limit of limits) {
    const { id: limit_id, on_exceed } = limit;
    for (const period of periodsOf(limit)) {
      if (counted.has(`${limit_id} ${period}`)) continue;
      const exceeded = !force && !fits(limit, period, amount);
      if (!exceeded) uses.push({ payment_id: paymentId, limit_id, period, amount });
      if (exceeded || usesUp(limit, period, amount))
        reached.push({ limit_id, on_exceed, by: period, exceeded });
    }
    if (!force && !isWithin(amount, limit.max.per_payment))
      reached.push({ limit_id, on_exceed, by: 'payment', exceeded: true });
  }
  return { reached, uses };
}

/** Adds what a payment takes. */
export function take(limits: readonly LimitCount[], uses: readonly LimitUse[]): void {
  for (const { limit_id, period, amount } of uses) {
    const limit = limits.find(({ id }) => id === limit_id);
    if (limit === undefined) continue;
    if (period === 'month') limit.monthUsed += amount;
    else {
      limit.dayUsed += amount;
      limit.dayCount += 1;
    }
  }
}

/** Returns where each maximum stands before and after a payment. */
export function standingsOf(
  limits: readonly LimitCount[],
  { amount }: LimitFacts,
): Array<Schemas['PaymentLimitStanding']> {
  return limits.flatMap(({ id, on_exceed, max, dayUsed, dayCount, monthUsed }) =>
    (
      [
        ['per_payment', 0, amount],
        ['per_day', dayUsed, amount],
        ['per_month', monthUsed, amount],
        ['count_per_day', dayCount, 1],
      ] as const
    ).flatMap(([maximum, used, more]) => {
      const most = max[maximum];
      const after = used + more;
      return most === null
        ? []
        : [{ limit: id, maximum, max: most, used, after, ok: after <= most, on_exceed }];
    }),
  );
}
