import type { Handlers } from '../../../operations/handler-types.ts';
import { shareHandler } from '../../../operations/shared-handler.ts';
import { webhookDeliveryHandlers as deliveries } from './delivery-handlers.ts';
import { webhookEndpointHandlers as endpoints } from './endpoint-handlers.ts';

/** What happens in an organization is told as what happens in a workspace is. */
export const organizationWebhookHandlers = {
  'organizationWebhookEndpoints.create': shareHandler<'organizationWebhookEndpoints.create'>(
    endpoints['webhookEndpoints.create'],
  ),
  'organizationWebhookEndpoints.list': shareHandler<'organizationWebhookEndpoints.list'>(
    endpoints['webhookEndpoints.list'],
  ),
  'organizationWebhookEndpoints.get': shareHandler<'organizationWebhookEndpoints.get'>(
    endpoints['webhookEndpoints.get'],
  ),
  'organizationWebhookEndpoints.update': shareHandler<'organizationWebhookEndpoints.update'>(
    endpoints['webhookEndpoints.update'],
  ),
  'organizationWebhookEndpoints.delete': shareHandler<'organizationWebhookEndpoints.delete'>(
    endpoints['webhookEndpoints.delete'],
  ),
  'organizationWebhookEndpoints.rotateSecret': shareHandler<'organizationWebhookEndpoints.rotateSecret'>(
    endpoints['webhookEndpoints.rotateSecret'],
  ),
  'organizationWebhookEndpoints.test': shareHandler<'organizationWebhookEndpoints.test'>(
    endpoints['webhookEndpoints.test'],
  ),
  'organizationWebhookEndpoints.replay': shareHandler<'organizationWebhookEndpoints.replay'>(
    endpoints['webhookEndpoints.replay'],
  ),
  'organizationWebhookDeliveries.list': shareHandler<'organizationWebhookDeliveries.list'>(
    deliveries['webhookDeliveries.list'],
  ),
  'organizationWebhookDeliveries.get': shareHandler<'organizationWebhookDeliveries.get'>(
    deliveries['webhookDeliveries.get'],
  ),
  'organizationWebhookDeliveries.redeliver': shareHandler<'organizationWebhookDeliveries.redeliver'>(
    deliveries['webhookDeliveries.redeliver'],
  ),
  'organizationEvents.list': shareHandler<'organizationEvents.list'>(deliveries['events.list']),
} satisfies Partial<Handlers>;
