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

/** Periods of buckets that have been used. */
const PERIODS_SQL = `
  select p.* from unnest(:budgets::text[], :buckets::text[], :starts::timestamptz[]) as o (budget, bucket, start)
  join gateway_budget_periods p
    on p.tenant_id = :tenant and p.budget_id = o.budget and p.bucket = o.bucket and p.period_start = o.start`;

/** What calls of one key have in common. */
export interface CallingKey {
  key: string;
  user: string | null;
  project: string | null;
  /** The virtual keys that it can use. */
  virtualKeys: readonly string[];
}

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

    /** Returns the active budgets that may concern calls of a key, oldest first. */
    ofKey({ key, user, project, virtualKeys }: CallingKey): Promise<GatewayBudgetRow[]> {
      return scope
        .rows('gateway_budgets')
        .whereNull('archived_at')
        .where((either) =>
          either
            .whereIn('scope', ['organization', 'workspace', 'policy'])
            .orWhere({ scope: 'project', scope_id: project })
            .orWhere({ scope: 'user', scope_id: user })
            .orWhere({ scope: 'api_key', scope_id: key })
            .orWhere((one) => one.where({ scope: 'virtual_key' }).whereIn('scope_id', [...virtualKeys])),
        )
        .orderBy('id')
        .select('*');
    },

    /** Returns the active budgets of virtual keys. */
    ofVirtualKeys: (ids: readonly string[]): Promise<GatewayBudgetRow[]> =>
      scope
        .rows('gateway_budgets')
        .whereNull('archived_at')
        .where({ scope: 'virtual_key' })
        .whereIn('scope_id', [...ids])
        .select('*'),

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

    /** Returns those of some periods that have been used. */
    async periodsAt(
      places: ReadonlyArray<Pick<GatewayBudgetPeriodRow, 'budget_id' | 'bucket' | 'period_start'>>,
    ): Promise<GatewayBudgetPeriodRow[]> {
      const { rows } = await scope.db.raw<{ rows: GatewayBudgetPeriodRow[] }>(PERIODS_SQL, {
        tenant: scope.tenantId,
        budgets: places.map(({ budget_id }) => budget_id),
        buckets: places.map(({ bucket }) => bucket),
        starts: places.map(({ period_start }) => period_start),
      });
      return rows;
    },

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
