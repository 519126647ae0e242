import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import type { InvitationRow } from '../../../database/schema/invitation-tables.ts';
import type { VirtualKeyRow } from '../../../database/schema/virtual-keys.ts';
import type { WebhookEndpointRow } from '../../../database/schema/webhook-tables.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import { revokeKeys } from '../../access/api-keys/policies.ts';
import { toApiKey } from '../../access/api-keys/serializers.ts';
import { toVirtualKey } from '../../gateway/virtual-keys/serializers.ts';
import { toEndpoint } from '../../records/webhooks/serializers.ts';
import { toInvitation } from '../invitations/serializers.ts';
import type { RevocationScope } from './revocation-scope.ts';

type CancelFilter = Parameters<RevocationScope['tenant']['invitations']['cancel']>[0];

/** Cancels pending invitations and emits the events. */
export async function cancelInvitations(
  scope: RevocationScope,
  which: CancelFilter,
): Promise<InvitationRow[]> {
  const { tenant, now } = scope;
  const cancelled = await tenant.invitations.cancel(which, now);
  for (const invitation of cancelled) {
    scope.emit('invitation.cancelled', toInvitation(invitation, now));
    scope.audit('invitation.cancelled', invitation.id);
  }
  return cancelled;
}

/** Cancels the invitations that were sent with revoked keys. */
export async function cancelSentWith(
  scope: RevocationScope,
  keys: ReadonlyArray<Pick<ApiKeyRow, 'id'>>,
): Promise<InvitationRow[]> {
  const cancelled: InvitationRow[] = [];
  for (const { id } of keys) cancelled.push(...(await cancelInvitations(scope, { created_with: id })));
  return cancelled;
}

/** Disables webhook endpoints permanently and emits the events. */
export async function disableEndpoints(
  scope: RevocationScope,
  endpoints: ReadonlyArray<Pick<WebhookEndpointRow, 'id'>>,
  reason: WebhookEndpointRow['disabled_reason'],
): Promise<void> {
  const { tenant, now } = scope;
  for (const { id } of endpoints) {
    const disabled = await tenant.webhookEndpoints.disable(id, reason, now);
    await tenant.webhookEndpoints.cancelPending(id);
    scope.audit('webhook_endpoint.disabled', id);
    if (disabled !== undefined) scope.emit('webhook_endpoint.disabled', toEndpoint(disabled, scope));
  }
}

/** Disables virtual keys and emits the events. */
export async function disableVirtualKeys(
  scope: RevocationScope,
  keys: ReadonlyArray<Pick<VirtualKeyRow, 'id'>>,
  reason: VirtualKeyRow['disabled_reason'],
): Promise<void> {
  const { tenant, now } = scope;
  for (const { id } of keys) {
    const disabled = await tenant.virtualKeys.update(id, { disabled_at: now, disabled_reason: reason });
    scope.audit('virtual_key.disabled', id);
    if (disabled !== undefined) scope.emit('virtual_key.updated', toVirtualKey(disabled, scope));
  }
}

/** Revokes keys with the invitations sent with them, and emits the events. @returns those invitations */
export async function revokeKeysWithInvitations(
  scope: RevocationScope,
  keys: readonly ApiKeyRow[],
): Promise<InvitationRow[]> {
  const { tenant } = scope;
  await revokeKeys(scope, keys);
  for (const { id } of keys) {
    scope.audit('api_key.revoked', id);
    scope.emit('api_key.revoked', toApiKey(assertFound(await tenant.apiKeys.find(id), 'key'), scope));
  }
  return cancelSentWith(scope, keys);
}
