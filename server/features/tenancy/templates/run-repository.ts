import type { Schemas } from '../../../api/types.ts';
import type { TemplateRunResultRow, TemplateRunRow } from '../../../database/schema/template-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

/** A run with the number of workspaces in each state. */
export type RunWithCounts = TemplateRunRow & {
  counts: Partial<Record<Schemas['TemplateOutcome'], number>>;
};
export type ResultWithName = TemplateRunResultRow & { slug: string; name: string };

export interface RunFilters {
  template_id?: string | undefined;
  status?: Schemas['TemplateRun']['status'] | undefined;
}

const COUNTS_SQL = `(
  select coalesce(jsonb_object_agg(c.status, c.n), '{}') from (
    select e.status, count(*)::int as n from template_run_results e
    where e.organization_id = template_runs.organization_id and e.run_id = template_runs.id group by e.status) c) as counts`;

const ADD_WORKSPACES_SQL = `
  insert into template_run_results (organization_id, run_id, workspace_id, digest)
  select :organizationId, :runId, new.workspace_id, new.digest
  from unnest(:workspaces::text[], :digests::text[]) as new (workspace_id, digest)`;

/** Template runs of one organization. */
export const templateRunRepository = ({ db, tenantId: organizationId }: TenantScope) => {
  const runs = () =>
    db('template_runs')
      .where({ organization_id: organizationId })
      .select<RunWithCounts[]>('template_runs.*', db.raw(COUNTS_SQL));

  return {
    find: (id: string): Promise<RunWithCounts | undefined> => runs().where({ id }).first(),

    list({ template_id, status }: RunFilters, page: PageRequest): Promise<RunWithCounts[]> {
      const query = runs();
      if (template_id !== undefined) query.where({ template_id });
      if (status === 'running') query.whereNull('finished_at');
      if (status === 'finished') query.whereNotNull('finished_at');
      return applyKeyset(query, ['id'], page);
    },

    listResults(
      runId: string,
      status: Schemas['TemplateOutcome'] | undefined,
      page: PageRequest,
    ): Promise<ResultWithName[]> {
      const query = db('template_run_results as e')
        .join('workspaces as w', 'w.id', 'e.workspace_id')
        .where({ 'e.organization_id': organizationId, 'e.run_id': runId })
        .select<ResultWithName[]>('e.*', 'w.slug', 'w.name');
      if (status !== undefined) query.where('e.status', status);
      return applyKeyset(query, ['e.workspace_id'], page);
    },

    /** Inserts a run. The unique index refuses a second unfinished run of the template. */
    async insert(
      row: Omit<TemplateRunRow, 'organization_id' | 'created_at' | 'last_attempt_at' | 'finished_at'>,
      planned: ReadonlyArray<Pick<TemplateRunResultRow, 'workspace_id' | 'digest'>>,
    ): Promise<void> {
      const complete = { ...row, organization_id: organizationId };
      await db('template_runs').insert({ ...complete, content: JSON.stringify(row.content) as never }); // JSON goes in as text
      await db.raw(ADD_WORKSPACES_SQL, {
        organizationId,
        runId: row.id,
        workspaces: planned.map(({ workspace_id }) => workspace_id),
        digests: planned.map(({ digest }) => digest),
      });
    },
  };
};
