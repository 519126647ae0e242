import type { Knex } from 'knex';
import type { Schemas } from '../../../api/types.ts';
import { UNPREPARED } from '../../../database/pg/dialect.ts';
import type { LedgerId } from '../../../database/schema/ledger-tables.ts';
import { PAYMENTS_BATCH, PAYMENTS_SQL, TOTALS_SQL } from './payment-verification-repository.ts';

/** Entries or transactions per statement: each is short, and locks nothing. */
const BATCH = 5000;
/** Entries and transactions per call, about two seconds of work. */
const MAX_ROWS = 200_000;
const MAX_DIFFERENCES = 100;

/**
 * Balances with what they should reserve, read in one statement with the version up to which entries are checked. A lane
 * without a balance counts as one of 0. Entries after the version mean that a balance was set back.
 */
const BALANCES_SQL = `
  select a.id as ledger_account_id, l.lane, coalesce(b.version, 0)::text as version,
    coalesce(b.posted, 0)::text as posted, b.posted - b.reserved < b.floor as below_floor, coalesce(b.reserved, 0)::text as reserved,
    case when l.lane = 0 then coalesce((
      select sum(r.amount) from ledger_reservations r
      where r.workspace_id = a.workspace_id and r.ledger_account_id = a.id), 0) else 0 end::text as open,
    exists (
      select from ledger_entries e
      where e.workspace_id = a.workspace_id and e.ledger_account_id = a.id and e.lane = l.lane
        and e.version > coalesce(b.version, 0)) as passed
  from ledger_accounts a cross join lateral generate_series(0, a.lanes - 1) as l(lane)
    left join ledger_balances b
      on b.workspace_id = a.workspace_id and b.ledger_account_id = a.id and b.lane = l.lane
  where a.workspace_id = :workspace_id and a.project_id = :project_id and (a.id, l.lane) >= (:account, :lane)
  order by a.id, l.lane`;
/** Begins with the entry that the last batch ended with, from which the next one must count on. */
const ENTRIES_SQL = `
  with part as (
    select version, amount, balance_after from ledger_entries
    where workspace_id = :workspace_id and ledger_account_id = :account and lane = :lane
      and version >= :from and version <= :to
    order by version limit ${BATCH}),
  linked as (
    select *, coalesce(lag(version) over one, case when version = 1 then 0 end) as version_before,
      coalesce(lag(balance_after) over one, case when version = 1 then 0 end) as balance_before
    from part window one as (order by version))
  select count(*)::int as count, max(version)::text as version,
    (array_agg(balance_after order by version desc))[1]::text as balance,
    min(version) filter (where version_before <> version - 1 or balance_before + amount <> balance_after)::text as wrong
  from linked`;
/**
 * A payment is gone when the project that made it was purged; a transfer, when the project of the account that it went to or
 * came from was.
 */
const TRANSACTIONS_SQL = `
  select t.id, t.payment_id, coalesce(sum(e.amount), 0) = 0 and count(e.amount) > 0 as balanced,
    t.payment_id is not null and t.kind <> 'transferred'
      and not exists (select from payments y where y.workspace_id = :workspace_id and y.id = t.payment_id)
      and exists (
        select from projects p
        where p.workspace_id = :workspace_id and p.id = coalesce(t.payer_project_id, :project_id)) as lost
  from (
    select workspace_id, id, payment_id, payer_project_id, kind from ledger_transactions
    where workspace_id = :workspace_id and project_id = :project_id and id > :after order by id limit ${BATCH}) t
    left join ledger_entries e on e.workspace_id = t.workspace_id and e.transaction_id = t.id
  group by t.id, t.payment_id, t.payer_project_id, t.kind order by t.id`;

type Difference = Schemas['LedgerDifference'];
type Result = Schemas['LedgerVerification'];

interface Balance {
  ledger_account_id: string;
  lane: number;
  version: string;
  posted: string;
  reserved: string;
  open: string;
  below_floor: boolean | null;
  /** Whether there are entries after its version. */
  passed: boolean;
}

interface Transaction {
  id: string;
  payment_id: string | null;
  balanced: boolean;
  /** Whether it names a payment that does not exist. */
  lost: boolean;
}

interface Total {
  id: string;
  kind: 'in_transit' | 'unidentified';
  posted: string;
  expected: string;
}

/** Some payments, with the kinds of their postings that are not those of their states. */
interface Payments {
  count: number;
  last: string | null;
  different: Array<{ id: string; kind: string }> | null;
}

/** The state of a verification: what it has seen, and where it stops. */
interface Progress {
  rows: number;
  next: string | null;
  differences: Difference[];
}

const NOTHING = { ledger_account_id: null, transaction_id: null, payment_id: null };

const differenceIn = (invariant: Difference['invariant'], balance: Balance, message: string): Difference => ({
  ...NOTHING,
  invariant,
  ledger_account_id: balance.ledger_account_id,
  message: `Balance ${balance.lane} of ${balance.ledger_account_id}: ${message}`,
});

export function createLedgerVerifier(db: Knex, ledger: LedgerId) {
  async function rowsOf<Row>(sql: string, bindings: Record<string, string | number>): Promise<Row[]> {
    const answer = db.raw<{ rows: Row[] }>(sql, { ...ledger, ...bindings });
    return (await answer.options(UNPREPARED)).rows;
  }

  /** Checks that the entries of a balance count on from each other, and end with it. */
  async function verifyBalance(balance: Balance, from: number, progress: Progress): Promise<void> {
    const { ledger_account_id: account, lane, posted } = balance;
    const to = Number(balance.version);
    if (balance.reserved !== balance.open) {
      const message = `${balance.reserved} is reserved, and open reservations are ${balance.open}.`;
      progress.differences.push(differenceIn('reserved', balance, message));
    }
    if (balance.below_floor)
      progress.differences.push(differenceIn('floor', balance, `${posted} is below the floor.`));
    let last = { version: 0, balance: '0' };
    for (let at = from; at <= to; at = last.version) {
      const [part] = await rowsOf<{ count: number; version: string; balance: string; wrong: string | null }>(
        ENTRIES_SQL,
        { account, lane, from: at, to },
      );
      if (part === undefined || part.count === 0) break;
      progress.rows += part.count;
      if (part.wrong !== null)
        progress.differences.push(
          differenceIn('entries', balance, `entry ${part.wrong} does not follow the one before.`),
        );
      last = { version: Number(part.version), balance: part.balance };
      if (last.version >= to || part.count < BATCH) break;
      if (progress.rows >= MAX_ROWS) {
        progress.next = `${account}/${lane}/${last.version}`;
        return;
      }
    }
    if (last.version !== to || last.balance !== posted || balance.passed)
      progress.differences.push(differenceIn('balance', balance, `${posted} is not the sum of its entries.`));
  }

  async function verifyTransactions(after: string, progress: Progress): Promise<void> {
    for (let last = after; ; ) {
      const rows = await rowsOf<Transaction>(TRANSACTIONS_SQL, { after: last });
      for (const { id, payment_id, balanced, lost } of rows) {
        const of = { ...NOTHING, transaction_id: id, payment_id };
        if (!balanced)
          progress.differences.push({
            ...of,
            invariant: 'sum',
            message: `The entries of ${id} do not sum to 0.`,
          });
        if (lost)
          progress.differences.push({
            ...of,
            invariant: 'payments',
            message: `The payment of ${id} does not exist.`,
          });
      }
      progress.rows += rows.length;
      last = rows.at(-1)?.id ?? last;
      if (rows.length < BATCH) return;
      if (progress.rows >= MAX_ROWS) {
        progress.next = last;
        return;
      }
    }
  }

  /** Checks that the balances of payments on their way, and of unknown money, are what payments and credits say. */
  async function verifyTotals(progress: Progress): Promise<void> {
    for (const { id, kind, posted, expected } of await rowsOf<Total>(TOTALS_SQL, {})) {
      if (posted === expected) continue;
      const what = kind === 'in_transit' ? 'processing payments' : 'credits that are not identified';
      const message = `The balance of ${id} is ${posted}, and ${what} sum to ${expected}.`;
      progress.differences.push({ ...NOTHING, invariant: kind, ledger_account_id: id, message });
    }
  }

  async function verifyPayments(after: string, progress: Progress): Promise<void> {
    for (let last = after; ; ) {
      const [part] = await rowsOf<Payments>(PAYMENTS_SQL, { after: last });
      if (part === undefined || part.last === null) return;
      for (const { id, kind } of part.different ?? []) {
        const message = `The posting "${kind}" of ${id} is not what its state implies.`;
        progress.differences.push({ ...NOTHING, invariant: 'payments', payment_id: id, message });
      }
      progress.rows += part.count;
      last = part.last;
      if (part.count < PAYMENTS_BATCH) return;
      if (progress.rows >= MAX_ROWS) {
        progress.next = last;
        return;
      }
    }
  }

  async function verifyBalances(resumed: readonly string[], progress: Progress): Promise<void> {
    const [account = '', lane = 0, version = 1] = resumed;
    const balances = await rowsOf<Balance>(BALANCES_SQL, { account, lane: Number(lane) });
    for (const [index, balance] of balances.entries()) {
      await verifyBalance(balance, index === 0 ? Number(version) : 1, progress);
      if (progress.next !== null) return;
    }
  }

  /** Verifies a bounded part of the ledger, after what an earlier call has verified: balances, transactions, then payments. */
  return async (after = 'lac_'): Promise<Result> => {
    const progress: Progress = { rows: 0, next: null, differences: [] };
    const stages = ['lac_', 'ltx_', 'pay_'];
    const first = stages.findIndex((prefix) => after.startsWith(prefix));
    const from = (stage: number) => (stage === first ? after : '');
    if (first === 0) await verifyBalances(after === 'lac_' ? [] : after.split('/'), progress);
    if (first <= 1 && progress.next === null) await verifyTransactions(from(1), progress);
    if (first <= 1 && progress.next === null) await verifyTotals(progress);
    if (progress.next === null) await verifyPayments(from(2), progress);
    const { rows, next, differences } = progress;
    return { verified: rows, next, differences: differences.slice(0, MAX_DIFFERENCES) };
  };
}
