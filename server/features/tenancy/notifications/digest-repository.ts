import type { Knex } from 'knex';
import { ROLES_WITH_ALL_PROJECTS } from '../../../api/api-document.ts';
import { isGrantActiveNow } from '../../../auth/authorization/management-grants.ts';
import type { SettingsRow } from '../../../database/schema/tables.ts';
import { PROJECT_ACTIONS, type ProjectAction } from '../../../mail/activity-text.ts';

/** Hour in the time zone of the workspace from which its digests are written. */
const HOUR = 8;
const WORKSPACES_AT_ONCE = 20;

/**
 * In random order, so that workspaces whose digests fail do not always come first. A new workspace waits for its first
 * Monday. Digests that are late, because the server was down, are written as soon as it runs.
 */
const DUE_SQL = `
  select w.id, w.name, c.day, c.day - date_trunc('week', c.day)::date as since_monday,
    date_trunc('week', c.day)::date > coalesce(r.last_day, w.created_at::date) as weekly
  from workspaces w
    join workspace_settings s on s.workspace_id = w.id
    join jsonb_to_recordset(:clocks::jsonb) as c (timezone text, day date, hour int) on c.timezone = s.timezone
    left join digest_runs r on r.workspace_id = w.id
  where w.archived_at is null and c.hour >= ${HOUR} and (r.last_day is null or r.last_day < c.day)
  order by random() limit ${WORKSPACES_AT_ONCE}`;

const RECIPIENTS_SQL = `
  select m.user_id, m.role = any(:allProjects::text[]) or coalesce(r.all_projects, false) as all_projects, u.email, coalesce(u.language, s.language) as language,
    coalesce(p.digest, s.digest) as digest,
    array(select pm.project_id from project_members pm
      where pm.workspace_id = m.tenant_id and pm.user_id = m.user_id and ${isGrantActiveNow('pm', 'workspace_id')}) as project_ids
  from members m
    join users u on u.id = m.user_id
    join workspace_settings s on s.workspace_id = m.tenant_id
    left join roles r on r.workspace_id = m.tenant_id and r.id = m.custom_role_id
    left join notification_preferences p on p.workspace_id = m.tenant_id and p.user_id = m.user_id
  where m.tenant_id = :workspaceId and m.status = 'active' and ${isGrantActiveNow('m')} and coalesce(p.digest, s.digest) <> 'off'`;

const ACTIVITY_SQL = `
  select p.id, p.name, a.action, count(*)::int as times
  from audit_events a
    join projects p on p.workspace_id = a.tenant_id and p.id = coalesce(a.project_id, a.target_id)
  where a.tenant_id = :workspaceId and a.created_at >= now() - make_interval(days => :days)
    and a.action = any(:actions::text[])
    and (a.project_id is not null or a.target_type = 'project')
  group by p.id, p.name, a.action order by p.name, p.id, a.action`;

export interface DueWorkspace {
  id: string;
  name: string;
  day: string;
  /** Days since the last Monday, including that day. */
  since_monday: number;
  /** Whether the weekly digests are due as well. */
  weekly: boolean;
}
/** The local time in a time zone. */
export interface DigestClock {
  timezone: string;
  day: string;
  hour: number;
}
export interface Recipient {
  user_id: string;
  /** Whether their role covers every project. */
  all_projects: boolean;
  email: string;
  language: SettingsRow['language'];
  digest: 'daily' | 'weekly';
  project_ids: string[];
}
/** An action in a project, with its count. */
export interface Activity {
  id: string;
  name: string;
  action: ProjectAction;
  times: number;
}

export const digestRepository = (db: Knex) => {
  const rowsOf = async <Row>(sql: string, bindings: Knex.ValueDict): Promise<Row[]> =>
    (await db.raw<{ rows: Row[] }>(sql, bindings)).rows;

  return {
    async timezones(): Promise<string[]> {
      const rows = await db('workspace_settings').distinct('timezone');
      return rows.map(({ timezone }) => timezone);
    },

    /** Returns some workspaces whose digests are due, and whether there may be more. */
    async due(clocks: readonly DigestClock[]): Promise<{ workspaces: DueWorkspace[]; more: boolean }> {
      const workspaces = await rowsOf<DueWorkspace>(DUE_SQL, { clocks: JSON.stringify(clocks) });
      return { workspaces, more: workspaces.length === WORKSPACES_AT_ONCE };
    },

    recipients: (workspaceId: string) =>
      rowsOf<Recipient>(RECIPIENTS_SQL, { workspaceId, allProjects: [...ROLES_WITH_ALL_PROJECTS] }),

    /** Returns the activity in the projects of a workspace over the given number of days. */
    activity: (workspaceId: string, days: number) =>
      rowsOf<Activity>(ACTIVITY_SQL, { workspaceId, days, actions: [...PROJECT_ACTIONS] }),

    /** Records that the digests of a workspace for a day are written. */
    async finish({ id, day }: Pick<DueWorkspace, 'id' | 'day'>): Promise<void> {
      await db('digest_runs').insert({ workspace_id: id, last_day: day }).onConflict('workspace_id').merge();
    },
  };
};
