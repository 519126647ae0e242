import type { Knex } from 'knex';

export interface Reservation {
  paymentId: string;
  accountId: string;
  amount: number;
}

export interface AvailableBalance {
  available: number;
  /** What must be left; `null` for no limit. */
  floor: number | null;
}

/** Minor units. */
export interface LockedBalance {
  posted: number;
  reserved: number;
}

/** The condition is checked on the locked row, so concurrent reservations never exceed the money that is there. */
const RESERVE_SQL = `
  with wanted as (
    select * from json_to_recordset(:reservations::json) as r ("paymentId" text, "accountId" text, amount bigint)),
  held as (
    update ledger_balances b set reserved = b.reserved + s.amount
    from (select "accountId", sum(amount)::bigint as amount from wanted group by 1) s
      join ledger_accounts a on a.workspace_id = :workspace and a.account_id = s."accountId"
    where b.workspace_id = :workspace and b.ledger_account_id = a.id
      and (b.floor is null or b.posted - b.reserved - s.amount >= b.floor)
    returning a.account_id, b.ledger_account_id)
  insert into ledger_reservations (workspace_id, payment_id, ledger_account_id, amount, created_at)
  select :workspace, w."paymentId", h.ledger_account_id, w.amount, :now::timestamptz
  from wanted w join held h on h.account_id = w."accountId"`;

/** The same for one payment, each step of which is a look-up in an index. */
const RESERVE_ONE_SQL = `
  with held as (
    update ledger_balances b set reserved = b.reserved + :amount::bigint from ledger_accounts a
    where a.workspace_id = :workspace and a.account_id = :accountId
      and b.workspace_id = a.workspace_id and b.ledger_account_id = a.id
      and (b.floor is null or b.posted - b.reserved - :amount::bigint >= b.floor)
    returning b.ledger_account_id)
  insert into ledger_reservations (workspace_id, payment_id, ledger_account_id, amount, created_at)
  select :workspace, :paymentId, ledger_account_id, :amount::bigint, :now::timestamptz from held`;

const SET_FLOOR_SQL = `
  update ledger_balances b set floor = :floor::bigint from ledger_accounts a
  where a.workspace_id = :workspace and a.account_id = :account
    and b.workspace_id = a.workspace_id and b.ledger_account_id = a.id`;

const LOCK_BALANCE_SQL = `
  select b.posted, b.reserved from ledger_balances b
  join ledger_accounts a on a.workspace_id = b.workspace_id and a.id = b.ledger_account_id
  where a.workspace_id = :workspace and a.account_id = :account for no key update of b`;

/** In the order in which postings lock balances. */
const LOCK_BALANCES_SQL = `
  select from ledger_balances b
  join ledger_accounts a on a.workspace_id = b.workspace_id and a.id = b.ledger_account_id
  where a.workspace_id = :workspace and a.account_id = any(:accounts::text[])
  order by b.ledger_account_id, b.lane for no key update of b`;

/** What can be spent from an account, in minor units. */
/** One account is named by itself, as PostgreSQL plans a statement with a list again each time. */
const balancesSql = (isOne: boolean): string => `
  select a.account_id as account, b.posted - b.reserved as available, b.floor
  from ledger_balances b
    join ledger_accounts a on a.workspace_id = b.workspace_id and a.id = b.ledger_account_id
  where a.workspace_id = :workspace and ${isOne ? 'a.account_id = :account' : 'a.account_id = any(:accounts::text[])'}
  order by b.ledger_account_id, b.lane`;
const BALANCE_OF_ONE_SQL = balancesSql(true);
const BALANCES_SQL = balancesSql(false);
const AVAILABLE_SQL = `
  select sum(b.posted - b.reserved) as available
  from ledger_accounts a join ledger_balances b on b.workspace_id = a.workspace_id and b.ledger_account_id = a.id
  where a.workspace_id = :workspace and a.account_id = :account`;

/** The balances of bank accounts: what is there, what payments have reserved, and the locks on them. */
export const balanceRepository = (db: Knex, workspace: string) => {
  const run = (sql: string, bindings: object): Promise<{ rowCount: number }> =>
    db.raw(sql, { workspace, ...bindings } as Knex.ValueDict); // Knex's type of bindings omits null

  return {
    /** Locks the balance of a bank account, so that no posting or reservation changes it meanwhile. */
    async lockBalance(account: string): Promise<LockedBalance> {
      const { rows } = await db.raw<{ rows: Array<Record<keyof LockedBalance, string>> }>(LOCK_BALANCE_SQL, {
        workspace,
        account,
      });
      const { posted, reserved } = rows[0] ?? { posted: 0, reserved: 0 };
      return { posted: Number(posted), reserved: Number(reserved) };
    },

    /** Locks the balances between which a transfer will move money, so that opposite transfers wait for each other in turn. */
    async lockBalances(accounts: readonly string[]): Promise<void> {
      await db.raw(LOCK_BALANCES_SQL, { workspace, accounts: [...accounts] });
    },

    /** Returns what is left of a bank account after all reservations. */
    async availableOf(account: string): Promise<number> {
      const { rows } = await db.raw<{ rows: Array<{ available: string }> }>(AVAILABLE_SQL, {
        workspace,
        account,
      });
      return Number(rows[0]?.available ?? 0);
    },

    /**
     * Returns what can be spent from bank accounts.
     * @param lock whether nothing else changes it until the end of the transaction
     */
    async balancesOf(accounts: readonly string[], lock: boolean): Promise<Map<string, AvailableBalance>> {
      const isOne = accounts.length === 1;
      const read = isOne ? BALANCE_OF_ONE_SQL : BALANCES_SQL;
      const { rows } = await db.raw<{
        rows: Array<{ account: string; available: string; floor: string | null }>;
      }>(lock ? `${read} for no key update of b` : read, {
        workspace,
        ...(isOne ? { account: accounts[0] ?? '' } : { accounts: [...accounts] }),
      });
      return new Map(
        rows.map(({ account, available, floor }) => [
          account,
          { available: Number(available), floor: floor === null ? null : Number(floor) },
        ]),
      );
    },

    /** Changes the floor of a bank account. The database refuses one that the balance is already below. */
    async setFloor(account: string, floor: number | null): Promise<void> {
      await run(SET_FLOOR_SQL, { account, floor });
    },

    /**
     * Reserves money for payments: for all from an account, or for none if the account does not have it.
     * @returns for how many it was reserved
     */
    async reserveAll(reservations: readonly Reservation[], now: Date): Promise<number> {
      const { rowCount } = await run(RESERVE_SQL, { reservations: JSON.stringify(reservations), now });
      return rowCount;
    },

    /** Reserves money for a payment. @returns false if the account does not have it */
    async reserve(reservation: Reservation, now: Date): Promise<boolean> {
      const { rowCount } = await run(RESERVE_ONE_SQL, { ...reservation, now });
      return rowCount === 1;
    },
  };
};
