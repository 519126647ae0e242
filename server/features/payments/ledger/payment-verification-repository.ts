/**
 * What payments say of the ledger. A payment and its postings are committed together, so each statement sees both or neither.
 */

/** Payments per statement. */
export const PAYMENTS_BATCH = 2000;

/**
 * Compares the postings of payments with those that their states imply: each once, with its amount from one account to
 * another. `transferred` is a transfer between own accounts; between two ledgers it passes through the outside of each.
 */
export const PAYMENTS_SQL = `
  with part as (
    select y.workspace_id, y.id, y.amount, y.returns, y.direction,
      y.status in ('settled', 'reconciled') as is_settled,
      y.status in ('processing', 'settled', 'reconciled') or y.submitted_at is not null as is_submitted,
      y.status = 'failed' and y.submitted_at is not null as is_failed,
      'bank:' || y.from_account_id as payer,
      case when f.project_id = :project_id then 'bank:' || y.from_account_id else 'external' end as giver,
      case when t.project_id = :project_id then 'bank:' || y.to_account_id else 'external' end as taker
    from payments y
      join accounts f on f.workspace_id = y.workspace_id and f.id = y.from_account_id
      join accounts t on t.workspace_id = y.workspace_id and t.id = y.to_account_id
    where y.workspace_id = :workspace_id and y.id > :after
      and (f.project_id = :project_id or (y.direction = 'internal' and t.project_id = :project_id))
    order by y.id limit ${PAYMENTS_BATCH}),
  implied as (
    select p.id, i.kind, i.occurrence, i.amount, i.giver, i.taker
    from part p cross join lateral (
      select 'submitted' as kind, 1 as occurrence, p.amount as amount, p.payer as giver, 'in_transit' as taker
        where p.direction <> 'internal' and p.is_submitted
      union all select 'settled', 1, p.amount, 'in_transit', 'external' where p.direction <> 'internal' and p.is_settled
      union all select 'failed', 1, p.amount, 'in_transit', p.payer where p.direction <> 'internal' and p.is_failed
      union all select 'returned', r.place::int, (r.value->>'amount')::bigint, 'external', p.payer
        from jsonb_array_elements(p.returns) with ordinality r(value, place)
      union all select 'transferred', 1, p.amount, p.giver, p.taker where p.direction = 'internal' and p.is_settled) i),
  posted as (
    select t.payment_id as id, t.kind, t.occurrence, sum(e.amount) filter (where e.amount > 0) as amount,
      string_agg(a.name, ' ' order by a.name) filter (where e.amount < 0) as giver,
      string_agg(a.name, ' ' order by a.name) filter (where e.amount > 0) as taker
    from part p
      join ledger_transactions t
        on t.workspace_id = p.workspace_id and t.project_id = :project_id and t.payment_id = p.id
      left join ledger_entries e on e.workspace_id = t.workspace_id and e.transaction_id = t.id
      left join ledger_accounts a on a.workspace_id = e.workspace_id and a.id = e.ledger_account_id
    group by t.workspace_id, t.id),
  different as (
    select distinct id, kind from implied full join posted using (id, kind, occurrence, amount, giver, taker)
    where implied.id is null or posted.id is null)
  select (select count(*) from part)::int as count, (select max(id) from part) as last,
    (select json_agg(different order by id, kind) from different) as different`;

/** Money in transit is that of processing payments; what is unidentified was received, and is not identified since. */
export const TOTALS_SQL = `
  select a.id, a.kind, sum(b.posted)::text as posted,
    case a.kind
      when 'in_transit' then coalesce((
        select sum(y.amount) from payments y
          join accounts f on f.workspace_id = y.workspace_id and f.id = y.from_account_id
        where y.workspace_id = a.workspace_id and f.project_id = a.project_id and y.currency = a.currency
          and y.status = 'processing'), 0)
      else coalesce((
        select sum(e.amount) from ledger_entries e
          join ledger_transactions t on t.workspace_id = e.workspace_id and t.id = e.transaction_id
        where e.workspace_id = a.workspace_id and e.ledger_account_id = a.id and t.kind in ('received', 'identified')), 0)
    end::text as expected
  from ledger_accounts a
    join ledger_balances b on b.workspace_id = a.workspace_id and b.ledger_account_id = a.id
  where a.workspace_id = :workspace_id and a.project_id = :project_id and a.kind in ('in_transit', 'unidentified')
  group by a.workspace_id, a.id order by a.id`;
