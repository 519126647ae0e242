import type { GatewayBudgetRow } from '../../../database/schema/gateway-accounting-tables.ts';
import type { Amounts, CallFacts, PeriodKey } from './call.ts';

/** A budget as the engine reads it. */
export type Budget = Pick<
  GatewayBudgetRow,
  | 'tenant_id'
  | 'id'
  | 'scope'
  | 'scope_id'
  | 'conditions'
  | 'group_by'
  | 'measure'
  | 'limit_amount'
  | 'ceiling_amount'
  | 'period'
  | 'tolerance_percent'
  | 'on_shortfall'
  | 'unpriced'
  | 'metering'
  | 'alerts'
  | 'trust_request'
  | 'reset_at'
>;

/** The bucket of a budget without groups. */
export const SINGLE_BUCKET = '';
/** The bucket of values that have none of their own. */
export const OTHER_BUCKET = 'other';
/** The bucket of all calls of a policy, which its ceiling bounds. */
export const EVERY_BUCKET = '*';
/** Buckets of a budget in one period. */
export const MAX_BUCKETS = 10_000;
/** A longer value shares the bucket `other`, because an index entry has a limit. */
const MAX_VALUE_LENGTH = 256;
/** Nano-dollars in a cent. */
export const NANO_PER_CENT = 10_000_000;
/** Output that a metered stream reserves at a time. */
const METERED_TOKENS = 1024;

const FACTS = {
  workspace: 'workspaceId',
  api_key: 'apiKeyId',
  user: 'userId',
  project: 'projectId',
  virtual_key: 'virtualKeyId',
  model: 'model',
  provider: 'provider',
} as const;

interface Value {
  value: string;
  /** Whether the caller chooses it freely. */
  isInvented: boolean;
}

/** What of a call decides where it counts. */
export type CountedCall = Pick<CallFacts, (typeof FACTS)[keyof typeof FACTS] | 'metadata'>;

function factOf(call: CountedCall, key: string): Value | undefined {
  if (key.startsWith('metadata.')) {
    const name = key.slice('metadata.'.length);
    const entry = Object.hasOwn(call.metadata, name) ? call.metadata[name] : undefined;
    return entry && { value: entry.value, isInvented: entry.source === 'request' };
  }
  const value = Object.hasOwn(FACTS, key) ? call[FACTS[key as keyof typeof FACTS]] : undefined;
  return value == null ? undefined : { value, isInvented: false };
}

const SCOPE_FACTS = {
  project: 'projectId',
  user: 'userId',
  api_key: 'apiKeyId',
  virtual_key: 'virtualKeyId',
} as const;

/** Returns whether a budget or a rate limit of the call's workspace or organization counts the call. */
export function countsCall(
  budget: Pick<Budget, 'scope' | 'scope_id' | 'conditions'>,
  call: CountedCall,
): boolean {
  const { scope, scope_id } = budget;
  if (scope === 'policy')
    return budget.conditions.every(({ key, value }) => factOf(call, key)?.value === value);
  return scope === 'organization' || scope === 'workspace' || call[SCOPE_FACTS[scope]] === scope_id;
}

/** Returns the bucket of a call: a list of its values, unless one is missing, invented or too long. */
export function bucketOf(budget: Pick<Budget, 'group_by' | 'trust_request'>, call: CountedCall): string {
  if (budget.group_by.length === 0) return SINGLE_BUCKET;
  const values: string[] = [];
  for (const key of budget.group_by) {
    const found = factOf(call, key);
    if (found === undefined || found.value.length > MAX_VALUE_LENGTH) return OTHER_BUCKET;
    if (found.isInvented && !budget.trust_request) return OTHER_BUCKET;
    values.push(found.value);
  }
  return JSON.stringify(values);
}

const DAY_MS = 86_400_000;

/** Returns when the period of a time begins, or when the budget was reset in it. Weeks begin on Sunday. */
export function periodStart({ period, reset_at }: Pick<Budget, 'period' | 'reset_at'>, time: number): string {
  const start = new Date(calendarStart(period, time));
  return (
    reset_at !== null && reset_at > start && reset_at.getTime() <= time ? reset_at : start
  ).toISOString();
}

function calendarStart(period: Budget['period'], time: number): number {
  const day = Math.floor(time / DAY_MS) * DAY_MS;
  const date = new Date(day);
  if (period === 'none') return 0;
  if (period === 'day') return day;
  if (period === 'week') return day - date.getUTCDay() * DAY_MS;
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** Returns when the next period begins; `null` if there is none. */
export function periodEnd(period: Budget['period'], time: number): Date | null {
  const start = calendarStart(period, time);
  if (period === 'none') return null;
  if (period === 'day') return new Date(start + DAY_MS);
  if (period === 'week') return new Date(start + 7 * DAY_MS);
  const date = new Date(start);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
}

/** A period of a bucket in which a call counts. */
export interface Place {
  budget: Budget;
  key: PeriodKey;
}

/** Returns the places in which a call counts that is admitted at a time. */
export function placesOf(budgets: readonly Budget[], call: CallFacts, time: number): Place[] {
  return budgets
    .filter((budget) => countsCall(budget, call))
    .flatMap((budget) => {
      const { tenant_id, id: budget_id } = budget;
      const start = periodStart(budget, time);
      const buckets = [
        bucketOf(budget, call),
        ...(budget.ceiling_amount !== null && budget.group_by.length > 0 ? [EVERY_BUCKET] : []),
      ];
      return buckets.map((bucket) => ({
        budget,
        key: { tenant_id, budget_id, bucket, period_start: start },
      }));
    });
}

/** Returns the limit of a place in the unit of the budget, without the tolerance. */
export function limitOf({ budget, key }: Place): number {
  const amount = key.bucket === EVERY_BUCKET ? budget.ceiling_amount : budget.limit_amount;
  return Number(amount) * (budget.measure === 'cost' ? NANO_PER_CENT : 1);
}

/** Returns what amounts are in the unit of a budget. */
export function unitsOf(
  measure: Budget['measure'],
  amounts: Pick<Amounts, 'costNanoUsd' | 'tokens'>,
): number {
  if (measure === 'cost') return amounts.costNanoUsd ?? 0;
  return measure === 'tokens' ? amounts.tokens : 1;
}

/** Returns the amounts with another number of output tokens. */
export function withOutput(amounts: Amounts, outputTokens: number): Amounts {
  const { output } = amounts;
  if (output === undefined || output.tokens === 0) return amounts;
  const costNanoUsd = Math.ceil((output.costNanoUsd * outputTokens) / output.tokens);
  return {
    costNanoUsd: amounts.costNanoUsd === null ? null : amounts.costNanoUsd - output.costNanoUsd + costNanoUsd,
    tokens: amounts.tokens - output.tokens + outputTokens,
    output: { ...output, tokens: outputTokens, costNanoUsd },
  };
}

/** Returns how many output tokens of a call a budget reserves before it begins. */
export function reservedOutput({ metering }: Budget, { output }: Amounts): number {
  if (output === undefined) return 0;
  const isMetered = metering === 'incremental' && output.isMetered === true;
  return isMetered ? Math.min(output.tokens, METERED_TOKENS * output.choices) : output.tokens;
}

/** Returns what a budget reserves for a call before it begins. */
export const reservedBy = (budget: Budget, amounts: Amounts): number =>
  unitsOf(budget.measure, withOutput(amounts, reservedOutput(budget, amounts)));

/** Returns how many output tokens of a call a budget has room for; `Infinity` where the output does not count. */
export function affordableOutput(budget: Budget, amounts: Amounts, room: number): number {
  const { output } = amounts;
  if (output === undefined || budget.measure === 'requests') return 0;
  const all = unitsOf(budget.measure, amounts);
  const ofOutput = budget.measure === 'cost' ? output.costNanoUsd : output.tokens;
  if (ofOutput === 0) return room >= all ? Number.POSITIVE_INFINITY : 0;
  return Math.max(0, Math.floor(((room - (all - ofOutput)) * output.tokens) / ofOutput));
}
