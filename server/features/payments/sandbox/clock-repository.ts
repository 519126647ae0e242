import type { Table } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { FUNDS_WAIT_DAYS } from '../payments/service.ts';

/** The clock of a simulated project that was set. Without a row, the project has the real time. */
export interface SandboxClockRow {
  workspace_id: string;
  project_id: string;
  time: Date;
  /** The time that it is going to; `null` when it has arrived. */
  target: Date | null;
  lease: string | null;
  leased_until: Date | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    sandbox_clocks: Table<SandboxClockRow, 'workspace_id' | 'project_id' | 'time'>;
  }
}

/** The work of a project is done by one server at a time once its clock was set, so that it happens in the order of time. */
const CLAIM_SQL = `
  update sandbox_clocks set lease = :lease, leased_until = now() + make_interval(secs => :seconds)
  where workspace_id = :workspace and project_id = :project
    and (lease is null or lease = :lease or leased_until < now())`;

/** When something is due in a project next. */
const NEXT_SQL = `
  select least(
    (select min(opens_at) from payments
      where workspace_id = :workspace and project_id = :project and stage = 'scheduled' and opens_at > :time),
    (select min(opens_at) + interval '${FUNDS_WAIT_DAYS} days' from payments
      where workspace_id = :workspace and project_id = :project and stage = 'funds'
        and opens_at > :time::timestamptz - interval '${FUNDS_WAIT_DAYS} days'),
    (select min(due_at) from approvals
      where workspace_id = :workspace and project_id = :project and status = 'pending' and kind is null
        and due_at > :time),
    (select min(due_at) from sandbox_reports
      where workspace_id = :workspace and project_id = :project and due_at > :time),
    (select min(query_at) from connector_messages
      where workspace_id = :workspace and project_id = :project and query_at > :time)) as next`;

export const sandboxClockRepository = (scope: TenantScope) => {
  const { db, tenantId: workspace } = scope;
  const clock = (project: string) => scope.rows('sandbox_clocks').where('sandbox_clocks.project_id', project);
  return {
    /** Returns the clock if it was set. A project that has become live has the real time again. */
    find: (project: string): Promise<SandboxClockRow | undefined> =>
      clock(project)
        .join('projects', (join) => {
          join
            .on('projects.workspace_id', 'sandbox_clocks.workspace_id')
            .on('projects.id', 'sandbox_clocks.project_id');
        })
        .where('projects.live', false)
        .first('sandbox_clocks.*'),

    lock: (project: string): Promise<SandboxClockRow | undefined> => clock(project).forUpdate().first(),

    /** Sets the time that the clock goes to, from the present one. */
    async setTarget(project_id: string, time: Date, target: Date): Promise<void> {
      await db('sandbox_clocks')
        .insert({ workspace_id: scope.tenantId, project_id, time, target })
        .onConflict(['workspace_id', 'project_id'])
        .merge({ target });
    },

    /** Gives the project the real time again. */
    async remove(project: string): Promise<void> {
      await clock(project).delete();
    },

    /** Moves the clock on. */
    async move(project: string, time: Date, target: Date | null): Promise<void> {
      await clock(project).update({ time, target });
    },

    async nextAfter(project: string, time: Date): Promise<Date | null> {
      const { rows } = await db.raw<{ rows: [{ next: Date | null }] }>(NEXT_SQL, {
        workspace,
        project,
        time,
      });
      return rows[0].next;
    },

    /** @returns whether this server does the work of the project now */
    async claim(project: string, lease: string, seconds: number): Promise<boolean> {
      const bindings = { workspace, project, lease, seconds };
      return (await db.raw<{ rowCount: number }>(CLAIM_SQL, bindings)).rowCount === 1;
    },

    async release(project: string, lease: string): Promise<void> {
      await clock(project).where({ lease }).update({ lease: null, leased_until: null });
    },
  };
};
