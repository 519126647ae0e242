import type { Knex } from 'knex';
import type { TemplateRunResultRow, TemplateRunRow } from '../../../database/schema/template-tables.ts';

/** A workspace to process next. */
export interface QueuedWorkspace {
  run: TemplateRunRow;
  workspaceId: string;
  /** Digest of its plan. */
  digest: string;
}

/** The result of a workspace. */
export type ApplyResult = Pick<TemplateRunResultRow, 'status' | 'problem' | 'changes'>;

/** Delay after an interrupted attempt, so that one that always fails takes no time from the others. */
const RETRY_DELAY = "interval '5 seconds'";

const NEXT_SQL = `
  with next as (
    select r.organization_id, r.id as run_id, e.workspace_id
    from template_runs r cross join lateral (
      select p.workspace_id from template_run_results p
      where p.organization_id = r.organization_id and p.run_id = r.id and p.status = 'pending'
        and (p.attempted_at is null or p.attempted_at < clock_timestamp() - ${RETRY_DELAY})
      order by p.attempted_at nulls first, p.workspace_id limit 1
      for update skip locked) e
    where r.finished_at is null
    order by
      (select max(o.last_attempt_at) from template_runs o where o.organization_id = r.organization_id) nulls first,
      r.last_attempt_at nulls first, r.created_at, r.id
    limit 1),
  turned as (
    update template_runs r set last_attempt_at = clock_timestamp() from next
    where r.organization_id = next.organization_id and r.id = next.run_id returning r.*)
  update template_run_results e set attempted_at = clock_timestamp()
  from turned t, next
  where e.organization_id = t.organization_id and e.run_id = t.id and e.workspace_id = next.workspace_id
  returning e.workspace_id as of_workspace, e.digest, t.*`;

const LOCK_QUEUED_SQL = `
  select from template_run_results
  where organization_id = :organizationId and run_id = :runId and workspace_id = :workspaceId and status = 'pending'
  for update skip locked`;

const SETTLE_SQL = `
  update template_run_results
  set status = :status, problem = :problem::jsonb, changes = :changes::jsonb, finished_at = now()
  where organization_id = :organizationId and run_id = :runId and workspace_id = :workspaceId`;

const FINISH_SQL = `
  update template_runs r set finished_at = now()
  where finished_at is null and not exists (
    select from template_run_results e
    where e.organization_id = r.organization_id and e.run_id = r.id and e.status = 'pending')
  returning organization_id, id`;

type NextRow = TemplateRunRow & Pick<TemplateRunResultRow, 'digest'> & { of_workspace: string };

const idsOf = ({ run, workspaceId }: QueuedWorkspace) => ({
  organizationId: run.organization_id,
  runId: run.id,
  workspaceId,
});

const json = (value: object | null) => (value === null ? null : JSON.stringify(value));

/** The runs of all organizations, and their pending workspaces. */
export const templateQueueRepository = (db: Knex) => ({
  /**
   * Takes the next pending workspace, least recently served organization first, and stamps the attempt, so that a
   * crashed one is retried only after the retry delay.
   */
  async next(): Promise<QueuedWorkspace | undefined> {
    const { rows } = await db.raw<{ rows: NextRow[] }>(NEXT_SQL);
    if (rows[0] === undefined) return undefined;
    const { of_workspace: workspaceId, digest, ...run } = rows[0];
    return { run, workspaceId, digest };
  },

  /**
   * Locks a workspace of the queue until the transaction ends.
   * @returns whether it is still pending
   */
  async lockQueued(turn: QueuedWorkspace): Promise<boolean> {
    const { rows } = await db.raw<{ rows: unknown[] }>(LOCK_QUEUED_SQL, idsOf(turn));
    return rows.length > 0;
  },

  async settle(turn: QueuedWorkspace, { status, problem, changes }: ApplyResult): Promise<void> {
    await db.raw(SETTLE_SQL, {
      ...idsOf(turn),
      status,
      problem: json(problem),
      changes: json(changes),
    } as Knex.ValueDict); // Knex's type of bindings omits null
  },

  /** Finishes the runs without pending workspaces. @returns those runs */
  async finish(): Promise<Pick<TemplateRunRow, 'organization_id' | 'id'>[]> {
    const { rows } = await db.raw<{ rows: Pick<TemplateRunRow, 'organization_id' | 'id'>[] }>(FINISH_SQL);
    return rows;
  },
});
