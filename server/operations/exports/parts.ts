import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ExportRow } from '../../database/schema/export-tables.ts';
import type { ExportProgress, ExportRepository } from './repository.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** The next piece of the text of an export, with the progress after it. */
export interface ExportPart {
  text: string;
  rows: number;
  seq: number;
  /** Whether the text is complete. */
  done: boolean;
}

/** Renders the piece that follows the progress of an export. The first one, at `parts` 0, begins the text. */
export type RenderPart = (row: ExportRow) => Promise<ExportPart>;

const progressOf = (row: ExportRow, { rows, seq }: ExportPart): ExportProgress => ({
  rows_done: row.rows_done + rows,
  done_seq: String(seq),
  parts: row.parts + 1,
});

/** Yields the text of a small export, which is read while it is sent. */
export async function* renderExport(
  render: RenderPart,
  row: ExportRow,
  from = Number(row.from_seq),
): AsyncGenerator<string> {
  let current: ExportRow = { ...row, from_seq: String(from), done_seq: String(from), rows_done: 0 };
  for (let done = false; !done; ) {
    const part = await render(current);
    yield part.text;
    current = { ...current, ...progressOf(current, part) };
    done = part.done;
  }
}

/** Yields the text of an export that a job has written. */
export async function* readExportParts(
  exports: Pick<ExportRepository, 'part'>,
  row: ExportRow,
): AsyncGenerator<string> {
  for (let part = 1; part <= row.parts; part += 1) {
    const content = await exports.part(row.id, part);
    if (content === undefined) throw new Error(`The export ${row.id} has no part ${part}.`);
    yield (await decompress(content)).toString('utf8');
  }
}

/**
 * Writes the next part of a running export, in one transaction with its progress.
 * @returns whether the export is complete
 */
export async function writePart(
  exports: Pick<ExportRepository, 'append' | 'finish'>,
  render: RenderPart,
  row: ExportRow,
): Promise<boolean> {
  const part = await render(row);
  await exports.append(row.id, await compress(part.text), progressOf(row, part));
  if (part.done) await exports.finish(row.id, 'ready', new Date());
  return part.done;
}
