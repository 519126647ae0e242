import type { Knex } from 'knex';
import type { AccessRequestRow } from '../../../database/schema/organization-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

/** A request with the names of both tenants. */
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

/** The terms that an owner reads before approving. */
const TERMS = '(access_requests.reason, access_requests.expires_at, access_requests.requested_by)';

/** Access requests of organizations to one workspace. */
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

    /** Returns the request, locked until the transaction ends. */
    lock: (id: string): Promise<RequestWithNames | undefined> =>
      withNames().where('access_requests.id', id).forUpdate('access_requests').first(),

    list(status: string | undefined, page: PageRequest): Promise<RequestWithNames[]> {
      const query = withNames();
      if (status !== undefined) query.where('access_requests.status', status);
      return applyKeyset(query, ['access_requests.id'], page);
    },

    /**
     * Inserts a request, or finds the pending one with the same terms. The terms of a request never change, so that an
     * owner approves what they have read: other terms replace the pending request.
     * @returns the id of the pending request, and whether it is new
     */
    async insertUnlessPending(row: NewRequest): Promise<{ id: string; isNew: boolean }> {
      const terms = [row.reason, row.expires_at, row.requested_by] as Knex.RawBinding[]; // null is a valid binding as well
      const pending = (on: 'on these terms' | 'on other terms') =>
        scope
          .rows('access_requests')
          .where({ organization_id: row.organization_id, status: 'pending' })
          .whereRaw(
            `${TERMS} is ${on === 'on these terms' ? 'not' : ''} distinct from (?, ?::timestamptz, ?)`,
            terms,
          );
      await pending('on other terms').update({ status: 'replaced' });
      const [inserted] = await scope
        .db('access_requests')
        .insert({ ...row, workspace_id: scope.tenantId })
        .onConflict(scope.db.raw("(workspace_id, organization_id) where status = 'pending'") as never) // a partial index
        .ignore()
        .returning('id');
      if (inserted !== undefined) return { id: inserted.id, isNew: true };
      const [existing] = await pending('on these terms').select('id');
      // Another request of the organization was inserted first, with other terms.
      return existing === undefined ? this.insertUnlessPending(row) : { id: existing.id, isNew: false };
    },

    async decide(
      id: string,
      decision: Pick<AccessRequestRow, 'status' | 'decided_by' | 'decided_at' | 'grant_id'>,
    ): Promise<void> {
      await scope.rows('access_requests').where({ id }).update(decision);
    },
  };
};
