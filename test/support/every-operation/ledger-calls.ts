import type { OperationId } from '../../../server/api/types.ts';
import type { Ids, OperationCallFixture } from '../operation-calls.ts';

const project = (ids: Ids) => ({ workspace: ids.workspace, project: ids.project });
const transaction = (ids: Ids) => ({ ...project(ids), transaction_id: ids.ledger_transaction_id ?? '' });
const ledgerExport = (ids: Ids) => ({ ...project(ids), ledger_export_id: ids.ledger_export_id ?? '' });
const adjustment = (bank: string | undefined, fees: string | undefined, amount = 1) => ({
  reason: 'Walk',
  entries: [
    { ledger_account_id: bank, amount },
    { ledger_account_id: fees, amount: -amount },
  ],
});

/** How to ask for what concerns the ledger of a project. */
export const ledgerCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'ledgerAccounts.list': { call: (ids) => ({ params: project(ids) }) },
  'ledgerCheckpoints.list': { call: (ids) => ({ params: project(ids) }) },
  'ledgerExports.create': { call: (ids) => ({ params: project(ids) }) },
  'ledgerExports.get': { call: (ids) => ({ params: ledgerExport(ids) }) },
  'ledgerExports.download': { call: (ids) => ({ params: ledgerExport(ids) }) },
  'ledger.verify': { call: (ids) => ({ params: project(ids), body: {} }) },
  'ledgerTransactions.list': { call: (ids) => ({ params: project(ids) }) },
  'ledgerTransactions.get': { call: (ids) => ({ params: transaction(ids) }) },
  'ledgerTransactions.create': {
    call: (ids) => ({ params: project(ids), body: adjustment(ids.ledger_bank_id, ids.ledger_fees_id) }),
    alternativeCall: (ids) => ({
      params: project(ids),
      body: adjustment(ids.ledger_bank_id, ids.ledger_fees_id, 2),
    }),
    references: (ids, { ledger_bank_id, ledger_fees_id }) => ({
      'ledger account': { params: project(ids), body: adjustment(ledger_bank_id, ids.ledger_fees_id) },
      'ledger accounts': { params: project(ids), body: adjustment(ledger_bank_id, ledger_fees_id) },
    }),
  },
  'ledgerTransactions.reverse': {
    call: (ids) => ({ params: transaction(ids), body: { reason: 'Walk' } }),
    alternativeCall: (ids) => ({ params: transaction(ids), body: { reason: 'Run' } }),
  },
};
