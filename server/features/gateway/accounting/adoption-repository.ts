import type { Knex } from 'knex';
import { newId } from '../../../api/ids.ts';
import { type NewCallRow, rowOf } from './call.ts';
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
  shrunkLimitSql,
} from './period-sql.ts';
import { settlementRepository } from './settlement-repository.ts';

/** How long the journal of a lost process may come back. */
const DOUBT_HOURS = 24;
const BATCH = 500;

const LAPSED_SQL = 'l.expired_at is not null or l.expires_at < clock_timestamp()';

type LeaseKeyRow = KeyRow & { holder: string; units: string };

/** The leases of a holder that cannot be renewed any more end: the rest of them is free. */
const FREE_SQL = `
  with periods as materialized (
    select ${keyColumnsOf('p')} from gateway_budget_periods p join gateway_leases l using (${KEY_SQL})
    where l.holder = :holder and (${LAPSED_SQL}) order by 1, 2, 3, 4 for update of p
  ), ended as (
    delete from gateway_leases l using periods
    where ${keyRowOf('l')} = ${keyRowOf('periods')} and l.holder = :holder and (${LAPSED_SQL})
    returning ${keyColumnsOf('l')}, l.units, l.expired_at is not null as is_doubtful)
  update gateway_budget_periods p
  set leased = p.leased - case when e.is_doubtful then 0 else e.units end,
    in_doubt = p.in_doubt - case when e.is_doubtful then e.units else 0 end,
    limit_units = ${shrunkLimitSql('p.settled + p.leased + p.in_doubt - e.units - p.overrun')}
  from ended e where ${keyRowOf('p')} = ${keyRowOf('e')}`;

/** What holders did not renew in time becomes doubtful. Its sum with what is leased stays. */
const EXPIRE_SQL = `
  with due as materialized (
    select ${keyColumnsOf('l')}, l.holder from gateway_leases l
    where l.expired_at is null and l.expires_at < clock_timestamp() limit ${BATCH}
  ), periods as materialized (
    select ${keyColumnsOf('p')} from gateway_budget_periods p
    where ${keyRowOf('p')} in (select ${KEY_SQL} from due) order by 1, 2, 3, 4 for update
  ), expired as (
    update gateway_leases l set expired_at = clock_timestamp() from periods, due
    where ${keyRowOf('l')} = ${keyRowOf('periods')} and ${keyRowOf('due')} = ${keyRowOf('periods')} and l.holder = due.holder
      and l.expired_at is null and l.expires_at < clock_timestamp()
    returning ${keyColumnsOf('l')}, l.units
  ), sums as (select ${KEY_SQL}, sum(units)::bigint as units from expired group by ${KEY_SQL})
  update gateway_budget_periods p set leased = p.leased - s.units, in_doubt = p.in_doubt + s.units
  from sums s where ${keyRowOf('p')} = ${keyRowOf('s')} returning 1`;

const LOST_SQL = `
  select ${KEY_SQL}, holder, units from gateway_leases
  where expired_at < clock_timestamp() - interval '${DOUBT_HOURS} hours' order by ${KEY_SQL}, holder limit ${BATCH}`;
const END_LOST_SQL = `
  with ${ASKED_SQL}, ${LOCKED_SQL}, ended as (
    delete from gateway_leases l using locked k
    where ${keyRowOf('l')} = ${keyRowOf('k')} and l.holder = :holder
      and l.expired_at < clock_timestamp() - interval '${DOUBT_HOURS} hours'
    returning ${keyColumnsOf('l')}, l.units)
  update gateway_budget_periods p set settled = p.settled + e.units, in_doubt = p.in_doubt - e.units
  from ended e where ${keyRowOf('p')} = ${keyRowOf('e')}
  returning ${keyColumnsOf('p')}, e.units`;

/** The row that says what a lost process may have spent of a budget. Its costs are not those of a workspace's calls. */
function unattributedRow({ key, amount }: Asked): NewCallRow {
  const row = rowOf(
    { id: newId('glg'), admittedAt: Date.now() },
    {
      workspaceId: key.tenant_id,
      ...{ organizationId: null, projectId: null, apiKeyId: null, userId: null, virtualKeyId: null },
      ...{ requestId: '', traceId: '', parentSpanId: null, operation: '', provider: '', model: '' },
      ...{
        configId: null,
        configVersion: null,
        target: null,
        attempt: 0,
        promptId: null,
        promptVersion: null,
      },
      ...{ stream: false, metadata: {}, clientAddress: null, pricesVersion: null },
    },
    {
      ...{ answeredModel: null, status: null, errorCode: 'process_lost', cacheStatus: null },
      ...{ queuedMs: 0, firstByteMs: null, totalMs: 0, usage: {}, inputTokens: 0, outputTokens: 0 },
      usageSource: 'unattributed',
      costNanoUsd: 0,
    },
  );
  return { ...row, charges: [{ ...key, units: amount }] };
}

/** What is left of processes that have ended. */
export const adoptionRepository = (knex: Knex) => ({
  /** Frees what a process has leased and did not spend. @returns whether all its leases have ended */
  async freeRest(holder: string): Promise<boolean> {
    await knex.raw(FREE_SQL, { holder });
    return (await knex('gateway_leases').where({ holder }).first('holder')) === undefined;
  },

  /** Lets leases expire. @returns whether there may be more */
  async expire(): Promise<boolean> {
    const { rows } = await knex.raw<{ rows: unknown[] }>(EXPIRE_SQL);
    return rows.length > 0;
  },

  /** Counts what is doubtful for a day as spent, by one row for each lease. @returns whether there may be more */
  async giveUp(): Promise<boolean> {
    const { rows } = await knex.raw<{ rows: LeaseKeyRow[] }>(LOST_SQL);
    const holders = new Set(rows.map(({ holder }) => holder));
    for (const holder of holders) {
      const lost = rows.filter((row) => row.holder === holder);
      await knex.transaction((trx) => giveUpLeases(trx, holder, lost));
    }
    return rows.length === BATCH;
  },
});

async function giveUpLeases(trx: Knex, holder: string, lost: readonly LeaseKeyRow[]): Promise<void> {
  await dayRepository(trx).share();
  const asked = lost.map((row) => ({ key: keyFrom(row), amount: 0 }));
  const { rows } = await trx.raw<{ rows: Array<KeyRow & { units: string }> }>(END_LOST_SQL, {
    ...bindingsOf(asked),
    holder,
  });
  const spent = rows
    .map((row) => ({ key: keyFrom(row), amount: Number(row.units) }))
    .filter(({ amount }) => amount > 0);
  if (spent.length === 0) return;
  const repository = settlementRepository(trx, holder);
  const calls = spent.map(unattributedRow);
  await repository.addMonths([...new Set(calls.map(({ month }) => month))]);
  await repository.insert(calls);
  await repository.addToDays(calls);
}
