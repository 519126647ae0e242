import { newId } from '../../../api/ids.ts';
import { assertFound, lockCurrent } from '../../../operations/handler-context.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { requireDomain } from './policies.ts';
import { toDomain } from './serializers.ts';
import { approveDomain, checkBefore, verify } from './service.ts';

const MAX_DOMAINS = 100;

export const domainHandlers = createTenantHandlers({ domains: 'organizationDomains' } as const, {
  async 'domains.create'({ body }, context) {
    const domain = requireDomain(body.domain);
    const { repositories, tenant, tenantId, secrets } = context;
    // Concurrent creations wait here, so that the count is exact.
    await repositories.tenants.lock(tenantId);
    if ((await tenant.domains.count()) >= MAX_DOMAINS)
      throw context.refuse('limit_reached', `There are at most ${MAX_DOMAINS} domains. Remove one first.`);
    return toDomain(await tenant.domains.insert({ id: newId('dom'), domain }), secrets);
  },

  async 'domains.list'({ query }, context) {
    const { tenant, pager, secrets } = context;
    const rows = await tenant.domains.list(query.status, pager.request(query));
    return pager.page(
      query,
      rows,
      (row) => toDomain(row, secrets),
      (row) => [row.id],
    );
  },

  async 'domains.get'({ params }, context) {
    const row = assertFound(await context.tenant.domains.find(params.domain_id), 'domain');
    return toDomain(row, context.secrets);
  },

  'domains.verify': {
    async prepare({ params }, before) {
      const result = await checkBefore(before, params.domain_id);
      return async (context) => {
        const row = await lockCurrent(context, context.tenant.domains, params.domain_id, 'domain');
        return toDomain(await verify(context, row, result), context.secrets);
      };
    },
  },

  async 'domains.approve'({ params }, context) {
    const row = await lockCurrent(context, context.tenant.domains, params.domain_id, 'domain');
    return toDomain(await approveDomain(context, row), context.secrets);
  },

  async 'domains.delete'({ params }, context) {
    const row = await lockCurrent(context, context.tenant.domains, params.domain_id, 'domain');
    await context.tenant.domains.remove(row.id);
    context.emit('domain.removed', toDomain(row, context.secrets));
    return undefined;
  },
});
