import type { Knex } from 'knex';
import { tenantKindOf } from '../../../api/ids.ts';
import type { OrganizationRow } from '../../../database/schema/organization-tables.ts';
import type { WorkspaceRow } from '../../../database/schema/tables.ts';

/** Properties that workspaces and organizations share. */
export type Tenant = Pick<WorkspaceRow | OrganizationRow, 'id' | 'slug' | 'name' | 'archived_at'>;

/** The directory of tenants, for everything that workspaces and organizations share. */
export const tenantRepository = (db: Knex) => {
  const one = (id: string): Knex.QueryBuilder<Tenant, Tenant | undefined> =>
    db(tenantKindOf(id) === 'organization' ? 'organizations' : 'workspaces')
      .where({ id })
      .first('id', 'slug', 'name', 'archived_at') as never; // two tables with these columns, which Knex types apart

  return {
    find: (id: string): Promise<Tenant | undefined> => one(id),

    /** Returns those of the ids that are tenants. */
    async filterExisting(ids: readonly string[]): Promise<string[]> {
      const rows = await db('tenants')
        .whereIn('id', [...ids])
        .select('id');
      return rows.map(({ id }) => id);
    },

    /** Returns the tenant, locked until the transaction ends. Checks over all of its members are serialized here. */
    lock: (id: string): Promise<Tenant | undefined> => one(id).forNoKeyUpdate(),

    /** Returns the tenant with a shared lock until the transaction ends. */
    lockShared: (id: string): Promise<Tenant | undefined> => one(id).forShare(),
  };
};
