import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

/** A payment that waits for money, and the time of its project. */
export type WaitingPayment = PaymentRow & { clock: Date };

/** A payment that waits for money, unless another transaction holds it. */
interface Reached {
  id: string;
  payment: WaitingPayment | undefined;
}

/**
 * Payments between active accounts that the money reaches for. A balance without a floor pays all. The balance is locked
 * already, so that a payment which another transaction holds must not be waited for: that one may wait for the balance.
 */
const WAITING_SQL = `
  with reached as materialized (
    select p.id, coalesce(c.time, now()) as clock
    from payments p
      left join sandbox_clocks c on c.workspace_id = p.workspace_id and c.project_id = p.project_id and not p.live
    where p.workspace_id = :workspace and p.from_account_id = :account and p.stage = 'funds' and p.id > :after
      and not exists (select from accounts a where a.workspace_id = :workspace
        and a.id in (p.from_account_id, p.to_account_id) and a.status <> 'active')
      and p.amount <= (
        select coalesce(b.posted - b.reserved - b.floor, p.amount)
        from ledger_accounts a join ledger_balances b on b.workspace_id = a.workspace_id and b.ledger_account_id = a.id
        where a.workspace_id = :workspace and a.account_id = :account)
    order by p.id limit :limit),
  locked as materialized (
    select p.* from payments p join reached r on r.id = p.id
    where p.workspace_id = :workspace and p.stage = 'funds' for update of p skip locked)
  select l.*, r.clock, r.id as reached_id from reached r left join locked l on l.id = r.id order by r.id`;

/** Payments that wait for money. */
export const waitingPaymentRepository = (scope: TenantScope) => {
  const { tenantId: workspace } = scope;
  return {
    /** Locks payments after an id that wait for the money of an account and can have it, but for those that others hold. */
    async lockWaiting(account: string, after: string, limit: number): Promise<Reached[]> {
      const bindings = { workspace, account, after, limit };
      type Row = WaitingPayment & { reached_id: string };
      const { rows } = await scope.db.raw<{ rows: Row[] }>(WAITING_SQL, bindings);
      return rows.map(({ reached_id: id, ...payment }) => ({
        id,
        payment: payment.id === null ? undefined : payment,
      }));
    },

    /** Returns the accounts from which payments that wait for money go from or to an account. */
    async payersWaitingWith(account: string): Promise<string[]> {
      const rows = await scope
        .rows('payments')
        .where({ stage: 'funds' })
        .where((either) => either.where({ from_account_id: account }).orWhere({ to_account_id: account }))
        .distinct('from_account_id')
        .orderBy('from_account_id');
      return rows.map(({ from_account_id }) => from_account_id);
    },
  };
};
