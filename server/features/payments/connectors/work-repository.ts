import type { Knex } from 'knex';
import { FUNDS_WAIT_DAYS } from '../payments/service.ts';
import type { WorkScope } from './project-work.ts';

const PROJECTS = 20;
const WAIT = `interval '${FUNDS_WAIT_DAYS} days'`;

/** Projects in which something is due, each condition with an index of its own. Those whose clock was set have their own time. */
const DUE_SQL = `
  select workspace_id, project_id from (
  select workspace_id, project_id from payments where stage = 'queued'
  union select p.workspace_id, p.project_id from payments p
    where p.stage = 'scheduled' and p.opens_at <= now() and not exists (
      select from sandbox_clocks c where c.workspace_id = p.workspace_id and c.project_id = p.project_id)
  union select p.workspace_id, p.project_id from payments p
    where p.stage = 'funds' and p.opens_at <= now() - ${WAIT} and not exists (
      select from sandbox_clocks c where c.workspace_id = p.workspace_id and c.project_id = p.project_id)
  union select workspace_id, project_id from funds_admissions
  union select a.workspace_id, a.project_id from approvals a
    where a.status = 'pending' and a.kind is null and a.due_at <= now() and not exists (
      select from sandbox_clocks c where c.workspace_id = a.workspace_id and c.project_id = a.project_id)
  union select workspace_id, project_id from connector_messages
    where status = 'built' or (status = 'sending' and leased_until < now())
  union select r.workspace_id, r.project_id from sandbox_reports r
    where r.due_at <= now() and not exists (
      select from sandbox_clocks c where c.workspace_id = r.workspace_id and c.project_id = r.project_id)
  union select m.workspace_id, m.project_id from connector_messages m
    where m.query_at <= now() and not exists (
      select from sandbox_clocks c where c.workspace_id = m.workspace_id and c.project_id = m.project_id)
  union select c.workspace_id, c.project_id from sandbox_clocks c
    where c.target is not null or exists (
      select from sandbox_reports r
      where r.workspace_id = c.workspace_id and r.project_id = c.project_id and r.due_at <= c.time)
    or exists (
      select from payments p
      where p.workspace_id = c.workspace_id and p.project_id = c.project_id and p.stage = 'scheduled'
        and p.opens_at <= c.time)
    or exists (
      select from payments p
      where p.workspace_id = c.workspace_id and p.project_id = c.project_id and p.stage = 'funds'
        and p.opens_at <= c.time - ${WAIT})
    or exists (
      select from connector_messages m
      where m.workspace_id = c.workspace_id and m.project_id = c.project_id and m.query_at <= c.time)
    or exists (
      select from approvals a
      where a.workspace_id = c.workspace_id and a.project_id = c.project_id and a.status = 'pending'
        and a.kind is null and a.due_at <= c.time)
  ) due
  order by random() limit :limit`;

/** Returns some of the projects in which payments have to be worked on now. Those that fail each time hold up no others. */
export const dueProjects = async (db: Knex, limit = PROJECTS): Promise<WorkScope[]> =>
  (await db.raw<{ rows: WorkScope[] }>(DUE_SQL, { limit })).rows;
