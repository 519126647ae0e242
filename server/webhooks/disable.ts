import type { Knex } from 'knex';
import type { Secrets } from '../access/secrets.ts';
import { recordAudit } from '../audit/record.ts';
import type { WebhookEndpointRow } from '../database/tables.ts';
import { emitEvents } from '../events/emit.ts';
import { queueMail } from '../mail/queue.ts';
import { toEndpoint } from './api.ts';
import type { Verdict } from './queue.ts';

const DISABLE = `
  update webhook_endpoints
  set enabled = false, disabled_at = now(), disabled_reason = :reason, version = version + 1, updated_at = now()
  where workspace_id = :workspace_id and id = :endpoint_id and enabled
  returning *`;

/** What is leased is under way: its own result says what becomes of it. What was asked for by hand is still sent. */
const GIVE_UP = `
  update webhook_deliveries
  set status = 'failed', next_attempt_at = null, error = 'The endpoint was disabled.'
  where workspace_id = :workspaceId and endpoint_id = :endpointId and next_attempt_at is not null and not manual
    and (leased_until is null or leased_until < now())`;

const OWNERS = `
  select u.id, u.email, u.name, coalesce(u.language, s.language) as language, w.name as workspace
  from members m
    join users u on u.id = m.user_id
    join workspaces w on w.id = m.workspace_id
    join workspace_settings s on s.workspace_id = m.workspace_id
  where m.workspace_id = :workspaceId and m.role = 'owner' and m.status = 'active'`;

interface Owner {
  id: string;
  email: string;
  name: string;
  language: 'en' | 'tr';
  workspace: string;
}

/** Ends what an endpoint was still to get. It can be replayed. */
export async function giveUpPending(db: Knex, workspaceId: string, endpointId: string): Promise<void> {
  await db.raw(GIVE_UP, { workspaceId, endpointId });
}

async function tellOwners(
  db: Knex,
  secrets: Secrets,
  endpoint: WebhookEndpointRow,
  reason: Verdict['reason'],
): Promise<void> {
  const { workspace_id: workspaceId, id, version } = endpoint;
  const { rows } = await db.raw<{ rows: Owner[] }>(OWNERS, { workspaceId });
  for (const owner of rows) {
    await queueMail(db, secrets, {
      template: 'webhook_endpoint_disabled',
      data: {
        name: owner.name,
        workspace: owner.workspace,
        // A path or query may hold a token.
        host: new URL(endpoint.url).host,
        endpointId: id,
        reason,
      },
      to: owner.email,
      language: owner.language,
      workspaceId,
      dedupeKey: `webhook_endpoint.disabled/${id}/${version}/${owner.id}`,
    });
  }
}

/**
 * Disables an endpoint that does not take what it is sent, and tells: the audit log, the workspace's other endpoints, and
 * its owners by mail. In the transaction of the result that shows it, so that no crash comes in between.
 */
export async function disableEndpoint(db: Knex, secrets: Secrets, verdict: Verdict): Promise<void> {
  const { workspace_id: workspaceId, endpoint_id: endpointId, reason } = verdict;
  const { rows } = await db.raw<{ rows: WebhookEndpointRow[] }>(DISABLE, { ...verdict });
  const [endpoint] = rows;
  if (endpoint === undefined) return; // by somebody else, just now
  await giveUpPending(db, workspaceId, endpointId);
  const data = toEndpoint(endpoint, new Date());
  await emitEvents(db, workspaceId, [{ type: 'webhook_endpoint.disabled', data }]);
  await recordAudit(db, workspaceId, {
    action: 'webhook_endpoint.disabled',
    target_id: endpointId,
    actor: { type: 'system', id: null },
  });
  await tellOwners(db, secrets, endpoint, reason);
}
