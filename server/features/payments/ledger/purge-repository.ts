import type { Knex } from 'knex';
import { NO_STATEMENT_TIMEOUT_SQL } from '../../../database/pg/dialect.ts';
import type { LedgerId } from '../../../database/schema/ledger-tables.ts';

/** Ledgers per run. */
const BATCH = 20;

/** Projects are purged with everything that refers to them; a ledger is found without its project. */
const MARK_ORPHANS_SQL = `
  update ledgers l set orphaned_at = now()
  where orphaned_at is null
    and not exists (select from projects p where p.workspace_id = l.workspace_id and p.id = l.project_id)`;
const DUE_SQL = `
  select workspace_id, project_id from ledgers
  where orphaned_at is not null and (not live or orphaned_at < now() - make_interval(years => ?::int))
  limit ${BATCH}`;
const PERMIT_SQL = `select set_config('tenantry.ledger_removal', 'on', true)`;

const OF_ACCOUNTS = `workspace_id = :workspace_id and ledger_account_id in (
  select id from ledger_accounts where workspace_id = :workspace_id and project_id = :project_id)`;
const OF_PROJECT = 'workspace_id = :workspace_id and project_id = :project_id';
/** In an order that no foreign key refuses. */
const DELETIONS: ReadonlyArray<readonly [table: string, condition: string]> = [
  ['kept_payments', OF_PROJECT],
  ['exports', 'tenant_id = :workspace_id and project_id = :project_id'],
  ['ledger_checkpoint_balances', OF_PROJECT],
  ['ledger_checkpoints', OF_PROJECT],
  ['ledger_pending', OF_PROJECT],
  ['ledger_seals', OF_PROJECT],
  ['ledger_reservations', OF_ACCOUNTS],
  ['ledger_entries', OF_ACCOUNTS],
  ['ledger_transactions', OF_PROJECT],
  ['ledger_balances', OF_ACCOUNTS],
  ['ledger_accounts', OF_PROJECT],
  ['ledgers', OF_PROJECT],
];

/** Deletes a ledger in the transaction of `trx`. */
export async function deleteLedger(trx: Knex, id: LedgerId): Promise<void> {
  await trx.raw(PERMIT_SQL);
  for (const [table, condition] of DELETIONS) {
    await trx.raw(`delete from ${table} where ${condition}`, { ...id });
  }
}

/** The ledgers of all projects, for the job that purges them. */
export const ledgerPurgeRepository = (db: Knex) => ({
  async markOrphans(): Promise<void> {
    await db.raw(MARK_ORPHANS_SQL);
  },

  /** Returns some ledgers that are due, and whether there may be more. */
  async due(retentionYears: number): Promise<{ ledgers: LedgerId[]; more: boolean }> {
    const { rows } = await db.raw<{ rows: LedgerId[] }>(DUE_SQL, [retentionYears]);
    return { ledgers: rows, more: rows.length === BATCH };
  },

  purge: (id: LedgerId): Promise<void> =>
    db.transaction(async (trx) => {
      await trx.raw(NO_STATEMENT_TIMEOUT_SQL);
      await deleteLedger(trx, id);
    }),
});
