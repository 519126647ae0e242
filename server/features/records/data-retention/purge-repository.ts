import type { Knex } from 'knex';
import { SESSION_MAX_DAYS } from '../../../auth/authentication/credential-lookup.ts';
import { UNKEPT_SQL } from '../../payments/retention/service.ts';
import { RESTORE_DAYS } from '../../tenancy/workspaces/serializers.ts';

/** Purging a tenant deletes all of its rows, so each run takes few. */
const TENANTS_PER_STATEMENT = 5;
const BATCH = 500;

const IS_PURGEABLE_SQL = `archived_at < now() - interval '${RESTORE_DAYS} days'`;
const PURGEABLE_SQL = `select id from workspaces where ${IS_PURGEABLE_SQL} union all select id from organizations where ${IS_PURGEABLE_SQL}`;
/** In random order, so that tenants that cannot be purged do not always come first. */
const DUE_TENANTS_SQL = `select id from (${PURGEABLE_SQL}) due order by random() limit ${TENANTS_PER_STATEMENT}`;
/** It may have been restored in the meantime. */
const PURGE_TENANT_SQL = `
  delete from tenants where id = :id and id in (${PURGEABLE_SQL})
    and not exists (select from projects p where p.workspace_id = :id and ${UNKEPT_SQL})`;
/** Keys created under the grants were already rejected; they are now revoked permanently. */
const REVOKE_KEYS_OF_GRANTS_SQL = `
  with ended as (
    update api_keys k set revoked_at = coalesce(k.revoked_at, now()), grant_id = null
    from manager_grants g
    where g.organization_id = :id and k.tenant_id = g.workspace_id and k.grant_id = g.id and :id in (${PURGEABLE_SQL})
    returning k.id)
  update credentials set ended_at = now() where subject_id in (select id from ended) and ended_at is null`;
const PURGE_PROJECTS_SQL = `
  delete from projects where (workspace_id, id) in (
    select workspace_id, id from projects p where ${IS_PURGEABLE_SQL} and not ${UNKEPT_SQL}
    order by archived_at limit ${BATCH})`;
/** Sessions that can no longer be used. Their secrets are deleted with them, and are unknown afterwards. */
const PURGE_SESSIONS_SQL = `
  with gone as (
    delete from sessions where id in (
      select id from sessions where created_at < now() - interval '${SESSION_MAX_DAYS * 2} days'
      order by created_at limit ${BATCH})
    returning id)
  delete from credentials where kind = 'session' and subject_id in (select id from gone)`;
const PURGE_MAILS_SQL = `
  delete from mails where id in (
    select id from mails where next_attempt_at is null and created_at < now() - interval '30 days'
    order by created_at limit ${BATCH})`;

/**
 * Deletes what was deleted or expired long enough ago. Methods that delete a batch return whether there may be more.
 */
export const purgeRepository = (db: Knex) => {
  async function purge(statement: string, batch: number): Promise<boolean> {
    const { rowCount } = await db.raw<{ rowCount: number }>(statement);
    return rowCount === batch;
  }
  return {
    async dueTenants(): Promise<{ ids: string[]; more: boolean }> {
      const { rows } = await db.raw<{ rows: Array<{ id: string }> }>(DUE_TENANTS_SQL);
      return { ids: rows.map(({ id }) => id), more: rows.length === TENANTS_PER_STATEMENT };
    },

    /**
     * Purges a tenant.
     * @returns whether this call purged it
     */
    async tenant(id: string): Promise<boolean> {
      await db.raw(REVOKE_KEYS_OF_GRANTS_SQL, { id });
      const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_TENANT_SQL, { id });
      return rowCount === 1;
    },

    projects: () => purge(PURGE_PROJECTS_SQL, BATCH),
    sessions: () => purge(PURGE_SESSIONS_SQL, BATCH),
    mails: () => purge(PURGE_MAILS_SQL, BATCH),
  };
};
