import type { OperationId } from '../../../server/api/types.ts';
import type { Ids, OperationCallFixture } from '../operation-calls.ts';
import { unique } from '../users.ts';

const organization = (ids: Ids) => ({ organization: ids.organization });
const budget = (ids: Ids) => ({ workspace: ids.workspace, budget_id: ids.budget_id ?? '' });
const rateLimit = (ids: Ids) => ({ workspace: ids.workspace, rate_limit_id: ids.rate_limit_id ?? '' });
const itsBudget = (ids: Ids) => ({ ...organization(ids), budget_id: ids.organization_budget_id ?? '' });
const itsRateLimit = (ids: Ids) => ({
  ...organization(ids),
  rate_limit_id: ids.organization_rate_limit_id ?? '',
});

const usageBody = (until: string) => ({ since: '2019-01-01', until });
const usageExport = (ids: Ids) => ({ workspace: ids.workspace, usage_export_id: ids.usage_export_id ?? '' });
const budgetBody = () => ({ name: unique('Budget'), scope: 'organization', measure: 'requests', limit: 100 });
const rateLimitBody = () => ({ ...budgetBody(), unit: 'rpm' });

/** How to ask for budgets, rate limits and calls of the AI gateway, where it does not follow from the contract. */
export const budgetCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'budgets.archive': { call: (ids) => ({ params: budget(ids) }) },
  'budgets.reset': { call: (ids) => ({ params: budget(ids) }) },
  'budgetUsage.list': { call: (ids) => ({ params: budget(ids) }) },
  'rateLimits.archive': { call: (ids) => ({ params: rateLimit(ids) }) },
  'gatewayLogs.list': { call: (ids) => ({ params: { workspace: ids.workspace } }) },
  'gatewayLogs.get': { call: (ids) => ({ params: { workspace: ids.workspace, log_id: ids.log_id ?? '' } }) },
  'gatewayLogs.getPayload': {
    call: (ids) => ({ params: { workspace: ids.workspace, log_id: ids.log_id ?? '' } }),
  },
  'traces.get': { call: (ids) => ({ params: { workspace: ids.workspace, trace_id: ids.trace_id ?? '' } }) },
  'gatewayUsage.get': { call: (ids) => ({ params: { workspace: ids.workspace } }) },
  'gatewayReconciliations.list': { call: (ids) => ({ params: { workspace: ids.workspace } }) },
  'gatewayReconciliations.get': {
    call: (ids) => ({
      params: { workspace: ids.workspace, reconciliation_id: ids.reconciliation_id ?? '' },
    }),
  },
  'gatewayUsageExports.create': {
    call: (ids) => ({ params: { workspace: ids.workspace }, body: usageBody('2019-01-31') }),
    alternativeCall: (ids) => ({ params: { workspace: ids.workspace }, body: usageBody('2019-02-28') }),
  },
  'gatewayUsageExports.get': { call: (ids) => ({ params: usageExport(ids) }) },
  'gatewayUsageExports.download': { call: (ids) => ({ params: usageExport(ids) }) },
  'organizationBudgets.create': { call: (ids) => ({ params: organization(ids), body: budgetBody() }) },
  'organizationBudgets.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationBudgets.get': { call: (ids) => ({ params: itsBudget(ids) }) },
  'organizationBudgets.update': {
    call: (ids) => ({ params: itsBudget(ids), body: { name: unique('Name') } }),
  },
  'organizationBudgets.archive': { call: (ids) => ({ params: itsBudget(ids) }) },
  'organizationBudgets.reset': { call: (ids) => ({ params: itsBudget(ids) }) },
  'organizationBudgetUsage.list': { call: (ids) => ({ params: itsBudget(ids) }) },
  'organizationRateLimits.create': { call: (ids) => ({ params: organization(ids), body: rateLimitBody() }) },
  'organizationRateLimits.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationRateLimits.get': { call: (ids) => ({ params: itsRateLimit(ids) }) },
  'organizationRateLimits.update': {
    call: (ids) => ({ params: itsRateLimit(ids), body: { name: unique('Name') } }),
  },
  'organizationRateLimits.archive': { call: (ids) => ({ params: itsRateLimit(ids) }) },
};
