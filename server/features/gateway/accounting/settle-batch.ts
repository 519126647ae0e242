import type { Knex } from 'knex';
import { type NewCallRow, type PeriodKey, periodKeyText } from './call.ts';
import { dayRepository } from './day-repository.ts';
import { MARKS, type Notice, noticesOf } from './notices.ts';
import { type Settled, settlementRepository } from './settlement-repository.ts';

/** Sends notices in the transaction of the settlement. */
export type Announce = (trx: Knex.Transaction, notices: readonly Notice[]) => Promise<void>;

export interface SettlementTools {
  knex: Knex;
  /** Without it, nothing is announced. */
  announce?: Announce | undefined;
}

// Partitions that exist. Retention removes old ones, whose months no new row has.
const months = new WeakMap<Knex, Set<string>>();

async function addMonths(knex: Knex, rows: readonly NewCallRow[]): Promise<void> {
  const known = months.get(knex) ?? new Set();
  months.set(knex, known);
  const missing = [...new Set(rows.map(({ month }) => month))].filter((month) => !known.has(month));
  await settlementRepository(knex, '').addMonths(missing);
  for (const month of missing) known.add(month);
}

/**
 * Writes rows, and moves what the new ones count to what is settled. Repeated rows change nothing.
 * @param holder the process whose leases they use
 * @param isOver whether that process has ended. What its ended leases had was counted already, so that its rows no longer count it
 */
export async function settleBatch(
  { knex, announce }: SettlementTools,
  rows: readonly NewCallRow[],
  { holder, isOver = false }: { holder: string; isOver?: boolean },
): Promise<{ fresh: NewCallRow[]; settled: Settled[] }> {
  await addMonths(knex, rows);
  return knex.transaction(async (trx) => {
    await dayRepository(trx).share();
    const repository = settlementRepository(trx, holder);
    const counted = isOver ? countedOf(rows, await repository.lockLeases()) : rows;
    const fresh = await repository.insert(counted);
    const settled = await repository.count(fresh);
    const notices = settled.flatMap(noticesOf);
    if (announce) await announceOnce(trx, notices, announce);
    return { fresh, settled };
  });
}

/** Announces notices that were not announced in their periods. */
export async function announceOnce(
  trx: Knex.Transaction,
  notices: readonly Notice[],
  announce: Announce,
): Promise<void> {
  const fresh: Notice[] = [];
  for (const notice of notices)
    if (await settlementRepository(trx, '').markAnnounced(notice.key, MARKS[notice.kind] ?? notice.percent))
      fresh.push(notice);
  if (fresh.length > 0) await announce(trx, fresh);
}

function countedOf(rows: readonly NewCallRow[], leases: readonly PeriodKey[]): NewCallRow[] {
  const known = new Set(leases.map(periodKeyText));
  return rows.map((row) => ({
    ...row,
    charges: row.charges.filter((charge) => known.has(periodKeyText(charge))),
  }));
}
