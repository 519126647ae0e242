import type { Signer } from '../../../auth/secrets/signing.ts';
import { UNPREPARED } from '../../../database/pg/dialect.ts';
import type { LedgerAccountRow } from '../../../database/schema/ledger-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { BALANCES_SQL, ENTRIES_SQL, type LedgerCheckpoint, type LedgerRecord } from './book-repository.ts';
import { ledgerChainRepository } from './chain-repository.ts';
import { sealLedger } from './chains.ts';

/** A range of a chain by position, exclusive of `after` and inclusive of `to`. */
interface SequenceRange {
  after: number;
  to: number;
}

/** Reads the chains of the ledgers of a workspace in their order, for exports. */
export const ledgerChainBookRepository = (scope: TenantScope) => {
  const { db, tenantId } = scope;
  return {
    /** Seals and signs all existing transactions. @returns the end of the chain */
    sealAll: (signer: Signer, project_id: string): Promise<number> =>
      sealLedger(ledgerChainRepository(db), signer, { workspace_id: tenantId, project_id }),

    accounts: (project_id: string): Promise<LedgerAccountRow[]> =>
      scope.rows('ledger_accounts').where({ project_id }).orderBy('id').select('*'),

    /** Returns the next transactions, oldest first. */
    transactions: (
      project_id: string,
      { after, to }: SequenceRange,
      limit: number,
    ): Promise<LedgerRecord[]> =>
      db('ledger_seals as s')
        .join('ledger_transactions as t', (join) => {
          join.on('t.workspace_id', 's.workspace_id').on('t.id', 's.transaction_id');
        })
        .where({ 's.workspace_id': tenantId, 's.project_id': project_id })
        .where('s.seq', '>', after)
        .where('s.seq', '<=', to)
        .orderBy('s.seq')
        .limit(limit)
        .select('t.*', 's.seq', 's.hash', db.raw(ENTRIES_SQL))
        // Neither table's type covers the join.
        .options(UNPREPARED) as never,

    checkpoints: (project_id: string, { after, to }: SequenceRange): Promise<LedgerCheckpoint[]> =>
      db('ledger_checkpoints as c')
        .where({ 'c.workspace_id': tenantId, 'c.project_id': project_id })
        .where('c.seq', '>', after)
        .where('c.seq', '<=', to)
        .orderBy('c.seq')
        // The balances are a column besides those of the table.
        .select('c.*', db.raw(BALANCES_SQL)) as never,

    async countCheckpoints(project_id: string, { to }: Pick<SequenceRange, 'to'>): Promise<number> {
      const counted = scope.rows('ledger_checkpoints').where({ project_id }).where('seq', '<=', to);
      const [row] = await counted.count({ count: '*' });
      return Number(row?.count ?? 0);
    },
  };
};
