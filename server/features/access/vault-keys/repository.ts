import type { Knex } from 'knex';
import {
  SEALED_COLUMNS,
  type SealedColumns,
  type SealedKind,
  type VaultKeyRow,
} from '../../../database/schema/sealed-secrets.ts';

/** Number of secrets of one kind under one vault key. */
export interface SealedCount {
  id: string;
  kind: SealedKind;
  count: number;
}

/** A wrapped data key and its place in the table. The row is locked. */
export interface WrappedKey {
  place: string;
  /** What names the row in the log. */
  id: string;
  wrapped_key: Buffer;
  vault_key_id: string;
}

const COUNTS_SQL = SEALED_COLUMNS.map(
  ({ kind, table, prefix, live }) => `
    select ${prefix}vault_key_id as id, '${kind}' as kind from ${table} where ${prefix}vault_key_id is not null and ${live}`,
).join(' union all ');
const COUNT_SQL = `select id, kind, count(*)::int as count from (${COUNTS_SQL}) sealed group by 1, 2`;
const COUNT_OTHERS_SQL = `
  select kind, count(*)::int as count from (${COUNTS_SQL}) sealed where id <> all(:known::text[]) group by 1`;

const lockWrappedSql = ({ table, prefix, name = 'id', live }: SealedColumns) => `
  select ctid::text as place, ${name} as id, ${prefix}wrapped_key as wrapped_key, ${prefix}vault_key_id as vault_key_id from ${table}
  where ${prefix}vault_key_id = any(:from::text[]) and ${live} and ctid <> all(:except::tid[])
  limit :limit for update skip locked`;
/** The rows are found by position, because they are locked and therefore do not move. */
const storeWrappedSql = ({ table, prefix }: SealedColumns) => `
  update ${table} t set ${prefix}wrapped_key = decode(r.wrapped_key, 'hex'), ${prefix}vault_key_id = :id
  from unnest(:places::tid[], :wrapped::text[]) as r (place, wrapped_key)
  where t.ctid = any(:places::tid[]) and t.ctid = r.place`;

const START_ROTATION_SQL = `
  update vault_keys set rotation_started_at = now(), rotation_finished_at = null, rewrapped = 0
  where id = :id and (rotation_started_at is null or rotation_finished_at is not null)`;
/** Name of the job that continues a rotation. */
export const VAULT_JOB = 'vault-keys';
const MAKE_JOB_DUE_SQL = `update jobs set next_run_at = now() where name = '${VAULT_JOB}' and lease is null`;
const FINISH_ROTATION_SQL = `
  update vault_keys set rotation_finished_at = now() where id = :id and rotation_finished_at is null
    and (select count(*) from (${COUNTS_SQL}) sealed where id = any(:from::text[])) <= :damaged`;

const MARK_FOUND_SQL = `
  update vault_keys set missing_since = null, owners_notified_at = null
  where id = any(:known::text[]) and missing_since is not null`;
const MARK_MISSING_SQL = `
  update vault_keys set missing_since = now()
  where missing_since is null and id <> all(:known::text[]) and id in (select id from (${COUNTS_SQL}) sealed)
  returning id`;
const LOCK_UNNOTIFIED_SQL = `
  select id from vault_keys
  where missing_since < now() - make_interval(mins => :minutes) and owners_notified_at is null and id <> all(:known::text[])
  limit 1 for update skip locked`;

const OWNERS_SQL = `
  with unreadable as (
    select tenant_id, sum(endpoints)::int as endpoints, sum(keys)::int as keys, sum(virtual_keys)::int as virtual_keys from (
      select tenant_id, 1 as endpoints, 0 as keys, 0 as virtual_keys from webhook_endpoints
      where vault_key_id = :id or (previous_vault_key_id = :id and previous_ends_at > now())
      union all
      select tenant_id, 0, 1, 0 from api_keys where vault_key_id = :id
      union all
      select workspace_id, 0, 0, 1 from virtual_keys where vault_key_id = :id) secrets
    group by tenant_id)
  select s.*, u.email, coalesce(u.language, ws.language, 'en') as language, coalesce(w.name, o.name) as name
  from unreadable s
    join members m on m.tenant_id = s.tenant_id and m.role = 'owner' and m.status = 'active'
    join users u on u.id = m.user_id
    left join workspaces w on w.id = s.tenant_id
    left join organizations o on o.id = s.tenant_id
    left join workspace_settings ws on ws.workspace_id = s.tenant_id
  order by s.tenant_id, u.id`;

/** An owner of a tenant that has unreadable secrets, and how many. */
export interface ConcernedOwner {
  tenant_id: string;
  /** Name of the workspace or organization. */
  name: string;
  email: string;
  language: 'en' | 'tr';
  endpoints: number;
  keys: number;
  virtual_keys: number;
}

/** The vault keys, and the wrapped data keys of all tenants. */
export const vaultKeyRepository = (db: Knex) => {
  const rowsOf = async <Row>(sql: string, bindings: Knex.ValueDict = {}): Promise<Row[]> =>
    (await db.raw<{ rows: Row[] }>(sql, bindings)).rows;

  return {
    list: (): Promise<VaultKeyRow[]> => db('vault_keys').orderBy('first_used_at').orderBy('id'),

    count: () => rowsOf<SealedCount>(COUNT_SQL),

    /** Counts the secrets that none of the known keys opens. */
    countUnreadable: (known: readonly string[]) =>
      rowsOf<Omit<SealedCount, 'id'>>(COUNT_OTHERS_SQL, { known: [...known] }),

    /** Starts a rotation to a key, unless one is running. */
    async startRotation(id: string): Promise<void> {
      await db.raw(START_ROTATION_SQL, { id });
      await db.raw(MAKE_JOB_DUE_SQL);
    },

    /** Whether a rotation to a key is running. */
    async isRotating(id: string): Promise<boolean> {
      const row = await db('vault_keys').where({ id }).first();
      return row != null && row.rotation_started_at !== null && row.rotation_finished_at === null;
    },

    /** Ends a rotation, if nothing but damaged data keys is left under the keys that it rotates from. */
    async finishRotation(id: string, from: readonly string[], damaged: number): Promise<void> {
      await db.raw(FINISH_ROTATION_SQL, { id, from: [...from], damaged });
    },

    /** Locks wrapped data keys under some vault keys, except at some places and those that others have locked. */
    lockWrapped: (
      columns: SealedColumns,
      from: readonly string[],
      except: readonly string[],
      limit: number,
    ) => rowsOf<WrappedKey>(lockWrappedSql(columns), { from: [...from], except: [...except], limit }),

    /** Stores data keys that were wrapped again under the vault key `id`. */
    async storeWrapped(
      columns: SealedColumns,
      id: string,
      keys: readonly Pick<WrappedKey, 'place' | 'wrapped_key'>[],
    ): Promise<void> {
      await db.raw(storeWrappedSql(columns), {
        id,
        places: keys.map(({ place }) => place),
        wrapped: keys.map(({ wrapped_key }) => wrapped_key.toString('hex')),
      });
      await db('vault_keys').where({ id }).increment('rewrapped', keys.length);
    },

    /** Records which of the used keys are missing. @returns those that have gone missing since the last call */
    async markMissing(known: readonly string[]): Promise<string[]> {
      await db.raw(MARK_FOUND_SQL, { known: [...known] });
      return (await rowsOf<{ id: string }>(MARK_MISSING_SQL, { known: [...known] })).map(({ id }) => id);
    },

    /** Locks a key that has been missing for a time without a notice to the owners. */
    async lockUnnotified(known: readonly string[], minutes: number): Promise<string | undefined> {
      const [row] = await rowsOf<{ id: string }>(LOCK_UNNOTIFIED_SQL, { known: [...known], minutes });
      return row?.id;
    },

    /** Returns the owners of what a key has sealed. */
    owners: (id: string) => rowsOf<ConcernedOwner>(OWNERS_SQL, { id }),

    async markNotified(id: string, at: Date): Promise<void> {
      await db('vault_keys').where({ id }).update({ owners_notified_at: at });
    },
  };
};
