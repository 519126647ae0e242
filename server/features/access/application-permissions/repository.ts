import type { Knex } from 'knex';
import type { ApplicationPermissionDefinition } from '../../../api/application-permissions.ts';
import type { KeyScope, StoredPermission } from '../../../api/types.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { ApplicationPermissionRow } from '../../../database/schema/application-permission-tables.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

/** A custom role or a live custom key that lists a permission of the application. */
export interface Holder {
  type: 'role' | 'key';
  id: string;
  tenant_id: string;
  name: string;
  permission: StoredPermission;
}

/** SQL: whether a key can still be used. */
const LIVE_SQL = 'k.revoked_at is null and (k.expires_at is null or k.expires_at > now())';

const HOLDERS_SQL = `
  select 'role' as type, r.id, r.workspace_id as tenant_id, r.name, listed as permission
  from roles r, unnest(r.permissions) listed where r.permissions && :names::text[] and listed = any(:names::text[])
  union all
  select 'key', k.id, k.tenant_id, k.name, listed
  from api_keys k, unnest(k.permissions) listed
  where k.permissions && :names::text[] and listed = any(:names::text[]) and ${LIVE_SQL}
  order by 1 desc, 3, 2, 5`;

const LIVE_KEYS_SQL = `
  select k.scope, count(*)::int as count from api_keys k where ?::boolean and k.scope <> 'custom' and ${LIVE_SQL} group by k.scope`;

/** Keys that have ended keep what they listed. */
const TAKE_FROM_SQL = (table: 'roles' | 'api_keys', live: string) => `
  update ${table} k set permissions = array(select one from unnest(k.permissions) one where one <> all(:names::text[])),
    version = k.version + 1, updated_at = now()
  where k.permissions && :names::text[] and ${live}`;

/** Values of roles that are restored when a grant ends. */
const TAKE_FROM_CHANGES_SQL = `
  update grant_changes set before = before - :names::text[], after = after - :names::text[]
  where resource = 'role' and field = 'permissions' and (jsonb_exists_any(before, :names::text[]) or jsonb_exists_any(after, :names::text[]))`;

/** The permissions of the application, and what holds them in all tenants. */
export const applicationPermissionRepository = (db: Knex) => {
  const all = () => db('application_permissions');
  const run = async (sql: string, names: readonly StoredPermission[]) =>
    (await db.raw<{ rowCount: number }>(sql, { names: [...names] })).rowCount;

  return {
    all: (): Promise<ApplicationPermissionRow[]> => all().select('*').orderByRaw('name collate "C"'),

    find: (name: string): Promise<ApplicationPermissionRow | undefined> => all().where({ name }).first(),

    list: (page: PageRequest): Promise<ApplicationPermissionRow[]> =>
      applyKeyset(all().select('*'), ['name'], page),

    async insert(rows: readonly ApplicationPermissionDefinition[]): Promise<void> {
      if (rows.length > 0) await all().insert([...rows]);
    },

    async update(
      name: string,
      changes: Partial<Omit<ApplicationPermissionDefinition, 'name'>>,
    ): Promise<void> {
      await all()
        .where({ name })
        .update({ ...changes, ...incrementVersion(db) });
    },

    async remove(names: readonly string[]): Promise<void> {
      await all()
        .whereIn('name', [...names])
        .delete();
    },

    /** Returns the custom roles and live custom keys that list any of the permissions. */
    async holders(names: readonly StoredPermission[]): Promise<Holder[]> {
      if (names.length === 0) return [];
      const { rows } = await db.raw<{ rows: Holder[] }>(HOLDERS_SQL, { names: [...names] });
      return rows;
    },

    /** Returns the number of live keys of each preset scope. */
    async liveKeys(): Promise<ReadonlyMap<KeyScope, number>> {
      const { rows } = await db.raw<{ rows: Array<{ scope: KeyScope; count: number }> }>(LIVE_KEYS_SQL, [
        true,
      ]);
      return new Map(rows.map(({ scope, count }) => [scope, count]));
    },

    /** Takes permissions out of all custom roles and live custom keys. */
    async takeFromHolders(names: readonly StoredPermission[]): Promise<void> {
      await run(TAKE_FROM_SQL('roles', 'true'), names);
      await run(TAKE_FROM_SQL('api_keys', LIVE_SQL), names);
      await run(TAKE_FROM_CHANGES_SQL, names);
    },
  };
};
