import type { Schemas } from '../../../api/types.ts';
import type { LimitMaxima, LockedLimit, ReachedLimit } from './repository.ts';
import type { CountedUse, LimitFacts, LimitScope, LimitUse, LimitWindow } from './windows.ts';

/** A limit with what was used of it, which grows with each payment that is counted. */
export interface LimitCount
  extends Pick<LockedLimit, 'id' | 'on_exceed' | 'approval_rule_id' | 'scope' | 'scope_id'> {
  currency: string;
  method: string | null;
  /** The beneficiaries of the payments that are the bank account that is limited. */
  beneficiaries: ReadonlySet<string | null>;
  max: { [Name in keyof LimitMaxima]: number | null };
  dayUsed: number;
  dayCount: number;
  monthUsed: number;
}

const numberOf = (value: string | number | null): number | null => (value === null ? null : Number(value));

export const toLimitCount = (row: LockedLimit): LimitCount => ({
  id: row.id,
  on_exceed: row.on_exceed,
  approval_rule_id: row.approval_rule_id,
  scope: row.scope,
  scope_id: row.scope_id,
  currency: row.currency,
  method: row.method,
  beneficiaries: new Set(row.beneficiaries),
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

/** Returns the properties by which limits are found, as JSON text. Many payments have the same. */
export const combinationOf = ({ currency, method, accountId, beneficiaryId }: LimitFacts): string =>
  JSON.stringify({ currency, method, account: accountId, beneficiary: beneficiaryId });

/** Whether a limit of a scope concerns a payment of its currency and method. */
const CONCERNS: Readonly<Record<LimitScope, (limit: LimitCount, facts: LimitFacts) => boolean>> = {
  workspace: () => true,
  project: ({ scope_id }, { projectId }) => scope_id === projectId,
  account: ({ scope_id }, { accountId }) => scope_id === accountId,
  beneficiary: ({ beneficiaries }, { beneficiaryId }) => beneficiaries.has(beneficiaryId),
  user: ({ scope_id }, { userId }) => scope_id === userId,
  key: ({ scope_id }, { keyId }) => scope_id === keyId,
};

/** Whether a limit concerns a payment. */
export const concerns = (limit: LimitCount, facts: LimitFacts): boolean =>
  limit.currency === facts.currency &&
  (limit.method === null || limit.method === facts.method) &&
  CONCERNS[limit.scope](limit, facts);

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

/** The rule that decides about payments that exceed a limit. */
const ruleOf = ({ on_exceed, approval_rule_id }: LimitCount): string | null =>
  on_exceed === 'approve' ? approval_rule_id : null;

/**
 * Returns the limits that a payment exceeds or uses up, with what it takes. It counts where it does not exceed a limit, and
 * where a rule decides about it.
 * @param force whether it counts also elsewhere, because a person has released it
 * @param counted windows in which it counts already
 */
export function reach(
  limits: readonly LimitCount[],
  { paymentId, amount }: LimitFacts,
  force: boolean,
  counted: readonly CountedUse[],
): { reached: ReachedLimit[]; uses: LimitUse[] } {
  const reached: ReachedLimit[] = [];
  const uses: LimitUse[] = [];
  for (const limit of limits) {
    const { id: limit_id, on_exceed } = limit;
    const rule_id = ruleOf(limit);
    const reaches = (by: ReachedLimit['by'], exceeded: boolean) =>
      reached.push({ limit_id, on_exceed, rule_id, by, exceeded });
    const matters = !force || rule_id !== null;
    for (const period of periodsOf(limit)) {
      const before = counted.find((one) => one.limit_id === limit_id && one.period === period);
      const exceeded = matters && (before?.exceeded ?? !fits(limit, period, amount));
      if (before !== undefined) {
        if (exceeded) reaches(period, exceeded);
        continue;
      }
      if (!exceeded || rule_id !== null)
        uses.push({ payment_id: paymentId, limit_id, period, amount, exceeded });
      if (exceeded || usesUp(limit, period, amount)) reaches(period, exceeded);
    }
    if (matters && !isWithin(amount, limit.max.per_payment)) reaches('payment', true);
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
