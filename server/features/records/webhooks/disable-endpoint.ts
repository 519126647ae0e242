import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Database } from '../../../database/connect.ts';
import type { WebhookEndpointRow } from '../../../database/schema/webhook-tables.ts';
import { TenantScope } from '../../../database/tenant-scope.ts';
import { enqueueMails, type Mail } from '../../../mail/queue.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { type EndpointOwner, webhookEndpointRepository } from './endpoint-repository.ts';
import type { EndpointToDisable } from './queue-repository.ts';
import { toEndpoint } from './serializers.ts';

const disabledMail = (
  owner: EndpointOwner,
  { tenant_id: tenantId, id, url, version }: WebhookEndpointRow,
  reason: EndpointToDisable['reason'],
): Mail => ({
  template: 'webhook_endpoint_disabled',
  data: {
    name: owner.name,
    workspace: owner.workspace,
    // A path or query may contain a token.
    host: new URL(url).host,
    endpointId: id,
    reason,
  },
  to: owner.email,
  language: owner.language,
  tenantId,
  dedupeKey: `webhook_endpoint.disabled/${id}/${version}/${owner.id}`,
});

/**
 * Disables a failing endpoint, writes the audit entry, notifies the other endpoints of the workspace, and mails its
 * owners. It is part of the transaction that records the failure, so that no crash separates them.
 */
export async function disableEndpoint(
  trx: Database['knex'],
  secrets: Secrets,
  { tenant_id: tenantId, endpoint_id: endpointId, reason }: EndpointToDisable,
): Promise<void> {
  const now = new Date();
  const endpoints = webhookEndpointRepository(new TenantScope(trx, tenantId));
  const endpoint = await endpoints.disable(endpointId, reason, now);
  if (endpoint === undefined) return; // another transaction has just disabled it
  await endpoints.cancelPending(endpointId);
  const type = 'webhook_endpoint.disabled';
  const actor = { type: 'system', id: null } as const;
  await writeOutbox(trx, {
    audits: [{ tenantId, action: type, target_id: endpointId, actor }],
    events: [{ tenantId, type, data: toEndpoint(endpoint, { now, secrets }) }],
  });
  const mails = (await endpoints.owners()).map((owner) => disabledMail(owner, endpoint, reason));
  await enqueueMails(trx, secrets, mails);
}
