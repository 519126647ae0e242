import type { Knex } from 'knex';
import type { TemplateRunResultRow, TemplateRunRow } from '../database/template-tables.ts';

/** A workspace whose turn it is. */
export interface Turn {
  run: TemplateRunRow;
  workspaceId: string;
  /** As it was planned. */
  digest: string;
}

/** What comes of it. */
export type Outcome = Pick<TemplateRunResultRow, 'status' | 'problem' | 'changes'>;

const TAKE = `
  select to_jsonb(e) as result, r.*
  from template_runs r
    join template_run_results e
      on e.organization_id = r.organization_id and e.run_id = r.id and e.status = 'pending'
  where r.finished_at is null
  order by r.created_at, r.id, e.workspace_id limit 1
  for update of e skip locked`;

const SETTLE = `
  update template_run_results
  set status = :status, problem = :problem::jsonb, changes = :changes::jsonb, finished_at = now()
  where organization_id = :organizationId and run_id = :runId and workspace_id = :workspaceId`;

const FINISH = `
  update template_runs r set finished_at = now()
  where finished_at is null and not exists (
    select from template_run_results e
    where e.organization_id = r.organization_id and e.run_id = r.id and e.status = 'pending')
  returning organization_id, id`;

type TakenRow = TemplateRunRow & { result: Pick<TemplateRunResultRow, 'workspace_id' | 'digest'> };

const json = (value: object | null) => (value === null ? null : JSON.stringify(value));

/** The runs of all organizations, and what is left to do of them. */
export const templateQueueRepository = (db: Knex) => ({
  /** A workspace that nobody has done, and nobody else does until the transaction ends. */
  async take(): Promise<Turn | undefined> {
    const { rows } = await db.raw<{ rows: TakenRow[] }>(TAKE);
    if (rows[0] === undefined) return undefined;
    const { result, ...run } = rows[0];
    return { run, workspaceId: result.workspace_id, digest: result.digest };
  },

  async settle({ run, workspaceId }: Turn, { status, problem, changes }: Outcome): Promise<void> {
    await db.raw(SETTLE, {
      organizationId: run.organization_id,
      runId: run.id,
      workspaceId,
      status,
      problem: json(problem),
      changes: json(changes),
    } as Knex.ValueDict); // Knex's type of bindings leaves out null
  },

  /** Ends the runs that have nothing left to do. @returns which ones */
  async finish(): Promise<Pick<TemplateRunRow, 'organization_id' | 'id'>[]> {
    const { rows } = await db.raw<{ rows: Pick<TemplateRunRow, 'organization_id' | 'id'>[] }>(FINISH);
    return rows;
  },
});
