import type { Secrets } from '../access/secrets.ts';
import { ALL_PROJECTS } from '../contract/spec.ts';
import type { Database } from '../database/connect.ts';
import type { Job } from '../jobs/runner.ts';
import { type Mail, queueMails } from '../mail/queue.ts';
import type { ProjectActivity } from '../mail/templates.ts';
import { type Activity, type DueWorkspace, digestRepository, type Recipient } from './digest-repository.ts';
import { unsubscribeToken } from './unsubscribe-token.ts';

const MONDAY = 1;
const PERIODS = [
  { period: 'daily', days: 1 },
  { period: 'weekly', days: 7 },
] as const;

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
  /** A digest that says nothing is not sent. */
  function mailTo(
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
      workspaceId: id,
      dedupeKey: `digest ${id} ${user_id} ${day}`,
    };
    return [mail];
  }

  async function write(db: Database['knex'], workspace: DueWorkspace): Promise<void> {
    const digests = digestRepository(db);
    const recipients = await digests.recipients(workspace.id);
    const today = recipients.filter(({ digest }) => digest === 'daily' || workspace.weekday === MONDAY);
    for (const { period, days } of PERIODS) {
      const readers = today.filter(({ digest }) => digest === period);
      if (readers.length === 0) continue;
      const activity = await digests.activity(workspace.id, days);
      const mails = readers.flatMap((reader) => mailTo(workspace, reader, seenBy(reader, activity)));
      await queueMails(db, secrets, mails);
    }
    await digests.finish(workspace);
  }

  return {
    name: 'digests',
    everySeconds: 60,
    async run() {
      const { workspaces, more } = await digestRepository(knex).due();
      for (const workspace of workspaces) await knex.transaction((trx) => write(trx, workspace));
      return more;
    },
  };
}
