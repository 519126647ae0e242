import { tenantIdFields } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import type {
  GatewayBudgetPeriodRow,
  GatewayBudgetRow,
} from '../../../database/schema/gateway-accounting-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import {
  EVERY_BUCKET,
  NANO_PER_CENT,
  OTHER_BUCKET,
  periodEnd,
  periodStart,
  SINGLE_BUCKET,
} from '../accounting/service.ts';

type Usage = Schemas['BudgetUsage'];

/** Buckets that hold no combination of values. */
const KINDS: Readonly<Record<string, Usage['kind']>> = { [OTHER_BUCKET]: 'other', [EVERY_BUCKET]: 'all' };

/** Returns when the current period of a budget began. */
export const startOfPeriod = (budget: Pick<GatewayBudgetRow, 'period' | 'reset_at'>, now: Date): Date =>
  new Date(periodStart(budget, now.getTime()));

/** How many units of accounts one unit of the API is. */
const unitsPer = (measure: GatewayBudgetRow['measure']): bigint =>
  measure === 'cost' ? BigInt(NANO_PER_CENT) : 1n;

/** Returns an amount of the API in the units of accounts, with the tolerance. */
const unitsOf = (
  amount: string | number,
  { measure, tolerance_percent }: Pick<GatewayBudgetRow, 'measure' | 'tolerance_percent'>,
): string => String((BigInt(amount) * unitsPer(measure) * BigInt(100 + tolerance_percent)) / 100n);

/** Returns the values of a bucket with the names of their properties. */
const valuesOf = (bucket: string, groupBy: readonly string[]): Usage['bucket'] =>
  bucket in KINDS || bucket === SINGLE_BUCKET
    ? []
    : // It was written as the list of the values of `group_by`.
      (JSON.parse(bucket) as string[]).map((value, index) => ({ key: groupBy[index] ?? '', value }));

type Amounts = Pick<GatewayBudgetPeriodRow, 'target_units' | 'settled' | 'leased' | 'in_doubt' | 'overrun'>;

function amountsOf(measure: GatewayBudgetRow['measure'], period: Amounts) {
  const per = unitsPer(measure);
  const up = (units: bigint): number => Number((units + per - 1n) / per);
  const down = (units: bigint): number => Number((units > 0n ? units : 0n) / per);
  const [target, settled, leased, inDoubt, overrun] = [
    period.target_units,
    period.settled,
    period.leased,
    period.in_doubt,
    period.overrun,
  ].map(BigInt) as [bigint, bigint, bigint, bigint, bigint];
  return {
    limit: down(target),
    used: up(settled),
    used_nano_usd: measure === 'cost' ? Number(settled) : null,
    reserved: up(leased),
    in_doubt: up(inDoubt),
    overrun: up(overrun),
    remaining: down(target - settled - leased - inDoubt),
  };
}

/** Returns what was used of a bucket in a period. */
export function toUsage(budget: GatewayBudgetRow, period: GatewayBudgetPeriodRow): Usage {
  const { bucket, period_start } = period;
  const hasBegan = budget.period !== 'none' || (budget.reset_at !== null && period_start >= budget.reset_at);
  return {
    kind: KINDS[bucket] ?? 'values',
    bucket: valuesOf(bucket, budget.group_by),
    period_start: hasBegan ? period_start.toISOString() : null,
    resets_at: periodEnd(budget.period, period_start.getTime())?.toISOString() ?? null,
    ...amountsOf(budget.measure, period),
  };
}

/** The period of a bucket in which nothing was used. */
function unusedPeriod(
  budget: GatewayBudgetRow,
  period_start: Date,
  bucket = SINGLE_BUCKET,
): GatewayBudgetPeriodRow {
  const limit = (bucket === EVERY_BUCKET ? budget.ceiling_amount : null) ?? budget.limit_amount;
  return {
    tenant_id: budget.tenant_id,
    budget_id: budget.id,
    bucket,
    period_start,
    target_units: unitsOf(limit, budget),
    limit_units: unitsOf(limit, budget),
    settled: '0',
    leased: '0',
    in_doubt: '0',
    overrun: '0',
    announced: [],
    closed_units: '0',
    created_at: period_start,
  };
}

/** A budget with the buckets of it that are of interest. */
export interface AskedBuckets {
  budget: GatewayBudgetRow;
  buckets: readonly string[];
}

/** Returns what was used of buckets in the current period, by the id of their budget. */
export async function currentUsage(
  asked: readonly AskedBuckets[],
  { gatewayBudgets }: Pick<HandlerContext['tenant'], 'gatewayBudgets'>,
  now: Date,
): Promise<Map<string, Usage[]>> {
  const places = asked.flatMap(({ budget, buckets }) => {
    const period_start = startOfPeriod(budget, now);
    return buckets.map((bucket) => ({ budget_id: budget.id, bucket, period_start }));
  });
  const periods = places.length === 0 ? [] : await gatewayBudgets.periodsAt(places);
  return new Map(
    asked.map(({ budget, buckets }) => [
      budget.id,
      buckets.map((bucket) => {
        const used = periods.find((one) => one.budget_id === budget.id && one.bucket === bucket);
        return toUsage(budget, used ?? unusedPeriod(budget, startOfPeriod(budget, now), bucket));
      }),
    ]),
  );
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

/** Returns a budget with what was used in its current period. @param latest its latest period, if it was ever used */
export function toBudget(
  budget: GatewayBudgetRow,
  latest: GatewayBudgetPeriodRow | undefined,
  now: Date,
): Schemas['Budget'] {
  const start = startOfPeriod(budget, now);
  const current = latest !== undefined && latest.period_start >= start ? latest : unusedPeriod(budget, start);
  const usage = budget.group_by.length > 0 ? null : toUsage(budget, current);
  const { archived_at, created_at, updated_at } = budget;
  return {
    id: budget.id,
    ...tenantIdFields(budget.tenant_id),
    name: budget.name,
    scope: budget.scope,
    scope_id: budget.scope_id,
    conditions: budget.conditions,
    group_by: budget.group_by,
    trust_request: budget.trust_request,
    measure: budget.measure,
    limit: Number(budget.limit_amount),
    ceiling: numberOf(budget.ceiling_amount),
    currency: budget.measure === 'cost' ? 'USD' : null,
    period: budget.period,
    tolerance_percent: budget.tolerance_percent,
    on_shortfall: budget.on_shortfall,
    unpriced: budget.unpriced,
    metering: budget.metering,
    alerts: budget.alerts.map(({ percent, members }) => ({ percent, ...(members && { members }) })),
    status: archived_at !== null ? 'archived' : isUsedUp(current) && usage !== null ? 'exhausted' : 'active',
    usage,
    archived_at: archived_at?.toISOString() ?? null,
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
    etag: String(budget.version),
  };
}

const isUsedUp = ({ settled, in_doubt, target_units }: GatewayBudgetPeriodRow): boolean =>
  BigInt(settled) + BigInt(in_doubt) >= BigInt(target_units);

/** Returns budgets with what was used of them. */
export async function toBudgets(
  rows: readonly GatewayBudgetRow[],
  { tenant, now }: Pick<HandlerContext, 'tenant' | 'now'>,
): Promise<Array<Schemas['Budget']>> {
  const single = rows.filter(({ group_by }) => group_by.length === 0).map(({ id }) => id);
  const latest = single.length === 0 ? [] : await tenant.gatewayBudgets.latestPeriods(single);
  const byBudget = new Map(latest.map((period) => [period.budget_id, period]));
  return rows.map((row) => toBudget(row, byBudget.get(row.id), now));
}
