import type { Knex } from 'knex';
import type { Schemas } from '../../../api/types.ts';
import type {
  LedgerAccountRow,
  LedgerCheckpointRow,
  LedgerTransactionRow,
} from '../../../database/schema/ledger-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import { createLedgerVerifier } from './verification-repository.ts';

/** A ledger account with the sums of its balances, as text. */
export interface LedgerAccountBalance extends LedgerAccountRow {
  posted: string;
  reserved: string;
  floor: string | null;
  entries: string;
}

/** A transaction with its entries, and its position in the chain if it is sealed. */
export interface LedgerRecord extends LedgerTransactionRow {
  seq: string | null;
  hash: Buffer | null;
  entries: Array<Schemas['LedgerEntry']>;
}

/** A checkpoint with the balances that changed since the one before. */
export interface LedgerCheckpoint extends LedgerCheckpointRow {
  balances: ReadonlyArray<Schemas['LedgerCheckpointBalance']>;
}

export interface TransactionFilters {
  kind?: string | undefined;
  payment_id?: string | undefined;
}

/** Amounts are within what JSON numbers hold exactly. */
export const ENTRIES_SQL = `(
  select json_agg(json_build_object('ledger_account_id', e.ledger_account_id, 'lane', e.lane, 'version', e.version,
    'amount', e.amount, 'balance_after', e.balance_after))
  from ledger_entries e where e.workspace_id = t.workspace_id and e.transaction_id = t.id) as entries`;
export const BALANCES_SQL = `(
  select json_agg(json_build_object('ledger_account_id', b.ledger_account_id, 'lane', b.lane, 'version', b.version,
    'posted', b.posted))
  from ledger_checkpoint_balances b
  where b.workspace_id = c.workspace_id and b.project_id = c.project_id and b.seq = c.seq) as balances`;
const SUMS_SQL = `sum(b.posted)::text as posted, sum(b.reserved)::text as reserved, min(b.floor)::text as floor,
  sum(b.version)::text as entries`;

/** Reads the ledgers of a workspace. */
export const ledgerBookRepository = (scope: TenantScope) => {
  const { db, tenantId } = scope;

  const transactions = (project_id: string): Knex.QueryBuilder<LedgerRecord, LedgerRecord[]> =>
    db('ledger_transactions as t')
      .leftJoin('ledger_seals as s', (join) => {
        join.on('s.workspace_id', 't.workspace_id').on('s.transaction_id', 't.id');
      })
      .where({ 't.workspace_id': tenantId, 't.project_id': project_id })
      // Neither table's type covers the join.
      .select('t.*', 's.seq', 's.hash', db.raw(ENTRIES_SQL)) as never;

  return {
    accounts: (
      project_id: string,
      currency: string | undefined,
      page: PageRequest,
    ): Promise<LedgerAccountBalance[]> => {
      const query = db('ledger_accounts as a')
        .join('ledger_balances as b', (join) => {
          join.on('b.workspace_id', 'a.workspace_id').on('b.ledger_account_id', 'a.id');
        })
        .where({ 'a.workspace_id': tenantId, 'a.project_id': project_id })
        .groupBy('a.workspace_id', 'a.id')
        .select('a.*', db.raw(SUMS_SQL));
      if (currency !== undefined) query.where('a.currency', currency);
      // The sums are columns besides those of the table.
      return applyKeyset(query, ['a.id'], page) as never;
    },

    verify: (project_id: string, after: string | undefined) =>
      createLedgerVerifier(db, { workspace_id: tenantId, project_id })(after),

    accountsByIds: (project_id: string, ids: readonly string[]): Promise<LedgerAccountRow[]> =>
      scope.rows('ledger_accounts').where({ project_id }).whereIn('id', ids).select('*'),

    transactions: (
      project_id: string,
      { kind, payment_id }: TransactionFilters,
      page: PageRequest,
    ): Promise<LedgerRecord[]> => {
      const query = transactions(project_id);
      if (kind !== undefined) query.where('t.kind', kind);
      if (payment_id !== undefined) query.where('t.payment_id', payment_id);
      return applyKeyset(query, ['t.created_at', 't.id'], page);
    },

    checkpoints: (project_id: string, page: PageRequest): Promise<LedgerCheckpoint[]> => {
      const query = db('ledger_checkpoints as c')
        .where({ 'c.workspace_id': tenantId, 'c.project_id': project_id })
        .select('c.*', db.raw(BALANCES_SQL));
      // The balances are a column besides those of the table.
      return applyKeyset(query, ['c.seq'], page) as never;
    },

    transaction: (project_id: string, id: string): Promise<LedgerRecord | undefined> =>
      transactions(project_id).where('t.id', id).first(),
  };
};
