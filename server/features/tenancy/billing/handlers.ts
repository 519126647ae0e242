import type { CountedQuota } from '../../../api/openapi-types.ts';
import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { toWorkspace } from '../workspaces/serializers.ts';

const QUOTA_RESOURCES: readonly CountedQuota[] = [
  'members',
  'projects',
  'api_keys',
  'webhook_endpoints',
  'open_invitations',
];

async function toBilling({ repositories, tenant, workspaceId }: HandlerContext): Promise<Schemas['Billing']> {
  const workspace = assertFound(await repositories.workspaces.find(workspaceId), 'workspace');
  const row = await tenant.billing.get();
  return {
    plan: workspace.plan,
    contact:
      row === undefined
        ? null
        : {
            name: row.contact_name,
            email: row.contact_email,
            company: row.company,
            address: row.address,
            tax_id: row.tax_id,
          },
    updated_at: row?.updated_at.toISOString() ?? null,
    etag: `${workspace.version}.${row?.updated_at.getTime() ?? 0}`,
  };
}

export const billingHandlers = {
  async 'billing.get'(_input, context) {
    return toBilling(context);
  },

  async 'billing.update'({ body }, context) {
    const { repositories, tenant, workspaceId, now } = context;
    await repositories.workspaces.lock(workspaceId);
    context.assertIfMatch((await toBilling(context)).etag);
    if (body.contact === null) await tenant.billing.clear();
    else {
      const { name, email, company = null, address = null, tax_id = null } = body.contact;
      await tenant.billing.set({ contact_name: name, contact_email: email, company, address, tax_id }, now);
    }
    return toBilling(context);
  },

  async 'usage.get'(_input, { contract, repositories, tenant, workspaceId, rateLimits }) {
    const { plan } = assertFound(await repositories.workspaces.find(workspaceId), 'workspace');
    const limits = contract.plans[plan];
    const quotas: Schemas['Usage']['quotas'] = [];
    for (const resource of QUOTA_RESOURCES) {
      quotas.push({ resource, used: await tenant.quotas.count(resource), limit: limits[resource] });
    }
    const limit = limits.requests_per_minute;
    const used = limit === null ? null : await rateLimits.currentUsage(workspaceId);
    quotas.push({ resource: 'requests_per_minute', used, limit });
    return { plan, quotas, audit_retention_days: limits.audit_retention_days };
  },

  async 'plans.set'({ body }, context) {
    const { repositories, workspaceId } = context;
    await lockCurrent(context, repositories.workspaces, workspaceId, 'workspace');
    return toWorkspace(
      assertFound(await repositories.workspaces.update(workspaceId, { plan: body.plan }), 'workspace'),
    );
  },
} satisfies Partial<Handlers>;
