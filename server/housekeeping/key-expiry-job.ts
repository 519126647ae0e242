import type { Knex } from 'knex';
import type { Secrets } from '../access/secrets.ts';
import { toApiKey } from '../api-keys/api.ts';
import { apiKeyRepository } from '../api-keys/repository.ts';
import type { Schemas } from '../contract/types.ts';
import type { Database } from '../database/connect.ts';
import { TenantScope } from '../database/tenant-scope.ts';
import { emitEvents } from '../events/emit.ts';
import type { Job } from '../jobs/runner.ts';
import { queueMail } from '../mail/queue.ts';
import { addressees } from '../notifications/repository.ts';
import { workspaceRepository } from '../workspaces/repository.ts';

/** How long before the end of a key it is told. */
const EXPIRING_DAYS = 7;
const BATCH = 100;

/** Marks keys as told and answers which; the mark commits with what is told. */
const EXPIRING = `
  update api_keys set expiring_told_for = expires_at where (workspace_id, id) in (
    select workspace_id, id from api_keys
    where revoked_at is null and expires_at > now() and expires_at <= now() + interval '${EXPIRING_DAYS} days'
      and expiring_told_for is distinct from expires_at
    order by expires_at limit ${BATCH})
  returning workspace_id, id`;
const EXPIRED = `
  update api_keys set expired_told_for = expires_at where (workspace_id, id) in (
    select workspace_id, id from api_keys
    where revoked_at is null and expires_at <= now() and expired_told_for is distinct from expires_at
    order by expires_at limit ${BATCH})
  returning workspace_id, id`;

async function marked(trx: Knex, statement: string): Promise<Schemas['ApiKey'][]> {
  const { rows } = await trx.raw<{ rows: Array<{ workspace_id: string; id: string }> }>(statement);
  const keys: Schemas['ApiKey'][] = [];
  for (const { workspace_id, id } of rows) {
    const row = await apiKeyRepository(new TenantScope(trx, workspace_id)).find(id);
    if (row !== undefined) keys.push(toApiKey(row, new Date()));
  }
  return keys;
}

/** Owners and admins learn of it, and the person whose key it is. */
async function warn(trx: Knex, secrets: Secrets, key: Schemas['ApiKey']): Promise<void> {
  const { workspace_id, name, user_id, expires_at } = key;
  const workspace = await workspaceRepository(trx).find(workspace_id);
  for (const { email, language } of await addressees(trx, workspace_id, user_id === null ? [] : [user_id])) {
    await queueMail(trx, secrets, {
      template: 'api_key_expiring',
      data: { workspace: workspace?.name ?? workspace_id, key: name, expiresAt: expires_at ?? '' },
      to: email,
      language,
      workspaceId: workspace_id,
    });
  }
}

/** Tells of keys that are about to end, and of those that have ended. */
export const createKeyExpiryJob = ({ knex }: Database, secrets: Secrets): Job => ({
  name: 'key-expiry',
  everySeconds: 30,
  run: () =>
    knex.transaction(async (trx) => {
      const expiring = await marked(trx, EXPIRING);
      for (const key of expiring) {
        await emitEvents(trx, key.workspace_id, [{ type: 'api_key.expiring', data: key }]);
        await warn(trx, secrets, key);
      }
      const expired = await marked(trx, EXPIRED);
      for (const key of expired) {
        await emitEvents(trx, key.workspace_id, [{ type: 'api_key.expired', data: key }]);
      }
      return expiring.length === BATCH || expired.length === BATCH;
    }),
});
