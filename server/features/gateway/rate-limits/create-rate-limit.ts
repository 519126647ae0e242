import { newId } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { subjectOf } from '../budgets/policies.ts';
import type { GatewayRateLimitRow } from './repository.ts';

/** Each call is compared with all rate limits that concern it. */
const MAX_RATE_LIMITS = 1000;

/**
 * Creates a rate limit in the tenant of the request.
 * @throws invalid_request or limit_reached
 */
export async function createRateLimit(
  context: HandlerContext<'limit_reached'>,
  body: Schemas['RateLimitCreate'] | Schemas['OrganizationRateLimitCreate'],
): Promise<GatewayRateLimitRow> {
  const { name, measure, unit, limit } = body;
  const subject = await subjectOf(context, body);
  const { repositories, tenantId, tenant } = context;
  // Concurrent creations wait here, so that the count is exact.
  await repositories.tenants.lock(tenantId);
  if ((await tenant.gatewayRateLimits.count()) >= MAX_RATE_LIMITS)
    throw context.refuse(
      'limit_reached',
      `There are at most ${MAX_RATE_LIMITS} rate limits. Archive one first.`,
    );
  const terms = { id: newId('rlm'), name, measure, unit, max: String(limit) };
  return tenant.gatewayRateLimits.insert({ ...terms, ...subject });
}
