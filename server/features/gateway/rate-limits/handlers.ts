import { tenantIdFields } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import { assertFound, lockCurrent } from '../../../operations/handler-context.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { createRateLimit } from './create-rate-limit.ts';
import type { GatewayRateLimitRow } from './repository.ts';

const TENANT_RESOURCES = { rateLimits: 'organizationRateLimits' } as const;

const toRateLimit = (row: GatewayRateLimitRow): Schemas['GatewayRateLimit'] => ({
  id: row.id,
  ...tenantIdFields(row.tenant_id),
  name: row.name,
  scope: row.scope,
  scope_id: row.scope_id,
  conditions: row.conditions,
  group_by: row.group_by,
  trust_request: row.trust_request,
  measure: row.measure,
  unit: row.unit,
  limit: Number(row.max),
  archived_at: row.archived_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});

export const rateLimitHandlers = createTenantHandlers(TENANT_RESOURCES, {
  async 'rateLimits.create'({ body }, context) {
    return toRateLimit(await createRateLimit(context, body));
  },

  async 'rateLimits.list'({ query }, context) {
    const rows = await context.tenant.gatewayRateLimits.list(query, context.pager.request(query));
    return context.pager.page(query, rows, toRateLimit, (row) => [row.id]);
  },

  async 'rateLimits.get'({ params }, context) {
    const row = await context.tenant.gatewayRateLimits.find(params.rate_limit_id);
    return toRateLimit(assertFound(row, 'rate limit'));
  },

  async 'rateLimits.update'({ params, body }, context) {
    const { gatewayRateLimits } = context.tenant;
    const current = await lockCurrent(context, gatewayRateLimits, params.rate_limit_id, 'rate limit');
    if (current.archived_at !== null)
      throw context.refuse('invalid_state', 'The rate limit is archived. Create another one.');
    const { name = current.name, limit } = body;
    const changes = { name, ...(limit !== undefined && { max: String(limit) }) };
    return toRateLimit(assertFound(await gatewayRateLimits.update(current.id, changes), 'rate limit'));
  },

  async 'rateLimits.archive'({ params }, context) {
    const { gatewayRateLimits } = context.tenant;
    const row = await lockCurrent(context, gatewayRateLimits, params.rate_limit_id, 'rate limit');
    if (row.archived_at === null) {
      const changes = { archived_at: context.now };
      return toRateLimit(assertFound(await gatewayRateLimits.update(row.id, changes), 'rate limit'));
    }
    context.suppressSideEffects();
    return toRateLimit(row);
  },
});
