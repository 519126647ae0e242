import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { GatewayCacheRow } from './repository.ts';

/** What the database has for some ids: an answer that is still valid, and the state of the workspace's cache. */
export interface FoundAnswers {
  /** Absent if the state was lost at this moment. An answer of now is not kept then. */
  generation: string | undefined;
  rows: Array<Omit<GatewayCacheRow, 'workspace_id' | 'namespace'>>;
}

const FIND_SQL = `
  select g.generation, c.id, c.content, c.data_key_id, c.expires_at from gateway_cache_generations g
  left join gateway_cache c
    on c.workspace_id = g.workspace_id and c.id = any(:ids::text[]) and c.expires_at > now()
  where g.workspace_id = :workspaceId`;

const BEGIN_SQL = `
  insert into gateway_cache_generations (workspace_id, generation) values (:workspaceId, :generation)
  on conflict do nothing returning generation`;

/**
 * Waits for a purge that is under way, and keeps nothing after one that came later than the call. A purge waits for this statement, and
 * then deletes its row.
 */
const KEEP_SQL = `
  insert into gateway_cache (workspace_id, id, namespace, content, data_key_id, expires_at)
  select :workspaceId, :id, :namespace, :content, :dataKeyId, now() + make_interval(secs => :seconds)
  from (select from gateway_cache_generations where workspace_id = :workspaceId and generation = :generation for share) g
  on conflict (workspace_id, id) do update set namespace = excluded.namespace, content = excluded.content,
    data_key_id = excluded.data_key_id, expires_at = excluded.expires_at`;

const BATCH = 1000;
const DELETE_EXPIRED_SQL = `
  delete from gateway_cache where (workspace_id, id) in (
    select workspace_id, id from gateway_cache where expires_at <= now() order by expires_at limit ${BATCH}
    for update skip locked)`;

/** An answer as it is stored. */
export interface StoredAnswer {
  workspaceId: string;
  id: string;
  namespace: string;
  generation: string;
  seconds: number;
  dataKeyId: string;
  content: Buffer;
}

/** The kept answers of all workspaces, without a transaction: calls look them up. */
export const cacheRepository = (knex: Knex) => ({
  async find(workspaceId: string, ids: readonly string[]): Promise<FoundAnswers> {
    type Row = FoundAnswers['rows'][number] & { generation: string };
    const { rows } = await knex.raw<{ rows: Row[] }>(FIND_SQL, { workspaceId, ids: [...ids] });
    const [first] = rows;
    if (first !== undefined)
      return { generation: first.generation, rows: rows.filter(({ id }) => id !== null) };
    const generation = randomUUID();
    const begun = await knex.raw<{ rows: unknown[] }>(BEGIN_SQL, { workspaceId, generation });
    return { generation: begun.rows.length === 1 ? generation : undefined, rows: [] };
  },

  async keep(answer: StoredAnswer): Promise<void> {
    await knex.raw(KEEP_SQL, { ...answer });
  },
});

/** Deletes a batch of expired answers. @returns whether there may be more */
export async function deleteExpiredAnswers(knex: Knex): Promise<boolean> {
  const { rowCount } = await knex.raw<{ rowCount: number }>(DELETE_EXPIRED_SQL);
  return rowCount === BATCH;
}
