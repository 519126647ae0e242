import { newId } from '../../server/api/ids.ts';
import type { ExportRow } from '../../server/database/schema/export-tables.ts';
import type { GatewayCallRow } from '../../server/database/schema/gateway-accounting-tables.ts';
import type { GatewayClosingRow } from '../../server/database/schema/gateway-reconciliation-tables.ts';
import { hashOf } from '../../server/features/gateway/reconciliations/call-record.ts';
import { newUsageExport, usageRenderer } from '../../server/features/gateway/reconciliations/export.ts';
import { MerkleTree } from '../../server/features/gateway/reconciliations/merkle-tree.ts';
import { toClosing } from '../../server/features/gateway/reconciliations/serializers.ts';
import { renderExport } from '../../server/operations/exports/parts.ts';
import { bundleOf, entryOf, signer } from './audit-bundle.ts';
import { settledCall } from './gateway/settled-calls.ts';

export const workspaceId = newId('ws');

/** A call with what JSON has to escape. */
function callOn(day: string, index: number): GatewayCallRow {
  const { admitted_at, ...row } = settledCall({
    workspaceId,
    at: `${day}T00:00:00Z`,
    facts: { metadata: { 'customer "ü"': { value: '\\ ,"hash":"\u0001" 😀', source: 'key' } } },
    charges: [
      {
        tenant_id: workspaceId,
        budget_id: 'bud_1',
        bucket: '["a"]',
        period_start: `${day}T00:00:00.000Z`,
        units: 7,
      },
    ],
  });
  const texts = { input_tokens: '50', output_tokens: '50', cost_nano_usd: '1000', saved_nano_usd: '0' };
  return {
    ...row,
    ...texts,
    stated_nano_usd: null,
    admitted_at: new Date(Date.parse(admitted_at) + index * 1000),
  };
}

/** The closings of a workspace in the order of their serials: the day of each, whether its calls are late, and how many. */
export type Closings = ReadonlyArray<readonly [day: string, late: boolean, calls: number]>;

interface Extent {
  since: string;
  until: string;
  /** How many closings the export of calls knows. */
  known?: number;
  /** How many closings the audit log has, and how many of its first entries were deleted. */
  audited?: number;
  shortened?: number;
}

/** Exports of calls and of the audit log, as the server writes them. */
export async function makeUsageBundle(
  made: Closings,
  { since, until, known = made.length, audited = made.length, shortened = 0 }: Extent,
): Promise<{ usage: string; audit: string }> {
  const calls = new Map<string, GatewayCallRow[]>();
  const closings = made.map(([day, late, count], index): GatewayClosingRow => {
    const serial = String(index + 1);
    const rows = Array.from({ length: count }, (_, at) => callOn(day, at + (late ? 5000 : 0)));
    const tree = new MerkleTree();
    for (const row of rows) tree.add(hashOf(row));
    calls.set(serial, rows);
    const sums = { calls: String(count), cost_nano_usd: String(count * 1000), merkle_root: tree.root() };
    return { tenant_id: workspaceId, serial, day, late, ...sums, closed_at: new Date() };
  });
  const book = {
    ofPeriod: async (period: { since: string; until: string }, last: number) =>
      closings
        .filter(({ day, serial }) => day >= period.since && day <= period.until && Number(serial) <= last)
        .sort((a, b) => (a.day === b.day ? Number(a.serial) - Number(b.serial) : a.day < b.day ? -1 : 1)),
    calls: async ({ serial }: { serial: string }, { offset = 0 }: { offset?: number }, limit: number) =>
      (calls.get(serial) ?? []).slice(offset, offset + limit),
  };
  const content = newUsageExport({ since, until }, await book.ofPeriod({ since, until }, known), known);
  const row = {
    ...content,
    id: newId('gux'),
    tenant_id: workspaceId,
    created_at: new Date(),
    parts: 0,
  } as ExportRow;
  const parts: string[] = [];
  for await (const part of renderExport(usageRenderer(book, signer), row)) parts.push(part);
  // Every other entry is about something else.
  const audit = bundleOf(workspaceId, {
    entries: audited * 2 - shortened,
    after: shortened,
    checkpointEvery: 3,
    entryOf(workspace, seq) {
      const closing = seq % 2 === 0 ? closings[seq / 2 - 1] : undefined;
      const entry = entryOf(workspace, seq);
      if (closing === undefined) return entry;
      return { ...entry, action: 'gateway.day_closed', details: { parameters: toClosing(closing) } };
    },
  });
  return { usage: parts.join(''), audit };
}
