import type { Signer } from '../../../auth/secrets/signing.ts';
import type { ExportRow } from '../../../database/schema/export-tables.ts';
import type { ExportPart, RenderPart } from '../../../operations/exports/parts.ts';
import type { NewExport } from '../../../operations/exports/repository.ts';
import type { TenantRepositories } from '../../../operations/repositories.ts';
import type { LedgerRecord } from './book-repository.ts';
import { ledgerBundle } from './bundle.ts';

/** Number of transactions read, and sent or stored, together. */
const BATCH = 500;
const NO_FILTERS = { actor: null, action: null, target: null, project_id: null, since: null, until: null };

type Chain = TenantRepositories['ledgerChain'];

/** An export of a whole ledger, up to a position of its chain. */
export const newLedgerExport = (project_id: string, last: number): Omit<NewExport, 'id' | 'created_by'> => ({
  kind: 'ledger',
  project_id,
  format: 'jsonl',
  verifiable: true,
  filters: NO_FILTERS,
  from_seq: '0',
  to_seq: String(last),
  rows_total: last,
});

/** Refuses to create a bundle that would fail verification: a sandbox may have been reset while a slow client was reading. */
function assertChainComplete({ id, done_seq, to_seq }: ExportRow, batch: readonly LedgerRecord[]): void {
  const expected = Math.min(BATCH, Number(to_seq) - Number(done_seq));
  const inOrder = batch.every(({ seq }, index) => Number(seq) === Number(done_seq) + index + 1);
  if (!inOrder || batch.length !== expected)
    throw new Error(`Transactions of the chain are missing from the export ${id}.`);
}

/** Renders the exports of a ledger. */
export const ledgerRenderer =
  (chain: Chain, signer: Signer): RenderPart =>
  async (row): Promise<ExportPart> => {
    const [project, after, to] = [row.project_id ?? '', Number(row.done_seq), Number(row.to_seq)];
    const bundle = ledgerBundle(signer, row);
    const batch = await chain.transactions(project, { after, to }, BATCH);
    assertChainComplete(row, batch);
    const last = batch.at(-1);
    const seq = Number(last?.seq ?? to);
    const lines = row.parts === 0 ? bundle.head(await chain.accounts(project)) : [];
    lines.push(...bundle.body(batch, await chain.checkpoints(project, { after, to: seq })));
    const done = seq === to;
    if (done) {
      const end = last?.hash ? { seq, hash: last.hash } : null;
      const checkpoints = await chain.countCheckpoints(project, { to });
      lines.push(bundle.tail({ end, checkpoints, now: new Date() }));
    }
    return { text: lines.join(''), rows: batch.length, seq, done };
  };
