import { isTimezone, localTime } from '../../../api/timezones.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import type { ProjectActivity } from '../../../mail/activity-text.ts';
import { enqueueMails, type Mail } from '../../../mail/queue.ts';
import {
  type Activity,
  type DigestClock,
  type DueWorkspace,
  digestRepository,
  type Recipient,
} from './digest-repository.ts';
import { unsubscribeToken } from './unsubscribe-token.ts';

/**
 * Returns the digests that are due today, with the number of days that each covers. A late digest also covers the
 * delay.
 */
const digestPeriodsFor = ({ weekly, since_monday }: DueWorkspace) => [
  { period: 'daily', days: 1 },
  ...(weekly ? [{ period: 'weekly', days: 7 + since_monday }] : []),
];

/**
 * Computed here, because the database would fail for all workspaces on one unknown time zone. An unknown time zone
 * falls back to UTC.
 */
const localTimeIn = (timezone: string, now: Date): DigestClock => ({
  timezone,
  ...localTime(isTimezone(timezone) ? timezone : 'UTC', now),
});

/** Returns the activity in the projects that a member may see, by project. */
function visibleTo(
  { all_projects, project_ids }: Recipient,
  activity: readonly Activity[],
): ProjectActivity[] {
  const visible = activity.filter(({ id }) => all_projects || project_ids.includes(id));
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
  /** Called for a workspace whose digests could not be written. They are retried, and do not block others. */
  onError(error: unknown): void;
}

/** Writes the digests of the workspaces whose local time has reached the digest hour. */
export function createDigestJob({ database: { knex }, secrets, publicUrl, onError }: DigestOptions): Job {
  /** Returns the mail of a digest; an empty digest is not sent. */
  function digestMailTo(
    { id, name, day }: DueWorkspace,
    { user_id, email, language, digest }: Recipient,
    projects: ProjectActivity[],
  ): Mail[] {
    if (projects.length === 0) return [];
    const token = unsubscribeToken(secrets, { workspaceId: id, userId: user_id });
    const unsubscribe = `${publicUrl}/unsubscribe/${token}`;
    const mail: Mail = {
      template: 'digest',
      data: { workspace: name, period: digest, projects, unsubscribe },
      to: email,
      language,
      tenantId: id,
      dedupeKey: `digest ${id} ${user_id} ${day}`,
    };
    return [mail];
  }

  async function write(db: Database['knex'], workspace: DueWorkspace): Promise<void> {
    const digests = digestRepository(db);
    const recipients = await digests.recipients(workspace.id);
    for (const { period, days } of digestPeriodsFor(workspace)) {
      const subscribers = recipients.filter(({ digest }) => digest === period);
      if (subscribers.length === 0) continue;
      const activity = await digests.activity(workspace.id, days);
      const mails = subscribers.flatMap((reader) =>
        digestMailTo(workspace, reader, visibleTo(reader, activity)),
      );
      await enqueueMails(db, secrets, mails);
    }
    await digests.finish(workspace);
  }

  return {
    name: 'digests',
    everySeconds: 60,
    async run() {
      const digests = digestRepository(knex);
      const now = new Date();
      const clocks = (await digests.timezones()).map((timezone) => localTimeIn(timezone, now));
      const { workspaces, more } = await digests.due(clocks);
      let failures = 0;
      for (const workspace of workspaces) {
        await knex
          .transaction((trx) => write(trx, workspace))
          .catch((error: unknown) => {
            failures += 1;
            onError(error);
          });
      }
      return more && failures < workspaces.length;
    },
  };
}
