import type { Knex } from 'knex';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import { TenantScope } from '../../../database/tenant-scope.ts';
import { type ApiKeyWithUsage, apiKeyRepository } from './repository.ts';

/** Days before the end of a key at which its notice is sent. */
const EXPIRING_DAYS = 7;
const BATCH = 100;

/** Only keys of workspaces and organizations that are not deleted. */
const LIVE_SQL = `api_keys k
      join (select id from workspaces where archived_at is null
        union all select id from organizations where archived_at is null) live on live.id = k.tenant_id`;
const EXPIRING_SQL = `
  update api_keys set expiry_notified_for = expires_at where (tenant_id, id) in (
    select k.tenant_id, k.id from ${LIVE_SQL}
    where k.revoked_at is null and expires_at > now() and expires_at <= now() + interval '${EXPIRING_DAYS} days'
      and expiry_notified_for is distinct from expires_at
    order by expires_at limit ${BATCH})
  returning tenant_id, id`;
const EXPIRED_SQL = `
  update api_keys set expired_notified_for = expires_at where (tenant_id, id) in (
    select k.tenant_id, k.id from ${LIVE_SQL}
    where k.revoked_at is null and expires_at <= now() and expired_notified_for is distinct from expires_at
    order by expires_at limit ${BATCH})
  returning tenant_id, id`;

/** Keys marked as notified, and whether there may be more. */
interface NotifiedKeys {
  keys: ApiKeyWithUsage[];
  more: boolean;
}

/** The keys of all tenants by expiry. A mark commits together with its notice. */
export const keyExpiryRepository = (db: Knex) => {
  async function mark(statement: string): Promise<NotifiedKeys> {
    const { rows } = await db.raw<{ rows: Pick<ApiKeyRow, 'tenant_id' | 'id'>[] }>(statement);
    const keys: ApiKeyWithUsage[] = [];
    for (const { tenant_id, id } of rows) {
      const key = await apiKeyRepository(new TenantScope(db, tenant_id)).find(id);
      if (key !== undefined) keys.push(key);
    }
    return { keys, more: rows.length === BATCH };
  }
  return { markExpiring: () => mark(EXPIRING_SQL), markExpired: () => mark(EXPIRED_SQL) };
};
