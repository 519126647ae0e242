import type { Knex } from 'knex';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import type { ManagerGrantRow } from '../../../database/schema/organization-tables.ts';
import type { VirtualKeyRow } from '../../../database/schema/virtual-keys.ts';
import type { WebhookEndpointRow } from '../../../database/schema/webhook-tables.ts';

/** The keys of an account, those that it created, and those created with these. */
const KEYS = `
  with recursive keys as (
    select tenant_id, id from api_keys where user_id = :userId or created_by = :userId
    union
    select k.tenant_id, k.id from api_keys k
      join keys t on t.tenant_id = k.tenant_id and t.id = k.created_by)`;

const LIVE_KEYS = `
  select k.* from keys join api_keys k on k.tenant_id = keys.tenant_id and k.id = keys.id
  where k.revoked_at is null`;
const INVITATIONS = `
  select tenant_id from invitations
  where invited_by = :userId and status = 'pending' and expires_at > now()`;
const ENDPOINTS = `
  select e.* from webhook_endpoints e
  where e.enabled and (e.created_by = :userId or (e.tenant_id, e.created_by) in (select tenant_id, id from keys))`;
const VIRTUAL_KEYS = `
  select v.* from virtual_keys v where v.disabled_at is null
    and (v.created_by = :userId or (v.workspace_id, v.created_by) in (select tenant_id, id from keys))`;
const GRANTS = 'select * from manager_grants where granted_by = :userId and ended_at is null';

const TENANTS = `${KEYS}
  select tenant_id from (${LIVE_KEYS}) k union select tenant_id from (${INVITATIONS}) i
  union select tenant_id from (${ENDPOINTS}) e union select workspace_id from (${VIRTUAL_KEYS}) v
  union select workspace_id from (${GRANTS}) g
  order by tenant_id`;
const IN_TENANT = 'm.tenant_id = :tenantId order by m.id';

/** Everything an account created, in all tenants, that gives access or sends data elsewhere. */
export const madeByAccountRepository = (db: Knex) => (userId: string) => {
  async function rows<Row>(sql: string, more: Record<string, string> = {}): Promise<Row[]> {
    return (await db.raw<{ rows: Row[] }>(sql, { userId, ...more })).rows;
  }

  return {
    /** Returns the affected tenants in the order in which tenants are locked. */
    tenants: async (): Promise<string[]> =>
      (await rows<{ tenant_id: string }>(TENANTS)).map(({ tenant_id }) => tenant_id),

    keys: (tenantId: string) =>
      rows<ApiKeyRow>(`${KEYS} select m.* from (${LIVE_KEYS}) m where ${IN_TENANT}`, { tenantId }),

    endpoints: (tenantId: string) =>
      rows<WebhookEndpointRow>(`${KEYS} select m.* from (${ENDPOINTS}) m where ${IN_TENANT}`, { tenantId }),

    virtualKeys: (tenantId: string) =>
      rows<VirtualKeyRow>(
        `${KEYS} select m.* from (${VIRTUAL_KEYS}) m where m.workspace_id = :tenantId order by m.id`,
        { tenantId },
      ),

    grants: (tenantId: string) =>
      rows<ManagerGrantRow>(`${GRANTS} and workspace_id = :tenantId order by id`, { tenantId }),
  };
};
