import { newId } from '../../../server/api/ids.ts';
import { TenantScope } from '../../../server/database/tenant-scope.ts';
import { ledgerRepository } from '../../../server/features/payments/ledger/repository.ts';
import type { Ids } from '../operation-calls.ts';
import type { TestServer } from '../server.ts';
import type { Prepare } from './fresh-things.ts';

/** The fields of the ids of a walk that name things of a ledger. */
export const LEDGER_FIELDS = [
  'ledger_bank_id',
  'ledger_fees_id',
  'ledger_transaction_id',
  'ledger_export_id',
] as const;

type Place = Pick<Ids, 'projectId'> & { workspaceId: string };

const adjustmentOf = (bank: string, fees: string) => ({
  reason: 'Walk',
  entries: [
    { ledger_account_id: bank, amount: 1 },
    { ledger_account_id: fees, amount: -1 },
  ],
});

/** Opens a ledger in a project, with an adjustment. */
export async function newLedgerThings(
  { knex, operator }: Pick<TestServer, 'knex' | 'operator'>,
  { workspaceId: workspace, projectId: project }: Place,
): Promise<Pick<Ids, (typeof LEDGER_FIELDS)[number]>> {
  const ledger = ledgerRepository(new TenantScope(knex, workspace));
  const accountId = newId('lac').replace('lac', 'acc');
  await ledger.openAccount({ projectId: project, accountId, currency: 'TRY', floor: null }, new Date());
  const { data } = await operator.ledgerAccounts.list({ workspace, project });
  const idOf = (kind: string) => data.find((account) => account.kind === kind)?.id ?? '';
  const [bank, fees] = [idOf('bank'), idOf('fees')];
  const made = await operator.ledgerTransactions.create({ workspace, project, ...adjustmentOf(bank, fees) });
  const exported = await operator.ledgerExports.create({ workspace, project });
  return {
    ledger_bank_id: bank,
    ledger_fees_id: fees,
    ledger_transaction_id: made.id,
    ledger_export_id: exported.id,
  };
}

/** Opens another account, in a currency that the ledger of the project has. */
export const addLedgerAccount = (
  { knex }: Pick<TestServer, 'knex'>,
  { workspaceId, projectId }: Place,
): Promise<unknown> => {
  const accountId = newId('lac').replace('lac', 'acc');
  const account = { projectId, accountId, currency: 'TRY', floor: null };
  return ledgerRepository(new TenantScope(knex, workspaceId)).openAccount(account, new Date());
};

export const freshAdjustment: Prepare = async ({ server: { operator }, place }) => {
  const { ids, workspaceId: workspace } = place;
  const adjustment = adjustmentOf(ids.ledger_bank_id ?? '', ids.ledger_fees_id ?? '');
  const made = await operator.ledgerTransactions.create({ workspace, project: ids.projectId, ...adjustment });
  return { ledger_transaction_id: made.id };
};

/** A ledger whose transactions are all sealed, so that an export has the same effects every time. */
export const sealedLedger: Prepare = async ({ server: { operator }, place }) => {
  const { ids, workspaceId: workspace } = place;
  await operator.ledgerExports.create({ workspace, project: ids.projectId });
  return {};
};
