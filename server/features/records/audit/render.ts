import type { Schemas } from '../../../api/types.ts';
import { type Canonical, canonicalJson } from '../../../auth/secrets/canonical-json.ts';
import { signStatement } from '../../../auth/secrets/signed-statement.ts';
import type { Signer } from '../../../auth/secrets/signing.ts';
import type { ExportRow } from '../../../database/schema/export-tables.ts';
import type { AuditCheckpointRow } from '../../../database/schema/tables.ts';
import { csvLine } from './csv.ts';
import { type SealedRow, toAuditEvent, toCheckpoint } from './serializers.ts';

/** Converts the entries of an export to text. */
export interface ExportFormat {
  head(start: AuditCheckpointRow | undefined): string;
  entry(row: SealedRow): string;
  tail(end: BundleEnd): string;
}

/** The signed content of the last line of a bundle. */
export interface BundleEnd {
  start: AuditCheckpointRow | undefined;
  entries: number;
  checkpoints: readonly AuditCheckpointRow[];
  now: Date;
}

const line = (value: { [name: string]: Canonical }) => `${canonicalJson(value)}\n`;

const CSV_COLUMNS: ReadonlyArray<[string, (event: Schemas['AuditEvent']) => string | number | null]> = [
  ['seq', ({ seq }) => seq],
  ['id', ({ id }) => id],
  ['created_at', ({ created_at }) => created_at],
  ['action', ({ action }) => action],
  ['actor_type', ({ actor }) => actor.type],
  ['actor_id', ({ actor }) => actor.id],
  ['target_type', ({ target }) => target.type],
  ['target_id', ({ target }) => target.id],
  ['project_id', ({ project_id }) => project_id],
  ['changes', ({ changes }) => changes.join(' ')],
  ['ip_address', ({ ip_address }) => ip_address],
  ['user_agent', ({ user_agent }) => user_agent],
  ['request_id', ({ request_id }) => request_id],
  ['hash', ({ hash }) => hash],
  ['actor_name', ({ actor }) => actor.name ?? null],
  ['actor_email', ({ actor }) => actor.email ?? null],
  ['values', ({ values }) => (values === undefined ? null : JSON.stringify(values))],
  ['parameters', ({ parameters }) => (parameters === undefined ? null : JSON.stringify(parameters))],
];

const csv: ExportFormat = {
  head: () => csvLine(CSV_COLUMNS.map(([name]) => name)),
  entry(row) {
    const event = toAuditEvent(row);
    return csvLine(CSV_COLUMNS.map(([, cell]) => cell(event)));
  },
  tail: () => '',
};

const jsonLines: ExportFormat = { head: () => '', entry: (row) => line(toAuditEvent(row)), tail: () => '' };

const positionOf = (checkpoint: AuditCheckpointRow | undefined) =>
  checkpoint === undefined ? null : { seq: Number(checkpoint.seq), hash: checkpoint.hash.toString('hex') };

/**
 * A bundle that can be verified offline: the start of the chain, its entries, the checkpoints in between, and a signed
 * last line that states what the bundle must contain.
 */
const signedBundle = (signer: Signer, { id, tenant_id }: ExportRow): ExportFormat => ({
  head: (start) =>
    line({
      type: 'header',
      format: 'tenantry-audit-bundle',
      version: 1,
      workspace_id: tenant_id,
      export_id: id,
      key_id: signer.keyId,
      start: start === undefined ? null : toCheckpoint(start),
    }),
  entry: (row) => line(toAuditEvent(row)),
  tail({ start, entries, checkpoints, now }) {
    const end = {
      type: 'end',
      workspace_id: tenant_id,
      export_id: id,
      key_id: signer.keyId,
      start: positionOf(start),
      end: positionOf(checkpoints.at(-1)) ?? positionOf(start),
      entries,
      checkpoints: checkpoints.length,
      created_at: now.toISOString(),
    };
    return [
      ...checkpoints.map((checkpoint) => line({ type: 'checkpoint', ...toCheckpoint(checkpoint) })),
      line(signStatement(signer, 'audit-bundle', end)),
    ].join('');
  },
});

export function rendererOf(signer: Signer, row: ExportRow): ExportFormat {
  if (row.format === 'csv') return csv;
  return row.verifiable ? signedBundle(signer, row) : jsonLines;
}

export const contentType = ({ format }: ExportRow): 'text/csv' | 'application/x-ndjson' =>
  format === 'csv' ? 'text/csv' : 'application/x-ndjson';
