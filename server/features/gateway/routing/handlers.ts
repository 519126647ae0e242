import type { Handlers } from '../../../operations/handler-types.ts';
import { targetsOf } from './targets.ts';

export const routingHandlers = {
  async 'gatewayTargets.list'({ query }, context) {
    const { tenant, pager } = context;
    const page = pager.page(
      query,
      await tenant.configs.listLatest(pager.request(query)),
      (row) => row,
      (row) => [row.id],
    );
    return { ...page, data: await targetsOf(context, page.data) };
  },
} satisfies Partial<Handlers>;
