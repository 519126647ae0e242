import type { Handlers } from '../../../operations/handler-types.ts';

export const gatewayCacheHandlers = {
  async 'gatewayCache.purge'({ query }, context) {
    await context.tenant.gatewayCache.purge(query.namespace);
    return undefined;
  },
} satisfies Partial<Handlers>;
