import type { Schemas } from '../../../api/types.ts';
import { isWorkspaceKey } from '../../../auth/authentication/principal.ts';
import type { Count } from '../../../auth/rate-limiting/distributed-counter.ts';
import type { GatewayBudgetRow } from '../../../database/schema/gateway-accounting-tables.ts';
import type { VirtualKeyRow } from '../../../database/schema/virtual-keys.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { EVERY_BUCKET } from '../accounting/service.ts';
import { currentUsage } from '../budgets/serializers.ts';
import { type GatewayRateLimitRow, windowOf } from '../rate-limits/service.ts';
import { usableKeys } from '../virtual-keys/service.ts';
import { bucketOfCaller, type Caller, mayConcern } from './policies.ts';

type TenantRepositories = HandlerContext['tenant'];

/** Returns the repositories of the tenants whose limits concern the call: its workspace, then the organization of that. */
const tenantsOf = ({ tenant, repositories, owningOrganization }: HandlerContext): TenantRepositories[] =>
  owningOrganization === null ? [tenant] : [tenant, repositories.tenant(owningOrganization.id)];

/** Returns the key that asks. The decision admits no other caller. */
function keyOf({ principal }: HandlerContext) {
  if (!isWorkspaceKey(principal))
    throw new Error('This operation was admitted without the key of a workspace.');
  return principal;
}

function callerOf(
  context: HandlerContext,
  usable: readonly VirtualKeyRow[],
  metadata: Readonly<Record<string, string>>,
): Caller {
  const { id: apiKeyId, userId } = keyOf(context);
  const fixed = Object.entries(metadata).map(([name, value]) => [name, { value, source: 'key' as const }]);
  return {
    call: {
      ...{ workspaceId: context.workspaceId, apiKeyId, userId, projectId: context.projectOfCall },
      ...{ virtualKeyId: null, provider: '', model: '', metadata: Object.fromEntries(fixed) },
    },
    virtualKeys: new Set(usable.map(({ id }) => id)),
  };
}

/** Returns the buckets of a budget whose use concerns the caller. */
function bucketsOf(budget: GatewayBudgetRow, caller: Caller): string[] {
  const own = bucketOfCaller(budget, caller);
  const hasCeiling = budget.ceiling_amount !== null && budget.group_by.length > 0;
  return [...(own === undefined ? [] : [own]), ...(hasCeiling ? [EVERY_BUCKET] : [])];
}

const toCallerBudget = (
  budget: GatewayBudgetRow,
  usage: Schemas['CallerBudget']['usage'],
): Schemas['CallerBudget'] => ({
  id: budget.id,
  name: budget.name,
  scope: budget.scope,
  scope_id: budget.scope_id,
  conditions: budget.conditions,
  group_by: budget.group_by,
  measure: budget.measure,
  currency: budget.measure === 'cost' ? 'USD' : null,
  period: budget.period,
  limit: Number(budget.limit_amount),
  on_shortfall: budget.on_shortfall,
  unpriced: budget.unpriced,
  usage,
});

async function budgetsIn(tenant: TenantRepositories, caller: Caller, now: Date) {
  const { apiKeyId, userId, projectId } = caller.call;
  const found = await tenant.gatewayBudgets.ofKey({
    ...{ key: apiKeyId ?? '', user: userId, project: projectId },
    virtualKeys: [...caller.virtualKeys],
  });
  const budgets = found.filter((budget) => mayConcern(budget, caller));
  const asked = budgets.map((budget) => ({ budget, buckets: bucketsOf(budget, caller) }));
  const usage = await currentUsage(asked, tenant, now);
  return budgets.map((budget) => toCallerBudget(budget, usage.get(budget.id) ?? []));
}

/** @param count what was taken of its window; `null` if none has begun, `undefined` if it depends on the call */
const toCallerRateLimit = (
  row: GatewayRateLimitRow,
  count: Count | null | undefined,
  now: Date,
): Schemas['CallerRateLimit'] => ({
  id: row.id,
  name: row.name,
  scope: row.scope,
  scope_id: row.scope_id,
  conditions: row.conditions,
  group_by: row.group_by,
  measure: row.measure,
  unit: row.unit,
  limit: Number(row.max),
  remaining: count === undefined ? null : Math.max(0, Number(row.max) - (count?.consumedPoints ?? 0)),
  resets_at: count ? new Date(now.getTime() + count.msBeforeNext).toISOString() : null,
});

async function rateLimitsOf(context: HandlerContext, caller: Caller) {
  const rows = await Promise.all(
    tenantsOf(context).map(({ gatewayRateLimits }) => gatewayRateLimits.active()),
  );
  const limits = rows.flat().filter((row) => mayConcern(row, caller));
  const windows = limits.flatMap((row) => {
    const bucket = bucketOfCaller(row, caller);
    return bucket === undefined ? [] : [{ id: row.id, key: windowOf(row, bucket) }];
  });
  const counts = await context.rateLimits.taken(windows.map(({ key }) => key));
  const byLimit = new Map(windows.map(({ id }, index) => [id, counts[index] ?? null]));
  return limits.map((row) => toCallerRateLimit(row, byLimit.get(row.id), context.now));
}

/** Returns what limits the calls of the key that asks. */
export async function limitsOfCaller(context: HandlerContext): Promise<Schemas['CallerLimits']> {
  const usable = await usableKeys(context);
  const { id: key_id, userId: user_id } = keyOf(context);
  const key = await context.tenant.apiKeys.find(key_id);
  const workspace = await context.tenant.settings.get();
  const caller = callerOf(context, usable, { ...key?.call_metadata, ...workspace?.call_metadata });
  const budgets = await Promise.all(
    tenantsOf(context).map((tenant) => budgetsIn(tenant, caller, context.now)),
  );
  return {
    key_id,
    user_id,
    project_id: context.projectOfCall,
    budgets: budgets.flat(),
    rate_limits: await rateLimitsOf(context, caller),
    models: usable
      .map(({ slug, provider, models }) => ({ virtual_key: slug, provider, models }))
      .sort((one, other) => (one.virtual_key < other.virtual_key ? -1 : 1)),
  };
}
