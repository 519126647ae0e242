import type { Knex } from 'knex';
import { tenantKindOf } from '../../../api/ids.ts';
import type { OrganizationRow } from '../../../database/schema/organization-tables.ts';
import type { WorkspaceRow } from '../../../database/schema/tables.ts';

/** What workspaces and organizations have alike. */
export type Tenant = Pick<WorkspaceRow | OrganizationRow, 'id' | 'slug' | 'name' | 'archived_at'>;

/** The directory of tenants, for what concerns workspaces and organizations alike. */
export const tenantRepository = (db: Knex) => {
  const one = (id: string): Knex.QueryBuilder<Tenant, Tenant | undefined> =>
    db(tenantKindOf(id) === 'organization' ? 'organizations' : 'workspaces')
      .where({ id })
      .first('id', 'slug', 'name', 'archived_at') as never; // two tables with these columns, which Knex types apart

  return {
    find: (id: string): Promise<Tenant | undefined> => one(id),

    /** The tenant, which nobody else changes until the transaction ends. Rules over all of its members wait here. */
    lock: (id: string): Promise<Tenant | undefined> => one(id).forNoKeyUpdate(),

    /** The tenant as it is until the transaction ends; others may hold it as well. */
    lockShared: (id: string): Promise<Tenant | undefined> => one(id).forShare(),
  };
};
