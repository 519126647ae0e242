import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Signer } from '../../../auth/secrets/signing.ts';
import type { AuditCheckpointRow, AuditExportRow } from '../../../database/schema/tables.ts';
import type { TenantRepositories } from '../../../operations/repositories.ts';
import { type BundleEnd, type ExportFormat, rendererOf } from './render.ts';
import type { SealedRow } from './serializers.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Number of entries read, and sent or stored, together. */
const BATCH = 500;

type Repositories = Pick<TenantRepositories, 'audit' | 'auditExports'>;

/**
 * Refuses to create a bundle that would fail verification: retention may have deleted entries while a slow client was
 * reading.
 */
function assertChainComplete(row: AuditExportRow, after: number, entries: readonly SealedRow[]): void {
  if (!row.verifiable) return;
  entries.forEach(({ seq }, index) => {
    if (Number(seq) !== after + index + 1)
      throw new Error(`Entries of the chain are missing from the export ${row.id}.`);
  });
}

/** Returns the checkpoint from which the remaining chain starts, if its beginning was deleted. */
const startOf = async (
  { audit }: Pick<Repositories, 'audit'>,
  from: number,
): Promise<AuditCheckpointRow | undefined> => (from === 0 ? undefined : audit.checkpointAt(from));

const footerOf = async (
  repositories: Repositories,
  row: AuditExportRow,
  from: number,
  entries: number,
): Promise<BundleEnd> => ({
  start: await startOf(repositories, from),
  entries,
  checkpoints: row.verifiable
    ? await repositories.audit.checkpointsOf({ after: from, to: Number(row.to_seq) })
    : [],
  now: new Date(),
});

/** Yields the text of a synchronous export, read while it is sent. */
export async function* renderExport(
  repositories: Repositories,
  signer: Signer,
  row: AuditExportRow,
): AsyncGenerator<string> {
  const { audit } = repositories;
  const renderer = rendererOf(signer, row);
  const to = Number(row.to_seq);
  const from = Math.max(Number(row.from_seq), await audit.firstSequence());
  yield renderer.head(await startOf(repositories, from));
  let [after, entries] = [from, 0];
  for (let batch: SealedRow[] = []; after < to; ) {
    batch = await audit.next({ after, to }, row.filters, BATCH);
    assertChainComplete(row, after, batch);
    yield batch.map(renderer.entry).join('');
    entries += batch.length;
    after = batch.length < BATCH ? to : Number(batch.at(-1)?.seq);
  }
  yield renderer.tail(await footerOf(repositories, row, from, entries));
}

/** Yields the text of an export that a job has written. */
export async function* readParts(
  { auditExports }: Repositories,
  row: AuditExportRow,
): AsyncGenerator<string> {
  for (let part = 1; part <= row.parts; part += 1) {
    const content = await auditExports.part(row.id, part);
    if (content === undefined) throw new Error(`The export ${row.id} has no part ${part}.`);
    yield (await decompress(content)).toString('utf8');
  }
}

/**
 * Writes the next part of a running export, in one transaction with its progress.
 * @returns whether the export is complete
 */
export async function writePart(
  repositories: Repositories,
  signer: Signer,
  row: AuditExportRow,
): Promise<boolean> {
  const { audit, auditExports } = repositories;
  const renderer: ExportFormat = rendererOf(signer, row);
  const [from, after, to] = [Number(row.from_seq), Number(row.done_seq), Number(row.to_seq)];
  const batch = await audit.next({ after, to }, row.filters, BATCH);
  assertChainComplete(row, after, batch);
  const done = batch.length < BATCH;
  const rowsDone = row.rows_done + batch.length;
  const text = [
    row.parts === 0 ? renderer.head(await startOf(repositories, from)) : '',
    ...batch.map(renderer.entry),
    done ? renderer.tail(await footerOf(repositories, row, from, rowsDone)) : '',
  ].join('');
  await auditExports.append(row.id, await compress(text), {
    rows_done: rowsDone,
    done_seq: String(batch.at(-1)?.seq ?? to),
    parts: row.parts + 1,
  });
  if (done) await auditExports.finish(row.id, 'ready', new Date());
  return done;
}
