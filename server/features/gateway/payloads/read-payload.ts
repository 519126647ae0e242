import type { Schemas } from '../../../api/types.ts';
import { openDataKey } from '../../../auth/secrets/data-keys.ts';
import type { GatewayCallRow } from '../../../database/schema/gateway-accounting-tables.ts';
import type { GatewayPayloadRow } from '../../../database/schema/gateway-payload-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { openContent, type PayloadContent } from './content.ts';

type Context = HandlerContext<'payload_not_kept' | 'payload_expired' | 'payload_unreadable'>;

const DAY_MS = 86_400_000;

/** @throws payload_unreadable */
async function open(context: Context, row: GatewayPayloadRow): Promise<PayloadContent> {
  const { tenant, secrets } = context;
  const stored = assertFound(await tenant.gatewayPayloads.findKey(row.data_key_id), 'data key');
  if (!secrets.vault.canOpen(stored.vault_key_id))
    throw context.refuse(
      'payload_unreadable',
      "The server lacks the vault key of this workspace's payloads. Ask the operator to add it to TENANTRY_VAULT_KEYS.",
    );
  try {
    const key = openDataKey(secrets.vault, stored);
    return await openContent(key, { tenantId: row.tenant_id, logId: row.log_id }, row.content);
  } catch {
    throw context.refuse(
      'payload_unreadable',
      'The request and the answer of this call were changed in the database, so that they cannot be decrypted. Restore them from a backup.',
    );
  }
}

/**
 * Returns what a call said, and what was answered.
 * @throws payload_not_kept, payload_expired or payload_unreadable
 */
export async function readPayload(
  context: Context,
  call: GatewayCallRow,
): Promise<Schemas['GatewayPayload']> {
  const { tenant, now } = context;
  const level = call.log;
  if (level === null)
    throw context.refuse(
      'payload_not_kept',
      'This call was recorded at the level metadata, so its request and answer were not kept. Set gateway_log of the workspace to redacted or full to keep those of later calls.',
    );
  const { gateway_payload_days: days } = assertFound(await tenant.settings.get(), 'workspace');
  const expiresAt = new Date(call.admitted_at.getTime() + days * DAY_MS);
  if (expiresAt <= now)
    throw context.refuse(
      'payload_expired',
      `The workspace keeps requests and answers for ${days} days. Set gateway_payload_days to keep those of later calls for longer.`,
    );
  const row = await tenant.gatewayPayloads.find(call.id);
  if (row === undefined)
    throw context.refuse(
      'payload_not_kept',
      'The request and the answer of this call were not kept: the server ended, or had too much to store. If the call has just ended, try again in a few seconds.',
    );
  const { request, answer } = await open(context, row);
  const toSide = ({ body, size, isCut }: PayloadContent['request']) => ({ body, size, truncated: isCut });
  return {
    log_id: call.id as Schemas['GatewayPayload']['log_id'],
    level,
    request: toSide(request),
    answer: answer && toSide(answer),
    expires_at: expiresAt.toISOString(),
  };
}
