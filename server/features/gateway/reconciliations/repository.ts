import { UNPREPARED } from '../../../database/pg/dialect.ts';
import type { GatewayCallRow } from '../../../database/schema/gateway-accounting-tables.ts';
import type {
  GatewayClosingRow,
  GatewayDayRow,
} from '../../../database/schema/gateway-reconciliation-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import { compareDay } from './comparison-repository.ts';
import { boundsOf } from './day-bounds.ts';

/** Which calls a closing has: the late ones of its serial, or all of a day that are not late. */
export type ClosingPart = Pick<GatewayClosingRow, 'day' | 'late' | 'serial'>;

/** A place among the calls of a closing: after a call, or so many calls from the first. */
export interface CallPlace {
  after?: GatewayCallRow | undefined;
  offset?: number;
}

/** The closings of a workspace are sealed one after the other. */
const LOCK_SQL = "select pg_advisory_xact_lock(hashtextextended('gateway_closings ' || :tenant, 0))";

const OF_CLOSING_SQL = `
  c.tenant_id = :tenant and c.month = :month::date
  and c.admitted_at >= :start::timestamptz and c.admitted_at < :end::timestamptz
  and :late::boolean = exists (
    select from gateway_late_calls l where l.tenant_id = c.tenant_id and l.day = :day::date and l.call_id = c.id
      and (not :late::boolean or l.closing = :serial::bigint))`;

const CALLS_SQL = `
  select c.* from gateway_calls c where ${OF_CLOSING_SQL}
    and (:after::text is null or (c.admitted_at, c.id) > (:afterTime::timestamptz, :after::text))
  order by c.admitted_at, c.id limit :limit offset :offset`;

/** The periods are locked in the order of their keys, as every statement does that changes them. */
const COUNT_CLOSED_SQL = `
  with sums as materialized (
    select ch.tenant_id, ch.budget_id, ch.bucket, ch.period_start, sum(ch.units)::bigint as units
    from gateway_calls c, jsonb_to_recordset(c.charges)
      as ch (tenant_id text, budget_id text, bucket text, period_start timestamptz, units bigint)
    where ${OF_CLOSING_SQL} and ch.tenant_id = :tenant group by 1, 2, 3, 4
  ), locked as materialized (
    select p.tenant_id, p.budget_id, p.bucket, p.period_start, sums.units
    from gateway_budget_periods p join sums using (tenant_id, budget_id, bucket, period_start)
    order by 1, 2, 3, 4 for update of p)
  update gateway_budget_periods p set closed_units = p.closed_units + l.units from locked l
  where (p.tenant_id, p.budget_id, p.bucket, p.period_start) = (l.tenant_id, l.budget_id, l.bucket, l.period_start)`;

/** The first of some days whose calls have been deleted. */
const DELETED_SQL = `
  select max(d.day) as day from gateway_days d
  where d.tenant_id = :tenant and d.day between :since and :until and d.closed_at is not null and not exists (
    select from gateway_calls c where c.tenant_id = d.tenant_id and c.month = date_trunc('month', d.day)::date
      and c.admitted_at >= d.day::timestamp at time zone 'UTC'
      and c.admitted_at < (d.day + 1)::timestamp at time zone 'UTC')`;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The days on which a workspace has calls, and their closings. */
export const gatewayDayRepository = (scope: TenantScope) => {
  const { db, tenantId: tenant } = scope;
  const bindingsOf = ({ day, late, serial }: ClosingPart) => ({ tenant, late, serial, ...boundsOf(day) });
  return {
    /** Lists closed days, latest first. */
    list(balanced: boolean | undefined, page: PageRequest): Promise<GatewayDayRow[]> {
      const query = scope.rows('gateway_days').whereNotNull('closed_at').select('*');
      if (balanced !== undefined) query.where({ is_balanced: balanced });
      return applyKeyset(query, ['day'], page);
    },

    /** @param reference the id of a day, or its date */
    find: (reference: string): Promise<GatewayDayRow | undefined> =>
      scope
        .rows('gateway_days')
        .where(DATE.test(reference) ? { day: reference } : { id: reference })
        .first(),

    /** Compares a day with the other books now. */
    compare: (day: string) => compareDay(scope, day),

    /** Makes other closings of the workspace wait until the transaction ends. */
    async lock(): Promise<void> {
      await db.raw(LOCK_SQL, { tenant });
    },

    /** Returns the serial of the last closing; 0 without one. */
    async lastSerial(): Promise<number> {
      const [row] = await scope.rows('gateway_closings').max({ last: 'serial' });
      return Number(row?.last ?? 0);
    },

    /** Gives the late calls that no closing has to one. @returns how many there are */
    claimLate: (day: string, serial: string): Promise<number> =>
      scope.rows('gateway_late_calls').where({ day, closing: null }).update({ closing: serial }),

    /** Returns calls of a closing in the order of their admission. */
    async calls(
      part: ClosingPart,
      { after, offset = 0 }: CallPlace,
      limit: number,
    ): Promise<GatewayCallRow[]> {
      const place = {
        after: after?.id ?? null,
        afterTime: after?.admitted_at.toISOString() ?? null,
        offset,
        limit,
      };
      const { rows } = await db
        .raw<{ rows: GatewayCallRow[] }>(CALLS_SQL, { ...bindingsOf(part), ...place })
        .options(UNPREPARED);
      return rows;
    },

    /** Counts in the periods of budgets what the calls of a closing count there. */
    async countClosed(part: ClosingPart): Promise<void> {
      await db.raw(COUNT_CLOSED_SQL, bindingsOf(part));
    },

    async insert(closing: Omit<GatewayClosingRow, 'tenant_id'>): Promise<void> {
      await scope.insert('gateway_closings', closing);
    },

    async updateDay(day: string, changes: Partial<GatewayDayRow>): Promise<void> {
      await scope.rows('gateway_days').where({ day }).update(changes);
    },

    /** Removes a day whose calls have all been deleted. */
    async removeDay(day: string): Promise<void> {
      await scope.rows('gateway_days').where({ day }).delete();
    },

    /** Returns the closings of some days, in their order. */
    ofDays: (days: readonly string[]): Promise<GatewayClosingRow[]> =>
      scope
        .rows('gateway_closings')
        .whereIn('day', [...days])
        .select('*')
        .orderBy(['day', 'serial']),

    /** Returns the closings of a period of days up to a serial, in the order of their days. */
    ofPeriod: (
      { since, until }: { since: string; until: string },
      last: number,
    ): Promise<GatewayClosingRow[]> =>
      scope
        .rows('gateway_closings')
        .whereBetween('day', [since, until])
        .where('serial', '<=', last)
        .select('*')
        .orderBy(['day', 'serial']),

    /** Returns the last day of a period whose calls retention has deleted. */
    async lastDeleted(period: { since: string; until: string }): Promise<string | null> {
      const { rows } = await db.raw<{ rows: Array<{ day: string | null }> }>(DELETED_SQL, {
        tenant,
        ...period,
      });
      return rows[0]?.day ?? null;
    },
  };
};

export type GatewayDays = ReturnType<typeof gatewayDayRepository>;
