import { incrementVersion } from '../../../database/row-version.ts';
import type { SealedSecret } from '../../../database/schema/sealed-secrets.ts';
import type { Provenance, SettingsRow } from '../../../database/schema/tables.ts';
import type { WebhookEndpointRow } from '../../../database/schema/webhook-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

type Changes = Partial<Omit<WebhookEndpointRow, 'tenant_id' | 'id' | 'version' | 'created_at'>>;

/** Leased deliveries are in flight, and their own result decides. Manual redeliveries are still sent. */
const CANCEL_PENDING_SQL = `
  update webhook_deliveries
  set status = 'failed', next_attempt_at = null, error = 'The endpoint was disabled.'
  where tenant_id = :tenantId and endpoint_id = :id and next_attempt_at is not null and not manual
    and (leased_until is null or leased_until < now())`;

const OWNERS_SQL = `
  select u.id, u.email, u.name, coalesce(u.language, s.language, 'en') as language, coalesce(w.name, o.name) as workspace
  from members m
    join users u on u.id = m.user_id
    left join workspaces w on w.id = m.tenant_id
    left join organizations o on o.id = m.tenant_id
    left join workspace_settings s on s.workspace_id = m.tenant_id
  where m.tenant_id = :tenantId and m.role = 'owner' and m.status = 'active'`;

/** An owner of the workspace, as a mail recipient. */
export interface EndpointOwner {
  id: string;
  email: string;
  name: string;
  language: SettingsRow['language'];
  /** Name of the workspace. */
  workspace: string;
}

export const webhookEndpointRepository = (scope: TenantScope) => {
  const { db, tenantId } = scope;
  const one = (id: string) => scope.rows('webhook_endpoints').where({ id });

  return {
    find: (id: string): Promise<WebhookEndpointRow | undefined> => one(id).first(),

    /** Returns the endpoint, locked until the transaction ends. */
    lock: (id: string): Promise<WebhookEndpointRow | undefined> => one(id).forUpdate().first(),

    list: (page: PageRequest): Promise<WebhookEndpointRow[]> =>
      applyKeyset(scope.rows('webhook_endpoints').select('*'), ['id'], page),

    insert: (
      row: Pick<
        WebhookEndpointRow,
        'id' | 'url' | 'events' | 'enabled' | 'masked' | keyof SealedSecret | keyof Provenance
      > &
        Changes,
    ): Promise<WebhookEndpointRow> => scope.insert('webhook_endpoints', row),

    async update(id: string, changes: Changes): Promise<WebhookEndpointRow | undefined> {
      const [endpoint] = await one(id)
        .update({ ...changes, ...incrementVersion(db) })
        .returning('*');
      return endpoint;
    },

    /**
     * Disables an endpoint.
     * @returns the endpoint, if it was enabled until now
     */
    async disable(
      id: string,
      reason: WebhookEndpointRow['disabled_reason'],
      at: Date,
    ): Promise<WebhookEndpointRow | undefined> {
      const [endpoint] = await one(id)
        .where({ enabled: true })
        .update({ enabled: false, disabled_at: at, disabled_reason: reason, ...incrementVersion(db) })
        .returning('*');
      return endpoint;
    },

    async remove(id: string): Promise<void> {
      await one(id).delete();
    },

    /** Cancels the pending deliveries of an endpoint. They can be replayed. */
    async cancelPending(id: string): Promise<void> {
      await db.raw(CANCEL_PENDING_SQL, { tenantId, id });
    },

    /** Returns the owners to notify. */
    async owners(): Promise<EndpointOwner[]> {
      const { rows } = await db.raw<{ rows: EndpointOwner[] }>(OWNERS_SQL, { tenantId });
      return rows;
    },
  };
};
