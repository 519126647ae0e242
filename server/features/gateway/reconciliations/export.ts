import { type Canonical, canonicalJson } from '../../../auth/secrets/canonical-json.ts';
import { signStatement } from '../../../auth/secrets/signed-statement.ts';
import type { Signer } from '../../../auth/secrets/signing.ts';
import type { ExportRow } from '../../../database/schema/export-tables.ts';
import type { GatewayCallRow } from '../../../database/schema/gateway-accounting-tables.ts';
import type { GatewayClosingRow } from '../../../database/schema/gateway-reconciliation-tables.ts';
import type { ExportPart, RenderPart } from '../../../operations/exports/parts.ts';
import type { NewExport } from '../../../operations/exports/repository.ts';
import { hashOf, toRecord } from './call-record.ts';
import type { GatewayDays } from './repository.ts';
import { toClosing } from './serializers.ts';

/** Calls that are read, and sent or stored, together. */
const BATCH = 2000;

export interface UsagePeriod {
  since: string;
  until: string;
}

const totalOf = (closings: readonly GatewayClosingRow[]): number =>
  closings.reduce((sum, { calls }) => sum + Number(calls), 0);

/** An export of the calls of closed days. Its positions are the serials of closings. @param last the last serial that there is */
export function newUsageExport(
  { since, until }: UsagePeriod,
  closings: readonly GatewayClosingRow[],
  last: number,
): Omit<NewExport, 'id' | 'created_by'> {
  return {
    kind: 'usage',
    project_id: null,
    format: 'jsonl',
    verifiable: true,
    filters: { actor: null, action: null, target: null, project_id: null, since, until },
    from_seq: '0',
    to_seq: String(last),
    rows_total: totalOf(closings),
  };
}

const periodOf = ({ filters }: ExportRow): UsagePeriod => ({
  since: filters.since ?? '',
  until: filters.until ?? '',
});

const line = (value: { [name: string]: Canonical }) => `${canonicalJson(value)}\n`;
const closingLine = (row: GatewayClosingRow) => line({ type: 'closing', ...toClosing(row) });
/** Each call has its hash, so that a change is found where it is. */
const callLine = (row: GatewayCallRow) => line({ ...toRecord(row), hash: hashOf(row).toString('hex') });

/** The signed first line says which closings the others must have. */
function header(signer: Signer, row: ExportRow, closings: readonly GatewayClosingRow[]): string {
  const content = {
    type: 'header',
    format: 'tenantry-usage-bundle',
    version: 1,
    workspace_id: row.tenant_id,
    export_id: row.id,
    key_id: signer.keyId,
    ...periodOf(row),
    last_closing: Number(row.to_seq),
    closings: closings.length,
    calls: totalOf(closings),
    created_at: row.created_at.toISOString(),
  };
  return line(signStatement(signer, 'usage-bundle', content));
}

/** Renders the exports of the calls of a period: a signed header, and each closing followed by its calls. */
export const usageRenderer =
  (book: Pick<GatewayDays, 'ofPeriod' | 'calls'>, signer: Signer): RenderPart =>
  async (row): Promise<ExportPart> => {
    const closings = await book.ofPeriod(periodOf(row), Number(row.to_seq));
    const lines = row.parts === 0 ? [header(signer, row, closings)] : [];
    const from = row.rows_done;
    const end = Math.min(from + BATCH, row.rows_total);
    let [start, seq] = [0, row.done_seq];
    for (const closing of closings) {
      const [first, last] = [Math.max(from, start), Math.min(end, start + Number(closing.calls))];
      if (first < last) {
        if (first === start) lines.push(closingLine(closing));
        const calls = await book.calls(closing, { offset: first - start }, last - first);
        // It would fail verification: retention may have deleted calls while a slow client was reading.
        if (calls.length !== last - first) throw new Error(`Calls are missing from the export ${row.id}.`);
        lines.push(...calls.map(callLine));
        seq = closing.serial;
      }
      start += Number(closing.calls);
    }
    return { text: lines.join(''), rows: end - from, seq: Number(seq), done: end === row.rows_total };
  };
