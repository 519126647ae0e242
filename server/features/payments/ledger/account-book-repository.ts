import type { Knex } from 'knex';
import type { LedgerTransactionRow } from '../../../database/schema/ledger-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

/** The entries of a bank account before a time: what a checkpoint says of the first of them, and the sum of the others. */
export interface BalanceProof {
  ledger_account_id: string;
  checkpoint: { id: string; seq: number; version: number; posted: number } | null;
  entries_after: number;
  sum_after: number;
}

type Transaction = Pick<
  LedgerTransactionRow,
  'kind' | 'payment_id' | 'payer_project_id' | 'effective_date' | 'reason'
>;

/** An entry of a bank account with what its transaction says. 64-bit integers are text. */
export interface AccountEntryRow extends Transaction {
  transaction_id: string;
  version: string;
  amount: string;
  balance_after: string;
  at: Date;
}

const ENTRIES_SQL = `ledger_entries e where e.workspace_id = :workspace and e.ledger_account_id = a.id and e.lane = 0
  and e.version > coalesce((select version from checkpoint), 0)`;

/**
 * Times never go back within a balance, so the entries before a time are those before the first later one. No entry that a
 * checkpoint covers is later than its `through`. Only the entries after that checkpoint are read.
 */
const BEFORE_SQL = `
  with account as (
    select id, project_id from ledger_accounts where workspace_id = :workspace and account_id = :account),
  checkpoint as (
    select c.id, b.seq, b.version, b.posted
    from account a
      cross join lateral (
        select l.seq from ledger_checkpoints l
        where l.workspace_id = :workspace and l.project_id = a.project_id and l.through < :before::timestamptz
        order by l.through desc, l.seq desc limit 1) latest
      cross join lateral (
        select * from ledger_checkpoint_balances b
        where b.workspace_id = :workspace and b.ledger_account_id = a.id and b.lane = 0 and b.seq <= latest.seq
        order by b.seq desc limit 1) b
      join ledger_checkpoints c on c.workspace_id = :workspace and c.project_id = a.project_id and c.seq = b.seq),
  later as (
    select e.version from account a cross join lateral (
      select e.version from ${ENTRIES_SQL} and e.at >= :before::timestamptz order by e.version limit 1) e)
  select a.id as ledger_account_id, after.entries as entries_after, after.sum as sum_after, (
      select json_build_object('id', id, 'seq', seq, 'version', version, 'posted', posted) from checkpoint
    ) as checkpoint
  from account a cross join lateral (
    select count(*)::int as entries, coalesce(sum(e.amount), 0)::text as sum
    from ${ENTRIES_SQL} and e.version < coalesce((select version from later), 9223372036854775807)) after`;

/** Reads the entries of the bank accounts of a workspace. */
export const accountBookRepository = ({ db, tenantId: workspace }: TenantScope) => {
  const entries = (account: string): Knex.QueryBuilder<AccountEntryRow, AccountEntryRow[]> =>
    db('ledger_entries as e')
      .join('ledger_accounts as a', (join) => {
        join.on('a.workspace_id', 'e.workspace_id').on('a.id', 'e.ledger_account_id');
      })
      .join('ledger_transactions as t', (join) => {
        join.on('t.workspace_id', 'e.workspace_id').on('t.id', 'e.transaction_id');
      })
      .where({ 'a.workspace_id': workspace, 'a.account_id': account, 'e.lane': 0 })
      .select('e.transaction_id', 'e.version', 'e.amount', 'e.balance_after', 'e.at')
      // No table's type covers the joins.
      .select('t.kind', 't.payment_id', 't.payer_project_id', 't.effective_date', 't.reason') as never;

  return {
    /** Returns what is known of the entries before a time; `undefined` for an account without a ledger. */
    async before(account: string, time: Date): Promise<BalanceProof | undefined> {
      const { rows } = await db.raw<{ rows: Array<BalanceProof & { sum_after: string }> }>(BEFORE_SQL, {
        workspace,
        account,
        before: time,
      });
      return rows[0] && { ...rows[0], sum_after: Number(rows[0].sum_after) };
    },

    /** Returns the entries after one version and up to another, latest first. */
    list(account: string, versions: { after?: number; to?: number }, page: PageRequest) {
      const query = entries(account);
      if (versions.after !== undefined) query.where('e.version', '>', versions.after);
      if (versions.to !== undefined) query.where('e.version', '<=', versions.to);
      return applyKeyset(query, ['e.version'], page);
    },
  };
};
