import type { PeriodKey } from './call.ts';

// The parts that all statements about periods and leases share. Every one of them locks the periods in the order of their keys
// and then its leases in the same order, so that no two of them wait for each other.

/** What a replica spends from memory is valid for so long by the database's clock. */
export const LEASE_SECONDS = 30;

const KEY = ['tenant_id', 'budget_id', 'bucket', 'period_start'] as const;
export const KEY_SQL = KEY.join(', ');

/** Returns the columns of the key of a table. */
export const keyColumnsOf = (table: string): string => KEY.map((column) => `${table}.${column}`).join(', ');
/** Returns the key of a table as a row. */
export const keyRowOf = (table: string): string => `(${keyColumnsOf(table)})`;

/** The keys that a statement is about, with an amount for each. */
export const ASKED_SQL = `
  asked as (
    select * from unnest(:tenants::text[], :budgets::text[], :buckets::text[], :starts::timestamptz[], :amounts::bigint[])
      as a (${KEY_SQL}, amount))`;

/** Their periods, locked. */
export const LOCKED_SQL = `
  locked as materialized (
    select ${KEY_SQL}, asked.amount, p.settled, p.overrun
    from gateway_budget_periods p join asked using (${KEY_SQL})
    order by 1, 2, 3, 4 for update of p)`;

/**
 * The holder's leases of these periods, locked. Whether a lease has expired is read from the locked row and not in the condition,
 * which would see the row as it was before the lock.
 */
export const MINE_SQL = `
  mine as materialized (
    select ${KEY_SQL}, l.units, l.expired_at is not null as is_doubtful
    from gateway_leases l join locked using (${KEY_SQL})
    where l.holder = :holder order by 1, 2, 3, 4 for update of l)`;

/** The room that a limit leaves. */
export const ROOM_SQL = 'p.limit_units + p.overrun - p.settled - p.leased - p.in_doubt';

/**
 * The limit of a period in which less is spent or leased than before. While more than a lowered limit was spent or leased, the
 * limit goes down with it.
 */
export const shrunkLimitSql = (sum: string): string =>
  `greatest(p.target_units, least(p.limit_units, ${sum}))`;

/** A limit with its tolerance in the unit of the budget. A numeric, which does not overflow before it is divided. */
export const TARGET_SQL = `
  floor(case when p.bucket = '*' then coalesce(b.ceiling_amount, b.limit_amount) else b.limit_amount end::numeric
    * case b.measure when 'cost' then 10000000 else 1 end * (100 + b.tolerance_percent) / 100)::bigint`;

export interface Asked {
  key: PeriodKey;
  amount: number;
}

/** Returns the bindings of `ASKED_SQL`. */
export const bindingsOf = (asked: readonly Asked[]) => ({
  tenants: asked.map(({ key }) => key.tenant_id),
  budgets: asked.map(({ key }) => key.budget_id),
  buckets: asked.map(({ key }) => key.bucket),
  starts: asked.map(({ key }) => key.period_start),
  amounts: asked.map(({ amount }) => String(amount)),
});

/** A key as the database returns it. */
export type KeyRow = Omit<PeriodKey, 'period_start'> & { period_start: Date };

export const keyFrom = ({ tenant_id, budget_id, bucket, period_start }: KeyRow): PeriodKey => ({
  tenant_id,
  budget_id,
  bucket,
  period_start: period_start.toISOString(),
});
