import type { ApiDocument } from '../../../api/api-document.ts';
import type { ProblemError } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { TemplateRow, TemplateRunRow } from '../../../database/schema/template-tables.ts';
import { namedContent } from './content-permissions.ts';
import type { WorkspacePlan } from './plan.ts';
import type { ResultWithName, RunWithCounts } from './run-repository.ts';

const summaryOf = (row: TemplateRow) => ({
  id: row.id,
  organization_id: row.organization_id,
  name: row.name,
  description: row.description,
  created_by: row.created_by,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});

export const toTemplate = (contract: ApiDocument, row: TemplateRow): Schemas['Template'] => ({
  ...summaryOf(row),
  content: namedContent(contract, row.content),
});

export function toTemplateSummary(row: TemplateRow): Schemas['TemplateSummary'] {
  const { roles = [], settings = {}, webhook_endpoints = [], projects = [] } = row.content;
  const contains = {
    roles: roles.length,
    settings: Object.keys(settings).length,
    webhook_endpoints: webhook_endpoints.length,
    projects: projects.length,
  };
  return { ...summaryOf(row), contains };
}

export const toProblem = ({ code, detail, extras }: ProblemError): Schemas['TemplateProblem'] => ({
  code,
  detail,
  required_permission: extras.required_permission ?? null,
});

const named = ({ id, slug, name }: { id: string; slug: string; name: string }) => ({ id, slug, name });

const toPlanned = ({ target, outcome, problem, changes }: WorkspacePlan): Schemas['PlannedWorkspace'] => ({
  workspace: named(target),
  relation: target.relation,
  outcome,
  problem: problem === null ? null : toProblem(problem),
  changes,
});

export const toTemplatePlan = (
  { id, name, version }: TemplateRow,
  planned: readonly WorkspacePlan[],
  digest: string,
): Schemas['TemplatePlan'] => {
  const counts = { change: 0, unchanged: 0, blocked: 0 };
  for (const { outcome } of planned) counts[outcome] += 1;
  return {
    template: { id, name, etag: String(version) },
    digest,
    counts,
    workspaces: planned.map(toPlanned),
  };
};

const NO_RESULTS = { pending: 0, applied: 0, unchanged: 0, stale: 0, refused: 0, failed: 0 };

export function toRun(row: RunWithCounts): Schemas['TemplateRun'] {
  const counts = { ...NO_RESULTS, ...row.counts };
  const workspaces = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    id: row.id,
    organization_id: row.organization_id,
    template: { id: row.template_id, name: row.template_name, etag: String(row.template_version) },
    status: row.finished_at === null ? 'running' : 'finished',
    counts: { workspaces, ...counts },
    started_by: row.started_by,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  } satisfies Schemas['TemplateRun'];
}

export const toResult = (row: ResultWithName): Schemas['TemplateRunResult'] => ({
  workspace: named({ id: row.workspace_id, slug: row.slug, name: row.name }),
  status: row.status,
  problem: row.problem,
  changes: row.changes,
  finished_at: row.finished_at?.toISOString() ?? null,
});

/** Returns the template version of a run. */
export const versionOf = (run: TemplateRunRow) => ({
  id: run.template_id,
  version: run.template_version,
  content: run.content,
});
