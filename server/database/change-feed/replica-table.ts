import { CACHE_LEASE_MS, CHANGES_CHANNEL } from './change-feed.ts';

/**
 * A crash or a promotion empties the table of replicas, and with it the knowledge of which replicas may still cache.
 * This row is inserted when it is missing. For one lease it then stands for the unknown replicas: none of them is
 * waited for by name, and everything in their caches predates the crash.
 */
const MARK = '*';

/** Inserts the mark if the table has lost it. */
export const MARK_REPLICAS_SQL = `insert into replicas (id) values ('${MARK}') on conflict (id) do nothing`;

/** Everything that may cache: the replicas, and for one lease the mark. */
export const MAY_CACHE_SQL = `
  select id from replicas
  where id <> '${MARK}' or seen_at > clock_timestamp() - interval '${CACHE_LEASE_MS} milliseconds'`;

/** Deletes replicas that have been silent for longer than any confirmation can take. */
export const removeSilentSql = (ms: number): string =>
  `delete from replicas where id <> '${MARK}' and seen_at < clock_timestamp() - interval '${ms} milliseconds'`;

/**
 * One statement, so that everything comes from one snapshot: the changes of transactions that the previous snapshot
 * could not see, and this replica's heartbeat.
 */
export const CONFIRM_SQL = `
  with here as (update replicas set seen_at = clock_timestamp() where id = $1 returning id)
  select pg_current_snapshot()::text as snapshot, (select count(*)::int from here) as registered,
    coalesce((select array_agg(distinct tag) from access_changes, unnest(tags) tag
      where transaction >= $2::xid8), '{}') as tags`;
/** A transaction of its own. A snapshot that includes it includes everything that was committed before. */
export const LATER_TRANSACTION_SQL = `select pg_current_xact_id()::text as id, pg_notify('${CHANGES_CHANNEL}', '')`;
