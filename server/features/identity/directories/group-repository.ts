import type { Knex } from 'knex';
import { incrementVersion } from '../../../database/row-version.ts';
import type {
  DirectoryGroupMemberRow,
  DirectoryGroupRow,
} from '../../../database/schema/directory-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { Columns } from './scim/filter-sql.ts';
import type { MemberChange } from './scim/members.ts';
import type { Selected } from './user-repository.ts';

const MEMBER_ITEMS_SQL = `
  select jsonb_build_object('value', m.directory_user_id, 'type', 'User') as value from directory_group_members m
  where m.tenant_id = r.tenant_id and m.directory_id = r.directory_id and m.group_id = r.id`;

/** The columns of the groups `r` of a directory, by their attributes. */
export const GROUP_COLUMNS: Columns = new Map([
  ['id', 'r.id'],
  ['externalid', 'r.external_id'],
  ['displayname', 'r.display_name'],
  ['meta.resourcetype', `'Group'`],
  ['meta.created', 'r.created_at'],
  ['meta.lastmodified', 'r.updated_at'],
  ['[members]', MEMBER_ITEMS_SQL],
]);

/** A group with the number of its members. */
export type DirectoryGroupWithCount = DirectoryGroupRow & { member_count: number };
export type NewDirectoryGroup = Pick<DirectoryGroupRow, 'display_name' | 'external_id'>;

/** A member of a group. */
export type GroupMember = Pick<DirectoryGroupMemberRow, 'group_id' | 'directory_user_id'>;

const ROWS_SQL = `(
  select g.*, '{}'::jsonb as attributes, (
    select count(*)::integer from directory_group_members m
    where m.tenant_id = g.tenant_id and m.directory_id = g.directory_id and m.group_id = g.id) as member_count
  from directory_groups g) as r`;

const IN_GROUP = 'tenant_id = :tenantId and directory_id = :directoryId and group_id = :groupId';
const CHANGE_MEMBERS_SQL = `
  with given as (select jsonb_array_elements_text(cast(:added as jsonb)) as id
  ), taken as (select jsonb_array_elements_text(cast(:removed as jsonb)) as id
  ), removed as (
    delete from directory_group_members where ${IN_GROUP} and (
      directory_user_id in (select id from taken)
      or cast(:clears as boolean) and directory_user_id not in (select id from given))
    returning directory_user_id as id
  ), added as (
    insert into directory_group_members (tenant_id, directory_id, group_id, directory_user_id)
    select p.tenant_id, p.directory_id, :groupId, p.id from directory_users p
    where p.tenant_id = :tenantId and p.directory_id = :directoryId and p.deleted_at is null
      and p.id in (select id from given)
    on conflict do nothing
    returning directory_user_id as id
  )
  select id, 'added' as change from added union all select id, 'removed' from removed`;

/** Leaves the people out who were deleted: a provider that still lists them may end the access of others. */
const UNKNOWN_SQL = `
  select given.id from jsonb_array_elements_text(cast(:ids as jsonb)) as given (id)
  where not exists (select from directory_users p
    where p.tenant_id = :tenantId and p.directory_id = :directoryId and p.id = given.id)
  limit 1`;

const FORGET_SQL = `
  with gone as (
    delete from directory_group_members
    where tenant_id = :tenantId and directory_id = :directoryId and directory_user_id = :userId returning group_id
  )
  update directory_groups g set version = version + 1, updated_at = now() from gone
  where g.tenant_id = :tenantId and g.directory_id = :directoryId and g.id = gone.group_id`;

/** The groups of the directories of a workspace or an organization. */
export const directoryGroupRepository = (scope: TenantScope) => {
  const { db, tenantId } = scope;
  const one = (directoryId: string, id: string) =>
    scope.rows('directory_groups').where({ directory_id: directoryId, id });
  const counted = (directoryId: string): Knex.QueryBuilder =>
    db.from(db.raw(ROWS_SQL)).where({ 'r.tenant_id': tenantId, 'r.directory_id': directoryId });

  return {
    find: (directoryId: string, id: string): Promise<DirectoryGroupRow | undefined> =>
      one(directoryId, id).first(),

    /** Returns the group, locked until the transaction ends. */
    lock: (directoryId: string, id: string): Promise<DirectoryGroupRow | undefined> =>
      one(directoryId, id).forUpdate().first(),

    /** Whether a new group is one that the directory has: by its external id or, without one, by its name. */
    async isKnown(directoryId: string, { external_id, display_name }: NewDirectoryGroup): Promise<boolean> {
      const query = scope.rows('directory_groups').where({ directory_id: directoryId, external_id });
      if (external_id === null) query.whereRaw('lower(display_name) = lower(?)', [display_name]);
      return (await query.first('id')) !== undefined;
    },

    async filterExisting(directoryId: string, ids: readonly string[]): Promise<string[]> {
      const rows = await scope
        .rows('directory_groups')
        .where({ directory_id: directoryId })
        .whereIn('id', [...ids])
        .select('id');
      return rows.map(({ id }) => id);
    },

    async select(
      directoryId: string,
      { condition, sort, offset, limit }: Selected,
    ): Promise<{ rows: DirectoryGroupWithCount[]; total: number }> {
      const matching = counted(directoryId);
      if (condition !== undefined) matching.whereRaw(condition.sql, condition.bindings);
      const [count] = (await matching.clone().count({ count: '*' })) as Array<{ count: string }>;
      const page = matching.clone().select('r.*').offset(offset).limit(limit);
      if (sort !== undefined)
        page.orderByRaw(`${sort.by.sql} ${sort.descending ? 'desc' : 'asc'}`, sort.by.bindings);
      const rows: DirectoryGroupWithCount[] = limit === 0 ? [] : await page.orderBy('r.id');
      return { rows, total: Number(count?.count) };
    },

    list: (directoryId: string, page: PageRequest): Promise<DirectoryGroupWithCount[]> =>
      applyKeyset(counted(directoryId).select('r.*'), ['r.id'], page),

    /** Returns the members of groups, in the order of their ids. */
    members: (directoryId: string, groupIds: readonly string[]): Promise<GroupMember[]> =>
      scope
        .rows('directory_group_members')
        .where({ directory_id: directoryId })
        .whereIn('group_id', [...groupIds])
        .orderBy(['group_id', 'directory_user_id'])
        .select('group_id', 'directory_user_id'),

    async memberCount(directoryId: string, groupId: string): Promise<number> {
      const [row] = await scope
        .rows('directory_group_members')
        .where({ directory_id: directoryId, group_id: groupId })
        .count({ count: '*' });
      return Number(row?.count);
    },

    /** Returns an id that no person of the directory has or had; `undefined` if there is none among these. */
    async findUnknown(directoryId: string, ids: Iterable<string>): Promise<string | undefined> {
      const bindings = { tenantId, directoryId, ids: JSON.stringify([...ids]) };
      const { rows } = await db.raw<{ rows: Array<{ id: string }> }>(UNKNOWN_SQL, bindings);
      return rows[0]?.id;
    },

    insert: (
      row: NewDirectoryGroup & Pick<DirectoryGroupRow, 'directory_id' | 'id'>,
    ): Promise<DirectoryGroupRow> => scope.insert('directory_groups', row),

    async update(
      { directory_id, id }: Pick<DirectoryGroupRow, 'directory_id' | 'id'>,
      changes: Partial<NewDirectoryGroup>,
    ): Promise<DirectoryGroupRow> {
      const [row] = await one(directory_id, id)
        .update({ ...changes, ...incrementVersion(db) })
        .returning('*');
      if (row === undefined) throw new Error('The group of the directory is gone.');
      return row;
    },

    /** Changes the members in one statement. @returns the ids of the people who were added and removed */
    async changeMembers(
      { directory_id: directoryId, id: groupId }: Pick<DirectoryGroupRow, 'directory_id' | 'id'>,
      { clears, added, removed }: MemberChange,
    ): Promise<string[]> {
      const sets = { added: JSON.stringify([...added]), removed: JSON.stringify([...removed]) };
      const { rows } = await db.raw<{ rows: Array<{ id: string }> }>(CHANGE_MEMBERS_SQL, {
        tenantId,
        directoryId,
        groupId,
        clears,
        ...sets,
      });
      return rows.map(({ id }) => id);
    },

    /** Takes a deleted person out of all groups. */
    async forgetPerson(directoryId: string, userId: string): Promise<void> {
      await db.raw(FORGET_SQL, { tenantId, directoryId, userId });
    },

    async remove(directoryId: string, id: string): Promise<void> {
      await one(directoryId, id).delete();
    },
  };
};
