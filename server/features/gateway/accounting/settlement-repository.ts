import type { Knex } from 'knex';
import type { GatewayBudgetRow } from '../../../database/schema/gateway-accounting-tables.ts';
import { type NewCallRow, type PeriodKey, periodKeyText } from './call.ts';
import { dayRepository } from './day-repository.ts';
import {
  ASKED_SQL,
  type Asked,
  bindingsOf,
  KEY_SQL,
  type KeyRow,
  keyColumnsOf,
  keyFrom,
  keyRowOf,
  LOCKED_SQL,
  MINE_SQL,
  shrunkLimitSql,
} from './period-sql.ts';

/** What a settlement has changed in a period. */
export interface Settled {
  key: PeriodKey;
  /** How much of the holder's lease it took. */
  taken: number;
  settled: number;
  /** The limit without the tolerance. */
  limit: number;
  /** By how much more was spent than the limit allows. */
  overrun: number;
  /** The percentages of the budget's alerts, and those that were announced before. */
  percents: number[];
  announced: number[];
}

const COLUMNS = [
  ...['tenant_id', 'id', 'month', 'admitted_at', 'request_id', 'trace_id', 'parent_span_id', 'operation'],
  ...[
    'organization_id',
    'project_id',
    'api_key_id',
    'user_id',
    'virtual_key_id',
    'config_id',
    'config_version',
  ],
  ...[
    'target',
    'attempt',
    'prompt_id',
    'prompt_version',
    'provider',
    'model',
    'answered_model',
    'stream',
    'status',
  ],
  ...['log', 'error_code', 'cache_status', 'queued_ms', 'first_byte_ms', 'total_ms', 'usage', 'input_tokens'],
  ...[
    'output_tokens',
    'usage_source',
    'cost_nano_usd',
    'saved_nano_usd',
    'stated_nano_usd',
    'prices_version',
  ],
  ...['guardrails', 'metadata', 'client_address', 'charges'],
].join(', ');

/** Rows that exist already are left out, and those of tenants that were purged. */
const INSERT_SQL = `
  insert into gateway_calls (${COLUMNS})
  select ${COLUMNS} from json_populate_recordset(null::gateway_calls, :rows) r
  where exists (select from tenants t where t.id = r.tenant_id)
  on conflict do nothing returning id`;

/**
 * Moves what was spent from the holder's leases to what is settled. What a lease does not cover counts as well: where that
 * exceeds the limit, it is the overrun.
 */
const SETTLE_SQL = `
  with ${ASKED_SQL}, ${LOCKED_SQL}, ${MINE_SQL}, spent as (
    select locked.*, least(locked.amount, coalesce(mine.units, 0)) as taken, coalesce(mine.is_doubtful, false) as is_doubtful
    from locked left join mine using (${KEY_SQL})
  ), lessened as (
    update gateway_leases l set units = l.units - s.taken from spent s
    where ${keyRowOf('l')} = ${keyRowOf('s')} and l.holder = :holder and s.taken > 0)
  update gateway_budget_periods p
  set settled = p.settled + s.amount,
    leased = p.leased - case when s.is_doubtful then 0 else s.taken end,
    in_doubt = p.in_doubt - case when s.is_doubtful then s.taken else 0 end,
    overrun = p.overrun
      + greatest(0, p.settled + s.amount + p.leased + p.in_doubt - s.taken - p.limit_units - p.overrun),
    limit_units = ${shrunkLimitSql('p.settled + s.amount + p.leased + p.in_doubt - s.taken - p.overrun')}
  from spent s join gateway_budgets b on b.tenant_id = s.tenant_id and b.id = s.budget_id
  where ${keyRowOf('p')} = ${keyRowOf('s')}
  returning ${keyColumnsOf('p')}, s.taken, p.settled, p.target_units as target, p.overrun - s.overrun as overrun,
    p.announced, b.alerts, b.tolerance_percent`;

const SUMS = [
  'calls',
  'failed',
  'input_tokens',
  'output_tokens',
  'cost_nano_usd',
  'saved_nano_usd',
  'unpriced',
];
const GROUP_SQL =
  'tenant_id, day, api_key_id, user_id, project_id, virtual_key_id, provider, model, usage_source';
const DAILY_SQL = `
  insert into gateway_daily as d (${GROUP_SQL}, ${SUMS.join(', ')})
  select ${GROUP_SQL}, ${SUMS.join(', ')} from json_populate_recordset(null::gateway_daily, :rows) order by ${GROUP_SQL}
  on conflict (${GROUP_SQL}) do update set ${SUMS.map((sum) => `${sum} = d.${sum} + excluded.${sum}`).join(', ')}`;

const LOCK_LEASES_SQL = `
  with periods as materialized (
    select ${KEY_SQL} from gateway_budget_periods p join gateway_leases l using (${KEY_SQL})
    where l.holder = :holder order by 1, 2, 3, 4 for update of p)
  select ${KEY_SQL} from gateway_leases l join periods using (${KEY_SQL})
  where l.holder = :holder order by 1, 2, 3, 4 for update of l`;

const MARK_SQL = `
  update gateway_budget_periods set announced = announced || :mark::integer
  where (${KEY_SQL}) = (:tenant_id, :budget_id, :bucket, :period_start::timestamptz) and :mark::integer <> all (announced)`;

/** Adds up what rows count in each period. */
export function chargesOf(rows: readonly NewCallRow[]): Asked[] {
  const sums = new Map<string, Asked>();
  for (const { charges } of rows) {
    for (const { units, ...key } of charges) {
      const text = periodKeyText(key);
      const known = sums.get(text);
      if (known) known.amount += units;
      else sums.set(text, { key, amount: units });
    }
  }
  return [...sums.values()];
}

/** Adds up the rows of each day. */
function dailyOf(rows: readonly NewCallRow[]): object[] {
  const sums = new Map<string, { group: object; values: Record<string, number> }>();
  for (const row of rows) {
    const group = {
      tenant_id: row.tenant_id,
      day: row.admitted_at.slice(0, 10),
      api_key_id: row.api_key_id ?? '',
      user_id: row.user_id ?? '',
      project_id: row.project_id ?? '',
      virtual_key_id: row.virtual_key_id ?? '',
      provider: row.provider,
      model: row.model,
      usage_source: row.usage_source,
    };
    const values: Record<string, number> = {
      calls: 1,
      failed: row.status === null || row.status >= 400 ? 1 : 0,
      input_tokens: row.input_tokens,
      output_tokens: row.output_tokens,
      cost_nano_usd: row.cost_nano_usd ?? 0,
      saved_nano_usd: row.saved_nano_usd,
      unpriced: row.cost_nano_usd === null ? 1 : 0,
    };
    const text = Object.values(group).join('\u0000');
    const known = sums.get(text);
    if (known === undefined) sums.set(text, { group, values });
    else
      for (const [name, value] of Object.entries(values))
        known.values[name] = (known.values[name] ?? 0) + value;
  }
  return [...sums.values()].map(({ group, values }) => ({ ...group, ...values }));
}

type SettledRow = KeyRow &
  Record<'taken' | 'settled' | 'target' | 'overrun', string> &
  Pick<GatewayBudgetRow, 'alerts' | 'tolerance_percent'> & { announced: number[] };

const toSettled = (row: SettledRow): Settled => ({
  key: keyFrom(row),
  taken: Number(row.taken),
  settled: Number(row.settled),
  limit: (Number(row.target) * 100) / (100 + row.tolerance_percent),
  overrun: Number(row.overrun),
  percents: row.alerts.map(({ percent }) => percent),
  announced: row.announced,
});

/** Writes rows and what they count, for one holder of leases, in a transaction. */
export const settlementRepository = (trx: Knex, holder: string) => ({
  /** Creates the partitions of months, those that are missing. */
  async addMonths(months: readonly string[]): Promise<void> {
    for (const month of months) await trx.raw('select add_gateway_month(:month::date)', { month });
  },

  /** Inserts rows. @returns those that were new */
  async insert(rows: readonly NewCallRow[]): Promise<NewCallRow[]> {
    const { rows: inserted } = await trx.raw<{ rows: Array<{ id: string }> }>(INSERT_SQL, {
      rows: JSON.stringify(rows),
    });
    const ids = new Set(inserted.map(({ id }) => id));
    return rows.filter(({ id }) => ids.has(id));
  },

  /** Adds what new rows count to their periods and days. */
  async count(rows: readonly NewCallRow[]): Promise<Settled[]> {
    if (rows.length === 0) return [];
    const asked = chargesOf(rows);
    const { rows: settled } =
      asked.length === 0
        ? { rows: [] }
        : await trx.raw<{ rows: SettledRow[] }>(SETTLE_SQL, { ...bindingsOf(asked), holder });
    await this.addToDays(rows);
    return settled.map(toSettled);
  },

  /** Adds rows to the sums of their days. */
  async addToDays(rows: readonly NewCallRow[]): Promise<void> {
    await trx.raw(DAILY_SQL, { rows: JSON.stringify(dailyOf(rows)) });
    await dayRepository(trx).add(rows);
  },

  /** Locks the leases of a process that has ended. @returns their periods */
  async lockLeases(): Promise<PeriodKey[]> {
    const { rows } = await trx.raw<{ rows: KeyRow[] }>(LOCK_LEASES_SQL, { holder });
    return rows.map(keyFrom);
  },

  /** Marks that something is announced of a period. @returns whether it was not yet */
  async markAnnounced(key: PeriodKey, mark: number): Promise<boolean> {
    const { rowCount } = await trx.raw<{ rowCount: number }>(MARK_SQL, { ...key, mark });
    return rowCount === 1;
  },
});
