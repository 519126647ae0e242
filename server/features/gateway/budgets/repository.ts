import { incrementVersion } from '../../../database/row-version.ts';
import type {
  GatewayBudgetPeriodRow,
  GatewayBudgetRow,
} from '../../../database/schema/gateway-accounting-tables.ts';
import type { Versioned } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import { applyBudgetLimit, EVERY_BUCKET } from '../accounting/service.ts';

export type BudgetFields = Omit<
  GatewayBudgetRow,
  'tenant_id' | 'conditions' | 'alerts' | 'reset_at' | 'archived_at' | keyof Versioned
> &
  JsonFields;
/** Columns of JSON, as text. */
interface JsonFields {
  conditions: string;
  alerts: string;
}
type Changes = Partial<Omit<BudgetFields, 'id'> & Pick<GatewayBudgetRow, 'reset_at' | 'archived_at'>>;

export interface BudgetFilters {
  status?: 'active' | 'archived' | undefined;
  scope?: GatewayBudgetRow['scope'] | undefined;
  scope_id?: string | undefined;
}

/** Names a period of a bucket. */
interface PeriodPlace {
  budget_id: string;
  bucket: string;
  period_start: string;
}

/** The latest period of the only bucket of each budget. */
const LATEST_SQL = `
  select p.* from unnest(:ids::text[]) as b (id), lateral (
    select * from gateway_budget_periods p
    where p.tenant_id = :tenant and p.budget_id = b.id and p.bucket <> '${EVERY_BUCKET}'
    order by p.period_start desc limit 1) p`;

export const gatewayBudgetRepository = (scope: TenantScope) => {
  const one = (id: string) => scope.rows('gateway_budgets').where({ id });
  return {
    find: (id: string): Promise<GatewayBudgetRow | undefined> => one(id).first(),

    /** Locks a budget. Leases go on: they only refer to it. */
    lock: (id: string): Promise<GatewayBudgetRow | undefined> => one(id).forNoKeyUpdate().first(),

    list(filters: BudgetFilters, page: PageRequest): Promise<GatewayBudgetRow[]> {
      const { status, scope: of, scope_id } = filters;
      const query = scope.rows('gateway_budgets').select('*');
      if (of !== undefined) query.where({ scope: of });
      if (scope_id !== undefined) query.where({ scope_id });
      if (status === 'archived') query.whereNotNull('archived_at');
      else query.whereNull('archived_at');
      return applyKeyset(query, ['id'], page);
    },

    async count(): Promise<number> {
      const [row] = await scope.rows('gateway_budgets').whereNull('archived_at').count({ count: '*' });
      return Number(row?.count);
    },

    insert: (row: BudgetFields): Promise<GatewayBudgetRow> => scope.insert('gateway_budgets', row as never),

    async update(id: string, changes: Changes): Promise<GatewayBudgetRow | undefined> {
      const [row] = await one(id)
        // Knex's types want a list where the driver wants JSON as text.
        .update({ ...changes, ...incrementVersion(scope.db) } as never)
        .returning('*');
      return row;
    },

    /** Applies the limit of a budget that has changed to its current period. */
    applyLimit: (budget: GatewayBudgetRow, now: Date): Promise<void> =>
      applyBudgetLimit(scope.db, budget, now),

    /** Returns a period of a bucket. */
    findPeriod: ({
      budget_id,
      bucket,
      period_start,
    }: PeriodPlace): Promise<GatewayBudgetPeriodRow | undefined> =>
      scope
        .rows('gateway_budget_periods')
        .where({ budget_id, bucket, period_start: new Date(period_start) })
        .first(),

    /** Returns the latest period of each of the budgets that has been used, if its calls have one bucket. */
    async latestPeriods(ids: readonly string[]): Promise<GatewayBudgetPeriodRow[]> {
      const { rows } = await scope.db.raw<{ rows: GatewayBudgetPeriodRow[] }>(LATEST_SQL, {
        tenant: scope.tenantId,
        ids: [...ids],
      });
      return rows;
    },

    /** Lists periods of a budget. @param current whether those from `since` on, or those before; all if it is `undefined` */
    periods(
      budget_id: string,
      { current, since }: { current: boolean | undefined; since: Date },
      page: PageRequest,
    ): Promise<GatewayBudgetPeriodRow[]> {
      const query = scope.rows('gateway_budget_periods').where({ budget_id }).select('*');
      if (current !== undefined) query.where('period_start', current ? '>=' : '<', since);
      return applyKeyset(query, ['period_start', 'bucket'], page);
    },
  };
};
