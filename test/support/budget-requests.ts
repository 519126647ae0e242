import type { Tenantry } from '../../sdk/src/index.ts';
import type { OperationId } from '../../server/api/types.ts';

/** What requests about budgets name: archived things, so that a request changes nothing. */
export async function makeBudgetThings(api: Tenantry, workspace: string) {
  const terms = { workspace, name: 'X', scope: 'workspace', measure: 'requests', limit: 1 } as const;
  const { id: budget_id } = await api.budgets.create(terms);
  await api.budgets.archive({ workspace, budget_id });
  const { id: rate_limit_id } = await api.rateLimits.create({ ...terms, unit: 'rpm' });
  await api.rateLimits.archive({ workspace, rate_limit_id });
  const period = { since: '2019-01-01', until: '2019-01-31' };
  const { id: usage_export_id } = await api.gatewayUsageExports.create({ workspace, ...period });
  return { budget_id, rate_limit_id, usage_export_id };
}
type BudgetThings = Awaited<ReturnType<typeof makeBudgetThings>>;

/** A request of each operation on budgets, rate limits and calls that changes nothing, and depends on no call. */
export function budgetRequests(
  api: Tenantry,
  workspace: string,
  { budget_id, rate_limit_id, usage_export_id }: BudgetThings,
): Partial<Record<OperationId, () => PromiseLike<unknown>>> {
  const inWorkspace = { workspace };
  const budget = { ...inWorkspace, budget_id };
  const rateLimit = { ...inWorkspace, rate_limit_id };
  const usageExport = { ...inWorkspace, usage_export_id };
  const nothing = { ...inWorkspace, name: 'X', scope: 'project', measure: 'requests', limit: 1 } as const;
  return {
    'budgets.create': () => api.budgets.create(nothing),
    'budgets.list': () => api.budgets.list(inWorkspace),
    'budgets.get': () => api.budgets.get(budget),
    'budgets.update': () => api.budgets.update({ ...budget, limit: 2 }),
    'budgets.archive': () => api.budgets.archive(budget),
    'budgets.reset': () => api.budgets.reset(budget),
    'budgetUsage.list': () => api.budgetUsage.list(budget),
    'gatewayLogs.list': () => api.gatewayLogs.list(inWorkspace),
    'gatewayUsage.get': () => api.gatewayUsage.get(inWorkspace),
    'gatewayReconciliations.list': () => api.gatewayReconciliations.list(inWorkspace),
    'gatewayUsageExports.create': () =>
      api.gatewayUsageExports.create({ ...inWorkspace, since: '2019-01-01', until: '2019-01-31' }),
    'gatewayUsageExports.get': () => api.gatewayUsageExports.get(usageExport),
    'gatewayUsageExports.download': () => api.gatewayUsageExports.download(usageExport),
    'rateLimits.create': () => api.rateLimits.create({ ...nothing, unit: 'rpm' }),
    'rateLimits.list': () => api.rateLimits.list(inWorkspace),
    'rateLimits.get': () => api.rateLimits.get(rateLimit),
    'rateLimits.update': () => api.rateLimits.update({ ...rateLimit, limit: 2 }),
    'rateLimits.archive': () => api.rateLimits.archive(rateLimit),
  };
}
