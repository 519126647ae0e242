import type { CountedQuota } from '../../../api/openapi-types.ts';
import type { Schemas } from '../../../api/types.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { assertWithinLimit } from './policies.ts';
import { toMeterUsage } from './serializers.ts';
import { countUsage, releaseUsage } from './service.ts';

/** Returns the limits of the plan with their usage, in the order of the contract. */
async function quotasOf({ contract, plan, tenant, workspaceId, rateLimits }: HandlerContext) {
  const quotas: Schemas['Usage']['quotas'] = [];
  for (const [name, { unit }] of Object.entries(contract.document['x-plan-limits'])) {
    if (unit === 'days') continue;
    const resource = name as Schemas['QuotaResource']; // the bundler makes the schema of these names
    const limit = plan.limits[resource];
    const used =
      unit === 'count'
        ? await tenant.quotas.count(resource as CountedQuota)
        : limit === null
          ? null
          : await rateLimits.currentUsage(workspaceId);
    quotas.push({ resource, used, limit });
  }
  return quotas;
}

/** Returns the meters of the plan, and those that have counted something this month although the plan lacks them. */
async function metersOf({ plan, tenant, now }: HandlerContext): Promise<Array<Schemas['MeterUsage']>> {
  const counts = await tenant.usage.counts(now);
  const counted = [...counts].flatMap(([meter, { month }]) => (month > 0 ? [meter] : []));
  const names = new Set([...Object.keys(plan.application_limits), ...counted]);
  return [...names]
    .sort()
    .map((meter) => toMeterUsage(plan, meter, now, counts.get(meter) ?? { day: 0, month: 0, none: 0 }));
}

export const usageHandlers = {
  async 'usage.get'(_input, context) {
    const { plan } = context;
    const { audit_retention_days } = plan.limits;
    return {
      plan: plan.name,
      quotas: await quotasOf(context),
      audit_retention_days,
      meters: await metersOf(context),
    };
  },

  async 'usage.record'({ params, body }, context) {
    return countUsage(context, params.meter, { ...body, kind: 'record' }, () => undefined);
  },

  async 'usage.consume'({ params, body }, context) {
    return countUsage(context, params.meter, { ...body, kind: 'consume' }, (usage) =>
      assertWithinLimit(context, context.plan, usage, body.quantity),
    );
  },

  async 'usage.release'({ params, body }, context) {
    return releaseUsage(context, params.meter, body.usage_id);
  },
} satisfies Partial<Handlers>;
