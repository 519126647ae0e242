import type { PageRequest } from '../contract/pagination.ts';
import { keyset } from '../database/keyset.ts';
import type { WebhookEndpointRow } from '../database/tables.ts';
import type { TenantScope } from '../database/tenant-scope.ts';
import { nextVersion } from '../database/versioned.ts';
import { giveUpPending } from './disable.ts';

type Changes = Partial<Omit<WebhookEndpointRow, 'workspace_id' | 'id' | 'version' | 'created_at'>>;

export const webhookEndpointRepository = (scope: TenantScope) => {
  const one = (id: string) => scope.rows('webhook_endpoints').where({ id });

  return {
    find: (id: string): Promise<WebhookEndpointRow | undefined> => one(id).first(),

    /** The endpoint, which nobody else changes until the transaction ends. */
    lock: (id: string): Promise<WebhookEndpointRow | undefined> => one(id).forUpdate().first(),

    list: (page: PageRequest): Promise<WebhookEndpointRow[]> =>
      keyset(scope.rows('webhook_endpoints').select('*'), ['id'], page),

    async count(): Promise<number> {
      return (await scope.rows('webhook_endpoints').select('id')).length;
    },

    insert: (
      row: Pick<WebhookEndpointRow, 'id' | 'url' | 'events' | 'enabled' | 'sealed_secret' | 'masked'> &
        Changes,
    ): Promise<WebhookEndpointRow> => scope.insert('webhook_endpoints', row),

    async update(id: string, changes: Changes): Promise<WebhookEndpointRow | undefined> {
      const [endpoint] = await one(id)
        .update({ ...changes, ...nextVersion(scope.db) })
        .returning('*');
      return endpoint;
    },

    async remove(id: string): Promise<void> {
      await one(id).delete();
    },

    /** Ends what is still to be sent to it. */
    giveUpPending: (id: string): Promise<void> => giveUpPending(scope.db, scope.workspaceId, id),
  };
};
