import { CACHE_LEASE_MS } from './change-feed.ts';

/**
 * A crash or a promotion empties the table of replicas, and with it the knowledge of who may still remember something. This
 * row is written when it is missing. From then on, for one lease, it stands for those who are missing: none of them is
 * waited for by name, and whatever they remember is older than the crash.
 */
const MARK = '*';

/** Writes the mark where the table has lost it. */
export const MARK_REPLICAS_SQL = `insert into replicas (id) values ('${MARK}') on conflict (id) do nothing`;

/** Everyone who may remember something: the replicas, and for one lease the mark. */
export const MAY_CACHE_SQL = `
  select id from replicas
  where id <> '${MARK}' or seen_at > clock_timestamp() - interval '${CACHE_LEASE_MS} milliseconds'`;

/** Forgets replicas that have been silent for so long that no confirmation of theirs can be under way. */
export const removeSilentSql = (ms: number): string =>
  `delete from replicas where id <> '${MARK}' and seen_at < clock_timestamp() - interval '${ms} milliseconds'`;
