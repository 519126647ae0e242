import type { Knex } from 'knex';
import type { Schemas } from '../../../../api/types.ts';
import type { DirectoryRequestRow } from '../../../../database/schema/directory-tables.ts';
import type { TenantScope } from '../../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../../operations/keyset.ts';
import type { PageRequest } from '../../../../operations/pagination.ts';

const KEPT_DAYS = 30;
/** Requests that are kept of one directory. */
const KEPT_REQUESTS = 100_000;
const BATCH = 10_000;

export type RequestOutcome = Schemas['DirectoryRequestOutcome'];

/** The log of the directories of a workspace or an organization. */
export const directoryRequestRepository = (scope: TenantScope) => ({
  list(
    directoryId: string,
    outcome: RequestOutcome | undefined,
    page: PageRequest,
  ): Promise<DirectoryRequestRow[]> {
    const query = scope.rows('directory_requests').where({ directory_id: directoryId }).select('*');
    if (outcome !== undefined) query.where('status', outcome === 'refused' ? '>=' : '<', 400);
    return applyKeyset(query, ['id'], page);
  },

  /** Returns the last requests of a directory, newest first. */
  latest: (directoryId: string, limit: number): Promise<DirectoryRequestRow[]> =>
    scope.rows('directory_requests').where({ directory_id: directoryId }).orderBy('id', 'desc').limit(limit),
});

const PURGE_SQL = `
  delete from directory_requests where (tenant_id, directory_id, id) in (
    select tenant_id, directory_id, id from directory_requests
    where created_at < now() - interval '${KEPT_DAYS} days' limit ${BATCH})`;
const PURGE_MANY_SQL = `
  delete from directory_requests r using directories d, lateral (
    select k.id from directory_requests k where k.tenant_id = d.tenant_id and k.directory_id = d.id
    order by k.id desc offset ${KEPT_REQUESTS} limit 1) oldest
  where r.tenant_id = d.tenant_id and r.directory_id = d.id and r.id <= oldest.id`;

/** Deletes requests whose time is over, and those beyond the number that is kept of a directory. */
export async function purgeDirectoryRequests(db: Knex): Promise<void> {
  for (let deleted = BATCH; deleted === BATCH; ) {
    const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_SQL);
    deleted = rowCount;
  }
  await db.raw(PURGE_MANY_SQL);
}
