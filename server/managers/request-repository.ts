import type { PageRequest } from '../contract/pagination.ts';
import { keyset } from '../database/keyset.ts';
import type { AccessRequestRow } from '../database/organization-tables.ts';
import type { TenantScope } from '../database/tenant-scope.ts';

/** A request with the names of both sides. */
export interface RequestWithNames extends AccessRequestRow {
  workspace_slug: string;
  workspace_name: string;
  organization_slug: string;
  organization_name: string;
}

type NewRequest = Pick<
  AccessRequestRow,
  'id' | 'organization_id' | 'reason' | 'expires_at' | 'requested_by' | 'created_at'
>;

/** What organizations ask of one workspace. */
export const accessRequestRepository = (scope: TenantScope) => {
  const withNames = () =>
    scope
      .rows('access_requests')
      .join('workspaces as w', 'w.id', 'access_requests.workspace_id')
      .join('organizations as o', 'o.id', 'access_requests.organization_id')
      .select<RequestWithNames[]>(
        'access_requests.*',
        'w.slug as workspace_slug',
        'w.name as workspace_name',
        'o.slug as organization_slug',
        'o.name as organization_name',
      );

  return {
    find: (id: string): Promise<RequestWithNames | undefined> =>
      withNames().where('access_requests.id', id).first(),

    /** The request, which nobody else decides until the transaction ends. */
    lock: (id: string): Promise<RequestWithNames | undefined> =>
      withNames().where('access_requests.id', id).forUpdate('access_requests').first(),

    list(status: string | undefined, page: PageRequest): Promise<RequestWithNames[]> {
      const query = withNames();
      if (status !== undefined) query.where('access_requests.status', status);
      return keyset(query, ['access_requests.id'], page);
    },

    /** Whoever asks twice asks once. @returns the id of the pending request, and whether it is a new one */
    async ask(row: NewRequest): Promise<{ id: string; isNew: boolean }> {
      const complete = { ...row, workspace_id: scope.workspaceId };
      const [asked] = await scope
        .db('access_requests')
        .insert(complete)
        .onConflict(scope.db.raw("(workspace_id, organization_id) where status = 'pending'") as never) // a partial index
        .merge({ reason: row.reason, expires_at: row.expires_at, requested_by: row.requested_by })
        .returning('id');
      return { id: asked?.id ?? row.id, isNew: asked?.id === row.id };
    },

    async decide(
      id: string,
      decision: Pick<AccessRequestRow, 'status' | 'decided_by' | 'decided_at' | 'grant_id'>,
    ): Promise<void> {
      await scope.rows('access_requests').where({ id }).update(decision);
    },
  };
};
