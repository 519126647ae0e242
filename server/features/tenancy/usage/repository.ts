import type { Knex } from 'knex';
import type { UsageEntryRow } from '../../../database/schema/usage-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { type Period, usagePeriodStart } from './periods.ts';

export type NewEntry = Pick<UsageEntryRow, 'id' | 'meter' | 'event_id' | 'kind' | 'at' | 'expires_at'> & {
  quantity: number;
};

/** An event that has expired makes room for the next one with its id. A concurrent one with the same id waits here. */
const INSERT_SQL = `
  insert into usage_entries (workspace_id, id, meter, event_id, kind, quantity, at, expires_at, created_at)
  values (:workspace, :id, :meter, :event_id, :kind, :quantity, :at, :expires_at, :now)
  on conflict (workspace_id, meter, event_id) do update set id = excluded.id, kind = excluded.kind,
    quantity = excluded.quantity, at = excluded.at, expires_at = excluded.expires_at, created_at = excluded.created_at,
    released_at = null
  where usage_entries.expires_at <= :now
  returning *`;

/** The rows are always locked in this order. The first lock is held to the end of the transaction, so the counts are exact. */
const COUNT_SQL = `
  insert into usage_counters as c (workspace_id, meter, period, period_start, used)
  select :workspace, :meter, period, period_start, greatest(:quantity::bigint, 0)
  from (values (1, 'day', :day::timestamptz), (2, 'month', :month::timestamptz), (3, 'none', :none::timestamptz))
    as counted (place, period, period_start) order by place
  on conflict (workspace_id, meter, period, period_start) do update set used = greatest(c.used + :quantity::bigint, 0)
  returning period, used`;

const COUNTS_SQL = `
  select meter, period, used from usage_counters
  where workspace_id = :workspace and (period, period_start) in (('day', :day), ('month', :month), ('none', :none))
    and (:meter::text is null or meter = :meter)`;

type Counts = Readonly<Record<Period, number>>;
const NOTHING: Counts = { day: 0, month: 0, none: 0 };

const startsOf = (at: Date) => ({
  day: usagePeriodStart.day(at),
  month: usagePeriodStart.month(at),
  none: usagePeriodStart.none(at),
});

export const usageRepository = ({ db, tenantId: workspace }: TenantScope) => {
  const entries = () => db('usage_entries').where({ workspace_id: workspace });

  /** Returns the counts of the periods with a time, by meter. */
  async function counts(at: Date, meter: string | null = null): Promise<Map<string, Counts>> {
    const { rows } = await db.raw<{ rows: Array<{ meter: string; period: Period; used: string }> }>(
      COUNTS_SQL,
      { workspace, meter, ...startsOf(at) } as Knex.ValueDict, // Knex's type of bindings omits null
    );
    const found = new Map<string, Counts>();
    for (const row of rows) {
      found.set(row.meter, { ...(found.get(row.meter) ?? NOTHING), [row.period]: Number(row.used) });
    }
    return found;
  }

  return {
    /** Inserts an entry. @returns `undefined` if its event was counted before */
    async insert(entry: NewEntry, now: Date): Promise<UsageEntryRow | undefined> {
      const bindings = { ...entry, workspace, now } as unknown as Knex.ValueDict; // as above
      const { rows } = await db.raw<{ rows: UsageEntryRow[] }>(INSERT_SQL, bindings);
      return rows[0];
    },

    findEvent: (meter: string, event_id: string): Promise<UsageEntryRow | undefined> =>
      entries().where({ meter, event_id }).first(),

    lock: (meter: string, id: string): Promise<UsageEntryRow | undefined> =>
      entries().where({ meter, id }).forUpdate().first(),

    async release(id: string, released_at: Date, expires_at: Date): Promise<void> {
      await entries().where({ id }).update({ released_at, expires_at });
    },

    /** Adds to the counts of the periods with a time, and returns them. A negative quantity gives back. */
    async add(meter: string, at: Date, quantity: number): Promise<Counts> {
      const { rows } = await db.raw<{ rows: Array<{ period: Period; used: string }> }>(COUNT_SQL, {
        workspace,
        meter,
        quantity,
        ...startsOf(at),
      });
      return Object.assign({ ...NOTHING }, ...rows.map(({ period, used }) => ({ [period]: Number(used) })));
    },

    counts,

    countsOf: async (meter: string, at: Date): Promise<Counts> =>
      (await counts(at, meter)).get(meter) ?? NOTHING,
  };
};

const BATCH = 1_000;

const PURGE_ENTRIES_SQL = `
  delete from usage_entries where (workspace_id, id) in (
    select workspace_id, id from usage_entries where expires_at < now() order by expires_at limit :batch)`;
/** No entry of a period is released or recorded as long after its start. */
const PURGE_COUNTERS_SQL = `
  delete from usage_counters where (workspace_id, meter, period, period_start) in (
    select workspace_id, meter, period, period_start from usage_counters
    where period <> 'none' and period_start < now() - interval '100 days' order by period_start limit :batch)`;

/** Deletes expired entries and past counts, a batch at a time. */
export async function purgeUsage(db: Knex): Promise<void> {
  for (const sql of [PURGE_ENTRIES_SQL, PURGE_COUNTERS_SQL]) {
    for (let deleted = BATCH; deleted === BATCH; ) {
      const { rowCount } = await db.raw<{ rowCount: number }>(sql, { batch: BATCH });
      deleted = rowCount;
    }
  }
}
