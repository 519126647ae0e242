import type { Knex } from 'knex';
import { newId, tenantKindOf } from '../../../api/ids.ts';
import type { NewCallRow } from './call.ts';

// A day ends once, for all calls that are settled by then. The lock decides for each transaction whether it was earlier.

const LOCK_SQL = "hashtextextended('gateway_days', 0)";
const SHARE_SQL = `select pg_advisory_xact_lock_shared(${LOCK_SQL})`;
const CLAIM_SQL = `select pg_advisory_xact_lock(${LOCK_SQL})`;

/** How long after midnight, UTC, calls of the day before are not late: as long as a stream may take. */
const GRACE = '1 hour';
const DUE_SQL = `ended_at is null and day < (now() at time zone 'UTC' - interval '${GRACE}')::date`;
const IS_DUE_SQL = `select exists (select from gateway_days where ${DUE_SQL}) as due`;
const END_SQL = `update gateway_days set ended_at = now() where ${DUE_SQL}`;

/** Adds days, and returns those that have ended. */
const ADD_SQL = `
  with asked as (
    select * from unnest(:tenants::text[], :days::date[], :ids::text[]) as a (tenant_id, day, id)
  ), added as (
    insert into gateway_days (tenant_id, day, id) select * from asked order by 1, 2 on conflict (tenant_id, day) do nothing)
  select tenant_id, day from gateway_days d join asked using (tenant_id, day) where d.ended_at is not null`;
const ADD_LATE_SQL = `
  insert into gateway_late_calls (tenant_id, day, call_id)
  select * from unnest(:tenants::text[], :days::date[], :calls::text[])`;

const dayOf = ({ admitted_at }: NewCallRow): string => admitted_at.slice(0, 10);
const keyOf = (tenantId: string, day: string): string => `${tenantId} ${day}`;

/** The days of workspaces, in a transaction that settles calls or ends days. */
export const dayRepository = (trx: Knex) => ({
  /** Keeps all days as they are until the transaction ends. It is its first statement, so that no two wait for each other. */
  async share(): Promise<void> {
    await trx.raw(SHARE_SQL);
  },

  /** Ends the days that are over. Calls that are settled later are late. */
  async end(): Promise<void> {
    await trx.raw(CLAIM_SQL);
    await trx.raw(END_SQL);
  },

  /** Returns whether days are over that have not ended. */
  async hasDue(): Promise<boolean> {
    const { rows } = await trx.raw<{ rows: Array<{ due: boolean }> }>(IS_DUE_SQL);
    return rows[0]?.due === true;
  },

  /** Adds the days of new rows, and notes which rows are late. Call it after `share`. */
  async add(rows: readonly NewCallRow[]): Promise<void> {
    const calls = rows.filter(({ tenant_id }) => tenantKindOf(tenant_id) === 'workspace');
    const days = new Map(calls.map((row) => [keyOf(row.tenant_id, dayOf(row)), row]));
    if (days.size === 0) return;
    const asked = {
      tenants: [...days.values()].map(({ tenant_id }) => tenant_id),
      days: [...days.values()].map(dayOf),
      ids: [...days.values()].map(() => newId('grc')),
    };
    const { rows: ended } = await trx.raw<{ rows: Array<{ tenant_id: string; day: string }> }>(
      ADD_SQL,
      asked,
    );
    const isEnded = new Set(ended.map(({ tenant_id, day }) => keyOf(tenant_id, day)));
    const late = calls.filter((row) => isEnded.has(keyOf(row.tenant_id, dayOf(row))));
    if (late.length === 0) return;
    await trx.raw(ADD_LATE_SQL, {
      tenants: late.map(({ tenant_id }) => tenant_id),
      days: late.map(dayOf),
      calls: late.map(({ id }) => id),
    });
  },
});
