import type { OperationId } from '../../../server/api/types.ts';
import type { TestServer } from '../server.ts';
import { unique } from '../users.ts';
import type { Prepare } from './fresh-things.ts';

/** The fields of the ids of a walk that name budgets and rate limits of an organization. */
export const BUDGET_FIELDS = [
  'organization_budget_id',
  'organization_rate_limit_id',
  'log_id',
  'trace_id',
  'reconciliation_id',
  'usage_export_id',
] as const;

const freshBudget: Prepare = async ({ server: { operator }, place: { workspaceId: workspace } }) => {
  const terms = { name: unique('Budget'), measure: 'requests', limit: 100 } as const;
  return { budget_id: (await operator.budgets.create({ workspace, scope: 'workspace', ...terms })).id };
};

const freshRateLimit: Prepare = async ({ server: { operator }, place: { workspaceId: workspace } }) => {
  const terms = { name: unique('Limit'), measure: 'requests', unit: 'rpm', limit: 100 } as const;
  return {
    rate_limit_id: (await operator.rateLimits.create({ workspace, scope: 'workspace', ...terms })).id,
  };
};

/** What requests about budgets and rate limits of an organization name. */
export async function newOrganizationBudgets({ operator }: TestServer, organization: string) {
  const terms = { organization, scope: 'organization', measure: 'requests', limit: 100 } as const;
  const budget = await operator.organizationBudgets.create({
    ...terms,
    name: unique('Budget'),
    period: 'month',
  });
  const rateLimit = await operator.organizationRateLimits.create({
    ...terms,
    name: unique('Limit'),
    unit: 'rpm',
  });
  return { organization_budget_id: budget.id, organization_rate_limit_id: rateLimit.id };
}

const ofOrganization: Prepare = ({ server, place: { ids } }) =>
  newOrganizationBudgets(server, ids.organizationId);

/** Adds a period to a budget, later than all others. */
let periods = 0;
export async function addPeriod({ knex }: TestServer, tenant_id: string, budget_id: string): Promise<void> {
  periods += 1;
  await knex('gateway_budget_periods').insert({
    tenant_id,
    budget_id,
    bucket: '',
    period_start: new Date(Date.UTC(2020, 0, periods)),
    target_units: '100',
    limit_units: '100',
  } as never);
}

/** What operations on budgets and rate limits need that they use up. */
export const prepareBudgets: Readonly<Partial<Record<OperationId, Prepare>>> = {
  'budgets.archive': freshBudget,
  'rateLimits.archive': freshRateLimit,
  'organizationBudgets.archive': ofOrganization,
  'organizationRateLimits.archive': ofOrganization,
};
