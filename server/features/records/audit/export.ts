import type { Signer } from '../../../auth/secrets/signing.ts';
import type { ExportRow } from '../../../database/schema/export-tables.ts';
import type { AuditCheckpointRow } from '../../../database/schema/tables.ts';
import type { ExportPart, RenderPart } from '../../../operations/exports/parts.ts';
import type { TenantRepositories } from '../../../operations/repositories.ts';
import { type BundleEnd, rendererOf } from './render.ts';
import type { SealedRow } from './serializers.ts';

/** Number of entries read, and sent or stored, together. */
const BATCH = 500;

type Audit = TenantRepositories['audit'];

/**
 * Refuses to create a bundle that would fail verification: retention may have deleted entries while a slow client was
 * reading.
 */
function assertChainComplete(row: ExportRow, after: number, entries: readonly SealedRow[]): void {
  if (!row.verifiable) return;
  entries.forEach(({ seq }, index) => {
    if (Number(seq) !== after + index + 1)
      throw new Error(`Entries of the chain are missing from the export ${row.id}.`);
  });
}

/** Returns the checkpoint from which the remaining chain starts, if its beginning was deleted. */
const startOf = async (audit: Audit, { from_seq }: ExportRow): Promise<AuditCheckpointRow | undefined> =>
  from_seq === '0' ? undefined : audit.checkpointAt(Number(from_seq));

const footerOf = async (audit: Audit, row: ExportRow, entries: number): Promise<BundleEnd> => ({
  start: await startOf(audit, row),
  entries,
  checkpoints: row.verifiable
    ? await audit.checkpointsOf({ after: Number(row.from_seq), to: Number(row.to_seq) })
    : [],
  now: new Date(),
});

/** Renders the exports of an audit log. */
export const auditRenderer =
  (audit: Audit, signer: Signer): RenderPart =>
  async (row): Promise<ExportPart> => {
    const renderer = rendererOf(signer, row);
    const [after, to] = [Number(row.done_seq), Number(row.to_seq)];
    const batch = await audit.next({ after, to }, row.filters, BATCH);
    assertChainComplete(row, after, batch);
    const done = batch.length < BATCH;
    const text = [
      row.parts === 0 ? renderer.head(await startOf(audit, row)) : '',
      ...batch.map(renderer.entry),
      done ? renderer.tail(await footerOf(audit, row, row.rows_done + batch.length)) : '',
    ].join('');
    return { text, rows: batch.length, seq: Number(batch.at(-1)?.seq ?? to), done };
  };
