import type { ReconciliationResult as Result } from '../../../database/schema/gateway-reconciliation-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { boundsOf } from './day-bounds.ts';

/** How many differences are listed; all are counted. */
const MAX_LISTED = 20;
const MAX_BUDGETS = 100;

const OF_DAY_SQL = `
  c.tenant_id = :tenant and c.month = :month::date
  and c.admitted_at >= :start::timestamptz and c.admitted_at < :end::timestamptz`;

/** What the calls of a day were and cost, by where the numbers come from. Costs that providers state are compared call by call. */
const SOURCES_SQL = `
  select usage_source, count(*) as calls, sum(input_tokens) as input_tokens, sum(output_tokens) as output_tokens,
    coalesce(sum(cost_nano_usd), 0) as cost_nano_usd,
    count(stated_nano_usd) as stated_calls, coalesce(sum(stated_nano_usd), 0) as stated_nano_usd,
    coalesce(sum(cost_nano_usd) filter (where stated_nano_usd is not null), 0) as compared_nano_usd,
    count(*) filter (where stated_nano_usd <> coalesce(cost_nano_usd, 0)) as differing_calls
  from gateway_calls c where ${OF_DAY_SQL} group by 1 order by 1`;

const GROUP_SQL = 'api_key_id, user_id, project_id, virtual_key_id, provider, model, usage_source';
const SUMS_SQL = 'calls, failed, input_tokens, output_tokens, cost_nano_usd, saved_nano_usd, unpriced';
/** The sums of the day against its calls, in each group. */
const DAILY_SQL = `
  with summed as (
    select ${GROUP_SQL}, array[${SUMS_SQL}]::numeric[] as sums from gateway_daily
    where tenant_id = :tenant and day = :day::date
  ), called as (
    select coalesce(api_key_id, '') as api_key_id, coalesce(user_id, '') as user_id, coalesce(project_id, '') as project_id,
      coalesce(virtual_key_id, '') as virtual_key_id, provider, model, usage_source,
      array[count(*), count(*) filter (where status is null or status >= 400), sum(input_tokens), sum(output_tokens),
        coalesce(sum(cost_nano_usd), 0), sum(saved_nano_usd), count(*) filter (where cost_nano_usd is null)]::numeric[] as sums
    from gateway_calls c where ${OF_DAY_SQL} group by 1, 2, 3, 4, 5, 6, 7)
  select count(*) as groups, count(*) filter (where summed.sums is distinct from called.sums) as differing_groups
  from summed full join called using (${GROUP_SQL})`;

const CHARGES_SQL = `
  jsonb_to_recordset(c.charges) as ch (tenant_id text, budget_id text, bucket text, period_start timestamptz, units bigint)`;
/** What calls count in budgets that no closing has yet: those of open days, and late ones. */
const NOT_CLOSED_SQL = `
  select ch.budget_id, ch.bucket, ch.period_start, ch.units
  from gateway_calls c
  join gateway_days d on d.tenant_id = c.tenant_id and d.day = (c.admitted_at at time zone 'UTC')::date, ${CHARGES_SQL}
  where c.tenant_id = :tenant and d.closed_at is null and ch.tenant_id = :tenant and c.admitted_at >= (
    select min(o.day) from gateway_days o where o.tenant_id = :tenant and o.closed_at is null)::timestamp at time zone 'UTC'
  union all
  select ch.budget_id, ch.bucket, ch.period_start, ch.units
  from gateway_late_calls l
  join gateway_days d on d.tenant_id = l.tenant_id and d.day = l.day
  join gateway_calls c on c.tenant_id = l.tenant_id and c.id = l.call_id and c.month = date_trunc('month', l.day)::date,
    ${CHARGES_SQL}
  where l.tenant_id = :tenant and l.closing is null and d.closed_at is not null and ch.tenant_id = :tenant`;
/** The periods of budgets that had not ended before the day, against the calls. */
const PERIODS_SQL = `
  with counted as (
    select budget_id, bucket, period_start, sum(units) as units from (${NOT_CLOSED_SQL}) open group by 1, 2, 3
  ), compared as (
    select p.budget_id, p.bucket, p.period_start, p.settled, p.closed_units + coalesce(counted.units, 0) as called
    from gateway_budget_periods p
    join gateway_budgets b on b.tenant_id = p.tenant_id and b.id = p.budget_id
    left join counted on (counted.budget_id, counted.bucket, counted.period_start) = (p.budget_id, p.bucket, p.period_start)
    where p.tenant_id = :tenant and (b.period = 'none' or p.period_start > :end::timestamptz
      - case b.period when 'day' then interval '2 days' when 'week' then interval '8 days' else interval '32 days' end))
  select count(*) as periods, count(*) filter (where settled <> called) as differing_periods,
    (select coalesce(json_agg(l order by budget_id, bucket, period_start), '[]') from (
      select * from compared where settled <> called order by 1, 2, 3 limit ${MAX_LISTED}) l) as differences
  from compared`;

/** What budgets cannot say by whom it was used. */
const DOUBTS_SQL = `
  with doubts as (
    select budget_id, sum(in_doubt) as in_doubt, 0 as unattributed from gateway_budget_periods
    where tenant_id = :tenant and in_doubt > 0 group by 1
    union all
    select ch.budget_id, 0, sum(ch.units) from gateway_calls c, ${CHARGES_SQL}
    where ${OF_DAY_SQL} and c.usage_source = 'unattributed' and ch.tenant_id = :tenant group by 1)
  select budget_id, b.measure, sum(in_doubt) as in_doubt, sum(unattributed) as unattributed
  from doubts join gateway_budgets b on b.tenant_id = :tenant and b.id = doubts.budget_id
  group by 1, 2 order by 1 limit ${MAX_BUDGETS}`;

/** 64-bit integers are text. */
type Text<Name extends string> = Record<Name, string>;
type SourceRow = Pick<Result['sources'][number], 'usage_source'> &
  Text<
    | 'calls'
    | 'input_tokens'
    | 'output_tokens'
    | 'cost_nano_usd'
    | 'stated_calls'
    | 'stated_nano_usd'
    | 'compared_nano_usd'
    | 'differing_calls'
  >;
type PeriodRow = Text<'periods' | 'differing_periods'> & { differences: Difference[] };
interface Difference {
  budget_id: string;
  bucket: string;
  period_start: string;
  settled: number;
  called: number;
}
type DoubtRow = Pick<Result['doubts'][number], 'budget_id' | 'measure'> & Text<'in_doubt' | 'unattributed'>;

const sumOf = (rows: readonly SourceRow[], name: keyof Omit<SourceRow, 'usage_source'>): number =>
  rows.reduce((sum, row) => sum + Number(row[name]), 0);

/** Compares a day of a workspace with the other books. Each statement sees all books at one moment. */
export async function compareDay({ db, tenantId: tenant }: TenantScope, day: string): Promise<Result> {
  const bindings = { tenant, ...boundsOf(day) };
  const ask = async <Row>(sql: string): Promise<Row[]> => (await db.raw<{ rows: Row[] }>(sql, bindings)).rows;
  const sources = await ask<SourceRow>(SOURCES_SQL);
  const [daily] = await ask<Text<'groups' | 'differing_groups'>>(DAILY_SQL);
  const [periods] = await ask<PeriodRow>(PERIODS_SQL);
  const doubts = await ask<DoubtRow>(DOUBTS_SQL);
  return {
    calls: sumOf(sources, 'calls'),
    cost_nano_usd: sumOf(sources, 'cost_nano_usd'),
    sources: sources.map((row) => ({
      usage_source: row.usage_source,
      calls: Number(row.calls),
      input_tokens: Number(row.input_tokens),
      output_tokens: Number(row.output_tokens),
      cost_nano_usd: Number(row.cost_nano_usd),
    })),
    stated: {
      calls: sumOf(sources, 'stated_calls'),
      cost_nano_usd: sumOf(sources, 'compared_nano_usd'),
      stated_nano_usd: sumOf(sources, 'stated_nano_usd'),
      differing_calls: sumOf(sources, 'differing_calls'),
    },
    daily: { groups: Number(daily?.groups), differing_groups: Number(daily?.differing_groups) },
    periods: {
      periods: Number(periods?.periods),
      differing_periods: Number(periods?.differing_periods),
      differences: (periods?.differences ?? []).map(({ period_start, ...difference }) => ({
        ...difference,
        period_start: new Date(period_start).toISOString(),
      })),
    },
    doubts: doubts.map((row) => ({
      budget_id: row.budget_id,
      measure: row.measure,
      in_doubt: Number(row.in_doubt),
      unattributed: Number(row.unattributed),
    })),
  };
}

/** Whether the books say the same. What a provider states may differ, since its prices are its own. */
export const isBalanced = ({ daily, periods }: Result): boolean =>
  daily.differing_groups === 0 && periods.differing_periods === 0;
