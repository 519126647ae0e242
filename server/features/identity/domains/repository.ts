import type { Knex } from 'knex';
import type { Schemas } from '../../../api/types.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { Table, Versioned } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

export interface DomainRow extends Versioned {
  tenant_id: string;
  id: string;
  domain: string;
  status: Schemas['DomainStatus'];
  verified_by: 'dns' | 'operator' | null;
  verified_at: Date | null;
  checked_at: Date | null;
  missing_since: Date | null;
  lapsed_at: Date | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    domains: Table<DomainRow, 'tenant_id' | 'id' | 'domain'>;
  }
}

export type DomainChanges = Partial<
  Pick<DomainRow, 'status' | 'verified_by' | 'verified_at' | 'checked_at' | 'missing_since' | 'lapsed_at'>
>;

/** The domains of one tenant. */
export const domainRepository = (scope: TenantScope) => {
  const one = (id: string) => scope.rows('domains').where({ id });
  return {
    find: (id: string): Promise<DomainRow | undefined> => one(id).first(),

    lock: (id: string): Promise<DomainRow | undefined> => one(id).forUpdate().first(),

    list(status: DomainRow['status'] | undefined, page: PageRequest): Promise<DomainRow[]> {
      const query = scope.rows('domains').select('*');
      if (status !== undefined) query.where({ status });
      return applyKeyset(query, ['id'], page);
    },

    /** Returns those that are not proven. */
    unproven: (): Promise<DomainRow[]> =>
      scope.rows('domains').whereNot({ status: 'verified' }).orderBy('domain').select('*'),

    async count(): Promise<number> {
      const [row] = await scope.rows('domains').count({ count: '*' });
      return Number(row?.count);
    },

    /** Returns those of the domains, given in their canonical form, that the tenant has proven. */
    async verifiedAmong(domains: readonly string[]): Promise<string[]> {
      const rows = await scope
        .rows('domains')
        .where({ status: 'verified' })
        .whereIn('domain', [...domains])
        .select('domain');
      return rows.map(({ domain }) => domain);
    },

    insert: (row: Pick<DomainRow, 'id' | 'domain'>): Promise<DomainRow> => scope.insert('domains', row),

    async update(id: string, changes: DomainChanges): Promise<DomainRow | undefined> {
      const [row] = await one(id)
        .update({ ...changes, ...incrementVersion(scope.db) })
        .returning('*');
      return row;
    },

    /** Records a check. It makes a new version only if it changes whether the record is missing. */
    async recordCheck(
      { id, missing_since: before }: Pick<DomainRow, 'id' | 'missing_since'>,
      checked_at: Date,
      missing_since: Date | null,
    ): Promise<DomainRow | undefined> {
      const isNew = before?.getTime() !== missing_since?.getTime();
      const [row] = await one(id)
        .update({ checked_at, ...(isNew && { missing_since, ...incrementVersion(scope.db) }) })
        .returning('*');
      return row;
    },

    async remove(id: string): Promise<void> {
      await one(id).delete();
    },
  };
};

/** A deleted tenant keeps its domains until it is purged, so that restoring it brings them back. */
const IS_DELETED_SQL = `(
  exists (select from workspaces w left join organizations o on o.id = w.organization_id
    where w.id = d.tenant_id and (w.archived_at is not null or o.archived_at is not null))
  or exists (select from organizations o where o.id = d.tenant_id and o.archived_at is not null))`;

const HOLDER_SQL = `
  select d.tenant_id from domains d
  where d.domain = :domain and d.status = 'verified' and not ${IS_DELETED_SQL}`;

const LAPSE_OF_DELETED_SQL = `
  update domains d set status = 'lapsed', lapsed_at = :now, version = version + 1, updated_at = now()
  where d.domain = :domain and d.status = 'verified' and ${IS_DELETED_SQL}
  returning *`;

const DUE_SQL = `
  select d.* from domains d
  where d.status = 'verified' and d.verified_by = 'dns' and d.checked_at < now() - interval '1 day'
    and not ${IS_DELETED_SQL}
  order by d.checked_at limit :limit`;

/** The domains of all tenants. */
export const domainHolderRepository = (db: Knex) => ({
  /** Returns the id of the workspace or the organization that has proven a domain, given in lower case and ASCII. */
  async verifiedTenantOf(domain: string): Promise<string | undefined> {
    const { rows } = await db.raw<{ rows: Array<Pick<DomainRow, 'tenant_id'>> }>(HOLDER_SQL, { domain });
    return rows[0]?.tenant_id;
  },

  /** Ends the hold of a deleted tenant on a domain. @returns the domain of that tenant, if there was one */
  async lapseOfDeleted(domain: string, now: Date): Promise<DomainRow | undefined> {
    const { rows } = await db.raw<{ rows: DomainRow[] }>(LAPSE_OF_DELETED_SQL, { domain, now });
    return rows[0];
  },

  /** Returns domains whose record was last checked a day ago or earlier. */
  async dueForCheck(limit: number): Promise<DomainRow[]> {
    const { rows } = await db.raw<{ rows: DomainRow[] }>(DUE_SQL, { limit });
    return rows;
  },
});
