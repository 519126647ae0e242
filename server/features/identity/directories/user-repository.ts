import type { Knex } from 'knex';
import { incrementVersion } from '../../../database/row-version.ts';
import type { DirectoryUserRow } from '../../../database/schema/directory-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { Columns, Fragment } from './scim/filter-sql.ts';

/** The columns of the people `r` of a directory, by their attributes. */
export const USER_COLUMNS: Columns = new Map([
  ['id', 'r.id'],
  ['externalid', 'r.external_id'],
  ['username', 'r.user_name'],
  ['active', 'r.active'],
  ['meta.resourcetype', `'User'`],
  ['meta.created', 'r.created_at'],
  ['meta.lastmodified', 'r.updated_at'],
]);

/** What a query of SCIM selects. */
export interface Selected {
  condition: Fragment | undefined;
  sort: { by: Fragment; descending: boolean } | undefined;
  offset: number;
  limit: number;
}

export type NewDirectoryUser = Pick<DirectoryUserRow, 'user_name' | 'external_id' | 'active' | 'attributes'>;
export type DirectoryUserChanges = Partial<
  Omit<DirectoryUserRow, 'tenant_id' | 'directory_id' | 'id' | 'version' | 'created_at'>
>;

/** A person of a directory with the address of the account. */
export type DirectoryUserWithAccount = DirectoryUserRow & { email: string | null };

/** The people of the directories of a workspace or an organization. */
export const directoryUserRepository = (scope: TenantScope) => {
  const one = (directoryId: string, id: string) =>
    scope.rows('directory_users').where({ directory_id: directoryId, id });
  const present = (directoryId: string): Knex.QueryBuilder =>
    scope
      .db('directory_users as r')
      .where({ 'r.tenant_id': scope.tenantId, 'r.directory_id': directoryId })
      .whereNull('r.deleted_at');

  return {
    find: (directoryId: string, id: string): Promise<DirectoryUserRow | undefined> =>
      one(directoryId, id).whereNull('deleted_at').first(),

    findAll: (directoryId: string, ids: readonly string[]): Promise<DirectoryUserRow[]> =>
      scope
        .rows('directory_users')
        .where({ directory_id: directoryId })
        .whereIn('id', [...ids])
        .orderBy('id')
        .select('*'),

    /** Returns the person, locked until the transaction ends. */
    lock: (directoryId: string, id: string): Promise<DirectoryUserRow | undefined> =>
      one(directoryId, id).whereNull('deleted_at').forUpdate().first(),

    /** Returns the account that a deleted entry with this external id had. */
    async formerAccount(directoryId: string, externalId: string): Promise<string | undefined> {
      const row = await scope
        .rows('directory_users')
        .where({ directory_id: directoryId, external_id: externalId })
        .whereNotNull('deleted_at')
        .whereNotNull('user_id')
        .orderBy('deleted_at', 'desc')
        .first('user_id');
      return row?.user_id ?? undefined;
    },

    /** Whether another entry of the directory is of this account. */
    async hasAccount(directoryId: string, userId: string): Promise<boolean> {
      const row = await scope
        .rows('directory_users')
        .where({ directory_id: directoryId, user_id: userId })
        .whereNull('deleted_at')
        .first('id');
      return row !== undefined;
    },

    async select(
      directoryId: string,
      selected: Selected,
    ): Promise<{ rows: DirectoryUserRow[]; total: number }> {
      const { condition, sort, offset, limit } = selected;
      const matching = present(directoryId);
      if (condition !== undefined) matching.whereRaw(condition.sql, condition.bindings);
      const [counted] = (await matching.clone().count({ count: '*' })) as Array<{ count: string }>;
      const page = matching.clone().select('r.*').offset(offset).limit(limit);
      if (sort !== undefined)
        page.orderByRaw(`${sort.by.sql} ${sort.descending ? 'desc' : 'asc'}`, sort.by.bindings);
      const rows: DirectoryUserRow[] = limit === 0 ? [] : await page.orderBy('r.id');
      return { rows, total: Number(counted?.count) };
    },

    list(
      directoryId: string,
      state: DirectoryUserRow['state'] | undefined,
      page: PageRequest,
    ): Promise<DirectoryUserWithAccount[]> {
      const query = present(directoryId).leftJoin('users as u', 'u.id', 'r.user_id').select('r.*', 'u.email');
      if (state !== undefined) query.where({ 'r.state': state });
      return applyKeyset(query, ['r.id'], page);
    },

    async insert(
      row: NewDirectoryUser & Pick<DirectoryUserRow, 'directory_id' | 'id' | 'state'>,
    ): Promise<DirectoryUserRow> {
      return scope.insert('directory_users', { ...row, user_name_key: row.user_name.toLowerCase() });
    },

    async update(
      { directory_id, id }: Pick<DirectoryUserRow, 'directory_id' | 'id'>,
      changes: DirectoryUserChanges,
    ): Promise<DirectoryUserRow> {
      const [row] = await one(directory_id, id)
        .update({ ...changes, ...incrementVersion(scope.db) })
        .returning('*');
      if (row === undefined) throw new Error('The person of the directory is gone.');
      return row;
    },
  };
};
