import { SESSION_MAX_DAYS } from '../access/resolve-token.ts';
import { allowAuditRemoval } from '../audit/retention.ts';
import type { Database } from '../database/connect.ts';
import type { Job } from '../jobs/runner.ts';
import { RESTORE_DAYS } from '../workspaces/api.ts';

/** A workspace takes everything with it, so few are taken at once. */
const WORKSPACES = 5;
const BATCH = 500;

const PURGE_WORKSPACES = `
  delete from workspaces where id in (
    select id from workspaces where archived_at < now() - interval '${RESTORE_DAYS} days'
    order by archived_at limit ${WORKSPACES})`;
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

/** Destroys what was deleted long enough ago. */
export const createPurgeJob = ({ knex }: Database): Job => ({
  name: 'purge',
  everySeconds: 300,
  async run() {
    const workspaces = await knex.transaction(async (trx) => {
      // The audit log of a workspace goes with it, which its triggers refuse otherwise.
      await allowAuditRemoval(trx);
      return trx.raw<{ rowCount: number }>(PURGE_WORKSPACES);
    });
    const counts: number[] = [];
    for (const statement of [PURGE_PROJECTS, PURGE_SESSIONS, PURGE_MAILS]) {
      counts.push((await knex.raw(statement)).rowCount);
    }
    return workspaces.rowCount === WORKSPACES || counts.includes(BATCH);
  },
});
