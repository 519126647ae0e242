import type { Knex } from 'knex';
import type { Budget } from './budget.ts';
import type { CallFacts } from './call.ts';
import { TARGET_SQL } from './period-sql.ts';

const COLUMNS = [
  ...[
    'tenant_id',
    'id',
    'scope',
    'scope_id',
    'conditions',
    'group_by',
    'measure',
    'limit_amount',
    'ceiling_amount',
  ],
  ...[
    'period',
    'tolerance_percent',
    'on_shortfall',
    'unpriced',
    'metering',
    'alerts',
    'trust_request',
    'reset_at',
  ],
] as const;

/** The budgets that may concern a call: those of its workspace and organization, of what they name, and all policies. */
export type BudgetScopes = Pick<
  CallFacts,
  'workspaceId' | 'organizationId' | 'projectId' | 'userId' | 'apiKeyId' | 'virtualKeyId'
>;

const OF_CALL_SQL = `
  select ${COLUMNS.join(', ')} from gateway_budgets
  where archived_at is null and tenant_id = any(:tenants::text[]) and (
    scope in ('organization', 'workspace', 'policy') or scope = 'project' and scope_id = :project
    or scope = 'user' and scope_id = :user or scope = 'api_key' and scope_id = :key
    or scope = 'virtual_key' and scope_id = :virtualKey)
  order by tenant_id, id`;

/** A period whose limit was lowered below what is spent or leased gets the limit when leases come back. */
const APPLY_LIMIT_SQL = `
  with locked as materialized (
    select p.tenant_id, p.budget_id, p.bucket, p.period_start, ${TARGET_SQL} as target
    from gateway_budget_periods p join gateway_budgets b on b.tenant_id = p.tenant_id and b.id = p.budget_id
    where p.tenant_id = :tenant and p.budget_id = :budget and p.period_start >= :from
    order by 1, 2, 3, 4 for update of p)
  update gateway_budget_periods p set target_units = l.target,
    limit_units = greatest(l.target, p.settled + p.leased + p.in_doubt - p.overrun)
  from locked l
  where (p.tenant_id, p.budget_id, p.bucket, p.period_start) = (l.tenant_id, l.budget_id, l.bucket, l.period_start)`;

/** Budgets as the engine reads them. */
export const budgetRepository = (db: Knex) => ({
  async ofCall(call: BudgetScopes): Promise<Budget[]> {
    const { rows } = await db.raw<{ rows: Budget[] }>(OF_CALL_SQL, {
      tenants: [call.workspaceId, ...(call.organizationId === null ? [] : [call.organizationId])],
      project: call.projectId ?? '',
      user: call.userId ?? '',
      key: call.apiKeyId ?? '',
      virtualKey: call.virtualKeyId ?? '',
    });
    return rows;
  },

  /** Applies the limit of a budget that has changed to its periods from a time on. */
  async applyLimit(tenant: string, budget: string, from: Date): Promise<void> {
    await db.raw(APPLY_LIMIT_SQL, { tenant, budget, from });
  },
});
