import { invalidField } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { CallerPermissions, LackCode } from '../../../operations/caller-permissions.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { createBudget } from '../budgets/service.ts';
import { createRateLimit } from '../rate-limits/service.ts';

/** The limits that a request for a new key or virtual key contains. */
interface KeyLimits {
  usage_limits?: Schemas['KeyUsageLimits'] | undefined;
  rate_limits?: Schemas['KeyRateLimits'] | undefined;
}

/** What the limits are for. */
interface Limited {
  scope: 'api_key' | 'virtual_key';
  scope_id: string;
  name: string;
}

const CENTS_PER_DOLLAR = 100;
const MAX_DOLLARS = 4_000_000;
const PERIODS = { weekly: 'week', monthly: 'month' } as const;

const hasLimits = ({ usage_limits, rate_limits = [] }: KeyLimits): boolean =>
  usage_limits !== undefined || rate_limits.length > 0;

/**
 * Begins to create limits with a key: locks the tenant, which comes before the members and the key, because limits are counted.
 * @throws invalid_request
 */
export async function lockForLimits(
  { repositories, tenantId }: Pick<HandlerContext, 'repositories' | 'tenantId'>,
  limits: KeyLimits,
): Promise<void> {
  if (limits.usage_limits !== undefined) assertAmounts(limits.usage_limits);
  if (hasLimits(limits)) await repositories.tenants.lock(tenantId);
}

function assertAmounts({ type = 'cost', credit_limit, alert_threshold = 0 }: Schemas['KeyUsageLimits']) {
  if (type === 'cost' && credit_limit > MAX_DOLLARS)
    throw invalidField(
      'usage_limits/credit_limit',
      'maximum',
      `A cost is at most ${MAX_DOLLARS} in US dollars.`,
    );
  if (alert_threshold > credit_limit)
    throw invalidField('usage_limits/alert_threshold', 'maximum', 'Give at most the credit_limit.');
}

/** Asserts that the caller could create the limits alone. @throws insufficient_scope or insufficient_role */
export function assertMayLimit(
  access: CallerPermissions<LackCode>,
  { usage_limits, rate_limits = [] }: KeyLimits,
): void {
  if (usage_limits !== undefined) access.assert('budgets:manage');
  if (rate_limits.length > 0) access.assert('rate_limits:manage');
}

/** Returns the alerts of a budget for an amount; none for 0, which every budget has reached. */
function alertsFor({ credit_limit, alert_threshold = 0 }: Schemas['KeyUsageLimits']) {
  if (alert_threshold === 0) return [];
  return [{ percent: Math.max(1, Math.floor((alert_threshold * 100) / credit_limit)) }];
}

/**
 * Creates the budget and the rate limits of a new key. Each has an audit entry of its own.
 * @throws limit_reached
 */
export async function createKeyLimits(
  context: HandlerContext<'limit_reached'>,
  limited: Limited,
  { usage_limits, rate_limits = [] }: KeyLimits,
): Promise<void> {
  if (usage_limits !== undefined) {
    const { type = 'cost', credit_limit, periodic_reset } = usage_limits;
    const budget = await createBudget(context, {
      ...limited,
      measure: type,
      limit: type === 'cost' ? credit_limit * CENTS_PER_DOLLAR : credit_limit,
      period: periodic_reset === undefined ? 'none' : PERIODS[periodic_reset],
      alerts: alertsFor(usage_limits),
    });
    context.audit('budget.created', budget.id);
  }
  for (const { type, unit, value } of rate_limits) {
    const rateLimit = await createRateLimit(context, { ...limited, measure: type, unit, limit: value });
    context.audit('rate_limit.created', rateLimit.id);
  }
}
