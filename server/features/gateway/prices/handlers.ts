import { lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { toPriceOverride } from './serializers.ts';
import { listPrices, setOverride } from './service.ts';

const TENANT_RESOURCES = { priceOverrides: 'organizationPriceOverrides' } as const;

export const priceHandlers = {
  ...createTenantHandlers(TENANT_RESOURCES, {
    async 'priceOverrides.list'({ query }, { tenant, pager }) {
      const rows = await tenant.priceOverrides.list(pager.request(query));
      return pager.page(query, rows, toPriceOverride, (row) => [row.slug]);
    },

    async 'priceOverrides.set'({ params, body }, context) {
      return setOverride(context, params.override, body);
    },

    async 'priceOverrides.remove'({ params }, context) {
      const { priceOverrides } = context.tenant;
      const row = await lockCurrent(context, priceOverrides, params.override, 'price override');
      await priceOverrides.remove(row.slug);
      return undefined;
    },
  }),

  async 'modelPrices.list'({ query }, { pager, now }) {
    const prices = listPrices(query, pager.request(query), now);
    return pager.page(
      query,
      prices,
      ({ price }) => price,
      ({ place }) => [String(place)],
    );
  },
} satisfies Partial<Handlers>;
