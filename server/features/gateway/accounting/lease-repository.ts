import type { Knex } from 'knex';
import { EVERY_BUCKET, MAX_BUCKETS, OTHER_BUCKET, SINGLE_BUCKET } from './budget.ts';
import { type PeriodKey, periodKeyText } from './call.ts';
import {
  ASKED_SQL,
  type Asked,
  bindingsOf,
  KEY_SQL,
  type KeyRow,
  keyColumnsOf,
  keyFrom,
  keyRowOf,
  LEASE_SECONDS,
  LOCKED_SQL,
  MINE_SQL,
  ROOM_SQL,
  shrunkLimitSql,
  TARGET_SQL,
} from './period-sql.ts';

/** What a period has left for leases, and between how many processes. */
export interface LeaseRoom {
  key: PeriodKey;
  room: number;
  holders: number;
}

type RoomRow = KeyRow & { room: string; holders: string };

const toRoom = (row: RoomRow): LeaseRoom => ({
  key: keyFrom(row),
  room: Number(row.room),
  holders: Math.max(1, Number(row.holders)),
});

const HOLDERS_SQL = `(select count(*) from gateway_leases l where ${keyRowOf('l')} = ${keyRowOf('p')})`;
const EXPIRY_SQL = `clock_timestamp() + interval '${LEASE_SECONDS} seconds'`;
const SHARED_BUCKETS_SQL = [SINGLE_BUCKET, OTHER_BUCKET, EVERY_BUCKET].map((name) => `'${name}'`).join(', ');

/** The limit is read from a locked budget: a change of it either waits for this period or is seen here. */
const ADD_PERIODS_SQL = `
  with ${ASKED_SQL}, b as materialized (
    select * from gateway_budgets where (tenant_id, id) in (select tenant_id, budget_id from asked)
      and archived_at is null order by tenant_id, id for share)
  insert into gateway_budget_periods (${KEY_SQL}, target_units, limit_units)
  select p.tenant_id, p.budget_id, p.bucket, p.period_start, ${TARGET_SQL}, ${TARGET_SQL}
  from asked p join b on b.tenant_id = p.tenant_id and b.id = p.budget_id
  where p.bucket in (${SHARED_BUCKETS_SQL}) or ${MAX_BUCKETS} > (
    select count(*) from (
      select from gateway_budget_periods o
      where o.tenant_id = p.tenant_id and o.budget_id = p.budget_id and o.period_start = p.period_start
      limit ${MAX_BUCKETS}) known)
  order by 1, 2, 3, 4
  on conflict do nothing`;
const EXISTING_SQL = `
  with ${ASKED_SQL} select ${KEY_SQL} from gateway_budget_periods p join asked using (${KEY_SQL})`;

/**
 * Adds to the leases of the holder, of all periods or of none. The constraint refuses what exceeds a limit. A lease that had
 * expired is renewed.
 */
const LEASE_SQL = `
  with ${ASKED_SQL}, ${LOCKED_SQL}, ${MINE_SQL}, moved as (
    update gateway_budget_periods p
    set leased = p.leased + k.amount + k.doubtful, in_doubt = p.in_doubt - k.doubtful
    from (select locked.*, coalesce(case when is_doubtful then mine.units end, 0) as doubtful
      from locked left join mine using (${KEY_SQL})) k
    where ${keyRowOf('p')} = ${keyRowOf('k')} and (select count(*) from locked) = :count
    returning ${keyColumnsOf('p')}, k.amount, ${ROOM_SQL} as room, ${HOLDERS_SQL} as holders
  ), granted as (
    insert into gateway_leases as l (${KEY_SQL}, holder, units, expires_at)
    select ${KEY_SQL}, :holder, amount, ${EXPIRY_SQL} from moved
    on conflict (${KEY_SQL}, holder) do update
      set units = l.units + excluded.units, expires_at = excluded.expires_at, expired_at = null)
  select ${KEY_SQL}, room, holders from moved`;

const READ_ROOM_SQL = `
  with ${ASKED_SQL} select ${KEY_SQL}, ${ROOM_SQL} as room, ${HOLDERS_SQL} as holders
  from gateway_budget_periods p join asked using (${KEY_SQL})`;

const UNSPENT_SQL = `
  with ${ASKED_SQL}
  select ${KEY_SQL}, p.limit_units + p.overrun - p.settled - p.in_doubt as unspent
  from gateway_budget_periods p join asked using (${KEY_SQL})`;

/**
 * Gives back what leases do not need. A lease without a rest ends. The rest is that of the locked row: a condition on the lease itself
 * would see the row as it was before the lock.
 */
const GIVE_BACK_SQL = `
  with ${ASKED_SQL}, ${LOCKED_SQL}, ${MINE_SQL}, back as (
    select mine.*, least(locked.amount, mine.units) as amount, mine.units <= locked.amount as is_all
    from mine join locked using (${KEY_SQL})
  ), kept as (
    update gateway_leases l set units = l.units - k.amount from back k
    where ${keyRowOf('l')} = ${keyRowOf('k')} and l.holder = :holder and not k.is_all
  ), ended as (
    delete from gateway_leases l using back k
    where ${keyRowOf('l')} = ${keyRowOf('k')} and l.holder = :holder and k.is_all)
  update gateway_budget_periods p
  set leased = p.leased - case when k.is_doubtful then 0 else k.amount end,
    in_doubt = p.in_doubt - case when k.is_doubtful then k.amount else 0 end,
    limit_units = ${shrunkLimitSql('p.settled + p.leased + p.in_doubt - k.amount - p.overrun')}
  from back k where ${keyRowOf('p')} = ${keyRowOf('k')}`;

/** Renews the leases that have not expired, and returns them with those that have. */
const RENEW_SQL = `
  with mine as materialized (
    select ${KEY_SQL}, holder, units, expired_at from gateway_leases
    where holder = :holder order by ${KEY_SQL} for update
  ), renewed as (
    update gateway_leases l set expires_at = ${EXPIRY_SQL} from mine
    where ${keyRowOf('l')} = ${keyRowOf('mine')} and l.holder = mine.holder and mine.expired_at is null)
  select ${KEY_SQL}, units, expired_at is not null as is_doubtful from mine`;

const HELD_SQL = `select ${KEY_SQL}, units as amount from gateway_leases where holder = :holder`;

/** The leases of one process, by the name of the folder of its journal. */
export const leaseRepository = (db: Knex, holder: string) => {
  const ask = async <Row>(sql: string, asked: readonly Asked[], more: Record<string, Knex.Value> = {}) => {
    const { rows } = await db.raw<{ rows: Row[] }>(sql, { ...bindingsOf(asked), ...more });
    return rows;
  };
  return {
    /** Creates the periods that are missing. @returns those that exist now */
    async addPeriods(keys: readonly PeriodKey[]): Promise<PeriodKey[]> {
      const asked = keys.map((key) => ({ key, amount: 0 }));
      await ask(ADD_PERIODS_SQL, asked);
      return (await ask<KeyRow>(EXISTING_SQL, asked)).map(keyFrom);
    },

    /**
     * Leases an amount of each period, of all or none.
     * @returns what they have left; nothing, and nothing is leased, when a period is missing
     * @throws a check violation when one has no room
     */
    lease: async (asked: readonly Asked[]): Promise<LeaseRoom[]> =>
      (await ask<RoomRow>(LEASE_SQL, asked, { holder, count: asked.length })).map(toRoom),

    rooms: async (keys: readonly PeriodKey[]): Promise<LeaseRoom[]> =>
      (
        await ask<RoomRow>(
          READ_ROOM_SQL,
          keys.map((key) => ({ key, amount: 0 })),
        )
      ).map(toRoom),

    /** Returns what is neither spent nor in doubt of each period that exists, by the text of its key. */
    async unspent(keys: readonly PeriodKey[]): Promise<Map<string, number>> {
      if (keys.length === 0) return new Map();
      const rows = await ask<KeyRow & { unspent: string }>(
        UNSPENT_SQL,
        keys.map((key) => ({ key, amount: 0 })),
      );
      return new Map(rows.map((row) => [periodKeyText(keyFrom(row)), Number(row.unspent)]));
    },

    giveBack: async (asked: readonly Asked[]): Promise<void> => {
      await ask(GIVE_BACK_SQL, asked, { holder });
    },

    /** Renews all leases. @returns all of them, with whether they had expired */
    async renew(): Promise<Array<{ key: PeriodKey; units: number; isDoubtful: boolean }>> {
      const { rows } = await db.raw<{ rows: Array<KeyRow & { units: string; is_doubtful: boolean }> }>(
        RENEW_SQL,
        { holder },
      );
      return rows.map((row) => ({
        key: keyFrom(row),
        units: Number(row.units),
        isDoubtful: row.is_doubtful,
      }));
    },

    /** Ends all leases, and gives back what they have left. */
    async endAll(): Promise<void> {
      const { rows } = await db.raw<{ rows: Array<KeyRow & { amount: string }> }>(HELD_SQL, { holder });
      const asked = rows.map((row) => ({ key: keyFrom(row), amount: Number(row.amount) }));
      if (asked.length > 0) await ask(GIVE_BACK_SQL, asked, { holder });
    },
  };
};

export type LeaseRepository = ReturnType<typeof leaseRepository>;
