import { newId } from '../../../api/ids.ts';
import type { ExportRow } from '../../../database/schema/export-tables.ts';
import { readExportParts, renderExport } from '../../../operations/exports/parts.ts';
import { authorOf } from '../../../operations/exports/policies.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { assertReady } from '../../records/audit/policies.ts';
import { assertNoCardNumber } from '../payments/policies.ts';
import { admitWaiting, workOfRequest } from '../payments/service.ts';
import type { LedgerRecord } from './book-repository.ts';
import { ledgerRenderer, newLedgerExport } from './export.ts';
import { toLedgerAccount, toLedgerCheckpoint, toLedgerExport, toLedgerTransaction } from './serializers.ts';
import { creditedAccounts, postAdjustment, reverseAdjustment } from './service.ts';

/** Lets payments go on that waited for the money that a transaction has brought. */
async function withPaymentsOf(context: HandlerContext, record: LedgerRecord): Promise<LedgerRecord> {
  for (const account of await creditedAccounts(context, record))
    await admitWaiting(workOfRequest(context, context), account);
  return record;
}

/** Returns an export of the ledger of the project. */
const exportOf = async ({ tenant, projectId }: HandlerContext, id: string): Promise<ExportRow> =>
  assertFound(await tenant.exports.find('ledger', projectId, id), 'export');

export const ledgerHandlers = {
  async 'ledgerAccounts.list'({ query }, { tenant, projectId, pager }) {
    const rows = await tenant.ledgerBook.accounts(projectId, query.currency, pager.request(query));
    return pager.page(query, rows, toLedgerAccount, ({ id }) => [id]);
  },

  async 'ledgerTransactions.list'({ query }, { tenant, projectId, pager }) {
    const rows = await tenant.ledgerBook.transactions(projectId, query, pager.request(query));
    return pager.page(query, rows, toLedgerTransaction, (row) => [row.created_at.toISOString(), row.id]);
  },

  async 'ledgerTransactions.get'({ params }, { tenant, projectId }) {
    const row = await tenant.ledgerBook.transaction(projectId, params.transaction_id);
    return toLedgerTransaction(assertFound(row, 'transaction'));
  },

  async 'ledgerTransactions.create'({ body }, context) {
    assertNoCardNumber(context, body);
    return toLedgerTransaction(await withPaymentsOf(context, await postAdjustment(context, body)));
  },

  async 'ledgerTransactions.reverse'({ params, body }, context) {
    assertNoCardNumber(context, body);
    const reversal = await reverseAdjustment(context, params.transaction_id, body.reason);
    return toLedgerTransaction(await withPaymentsOf(context, reversal));
  },

  async 'ledger.verify'({ body }, { tenant, projectId }) {
    return tenant.ledgerBook.verify(projectId, body.after);
  },

  async 'ledgerCheckpoints.list'({ query }, { tenant, projectId, pager }) {
    const rows = await tenant.ledgerBook.checkpoints(projectId, pager.request(query));
    return pager.page(query, rows, toLedgerCheckpoint, ({ seq }) => [seq]);
  },

  async 'ledgerExports.create'(_input, { tenant, projectId, secrets, principal, now }) {
    // Existing transactions are sealed and signed first, so that the export includes them.
    const last = await tenant.ledgerChain.sealAll(secrets.auditSigner, projectId);
    const row = await tenant.exports.insert(
      { ...newLedgerExport(projectId, last), id: newId('lex'), created_by: authorOf(principal) },
      now,
    );
    return toLedgerExport(row, now);
  },

  async 'ledgerExports.get'({ params }, context) {
    return toLedgerExport(await exportOf(context, params.ledger_export_id), context.now);
  },

  async 'ledgerExports.download'({ params }, context) {
    const { tenant, secrets, now } = context;
    const row = await exportOf(context, params.ledger_export_id);
    assertReady(context, row, now);
    const render = ledgerRenderer(tenant.ledgerChain, secrets.auditSigner);
    return {
      type: 'application/x-ndjson',
      filename: `ledger-${row.id}.jsonl`,
      chunks: row.parts > 0 ? readExportParts(tenant.exports, row) : renderExport(render, row),
    };
  },
} satisfies Partial<Handlers>;
