import { assertFound } from '../../../operations/handler-context.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { assertCanSign } from './policies.ts';
import { toDelivery, toDeliveryDetails, toEvent } from './serializers.ts';

const TENANT_RESOURCES = {
  webhookDeliveries: 'organizationWebhookDeliveries',
  events: 'organizationEvents',
} as const;

export const webhookDeliveryHandlers = createTenantHandlers(TENANT_RESOURCES, {
  async 'webhookDeliveries.list'({ query }, { tenant, pager }) {
    const { endpoint_id, status, event_type } = query;
    const rows = await tenant.webhookDeliveries.list(
      { endpoint_id, status, event_type },
      pager.request(query),
    );
    return pager.page(query, rows, toDelivery, (row) => [row.id]);
  },

  async 'webhookDeliveries.get'({ params }, { tenant }) {
    return toDeliveryDetails(
      assertFound(await tenant.webhookDeliveries.find(params.delivery_id), 'delivery'),
    );
  },

  async 'webhookDeliveries.redeliver'({ params }, context) {
    const { webhookDeliveries, webhookEndpoints } = context.tenant;
    const delivery = assertFound(await webhookDeliveries.redeliver(params.delivery_id), 'delivery');
    assertCanSign(
      context,
      assertFound(await webhookEndpoints.find(delivery.endpoint_id), 'webhook endpoint'),
    );
    return toDelivery(delivery);
  },

  async 'events.list'({ query }, { tenant, pager }) {
    const rows = await tenant.webhookDeliveries.listEvents(query.type, pager.request(query));
    return pager.page(query, rows, toEvent, (row) => [row.id]);
  },
});
