import type { Knex } from 'knex';
import { toApiKey } from '../api-keys/api.ts';
import { apiKeyRepository } from '../api-keys/repository.ts';
import type { Database } from '../database/connect.ts';
import { TenantScope } from '../database/tenant-scope.ts';
import { emitEvents } from '../events/emit.ts';
import type { Job } from '../jobs/runner.ts';

/** How long before the end of a key it is told. */
export const EXPIRING_DAYS = 7;
const BATCH = 100;

/** Marks keys as told and answers which; the mark and the events commit together. */
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

async function tell(
  trx: Knex,
  statement: string,
  type: 'api_key.expiring' | 'api_key.expired',
): Promise<number> {
  const { rows } = await trx.raw<{ rows: Array<{ workspace_id: string; id: string }> }>(statement);
  for (const { workspace_id, id } of rows) {
    const key = await apiKeyRepository(new TenantScope(trx, workspace_id)).find(id);
    if (key !== undefined) await emitEvents(trx, workspace_id, [{ type, data: toApiKey(key, new Date()) }]);
  }
  return rows.length;
}

/** Tells of keys that are about to end, and of those that have ended. */
export const createKeyExpiryJob = ({ knex }: Database): Job => ({
  name: 'key-expiry',
  everySeconds: 30,
  async run() {
    const told = await knex.transaction(async (trx) => [
      await tell(trx, EXPIRING, 'api_key.expiring'),
      await tell(trx, EXPIRED, 'api_key.expired'),
    ]);
    return told.includes(BATCH);
  },
});
