import type { Knex } from 'knex';
import { SESSION_MAX_DAYS } from '../access/resolve-token.ts';
import { RESTORE_DAYS } from '../workspaces/api.ts';

/** A tenant takes everything with it, so few are taken at once. */
const TENANTS = 5;
const BATCH = 500;

const PURGE_WORKSPACES = `
  delete from tenants where id in (
    select id from workspaces where archived_at < now() - interval '${RESTORE_DAYS} days'
    order by archived_at limit ${TENANTS})`;
const PURGE_ORGANIZATIONS = `
  delete from tenants where id in (
    select id from organizations where archived_at < now() - interval '${RESTORE_DAYS} days'
    order by archived_at limit ${TENANTS})`;
const PURGE_PROJECTS = `
  delete from projects where (workspace_id, id) in (
    select workspace_id, id from projects where archived_at < now() - interval '${RESTORE_DAYS} days'
    order by archived_at limit ${BATCH})`;
/** Sessions that nobody can use any more; their secrets go with them, and are unknown from then on. */
const PURGE_SESSIONS = `
  with gone as (
    delete from sessions where id in (
      select id from sessions where created_at < now() - interval '${SESSION_MAX_DAYS * 2} days'
      order by created_at limit ${BATCH})
    returning id)
  delete from credentials where kind = 'session' and subject_id in (select id from gone)`;
const PURGE_MAILS = `
  delete from mails where id in (
    select id from mails where next_attempt_at is null and created_at < now() - interval '30 days'
    order by created_at limit ${BATCH})`;

/** What was deleted long enough ago. Each destroys a batch, and answers whether there may be more. */
export const purgeRepository = (db: Knex) => {
  async function purge(statement: string, batch: number): Promise<boolean> {
    const { rowCount } = await db.raw<{ rowCount: number }>(statement);
    return rowCount === batch;
  }
  return {
    workspaces: () => purge(PURGE_WORKSPACES, TENANTS),
    organizations: () => purge(PURGE_ORGANIZATIONS, TENANTS),
    projects: () => purge(PURGE_PROJECTS, BATCH),
    sessions: () => purge(PURGE_SESSIONS, BATCH),
    mails: () => purge(PURGE_MAILS, BATCH),
  };
};
