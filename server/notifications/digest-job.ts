import type { Knex } from 'knex';
import type { Secrets } from '../access/secrets.ts';
import { ALL_PROJECTS } from '../contract/spec.ts';
import type { Database } from '../database/connect.ts';
import type { SettingsRow } from '../database/tables.ts';
import type { Job } from '../jobs/runner.ts';
import { queueMail } from '../mail/queue.ts';
import type { ProjectActivity } from '../mail/templates.ts';
import { unsubscribeToken } from './unsubscribe.ts';

/** The hour, in the time zone of the workspace, from which its digests are written. */
const HOUR = 8;
const MONDAY = 1;
const WORKSPACES_AT_ONCE = 20;

/** Workspaces whose day has reached the hour, and that have not had its digests. */
const DUE = `
  select w.id, w.name, s.digest, (now() at time zone s.timezone)::date as day,
    extract(isodow from now() at time zone s.timezone)::int as weekday
  from workspaces w
    join workspace_settings s on s.workspace_id = w.id
    left join digest_runs r on r.workspace_id = w.id
  where w.archived_at is null
    and extract(hour from now() at time zone s.timezone) >= ${HOUR}
    and (r.last_day is null or r.last_day < (now() at time zone s.timezone)::date)
  order by w.id limit ${WORKSPACES_AT_ONCE}`;

const RECIPIENTS = `
  select m.user_id, m.role, u.email, coalesce(u.language, s.language) as language,
    coalesce(p.digest, s.digest) as digest,
    array(select pm.project_id from project_members pm
      where pm.workspace_id = m.workspace_id and pm.user_id = m.user_id) as project_ids
  from members m
    join users u on u.id = m.user_id
    join workspace_settings s on s.workspace_id = m.workspace_id
    left join notification_preferences p on p.workspace_id = m.workspace_id and p.user_id = m.user_id
  where m.workspace_id = :workspaceId and m.status = 'active' and coalesce(p.digest, s.digest) <> 'off'`;

const ACTIVITY = `
  select p.id, p.name, a.action, count(*)::int as times
  from audit_events a
    join projects p on p.workspace_id = a.workspace_id and p.id = coalesce(a.project_id, a.target_id)
  where a.workspace_id = :workspaceId and a.created_at >= now() - make_interval(days => :days)
    and (a.project_id is not null or a.target_type = 'project')
  group by p.id, p.name, a.action order by p.name, p.id, a.action`;

interface DueWorkspace {
  id: string;
  name: string;
  day: string;
  weekday: number;
}
interface Recipient {
  user_id: string;
  role: string;
  email: string;
  language: SettingsRow['language'];
  digest: 'daily' | 'weekly';
  project_ids: string[];
}
interface Activity {
  id: string;
  name: string;
  action: string;
  times: number;
}

const rowsOf = async <Row>(
  db: Knex,
  sql: string,
  bindings: Record<string, string | number> = {},
): Promise<Row[]> => (await db.raw<{ rows: Row[] }>(sql, bindings)).rows;

/** What happened in the projects that somebody may see, by project. */
function seenBy({ role, project_ids }: Recipient, activity: readonly Activity[]): ProjectActivity[] {
  const visible = activity.filter(({ id }) => ALL_PROJECTS.has(role) || project_ids.includes(id));
  const projects = new Map<string, ProjectActivity>();
  for (const { id, name, action, times } of visible) {
    const project = projects.get(id) ?? { name, changes: [] };
    project.changes.push({ action, times });
    projects.set(id, project);
  }
  return [...projects.values()];
}

export interface DigestOptions {
  database: Database;
  secrets: Secrets;
  publicUrl: string;
}

/** Writes the digests of the workspaces where it is eight in the morning. */
export function createDigestJob({ database: { knex }, secrets, publicUrl }: DigestOptions): Job {
  async function write(trx: Knex, { id, name, day, weekday }: DueWorkspace): Promise<void> {
    const recipients = await rowsOf<Recipient>(trx, RECIPIENTS, { workspaceId: id });
    const today = recipients.filter(({ digest }) => digest === 'daily' || weekday === MONDAY);
    for (const period of ['daily', 'weekly'] as const) {
      const readers = today.filter(({ digest }) => digest === period);
      if (readers.length === 0) continue;
      const days = period === 'daily' ? 1 : 7;
      const activity = await rowsOf<Activity>(trx, ACTIVITY, { workspaceId: id, days });
      for (const reader of readers) await writeTo(trx, { id, name, day }, reader, seenBy(reader, activity));
    }
    await trx('digest_runs').insert({ workspace_id: id, last_day: day }).onConflict('workspace_id').merge();
  }

  /** A digest that says nothing is not sent. */
  async function writeTo(
    trx: Knex,
    { id, name, day }: Pick<DueWorkspace, 'id' | 'name' | 'day'>,
    { user_id, email, language, digest }: Recipient,
    projects: ProjectActivity[],
  ): Promise<void> {
    if (projects.length === 0) return;
    const unsubscribe = `${publicUrl}/unsubscribe/${unsubscribeToken(secrets, id, user_id)}`;
    await queueMail(trx, secrets, {
      template: 'digest',
      data: { workspace: name, period: digest, projects, unsubscribe },
      to: email,
      language,
      workspaceId: id,
      dedupeKey: `digest ${id} ${user_id} ${day}`,
    });
  }

  return {
    name: 'digests',
    everySeconds: 60,
    async run() {
      const due = await rowsOf<DueWorkspace>(knex, DUE);
      for (const workspace of due) await knex.transaction((trx) => write(trx, workspace));
      return due.length === WORKSPACES_AT_ONCE;
    },
  };
}
