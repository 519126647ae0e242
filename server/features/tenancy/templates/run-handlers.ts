import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { toResult, toRun } from './serializers.ts';

export const templateRunHandlers = {
  async 'templateRuns.list'({ query }, { tenant, pager }) {
    const rows = await tenant.templateRuns.list(query, pager.request(query));
    return pager.page(query, rows, toRun, (row) => [row.id]);
  },

  async 'templateRuns.get'({ params }, { tenant }) {
    return toRun(assertFound(await tenant.templateRuns.find(params.run_id), 'run'));
  },

  async 'templateRuns.listResults'({ params, query }, { tenant, pager }) {
    const { id } = assertFound(await tenant.templateRuns.find(params.run_id), 'run');
    const rows = await tenant.templateRuns.listResults(id, query.status, pager.request(query));
    return pager.page(query, rows, toResult, (row) => [row.workspace_id]);
  },
} satisfies Partial<Handlers>;
