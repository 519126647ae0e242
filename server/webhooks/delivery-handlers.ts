import { isKey } from '../access/principal.ts';
import { type Context, found } from '../contract/context.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Handlers } from '../contract/types.ts';
import { toDelivery, toDeliveryDetails, toEvent } from './api.ts';

/** Events tell of every project, so a key that reaches some of them sees none. @throws insufficient_scope */
function requireAllProjects({ principal }: Context): void {
  if (!isKey(principal) || principal.projectIds === null) return;
  throw new ProblemError(
    'insufficient_scope',
    'The key is limited to projects, and an event may be about any of them. Use a key without that limit.',
    { required_permission: 'webhooks:read' },
  );
}

export const webhookDeliveryHandlers = {
  async 'webhookDeliveries.list'({ query }, context) {
    requireAllProjects(context);
    const { tenant, pager } = context;
    const { endpoint_id, status, event_type } = query;
    const rows = await tenant.webhookDeliveries.list(
      { endpoint_id, status, event_type },
      pager.request(query),
    );
    return pager.page(query, rows, toDelivery, (row) => [row.id]);
  },

  async 'webhookDeliveries.get'({ params }, context) {
    requireAllProjects(context);
    return toDeliveryDetails(
      found(await context.tenant.webhookDeliveries.find(params.delivery_id), 'delivery'),
    );
  },

  async 'webhookDeliveries.redeliver'({ params }, { tenant }) {
    return toDelivery(found(await tenant.webhookDeliveries.redeliver(params.delivery_id), 'delivery'));
  },

  async 'events.list'({ query }, context) {
    requireAllProjects(context);
    const { tenant, pager } = context;
    const rows = await tenant.webhookDeliveries.listEvents(query.type, pager.request(query));
    return pager.page(query, rows, toEvent, (row) => [row.id]);
  },
} satisfies Partial<Handlers>;
