import { servesAlso } from '../../../operations/shared-handler.ts';
import type { Handlers } from '../../../api/types.ts';
import { webhookDeliveryHandlers as deliveries } from './delivery-handlers.ts';
import { webhookEndpointHandlers as endpoints } from './endpoint-handlers.ts';

/** What happens in an organization is told as what happens in a workspace is. */
export const organizationWebhookHandlers = {
  'organizationWebhookEndpoints.create': servesAlso<'organizationWebhookEndpoints.create'>(
    endpoints['webhookEndpoints.create'],
  ),
  'organizationWebhookEndpoints.list': servesAlso<'organizationWebhookEndpoints.list'>(
    endpoints['webhookEndpoints.list'],
  ),
  'organizationWebhookEndpoints.get': servesAlso<'organizationWebhookEndpoints.get'>(
    endpoints['webhookEndpoints.get'],
  ),
  'organizationWebhookEndpoints.update': servesAlso<'organizationWebhookEndpoints.update'>(
    endpoints['webhookEndpoints.update'],
  ),
  'organizationWebhookEndpoints.delete': servesAlso<'organizationWebhookEndpoints.delete'>(
    endpoints['webhookEndpoints.delete'],
  ),
  'organizationWebhookEndpoints.rotateSecret': servesAlso<'organizationWebhookEndpoints.rotateSecret'>(
    endpoints['webhookEndpoints.rotateSecret'],
  ),
  'organizationWebhookEndpoints.test': servesAlso<'organizationWebhookEndpoints.test'>(
    endpoints['webhookEndpoints.test'],
  ),
  'organizationWebhookEndpoints.replay': servesAlso<'organizationWebhookEndpoints.replay'>(
    endpoints['webhookEndpoints.replay'],
  ),
  'organizationWebhookDeliveries.list': servesAlso<'organizationWebhookDeliveries.list'>(
    deliveries['webhookDeliveries.list'],
  ),
  'organizationWebhookDeliveries.get': servesAlso<'organizationWebhookDeliveries.get'>(
    deliveries['webhookDeliveries.get'],
  ),
  'organizationWebhookDeliveries.redeliver': servesAlso<'organizationWebhookDeliveries.redeliver'>(
    deliveries['webhookDeliveries.redeliver'],
  ),
  'organizationEvents.list': servesAlso<'organizationEvents.list'>(deliveries['events.list']),
} satisfies Partial<Handlers>;
