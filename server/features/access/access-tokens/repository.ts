import type { Knex } from 'knex';
import type { AccessTokenRow } from '../../../database/schema/credential-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

type NewToken = Pick<AccessTokenRow, 'id' | 'source_hash' | 'expires_at'> & Partial<AccessTokenRow>;

export const accessTokenRepository = (scope: TenantScope) => ({
  async insert(token: NewToken): Promise<void> {
    await scope.insert('access_tokens', token);
  },
});

const BATCH = 1_000;

const PURGE_SQL = `
  with over as (
    delete from access_tokens where (workspace_id, id) in (
      select workspace_id, id from access_tokens where expires_at < now() - interval '1 hour' order by expires_at limit :batch)
    returning workspace_id, id)
  delete from credentials c using over where c.tenant_id = over.workspace_id and c.subject_id = over.id`;

/** Deletes expired access tokens and their secrets, a batch at a time. They say that they have expired for an hour. */
export async function purgeExpiredTokens(db: Knex): Promise<void> {
  for (let deleted = BATCH; deleted === BATCH; ) {
    const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_SQL, { batch: BATCH });
    deleted = rowCount;
  }
}
