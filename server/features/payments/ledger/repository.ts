import type { Knex } from 'knex';
import { newId } from '../../../api/ids.ts';
import type { LedgerAccountKind } from '../../../database/schema/ledger-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { balanceRepository } from './balance-repository.ts';
import {
  bankAccountName,
  CHART,
  LANES,
  MAX_POSTINGS,
  type NewPosting,
  type Posting,
  toPosting,
} from './postings.ts';
import { deleteLedger } from './purge-repository.ts';

export interface NewLedgerAccount {
  projectId: string;
  accountId: string;
  currency: string;
  /** What the balance must not fall below; `null` for no limit. */
  floor: number | null;
}

/** A ledger belongs to an existing project of the workspace, and takes from it whether it is live. */
const CREATE_LEDGER_SQL = `
  insert into ledgers (workspace_id, project_id, live)
  select workspace_id, id, environment = 'production' from projects where workspace_id = :workspace and id = :project
  on conflict (workspace_id, project_id) do nothing`;

const CREATE_ACCOUNTS_SQL = `
  with made as (
    insert into ledger_accounts (workspace_id, id, project_id, name, kind, account_id, currency, lanes, created_at)
    select :workspace, a.id, :project, a.name, a.kind, a.account_id, :currency, a.lanes, :now
    from json_to_recordset(:accounts::json) as a (id text, name text, kind text, account_id text, lanes smallint)
    order by a.name
    on conflict (workspace_id, project_id, name, currency) do nothing returning id, lanes, kind)
  insert into ledger_balances (workspace_id, ledger_account_id, lane, floor)
  select :workspace, made.id, lane, case when made.kind = 'bank' then :floor::bigint end
  from made, generate_series(0, made.lanes - 1) lane`;

/**
 * A posting is one statement. It locks the balances in the order of account and lane, so that concurrent postings never
 * deadlock, and holds each lock only until the commit that follows. Versions and balances count on from the locked rows.
 * The time never goes back within a balance, so that a balance at a time is a prefix of its entries.
 */
const POST_SQL = `
  with posting as (
    select * from json_to_recordset(:postings::json) as p (
      id text, project_id text, kind text, currency text, payment_id text, occurrence int, reverses text,
      payer_project_id text, effective_date date, reason text, created_by text)),
  leg as (
    select p.id as transaction_id, p.project_id, p.currency, l.place, l.amount, a.id as ledger_account_id,
      (('x' || right(md5(p.id), 4))::bit(16)::int % a.lanes)::smallint as lane
    from json_to_recordset(:legs::json) as l (transaction_id text, place int, account text, amount bigint)
      join posting p on p.id = l.transaction_id
      join ledger_accounts a on a.workspace_id = :workspace and a.project_id = p.project_id
        and a.name = l.account and a.currency = p.currency),
  consumed as (
    delete from ledger_reservations where workspace_id = :workspace and payment_id = any(:consumed::text[])
    returning ledger_account_id, amount),
  change as (
    select ledger_account_id, lane, sum(posted)::bigint as posted, sum(reserved)::bigint as reserved,
      sum(entries)::bigint as entries
    from (
      select ledger_account_id, lane, amount as posted, 0 as reserved, 1 as entries from leg
      union all select ledger_account_id, 0::smallint, 0, amount, 0 from consumed) changes
    group by ledger_account_id, lane),
  locked as (
    select b.ledger_account_id, b.lane, b.last_at
    from ledger_balances b join change c on c.ledger_account_id = b.ledger_account_id and c.lane = b.lane
    where b.workspace_id = :workspace
    order by b.ledger_account_id, b.lane
    for no key update of b),
  moment as (select greatest(:now::timestamptz(3), max(last_at)) as at from locked),
  moved as (
    update ledger_balances b set posted = b.posted + c.posted, reserved = b.reserved - c.reserved,
      version = b.version + c.entries, last_at = m.at
    from change c, moment m
    where b.workspace_id = :workspace and b.ledger_account_id = c.ledger_account_id and b.lane = c.lane
    returning b.ledger_account_id, b.lane, b.posted - c.posted as posted, b.version - c.entries as version),
  made as (
    insert into ledger_transactions (workspace_id, id, project_id, kind, currency, payment_id, occurrence, reverses,
      payer_project_id, effective_date, reason, created_by, created_at)
    select :workspace, p.id, p.project_id, p.kind, p.currency, p.payment_id, p.occurrence, p.reverses,
      p.payer_project_id, p.effective_date, p.reason, p.created_by, m.at
    from posting p, moment m
    returning id),
  entered as (
    insert into ledger_entries (workspace_id, ledger_account_id, lane, version, project_id, transaction_id, amount,
      balance_after, currency, at)
    select :workspace, l.ledger_account_id, l.lane, b.version + row_number() over one, l.project_id, l.transaction_id,
      l.amount, b.posted + sum(l.amount) over one, l.currency, m.at
    from leg l join moved b on b.ledger_account_id = l.ledger_account_id and b.lane = l.lane, moment m
    window one as (partition by l.ledger_account_id, l.lane order by l.transaction_id, l.place)
    returning transaction_id)
  select (select count(*) from made)::int as transactions, (select count(*) from entered)::int as entries,
    (select count(*) from consumed)::int as consumed`;
interface Posted {
  transactions: number;
  entries: number;
  consumed: number;
}

/** Writes to the ledgers of a workspace. Each method is one statement, to be the last before the commit. */
export const ledgerRepository = ({ db, tenantId: workspace }: TenantScope) => {
  const run = (sql: string, bindings: Record<string, unknown>) =>
    // Knex's type of bindings omits null.
    db.raw<{ rowCount: number; rows: Posted[] }>(sql, { workspace, ...bindings } as Knex.ValueDict);

  async function write(
    postings: readonly Posting[],
    consumed: readonly string[],
    now: Date,
  ): Promise<number> {
    const transactions = postings.map(({ legs: _legs, ...posting }) => posting);
    const legs = postings.flatMap(({ id, legs }) =>
      legs.map((leg, place) => ({ transaction_id: id, place, ...leg })),
    );
    const { rows } = await run(POST_SQL, {
      postings: JSON.stringify(transactions),
      legs: JSON.stringify(legs),
      consumed: [...consumed],
      now,
    });
    const [written] = rows;
    if (written?.transactions !== postings.length || written.entries !== legs.length)
      throw new Error('A posting names an account that its ledger does not have.');
    return written.consumed;
  }

  return {
    ...balanceRepository(db, workspace),

    /** Opens the ledger account of a bank account, and the chart of its project and currency on first use. */
    async openAccount({ projectId, accountId, currency, floor }: NewLedgerAccount, now: Date): Promise<void> {
      await run(CREATE_LEDGER_SQL, { project: projectId });
      const chart = CHART.map((kind: LedgerAccountKind) => ({ kind, name: kind, lanes: LANES[kind] ?? 1 }));
      const bank = { kind: 'bank', name: bankAccountName(accountId), account_id: accountId, lanes: 1 };
      const accounts = [...chart, bank].map((account) => ({ id: newId('lac'), ...account }));
      await run(CREATE_ACCOUNTS_SQL, {
        project: projectId,
        currency,
        floor,
        now,
        accounts: JSON.stringify(accounts),
      });
    },

    /** Deletes the ledger of a simulated project. That of a live one is kept, even if it is asked for here. */
    async empty(project_id: string): Promise<void> {
      const id = { workspace_id: workspace, project_id };
      const ledger = await db('ledgers')
        .where({ ...id, live: false })
        .forUpdate()
        .first();
      if (ledger !== undefined) await deleteLedger(db, id);
    },

    /**
     * Posts transactions, at most 200 at a time, and consumes reservations of payments in the same statement.
     * @returns the ids of the transactions, and how many reservations there were
     */
    async post(
      postings: readonly NewPosting[],
      now: Date,
      reservations: readonly string[] = [],
    ): Promise<{ ids: string[]; consumed: number }> {
      if (postings.length > MAX_POSTINGS)
        throw new Error(`A statement posts at most ${MAX_POSTINGS} transactions.`);
      const complete = postings.map(toPosting);
      return { ids: complete.map(({ id }) => id), consumed: await write(complete, reservations, now) };
    },

    /** Gives back what is reserved for payments. @returns how many reservations there were */
    release: (payments: readonly string[], now: Date): Promise<number> => write([], payments, now),
  };
};
